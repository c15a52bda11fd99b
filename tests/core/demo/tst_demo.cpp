// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demo/demo.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QtCrypto>

using namespace Qt::StringLiterals;
using namespace Signalbox;
using namespace std::chrono_literals;

class DemoTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whereItLeadsIsKnownBeforeTheStationBegins()
    {
        const QTemporaryDir folder;
        auto pipeline = Pipeline::open({.storeUrl = u"sqlite://"_s + folder.filePath(u"demo.db"_s),
                                        .providerFolder = {},
                                        .limits = {}});
        QVERIFY(pipeline.ok());
        LocalStation station(*std::move(pipeline));
        Demo demo(station);
        QSignalSpy prepared(&demo, &Demo::prepared);
        QSignalSpy started(&demo, &Demo::started);
        QSignalSpy failed(&demo, &Demo::failed);
        demo.prepare();
        QTRY_COMPARE(prepared.size(), 1);
        const auto destinations = station.destinations();
        QTRY_VERIFY(destinations.isFinished());
        QVERIFY(!destinations.result()->isEmpty());

        QVERIFY(station.listen({QHostAddress::LocalHost, 0}));
        QVERIFY(station.begin());
        demo.start();
        QTRY_COMPARE(started.size(), 1);
        QCOMPARE(failed.size(), 0);
        const auto arrived = [&station] {
            const auto events = station.events({});
            return QTest::qWaitFor([&] { return events.isFinished(); }) && events.result()
                && !events.result()->events.isEmpty();
        };
        QTRY_VERIFY(arrived());
        station.stop(0ms);
    }
};

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    const QCA::Initializer crypto;
    DemoTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_demo.moc"
