// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/proxyheader.h"
#include "core/http/trustedproxies.h"

#include "httpfixture.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace Signalbox;
using namespace std::chrono_literals;
using Way = TrustedProxies::Way;

namespace {

constexpr char request[] = "GET /a HTTP/1.1\r\nHost: x\r\n\r\n";

QByteArray asking(const QByteArray &fields)
{
    return "GET /a HTTP/1.1\r\nHost: x\r\n" + fields + "\r\n\r\n";
}

QList<AddressRange> ranges(std::initializer_list<const char *> texts)
{
    QList<AddressRange> result;
    for (const auto *text : texts)
        result.append(*AddressRange::parse(QString::fromLatin1(text)));
    return result;
}

ListenerSettings trusting(Way way, std::initializer_list<const char *> texts = {"127.0.0.1"})
{
    ListenerSettings settings;
    settings.proxies = {ranges(texts), way};
    return settings;
}

/// A header of version 2.
QByteArray version2(char versionAndCommand, char family, const QByteArray &content)
{
    QByteArray size(2, '\0');
    size[0] = char(content.size() >> 8);
    size[1] = char(content.size());
    return "\r\n\r\n\0\r\nQUIT\n"_ba + versionAndCommand + family + size + content;
}

const auto fromV4 = version2('\x21', '\x11', "\xc0\0\2\1\xc6\x33\x64\1\x30\x39\1\xbb"_ba);
const auto fromV6 = version2('\x21', '\x21',
                             "\x20\1\x0d\xb8\0\0\0\0\0\0\0\0\0\0\0\1"
                             "\x20\1\x0d\xb8\0\0\0\0\0\0\0\0\0\0\0\2\x30\x39\1\xbb"_ba);

struct Read
{
    ProxyHeader::Step step = ProxyHeader::Step::NeedMore;
    qsizetype taken = 0;
    QString source;
    bool secure = false;
};

/// Reads the header at the front of \a bytes as a connection brings it, \a most bytes at a time.
Read readHeader(const QByteArray &bytes, qsizetype most = 1'000'000)
{
    ProxyHeader header;
    Read read;
    while (read.step == ProxyHeader::Step::NeedMore && read.taken < bytes.size()) {
        const auto size = std::min({header.wanted(), most, bytes.size() - read.taken});
        read.step = header.add(QByteArrayView(bytes).sliced(read.taken, size));
        read.taken += size;
    }
    if (header.source()) {
        read.source =
            header.source()->address.toString() + u' ' + QString::number(header.source()->port);
        read.secure = header.source()->secure;
    }
    return read;
}

} // namespace

class TestProxies final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsProxyHeaders_data();
    void readsProxyHeaders();
    void refusesProxyHeaders_data();
    void refusesProxyHeaders();
    void findsTheClient_data();
    void findsTheClient();
    void findsTheScheme_data();
    void findsTheScheme();
    void aProxyHeaderTellsOfTls_data();
    void aProxyHeaderTellsOfTls();
    void theSchemeIsTheClientsNotTheProxys();
    void aStrangerSpeaksForItself();
    void aTrustedProxySpeaksForItsClient();
    void aStrangersProxyHeaderIsRefused();
    void aProxyHeaderSpeaksForTheWholeConnection();
    void aProxyHeaderIsReadAByteAtATime();
    void aProxyWithoutItsHeaderIsClosed();
    void aHeaderThatDoesNotComeEndsAtTheDeadline();
    void connectionsAreCountedForTheClientNotTheProxy();
    void stopsWhileAProxyHeaderIsOnItsWay();
};

void TestProxies::readsProxyHeaders_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("source");
    QTest::newRow("v1, IPv4") << "PROXY TCP4 192.0.2.1 198.51.100.1 12345 443\r\n"_ba
                              << u"192.0.2.1 12345"_s;
    QTest::newRow("v1, IPv6") << "PROXY TCP6 2001:db8::1 2001:db8::2 12345 443\r\n"_ba
                              << u"2001:db8::1 12345"_s;
    QTest::newRow("v1, unknown") << "PROXY UNKNOWN\r\n"_ba << QString();
    QTest::newRow("v1, unknown with words")
        << "PROXY UNKNOWN ffff::1 ffff::2 65535 65535\r\n"_ba << QString();
    QTest::newRow("v1, longest") << "PROXY TCP6 ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff "
                                    "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff 65535 65535\r\n"_ba
                                 << u"ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff 65535"_s;
    QTest::newRow("v2, IPv4") << fromV4 << u"192.0.2.1 12345"_s;
    QTest::newRow("v2, IPv6") << fromV6 << u"2001:db8::1 12345"_s;
    QTest::newRow("v2, IPv4 in IPv6") << version2('\x21', '\x21',
                                                  "\0\0\0\0\0\0\0\0\0\0\xff\xff\xc0\0\2\1"_ba
                                                      + QByteArray(16, '\0') + "\x30\x39\1\xbb")
                                      << u"192.0.2.1 12345"_s;
    QTest::newRow("v2, extensions behind")
        << version2('\x21', '\x11', fromV4.sliced(16) + "\x04\0\x03nop"_ba) << u"192.0.2.1 12345"_s;
    QTest::newRow("v2, local") << version2('\x20', '\0', {}) << QString();
    QTest::newRow("v2, local with addresses")
        << version2('\x20', '\x11', fromV4.sliced(16)) << QString();
    QTest::newRow("v2, unknown family") << version2('\x21', '\0', "abc") << QString();
    QTest::newRow("v2, socket file") << version2('\x21', '\x31', QByteArray(216, 'a')) << QString();
}

void TestProxies::readsProxyHeaders()
{
    QFETCH(const QByteArray, bytes);
    for (const qsizetype most : {1, 7, 1'000'000}) {
        const auto read = readHeader(bytes + request, most);
        QCOMPARE(read.step, ProxyHeader::Step::Done);
        QCOMPARE(read.taken, bytes.size());
        QTEST(read.source, "source");
    }
    for (qsizetype size = 0; size < bytes.size(); ++size)
        QCOMPARE(readHeader(bytes.first(size)).step, ProxyHeader::Step::NeedMore);
}

void TestProxies::refusesProxyHeaders_data()
{
    QTest::addColumn<QByteArray>("bytes");
    const auto add = [](const char *name, const QByteArray &bytes) {
        QTest::newRow(name) << bytes + request;
    };
    add("a request", {});
    add("TLS", "\x16\x03\x01\x02\0\1\0\1\xfc\x03\x03"_ba);
    add("v1, lower case", "proxy TCP4 192.0.2.1 192.0.2.2 1 2\r\n");
    add("v1, LF", "PROXY TCP4 192.0.2.1 192.0.2.2 1 2\n");
    add("v1, too long", "PROXY UNKNOWN " + QByteArray(100, 'a') + "\r\n");
    add("v1, UDP", "PROXY UDP4 192.0.2.1 192.0.2.2 1 2\r\n");
    add("v1, other family", "PROXY TCP4 ::1 ::2 1 2\r\n");
    add("v1, IPv4 as IPv6", "PROXY TCP6 192.0.2.1 192.0.2.2 1 2\r\n");
    add("v1, no address", "PROXY TCP4 1 2\r\n");
    add("v1, no number", "PROXY TCP4 192.0.2.1 192.0.2.2 a 2\r\n");
    add("v1, leading zero", "PROXY TCP4 192.0.2.1 192.0.2.2 01 2\r\n");
    add("v1, port too large", "PROXY TCP4 192.0.2.1 192.0.2.2 65536 2\r\n");
    add("v1, two blanks", "PROXY TCP4  192.0.2.1 192.0.2.2 1 2\r\n");
    add("v1, words behind", "PROXY TCP4 192.0.2.1 192.0.2.2 1 2 3\r\n");
    add("v1, odd address", "PROXY TCP4 192.0.2 192.0.2.2 1 2\r\n");
    add("v1, nothing", "PROXY      \r\n");
    add("v2, version 1", version2('\x11', '\x11', fromV4.sliced(16)));
    add("v2, version 3", version2('\x31', '\x11', fromV4.sliced(16)));
    add("v2, unknown command", version2('\x22', '\x11', fromV4.sliced(16)));
    add("v2, UDP", version2('\x21', '\x12', fromV4.sliced(16)));
    add("v2, too short", version2('\x21', '\x11', fromV4.sliced(16).chopped(1)));
    add("v2, too short for IPv6", version2('\x21', '\x21', fromV4.sliced(16)));
    add("v2, too long", version2('\x21', '\x11', QByteArray(20'000, 'a')));
}

void TestProxies::refusesProxyHeaders()
{
    QFETCH(const QByteArray, bytes);
    QCOMPARE(readHeader(bytes).step, ProxyHeader::Step::Malformed);
    QCOMPARE(readHeader(bytes, 1).step, ProxyHeader::Step::Malformed);
}

void TestProxies::findsTheClient_data()
{
    QTest::addColumn<QString>("peer");
    QTest::addColumn<QByteArray>("headers");
    QTest::addColumn<QString>("forwardedFor");
    QTest::addColumn<QString>("forwarded");
    const auto add = [](const char *name, const QByteArray &headers, const char *forwardedFor,
                        const char *forwarded, const char *peer = "10.0.0.1") {
        QTest::newRow(name) << QString::fromLatin1(peer) << headers
                            << QString::fromLatin1(forwardedFor) << QString::fromLatin1(forwarded);
    };
    const auto *proxy = "10.0.0.1";
    add("nothing", "A: b\r\n", proxy, proxy);
    add("one", "X-Forwarded-For: 192.0.2.1\r\n", "192.0.2.1", proxy);
    add("a stranger's word", "X-Forwarded-For: 192.0.2.1\r\nForwarded: for=192.0.2.1\r\n",
        "203.0.113.1", "203.0.113.1", "203.0.113.1");
    add("made up by the client", "X-Forwarded-For: 127.0.0.1, 192.0.2.1\r\n", "192.0.2.1", proxy);
    add("made up, as a trusted one", "X-Forwarded-For: 192.0.2.9, 10.0.0.7, 192.0.2.1\r\n",
        "192.0.2.1", proxy);
    add("two proxies", "X-Forwarded-For: 192.0.2.1, 10.0.0.2\r\n", "192.0.2.1", proxy);
    add("only proxies", "X-Forwarded-For: 10.0.0.3, 10.0.0.2\r\n", "10.0.0.3", proxy);
    add("two fields", "X-Forwarded-For: 192.0.2.1\r\nx-forwarded-for: 10.0.0.2\r\n", "192.0.2.1",
        proxy);
    add("with a port", "X-Forwarded-For: 192.0.2.1:4711\r\n", "192.0.2.1", proxy);
    add("IPv6", "X-Forwarded-For: 2001:db8::1\r\n", "2001:db8::1", proxy);
    add("IPv6 with a port", "X-Forwarded-For: [2001:db8::1]:80\r\n", "2001:db8::1", proxy);
    add("IPv4 in IPv6", "X-Forwarded-For: ::ffff:192.0.2.1\r\n", "192.0.2.1", proxy);
    add("empty", "X-Forwarded-For:\r\nForwarded:\r\n", proxy, proxy);
    add("junk", "X-Forwarded-For: unknown\r\nForwarded: unknown\r\n", proxy, proxy);
    add("junk before a proxy", "X-Forwarded-For: 192.0.2.1, junk, 10.0.0.2\r\n", "10.0.0.2", proxy);
    add("forwarded", "Forwarded: for=192.0.2.1\r\n", proxy, "192.0.2.1");
    add("forwarded, all of it",
        "Forwarded: by=10.0.0.1;For=\"192.0.2.1:80\";host=a;proto=https\r\n", proxy, "192.0.2.1");
    add("forwarded, IPv6", "Forwarded: for=\"[2001:db8::1]:80\"\r\n", proxy, "2001:db8::1");
    add("forwarded, two", "Forwarded: for=192.0.2.1, for=10.0.0.2\r\n", proxy, "192.0.2.1");
    add("forwarded, two fields", "Forwarded: for=192.0.2.1\r\nForwarded: for=10.0.0.2\r\n", proxy,
        "192.0.2.1");
    add("forwarded, quoted comma", "Forwarded: for=192.0.2.1;by=\"a,for=192.0.2.9\"\r\n", proxy,
        "192.0.2.1");
    add("forwarded, quote without an end", "Forwarded: for=\"192.0.2.1, for=10.0.0.2\r\n", proxy,
        proxy);
    add("forwarded, unknown", "Forwarded: for=192.0.2.1, for=unknown\r\n", proxy, proxy);
    add("forwarded, hidden", "Forwarded: for=_secret\r\n", proxy, proxy);
    add("forwarded, for twice", "Forwarded: for=192.0.2.1;for=192.0.2.2\r\n", proxy, proxy);
    add("forwarded, without for", "Forwarded: proto=https\r\n", proxy, proxy);
    add("the other header is the client's",
        "X-Forwarded-For: 192.0.2.1\r\n"
        "Forwarded: for=192.0.2.2\r\n",
        "192.0.2.1", "192.0.2.2");
}

void TestProxies::findsTheClient()
{
    QFETCH(const QString, peer);
    QFETCH(const QByteArray, headers);
    const HeaderBlock block(headers);
    const auto trusted = ranges({"10.0.0.0/8", "fd00::/8"});
    const auto client = [&](Way way) {
        return TrustedProxies{trusted, way}.clientOf(QHostAddress(peer), block).toString();
    };
    QTEST(client(Way::XForwardedFor), "forwardedFor");
    QTEST(client(Way::Forwarded), "forwarded");
    QCOMPARE(client(Way::ProxyProtocol), peer);
    QCOMPARE((TrustedProxies{}.clientOf(QHostAddress(peer), block).toString()), peer);
}

void TestProxies::findsTheScheme_data()
{
    QTest::addColumn<QByteArray>("headers");
    QTest::addColumn<QString>("besideForwardedFor");
    QTest::addColumn<QString>("forwarded");
    const auto add = [](const char *name, const QByteArray &headers, const char *besideForwardedFor,
                        const char *forwarded) {
        QTest::newRow(name) << headers << QString::fromLatin1(besideForwardedFor)
                            << QString::fromLatin1(forwarded);
    };
    add("nothing", "A: b\r\n", "-", "-");
    add("https", "X-Forwarded-Proto: https\r\n", "https", "-");
    add("in capitals", "X-Forwarded-Proto: HTTPS\r\n", "https", "-");
    add("http", "X-Forwarded-Proto: http\r\n", "http", "-");
    add("junk", "X-Forwarded-Proto: gopher\r\nForwarded: proto=gopher\r\n", "-", "-");
    add("empty", "X-Forwarded-Proto:\r\nForwarded:\r\n", "-", "-");
    add("one word, two proxies",
        "X-Forwarded-For: 192.0.2.1, 10.0.0.2\r\nX-Forwarded-Proto: https\r\n", "https", "-");
    add("two words, two proxies",
        "X-Forwarded-For: 192.0.2.1, 10.0.0.2\r\nX-Forwarded-Proto: https, http\r\n", "https", "-");
    add("made up by the client",
        "X-Forwarded-For: 192.0.2.9, 192.0.2.1\r\nX-Forwarded-Proto: http, https\r\n", "https",
        "-");
    add("made up, in a field of its own", "X-Forwarded-Proto: http\r\nX-Forwarded-Proto: https\r\n",
        "https", "-");
    add("forwarded", "Forwarded: for=192.0.2.1;proto=https\r\n", "-", "https");
    add("forwarded, quoted", "Forwarded: proto=\"https\"; for=192.0.2.1\r\n", "-", "https");
    add("forwarded, alone", "Forwarded: proto=http\r\n", "-", "http");
    add("forwarded, two proxies",
        "Forwarded: for=192.0.2.1;proto=https, for=10.0.0.2;proto=http\r\n", "-", "https");
    add("forwarded, made up", "Forwarded: for=192.0.2.9;proto=http, for=192.0.2.1;proto=https\r\n",
        "-", "https");
    add("forwarded, not said by the first proxy",
        "Forwarded: for=192.0.2.1, for=10.0.0.2;proto=https\r\n", "-", "-");
    add("forwarded, twice", "Forwarded: for=192.0.2.1;proto=https;proto=http\r\n", "-", "-");
}

void TestProxies::findsTheScheme()
{
    QFETCH(const QByteArray, headers);
    const HeaderBlock block(headers);
    const auto trusted = ranges({"10.0.0.0/8"});
    const auto scheme = [&](Way way, const QString &peer) {
        const auto secure = TrustedProxies{trusted, way}.secureOf(QHostAddress(peer), block);
        return secure ? *secure ? u"https"_s : u"http"_s : u"-"_s;
    };
    QTEST(scheme(Way::XForwardedFor, u"10.0.0.1"_s), "besideForwardedFor");
    QTEST(scheme(Way::Forwarded, u"10.0.0.1"_s), "forwarded");
    for (const auto way : {Way::XForwardedFor, Way::Forwarded})
        QCOMPARE(scheme(way, u"203.0.113.1"_s), u"-"_s);
    QCOMPARE(scheme(Way::ProxyProtocol, u"10.0.0.1"_s), u"-"_s);
}

void TestProxies::aProxyHeaderTellsOfTls_data()
{
    QTest::addColumn<QByteArray>("extensions");
    QTest::addColumn<bool>("secure");
    QTest::newRow("none") << ""_ba << false;
    QTest::newRow("over TLS") << "\x20\0\5\1\0\0\0\0"_ba << true;
    QTest::newRow("plain") << "\x20\0\5\0\0\0\0\0"_ba << false;
    QTest::newRow("behind another") << "\x04\0\3nop\x20\0\5\7\0\0\0\0"_ba << true;
    QTest::newRow("empty") << "\x20\0\0"_ba << false;
    QTest::newRow("longer than the header") << "\x20\0\x09\1"_ba << false;
    QTest::newRow("cut in its head") << "\x20\0"_ba << false;
}

void TestProxies::aProxyHeaderTellsOfTls()
{
    QFETCH(const QByteArray, extensions);
    QTEST(readHeader(version2('\x21', '\x11', fromV4.sliced(16) + extensions)).secure, "secure");
    QTEST(readHeader(version2('\x21', '\x21', fromV6.sliced(16) + extensions)).secure, "secure");
}

void TestProxies::theSchemeIsTheClientsNotTheProxys()
{
    TestService service(trusting(Way::XForwardedFor));
    QCOMPARE(service.ask(asking("X-Forwarded-Proto: https")).status, 200);
    QCOMPARE(service.ask(asking("A: b")).status, 200);
    TestService preceded(trusting(Way::ProxyProtocol));
    const auto overTls = version2('\x21', '\x11', fromV4.sliced(16) + "\x20\0\5\1\0\0\0\0"_ba);
    QCOMPARE(preceded.ask(overTls + request).status, 200);
    TestService strange(trusting(Way::XForwardedFor, {"10.0.0.0/8"}));
    QCOMPARE(strange.ask(asking("X-Forwarded-Proto: https")).status, 200);
    QCOMPARE(service.seen.requests().first().secure, true);
    QCOMPARE(service.seen.requests().last().secure, false);
    QCOMPARE(preceded.seen.requests().first().secure, true);
    QCOMPARE(strange.seen.requests().first().secure, false);
}

void TestProxies::aStrangerSpeaksForItself()
{
    TestService service(trusting(Way::XForwardedFor, {"10.0.0.0/8"}));
    QCOMPARE(service.ask(asking("X-Forwarded-For: 192.0.2.1")).status, 200);
    QCOMPARE(service.seen.requests().first().client, QHostAddress(u"127.0.0.1"_s));
}

void TestProxies::aTrustedProxySpeaksForItsClient()
{
    TestService service(trusting(Way::Forwarded));
    QCOMPARE(service.ask(asking("Forwarded: for=192.0.2.1")).status, 200);
    QCOMPARE(service.ask(asking("X-Forwarded-For: 192.0.2.2")).status, 200);
    const auto seen = service.seen.requests();
    QCOMPARE(seen[0].client, QHostAddress(u"192.0.2.1"_s));
    QCOMPARE(seen[0].peer, QHostAddress(u"127.0.0.1"_s));
    QCOMPARE(seen[1].client, QHostAddress(u"127.0.0.1"_s));
    QCOMPARE(service.ask(asking("Forwarded: for=192.0.2.3\r\nBad : field")).status, 400);
    QCOMPARE(service.seen.violations(1).first().request.client, QHostAddress(u"192.0.2.3"_s));
}

void TestProxies::aStrangersProxyHeaderIsRefused()
{
    TestService service(trusting(Way::ProxyProtocol, {"10.0.0.0/8"}));
    QCOMPARE(service.ask(fromV4 + request).status, 400);
    QCOMPARE(service.ask("PROXY TCP4 192.0.2.1 192.0.2.2 1 2\r\n"_ba + request).status, 400);
    QCOMPARE(service.ask(request).status, 200);
    QCOMPARE(service.seen.requests().size(), 1);
}

void TestProxies::aProxyHeaderSpeaksForTheWholeConnection()
{
    TestService service(trusting(Way::ProxyProtocol));
    auto client = service.client();
    client.send(fromV6 + request);
    QCOMPARE(client.read().status, 200);
    QCOMPARE(client.ask(asking("X-Forwarded-For: 192.0.2.9")).status, 200);
    const auto seen = service.seen.requests();
    for (const auto &request : seen) {
        QCOMPARE(request.client, QHostAddress(u"2001:db8::1"_s));
        QCOMPARE(request.peer, QHostAddress(u"127.0.0.1"_s));
    }
    QCOMPARE(service.ask(version2('\x20', '\0', {}) + request).status, 200);
    QCOMPARE(service.seen.requests().last().client, QHostAddress(u"127.0.0.1"_s));
}

void TestProxies::aProxyHeaderIsReadAByteAtATime()
{
    TestService service(trusting(Way::ProxyProtocol));
    auto client = service.client();
    const auto bytes = fromV4 + request;
    for (const char byte : bytes)
        QCOMPARE(client.send(QByteArray(1, byte)), 1);
    QCOMPARE(client.read().status, 200);
    QCOMPARE(service.seen.requests().first().client, QHostAddress(u"192.0.2.1"_s));
}

void TestProxies::aProxyWithoutItsHeaderIsClosed()
{
    TestService service(trusting(Way::ProxyProtocol));
    auto client = service.client();
    client.send(request);
    QVERIFY(client.readRest().isEmpty() && client.isClosedByPeer());
    QTRY_COMPARE(service.service.connectionCount(), 0);
    QCOMPARE(service.seen.requests().size(), 0);
}

void TestProxies::aHeaderThatDoesNotComeEndsAtTheDeadline()
{
    auto settings = trusting(Way::ProxyProtocol);
    settings.limits.headerDeadline = 100ms;
    TestService service(settings);
    auto client = service.client();
    client.send(fromV4.first(20));
    QVERIFY(client.isClosedByPeer());
    QTRY_COMPARE(service.service.connectionCount(), 0);
}

void TestProxies::connectionsAreCountedForTheClientNotTheProxy()
{
    for (const auto way : {Way::XForwardedFor, Way::ProxyProtocol}) {
        auto settings = trusting(way);
        settings.limits.connectionsPerAddress = 1;
        TestService service(settings);
        const auto preamble = way == Way::ProxyProtocol ? fromV4 : QByteArray();
        const auto other = way == Way::ProxyProtocol ? fromV6 : QByteArray();
        auto first = service.client();
        auto second = service.client();
        QCOMPARE(first.ask(preamble + request).status, 200);
        QCOMPARE(second.ask(other + request).status, 200);
        const auto third = service.ask(preamble + request);
        QCOMPARE(third.status, way == Way::ProxyProtocol ? 503 : 200);
    }
}

void TestProxies::stopsWhileAProxyHeaderIsOnItsWay()
{
    TestService service(trusting(Way::ProxyProtocol));
    auto client = service.client();
    client.send(fromV4.first(5));
    QTRY_COMPARE(service.service.connectionCount(), 1);
    service.service.stop(10s);
    QVERIFY(client.isClosedByPeer());
    QCOMPARE(service.service.connectionCount(), 0);
}

QTEST_GUILESS_MAIN(TestProxies)
#include "tst_proxies.moc"
