// SPDX-License-Identifier: GPL-3.0-or-later
// How many deliveries a second go out to a fast sink over loopback and are recorded, from a store
// in which they wait. Usage: bench_delivery [deliveries] [concurrency] [body bytes] [rounds]
#include "tests/core/delivery/deliveryfixture.h"
#include "tests/support/countingsink.h"

#include <QCoreApplication>
#include <QTextStream>

using namespace Signalbox;
using namespace Qt::StringLiterals;

int main(int argc, char *argv[])
{
    const QCoreApplication app(argc, argv);
    const auto arguments = QCoreApplication::arguments();
    const auto argument = [&](qsizetype index, int otherwise) {
        return arguments.size() > index ? arguments[index].toInt() : otherwise;
    };
    const int count = argument(1, 50'000);
    const int bodySize = argument(3, 900);
    QTextStream out(stdout);
    for (int round = 0; round < argument(4, 3); ++round) {
        CountingSink sink;
        DeliveryFixture fixture;
        auto target = quickTarget(u"sink"_s, u"http://127.0.0.1:%1/"_s.arg(sink.port()));
        target.config.concurrency = argument(2, 16);
        target.key = HmacKey::create(HmacAlgorithm::Sha256, "bench").value();
        fixture.setTarget(target);
        fixture.add(u"sink"_s, count, QByteArray(bodySize, 'b'));

        const auto start = std::chrono::steady_clock::now();
        const auto rate = [&](int number) {
            const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
            return qRound(number / took.count());
        };
        fixture.start();
        sink.waitForCount(count, std::chrono::minutes(5));
        out << "delivered/s " << rate(count);
        fixture.observer.waitForCount(count);
        out << "  delivered and recorded/s " << rate(count) << "  turns "
            << fixture.dispatcher().turns() << "  reads " << fixture.probe.reads << Qt::endl;
    }
    return 0;
}
