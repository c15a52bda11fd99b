// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/store/ingestconformance.h"

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
    int failures = 0;
    for (QObject *suite : {static_cast<QObject *>(&ingest)})
        failures += QTest::qExec(suite, app.arguments());
    return failures;
}
