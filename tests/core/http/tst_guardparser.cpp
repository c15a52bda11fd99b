// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/guardparser.h"

#include <QTest>

#include <random>

using namespace Signalbox;
using namespace Qt::StringLiterals;
using Step = GuardParser::Step;

namespace {

struct Outcome
{
    QList<ReceivedRequest> requests;
    int status = 0; ///< of the refusal that ended it; 0: none
    QByteArray cause;

    bool operator==(const Outcome &other) const
    {
        return status == other.status && cause == other.cause
            && std::ranges::equal(requests, other.requests, [](const auto &a, const auto &b) {
                   return a.method == b.method && a.target == b.target && a.headers == b.headers
                       && a.body == b.body;
               });
    }
};

/// Reads \a bytes as a connection would bring them, cut into pieces at \a cuts.
Outcome parse(QByteArrayView bytes, const QList<qsizetype> &cuts = {},
              const HttpLimits &limits = {})
{
    GuardParser parser(limits);
    Outcome outcome;
    qsizetype from = 0;
    auto ends = cuts;
    ends.append(bytes.size());
    for (const auto end : std::as_const(ends)) {
        auto piece = bytes.sliced(from, end - from);
        from = end;
        while (true) {
            auto step = parser.feed(piece);
            if (step == Step::HeadDone) {
                step = parser.allowBody(limits.body);
                if (step == Step::NeedMore)
                    step = parser.feed(piece);
            }
            if (step == Step::Refused) {
                outcome.status = parser.refusal().status;
                outcome.cause = QByteArray(parser.refusal().cause);
                return outcome;
            }
            if (step == Step::NeedMore)
                break;
            outcome.requests.append(parser.request());
            parser.next();
        }
    }
    return outcome;
}

const auto chunked = "POST /c HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"_ba;

QByteArray head(const QByteArray &fields)
{
    return "POST / HTTP/1.1\r\nHost: x\r\n" + fields + "\r\n";
}

} // namespace

class TestGuardParser final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reads_data();
    void reads();
    void takesAWholeUrlForItsPath_data();
    void takesAWholeUrlForItsPath();
    void refuses_data();
    void refuses();
    void holdsItsLimitsToTheByte();
    void refusesABodyBeforeItComes();
    void splitsAnywhereReadTheSame();
    void survivesMutations();
};

void TestGuardParser::reads_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QList<QByteArray>>("bodies");
    using Bodies = QList<QByteArray>;
    QTest::newRow("no body") << "GET / HTTP/1.1\r\nHost: x\r\n\r\n"_ba << Bodies{""};
    QTest::newRow("absolute form")
        << "GET http://a/b?c HTTP/1.1\r\nHost: a\r\n\r\n"_ba << Bodies{""};
    QTest::newRow("asterisk form") << "OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n"_ba << Bodies{""};
    QTest::newRow("1.0 without host") << "GET / HTTP/1.0\r\n\r\n"_ba << Bodies{""};
    QTest::newRow("empty host") << "GET / HTTP/1.1\r\nHost:\r\n\r\n"_ba << Bodies{""};
    QTest::newRow("IPv6 host") << "GET / HTTP/1.1\r\nHost: [::1]:80\r\n\r\n"_ba << Bodies{""};
    QTest::newRow("empty lines first") << "\r\n\r\nGET / HTTP/1.0\r\n\r\n"_ba << Bodies{""};
    QTest::newRow("content length") << head("Content-Length: 3\r\n") + "abc" << Bodies{"abc"};
    QTest::newRow("leading zeros") << head("Content-Length: 0003\r\n") + "abc" << Bodies{"abc"};
    QTest::newRow("length zero") << head("Content-Length: 0\r\n") << Bodies{""};
    QTest::newRow("chunked") << chunked + "3\r\nabc\r\n1\r\nd\r\n0\r\n\r\n" << Bodies{"abcd"};
    QTest::newRow("chunked, odd case") << head("tRANSFER-eNCODING:\tChunKed \r\n")
            + "A\r\n0123456789"
              "\r\n0\r\n\r\n" << Bodies{"0123456789"};
    QTest::newRow("no chunks") << chunked + "0\r\n\r\n" << Bodies{""};
    QTest::newRow("chunk extension") << chunked + "1;a=b;c=\"d\"\r\nx\r\n0;e\r\n\r\n"
                                     << Bodies{"x"};
    QTest::newRow("trailers") << chunked + "1\r\nx\r\n0\r\nX-Sum: 1\r\nX-Other: 2\r\n\r\n"
                              << Bodies{"x"};
    QTest::newRow("upgrade is not taken up")
        << head("Connection: Upgrade\r\nUpgrade: websocket\r\nContent-Length: 1\r\n") + "x"
            + "GET / HTTP/1.0\r\n\r\n"
        << Bodies{"x", ""};
    QTest::newRow("h2c upgrade is not taken up")
        << "GET / HTTP/1.1\r\nHost: x\r\nConnection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\n"
           "HTTP2-Settings: AAM\r\n\r\nGET / HTTP/1.0\r\n\r\n"_ba
        << Bodies{"", ""};
    QTest::newRow("pipelined") << head("Content-Length: 1\r\n") + "x" + chunked
            + "1\r\ny\r\n0\r\n\r\n" + "GET / HTTP/1.0\r\n\r\n"
                               << Bodies{"x", "y", ""};
}

void TestGuardParser::reads()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const QList<QByteArray>, bodies);
    const auto outcome = parse(bytes);
    QVERIFY2(outcome.status == 0, outcome.cause.constData());
    QList<QByteArray> got;
    for (const auto &request : outcome.requests)
        got.append(request.body);
    QCOMPARE(got, bodies);
}

void TestGuardParser::takesAWholeUrlForItsPath_data()
{
    QTest::addColumn<QByteArray>("url");
    QTest::addColumn<QByteArray>("host");
    QTest::addColumn<QByteArray>("target"); ///< empty: refused
    const auto row = [](const QByteArray &url, const QByteArray &host, const QByteArray &target) {
        QTest::newRow((url + ' ' + host).constData()) << url << host << target;
    };
    row("http://a/b?c=%41", "a", "/b?c=%41");
    row("HTTP://a.example", "A.example", "/");
    row("https://a:8443?x", "a:8443", "/?x");
    row("http://[::1]:80//b", "[::1]:80", "//b");
    row("http://a/b", "b", {});
    row("http://a:80/b", "a", {});
    row("http://a/b", {}, {});
}

void TestGuardParser::takesAWholeUrlForItsPath()
{
    QFETCH(const QByteArray, url);
    QFETCH(const QByteArray, host);
    QFETCH(const QByteArray, target);
    const auto outcome = parse("GET " + url + " HTTP/1.1\r\nHost: " + host + "\r\n\r\n");
    QCOMPARE(outcome.status, target.isEmpty() ? 400 : 0);
    if (!target.isEmpty())
        QCOMPARE(outcome.requests.value(0).target, target);
}

void TestGuardParser::refuses_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("status");
    const auto add = [](const char *name, const QByteArray &bytes, int status = 400) {
        QTest::newRow(name) << bytes << status;
    };
    const auto line = [&](const char *name, const QByteArray &line, int status = 400) {
        add(name, line + "\r\nHost: x\r\n\r\n", status);
    };
    const auto field = [&](const char *name, const QByteArray &field, int status = 400) {
        add(name, head(field + "\r\n") + "abcde", status);
    };

    line("0.9", "GET /");
    line("no target", "GET  HTTP/1.1");
    line("two spaces", "GET  / HTTP/1.1");
    line("space in target", "GET /a b HTTP/1.1");
    line("tab for space", "GET\t/\tHTTP/1.1");
    line("space at end", "GET / HTTP/1.1 ");
    line("space first", " GET / HTTP/1.1");
    line("control in target", "GET /\x01 HTTP/1.1");
    line("method is no token", "G(T / HTTP/1.1");
    line("unknown method", "BREW / HTTP/1.1", 501);
    line("lower case method", "get / HTTP/1.1", 501);
    line("CONNECT", "CONNECT a:443 HTTP/1.1", 501);
    line("HTTP/9.9", "GET / HTTP/9.9", 505);
    line("HTTP/2.0 preface", "PRI * HTTP/2.0", 505);
    line("HTTP/1.2", "GET / HTTP/1.2", 505);
    line("HTTP/1.10", "GET / HTTP/1.10");
    line("http/1.1", "GET / http/1.1");
    line("HTTPabcd", "GET / HTTPabcd");
    line("RTSP", "DESCRIBE / RTSP/1.0");
    add("TLS", "\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\n"_ba);

    add("LF only", "GET / HTTP/1.1\nHost: x\n\n");
    add("LF in headers", "GET / HTTP/1.1\r\nHost: x\nA: b\r\n\r\n");
    add("CR in request line", "GET /\r HTTP/1.1\r\nHost: x\r\n\r\n");
    field("CR in a value", "A: b\rc");
    field("NUL in a value", "A: b\0c"_ba);
    field("control in a value",
          "A: b\x01"
          "c");
    field("DEL in a value", "A: b\x7f");
    field("folded", "A: b\r\n c");
    add("folded at once", "GET / HTTP/1.1\r\n Host: x\r\n\r\n");
    field("no colon", "Abc");
    field("no name", ": b");
    field("space before colon", "A : b");
    field("space in name", "A b: c");
    field("obs-text in name", "\xe9: c");

    add("no host", "GET / HTTP/1.1\r\n\r\n");
    field("two hosts", "Host: x");
    add("bad host", "GET / HTTP/1.1\r\nHost: a b\r\n\r\n");
    add("host with path", "GET / HTTP/1.1\r\nHost: a/b\r\n\r\n");

    field("length abc", "Content-Length: abc");
    field("length -5", "Content-Length: -5");
    field("length +5", "Content-Length: +5");
    field("length 0x5", "Content-Length: 0x5");
    field("length 5 5", "Content-Length: 5 5");
    field("length list", "Content-Length: 5, 5");
    field("length empty", "Content-Length:");
    field("length twice", "Content-Length: 5\r\nContent-Length: 5");
    field("length twice, different", "Content-Length: 5\r\ncontent-length: 6");
    field("length beyond 64 bits", "Content-Length: 99999999999999999999999", 413);
    field("length 2^63+5", "Content-Length: 9223372036854775813", 413);
    field("length too large", "Content-Length: 5242881", 413);
    field("length and chunked", "Content-Length: 5\r\nTransfer-Encoding: chunked");
    field("chunked and length", "Transfer-Encoding: chunked\r\nContent-Length: 5");
    field("chunked twice", "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked");
    field("gzip", "Transfer-Encoding: gzip", 501);
    field("identity", "Transfer-Encoding: identity", 501);
    field("xchunked", "Transfer-Encoding: xchunked", 501);
    field("quoted chunked", "Transfer-Encoding: \"chunked\"");
    field("chunked, gzip", "Transfer-Encoding: chunked, gzip");
    field("coding empty", "Transfer-Encoding:");
    add("chunked on 1.0", "POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n");
    field("expects something else", "Expect: 200-ok\r\nContent-Length: 1", 417);

    add("chunk size zz", chunked + "zz\r\n");
    add("chunk size empty", chunked + "\r\n");
    add("chunk size -1", chunked + "-1\r\n");
    add("chunk size 0x1", chunked + "0x1\r\nx\r\n0\r\n\r\n");
    add("chunk size overflows", chunked + "fffffffffffffffff\r\n");
    add("chunk with space", chunked + "1 \r\nx\r\n0\r\n\r\n");
    add("chunk too long", chunked + "1\r\nxy\r\n0\r\n\r\n");
    add("chunk without CRLF", chunked + "1\r\nx0\r\n\r\n");
    add("chunk with LF", chunked + "1\nx\n0\n\n");
    add("chunk too large", chunked + "500001\r\n", 413);
    add("chunks too large", chunked + "4fffff\r\n" + QByteArray(0x4fffff, 'x') + "\r\n2\r\n", 413);
    add("bad trailer", chunked + "0\r\nbad\r\n\r\n");
    add("trailers too large", chunked + "0\r\nA: " + QByteArray(40'000, 'x') + "\r\n\r\n", 431);
    add("extension too large", chunked + "1;" + QByteArray(40'000, 'x') + "\r\n", 431);
}

void TestGuardParser::refuses()
{
    QFETCH(const QByteArray, bytes);
    const auto outcome = parse(bytes);
    QCOMPARE(outcome.requests.size(), 0);
    QTEST(outcome.status, "status");
    QVERIFY(!outcome.cause.isEmpty());
}

void TestGuardParser::holdsItsLimitsToTheByte()
{
    HttpLimits limits;
    limits.requestLine = 100;
    limits.headers = 200;
    limits.headerFields = 5;
    const auto target = [](qsizetype lineSize) {
        return "GET /" + QByteArray(lineSize - 14, 'a') + " HTTP/1.1\r\nHost: x\r\n\r\n";
    };
    QCOMPARE(parse(target(100), {}, limits).requests.size(), 1);
    QCOMPARE(parse(target(101), {}, limits).status, 414);
    QCOMPARE(parse(QByteArray(103, 'G'), {}, limits).status, 414);

    const auto block = [](qsizetype size) {
        return "GET / HTTP/1.1\r\nHost: x\r\nA: " + QByteArray(size - 14, 'a') + "\r\n\r\n";
    };
    QCOMPARE(parse(block(200), {}, limits).requests.size(), 1);
    QCOMPARE(parse(block(201), {}, limits).status, 431);

    const auto fields = [](int count) {
        return "GET / HTTP/1.1\r\nHost: x\r\n" + QByteArray("A: b\r\n").repeated(count - 1)
            + "\r\n";
    };
    QCOMPARE(parse(fields(5), {}, limits).requests.size(), 1);
    QCOMPARE(parse(fields(6), {}, limits).status, 431);

    limits.body = 10;
    QCOMPARE(parse(chunked + "a\r\n0123456789\r\n0\r\n\r\n", {}, limits).requests.size(), 1);
    QCOMPARE(parse(chunked + "5\r\n01234\r\n6\r\n012345\r\n0\r\n\r\n", {}, limits).status, 413);
}

void TestGuardParser::refusesABodyBeforeItComes()
{
    const HttpLimits limits;
    GuardParser parser(limits);
    const auto bytes = head("Content-Length: 11\r\n");
    QByteArrayView view(bytes);
    QCOMPARE(parser.feed(view), Step::HeadDone);
    QCOMPARE(parser.allowBody(10), Step::Refused);
    QCOMPARE(parser.refusal().status, 413);
    QCOMPARE(parser.request().target, "/"_ba);
}

void TestGuardParser::splitsAnywhereReadTheSame()
{
    const QByteArrayList cases{
        head("Content-Length: 5\r\n") + "abcde" + "GET /next HTTP/1.1\r\nHost: y\r\n\r\n",
        chunked + "3;e=f\r\nabc\r\nb\r\n01234567890\r\n0\r\nX: y\r\n\r\nGET / HTTP/1.0\r\n\r\n",
        "\r\n" + head("X: caf\xe9\r\nX-Empty:\r\n") + "GET / HTTP/9.9\r\n\r\n",
        chunked + "3\r\nabcX\r\n",
        head("Content-Length: 5\r\nTransfer-Encoding: chunked\r\n") + "0\r\n\r\n",
    };
    for (const auto &bytes : cases) {
        const auto whole = parse(bytes);
        for (qsizetype i = 0; i <= bytes.size(); ++i) {
            for (qsizetype j = i; j <= bytes.size(); j += 7)
                QVERIFY2(parse(bytes, {i, j}) == whole, bytes.constData());
        }
        QList<qsizetype> single(bytes.size());
        std::iota(single.begin(), single.end(), 0);
        QVERIFY2(parse(bytes, single) == whole, bytes.constData());
    }
}

void TestGuardParser::survivesMutations()
{
    // However the bytes are changed: no crash, no more requests than there can be, the same
    // requests wherever the bytes are cut, and what is accepted keeps to the rules.
    const QByteArrayList seeds{
        head("Content-Length: 5\r\nX-A: b\r\n") + "abcde" + "GET /n HTTP/1.1\r\nHost: y\r\n\r\n",
        chunked + "3\r\nabc\r\n1;x=y\r\nd\r\n0\r\nT: u\r\n\r\nGET / HTTP/1.0\r\n\r\n",
    };
    const QByteArrayList tokens{"\r\n",
                                "\n",
                                "\r",
                                " ",
                                ":",
                                "\0"_ba,
                                "\t",
                                "0",
                                "1\r\n",
                                ",",
                                "chunked",
                                "Content-Length: 3\r\n",
                                "Transfer-Encoding: chunked\r\n",
                                "Host: z\r\n",
                                "HTTP/1.1",
                                "\xff",
                                ";",
                                "-",
                                "+",
                                "0\r\n\r\n"};
    std::mt19937 random(20'260'724);
    const auto pick = [&](qsizetype size) { return qsizetype(random() % quint32(size)); };
    for (int round = 0; round < 20'000; ++round) {
        auto bytes = seeds[pick(seeds.size())];
        for (auto n = pick(4); n >= 0; --n) {
            const auto at = pick(bytes.size());
            switch (random() % 4) {
            case 0: bytes[at] = char(random()); break;
            case 1: bytes.insert(at, tokens[pick(tokens.size())]); break;
            case 2: bytes.remove(at, pick(6) + 1); break;
            case 3:
                bytes.insert(at, bytes.sliced(at, std::min(pick(40), bytes.size() - at)));
                break;
            }
            if (bytes.isEmpty())
                bytes = "x"_ba;
        }
        const auto outcome = parse(bytes);
        QVERIFY(outcome.requests.size() <= bytes.count("HTTP/1."));
        QVERIFY2(parse(bytes, {pick(bytes.size() + 1)}) == outcome, bytes.constData());
        for (const auto &request : outcome.requests) {
            QVERIFY(!request.method.isEmpty() && !request.target.isEmpty());
            QVERIFY(!request.headers.raw().contains('\0'));
            QVERIFY(!(request.headers.first("content-length")
                      && request.headers.first("transfer-encoding")));
            if (const auto length = request.headers.first("content-length"))
                QCOMPARE(request.body.size(), length->toLongLong());
            else if (!request.headers.first("transfer-encoding"))
                QVERIFY(request.body.isEmpty());
        }
    }
}

QTEST_GUILESS_MAIN(TestGuardParser)
#include "tst_guardparser.moc"
