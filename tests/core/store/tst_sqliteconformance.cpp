// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/store/continuationconformance.h"
#include "tests/core/store/deliveryconformance.h"
#include "tests/core/store/ingestconformance.h"
#include "tests/core/store/leavingconformance.h"
#include "tests/core/store/outageconformance.h"
#include "tests/core/store/rejectionconformance.h"
#include "tests/core/store/retentionconformance.h"
#include "tests/core/store/routingconformance.h"
#include "tests/core/store/searchconformance.h"
#include "tests/core/store/serialconformance.h"
#include "tests/core/store/tracekeepingconformance.h"

#include <QCoreApplication>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;
using namespace Signalbox;

/// The conformance suites on SQLite: each test on a file of its own.
int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    const QTemporaryDir folder;
    int files = 0;
    const auto makeUrl = [&] {
        return u"sqlite://"_s + folder.filePath(u"store-%1.db"_s.arg(++files));
    };
    IngestConformance ingest(makeUrl);
    OutageConformance outages(makeUrl);
    RejectionConformance rejections(makeUrl);
    RetentionConformance retention(makeUrl);
    RoutingConformance routing(makeUrl);
    DeliveryConformance delivery(makeUrl);
    ContinuationConformance continuations(makeUrl);
    LeavingConformance leaving(makeUrl);
    SerialConformance serial(makeUrl);
    SearchConformance search(makeUrl);
    TraceKeepingConformance traces(makeUrl);
    int failures = 0;
    for (QObject *suite : std::initializer_list<QObject *>{
             &ingest, &outages, &rejections, &retention, &routing, &continuations, &leaving,
             &delivery, &serial, &search, &traces})
        failures += QTest::qExec(suite, app.arguments());
    return failures;
}
