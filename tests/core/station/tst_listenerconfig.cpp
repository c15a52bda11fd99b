// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/station/stationfile.h"
#include "core/station/stationfilelistener.h"

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
    void readsTrustedProxies();
    void readsTls();
    void refusesProxiesAndTlsThatCannotBe_data();
    void refusesProxiesAndTlsThatCannotBe();
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

void TestListenerConfig::readsTrustedProxies()
{
    const auto config = readText("trusted_proxies: [10.0.0.0/8, \"fd00::/8\"]\n");
    QVERIFY2(config, config ? "" : qPrintable(config.error().detail));
    const QList<AddressRange> ranges{*AddressRange::parse(u"10.0.0.0/8"),
                                     *AddressRange::parse(u"fd00::/8")};
    QCOMPARE(config->listener.proxies->ranges, ranges);
    QCOMPARE(config->listener.proxies->way, TrustedProxies::Way::XForwardedFor);
    const auto way = [](const QByteArray &name) {
        return readText("trusted_proxies: [10.0.0.1]\nproxy_header: " + name + "\n")
            ->listener.proxies->way;
    };
    QCOMPARE(way("x-forwarded-for"), TrustedProxies::Way::XForwardedFor);
    QCOMPARE(way("forwarded"), TrustedProxies::Way::Forwarded);
    QCOMPARE(way("proxy-protocol"), TrustedProxies::Way::ProxyProtocol);
}

void TestListenerConfig::readsTls()
{
    const auto config = readText("tls: {certificate: /c.pem, key: /k.pem}\n");
    QCOMPARE(config->listener.tls, (TlsFiles{u"/c.pem"_s, u"/k.pem"_s, {}}));
    const auto more = readText("tls: {certificate: /c.pem, key: /k.pem, client_ca: /a b.pem}\n");
    QCOMPARE(more->listener.tls, (TlsFiles{u"/c.pem"_s, u"/k.pem"_s, u"/a b.pem"_s}));
    const auto most =
        readText("tls: {certificate: /c.pem, key: /k.pem, client_ca: /a.pem, crl: /revoked.pem}\n");
    QCOMPARE(most->listener.tls,
             (TlsFiles{u"/c.pem"_s, u"/k.pem"_s, u"/a.pem"_s, u"/revoked.pem"_s}));
    QVERIFY(StationFileListener::write(most->listener).contains(u"crl: \"/revoked.pem\""_s));
}

void TestListenerConfig::refusesProxiesAndTlsThatCannotBe_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("problem");
    QTest::newRow("no range") << "trusted_proxies: [10.0.0.0/8, localhost]\n"_ba
                              << u"trusted_proxies[1]: expected an address or a range"_s;
    QTest::newRow("host bits") << "trusted_proxies: [10.1.2.3/8]\n"_ba << u"10.0.0.0/8"_s;
    QTest::newRow("no list") << "trusted_proxies: 10.0.0.0/8\n"_ba << u"a list such as"_s;
    QTest::newRow("unknown way") << "trusted_proxies: [10.0.0.1]\nproxy_header: via\n"_ba
                                 << u"proxy_header: expected x-forwarded-for"_s;
    QTest::newRow("a way without proxies")
        << "proxy_header: forwarded\n"_ba << u"expected trusted_proxies beside it"_s;
    QTest::newRow("no key") << "tls: {certificate: /c.pem}\n"_ba << u"tls.key"_s;
    QTest::newRow("no certificate") << "tls: {key: /c.pem}\n"_ba << u"tls.certificate"_s;
    QTest::newRow("relative") << "tls: {certificate: c.pem, key: /k.pem}\n"_ba
                              << u"tls.certificate: expected the absolute path"_s;
    QTest::newRow("lists without authorities")
        << "tls: {certificate: /c.pem, key: /k.pem, crl: /r.pem}\n"_ba
        << u"tls.crl: expected client_ca beside it"_s;
    QTest::newRow("unknown") << "tls: {certificate: /c.pem, key: /k.pem, chain: /d}\n"_ba
                             << u"tls.chain"_s;
}

void TestListenerConfig::refusesProxiesAndTlsThatCannotBe()
{
    QFETCH(const QByteArray, text);
    QFETCH(const QString, problem);
    QVERIFY2(problemOf(text).contains(problem), qPrintable(problemOf(text)));
}

void TestListenerConfig::isWrittenAsRead()
{
    const auto config = readText("listen: 127.0.0.1:1\nlimits: {headers: 16KiB, keep_alive: 90s}\n"
                                 "trusted_proxies: [10.0.0.0/8, \"fd00::/8\"]\n"
                                 "proxy_header: proxy-protocol\n"
                                 "tls: {certificate: /c.pem, key: /k.pem, client_ca: /a b.pem}\n");
    QVERIFY2(config, config ? "" : qPrintable(config.error().detail));
    const auto text = writeStationFile(*config);
    const auto again = readText(text);
    QVERIFY2(again, again ? "" : qPrintable(again.error().detail));
    QCOMPARE(*again, *config);
    QCOMPARE(writeStationFile(*again), text);
}

QTEST_GUILESS_MAIN(TestListenerConfig)
#include "tst_listenerconfig.moc"
