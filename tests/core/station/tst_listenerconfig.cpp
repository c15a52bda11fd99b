// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/station/stationfile.h"

#include <QTest>

using namespace Signalbox;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

Result<StationConfig> readText(const QByteArray &text)
{
    return readStationFile(text, u"station.yaml"_s, {});
}

QString problemOf(const QByteArray &text)
{
    const auto config = readText(text);
    return config ? QString() : config.error().detail;
}

} // namespace

class TestListenerConfig final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingIsSaidByDefault();
    void readsEveryLimit();
    void limitsThatAreNotNamedHaveTheirDefaults();
    void refusesLimitsThatCannotBe_data();
    void refusesLimitsThatCannotBe();
    void isWrittenAsRead();
};

void TestListenerConfig::nothingIsSaidByDefault()
{
    QCOMPARE(readText("listen: 127.0.0.1:1\n")->listener, ListenerConfig());
}

void TestListenerConfig::readsEveryLimit()
{
    const auto config = readText("limits:\n"
                                 "  request_line: 1KiB\n"
                                 "  headers: 2KiB\n"
                                 "  header_fields: 3\n"
                                 "  body: 4MiB\n"
                                 "  header_deadline: 5s\n"
                                 "  body_deadline: 6s\n"
                                 "  body_rate: 7\n"
                                 "  keep_alive: 8s\n"
                                 "  answer_deadline: 250ms\n"
                                 "  requests_per_connection: 10\n"
                                 "  connections: 11\n"
                                 "  connections_per_address: 12\n"
                                 "  bytes_in_flight: 13MiB\n");
    QVERIFY2(config, config ? "" : qPrintable(config.error().detail));
    const HttpLimits expected{.requestLine = 1024,
                              .headers = 2048,
                              .headerFields = 3,
                              .body = 4 * 1024 * 1024,
                              .headerDeadline = 5s,
                              .bodyDeadline = 6s,
                              .bodyBytesPerSecond = 7,
                              .keepAlive = 8s,
                              .answerDeadline = 250ms,
                              .requestsPerConnection = 10,
                              .connections = 11,
                              .connectionsPerAddress = 12,
                              .bytesInFlight = 13 * 1024 * 1024};
    QVERIFY(config->listener.limits == expected);
}

void TestListenerConfig::limitsThatAreNotNamedHaveTheirDefaults()
{
    const auto config = readText("limits: {headers: 16KiB}\n");
    HttpLimits expected;
    expected.headers = 16 * 1024;
    QVERIFY(config->listener.limits == expected);
}

void TestListenerConfig::refusesLimitsThatCannotBe_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("problem");
    QTest::newRow("unknown") << "limits: {head: 1}\n"_ba << u"limits.head"_s;
    QTest::newRow("no mapping") << "limits: 5\n"_ba << u"station.yaml:1: limits"_s;
    QTest::newRow("size as time") << "limits: {headers: 5s}\n"_ba
                                  << u"limits.headers: expected a size from 256B to 1MiB"_s;
    QTest::newRow("time as size") << "limits: {keep_alive: 5MB}\n"_ba
                                  << u"limits.keep_alive: expected a time from 10ms to 1d"_s;
    QTest::newRow("too small") << "limits: {request_line: 63}\n"_ba << u"limits.request_line"_s;
    QTest::newRow("too large") << "limits: {body: 257MiB}\n"_ba << u"limits.body"_s;
    QTest::newRow("no connections") << "limits: {connections: 0}\n"_ba << u"limits.connections"_s;
    QTest::newRow("too short") << "limits: {header_deadline: 9ms}\n"_ba
                               << u"limits.header_deadline"_s;
    QTest::newRow("too long") << "limits: {header_deadline: 2d}\n"_ba
                              << u"limits.header_deadline"_s;
    QTest::newRow("a body that never fits") << "limits: {body: 5MiB, bytes_in_flight: 2MiB}\n"_ba
                                            << u"expected at most bytes_in_flight (2MiB)"_s;
}

void TestListenerConfig::refusesLimitsThatCannotBe()
{
    QFETCH(const QByteArray, text);
    QFETCH(const QString, problem);
    QVERIFY2(problemOf(text).contains(problem), qPrintable(problemOf(text)));
}

void TestListenerConfig::isWrittenAsRead()
{
    const auto config =
        readText("listen: 127.0.0.1:1\nlimits: {headers: 16KiB, keep_alive: 90s}\n");
    const auto text = writeStationFile(*config);
    const auto again = readText(text);
    QVERIFY2(again, again ? "" : qPrintable(again.error().detail));
    QCOMPARE(*again, *config);
    QCOMPARE(writeStationFile(*again), text);
}

QTEST_GUILESS_MAIN(TestListenerConfig)
#include "tst_listenerconfig.moc"
