// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/delivery/transports/httptransport.h"
#include "tests/support/httpsink.h"

#include <QTcpServer>
#include <QTest>

using namespace Signalbox;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

HttpRequest request(const QString &url)
{
    return {url.toUtf8(), {{"Content-Type"_ba, "application/json"_ba}}, "{\"a\":1}"_ba, 5s};
}

HttpAnswer exchange(HttpTransport &transport, HttpRequest request)
{
    static quint64 token = 0;
    transport.start(++token, std::move(request));
    while (true) {
        if (auto finished = transport.perform(); !finished.empty())
            return finished.front().answer;
        transport.wait(-1, 10s);
    }
}

} // namespace

class TestHttpTransport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sendsBytesAsTheyAre();
    void sendsByOtherMethods();
    void sendsNothingThatWasNotAsked();
    void sendsAnEmptyBodyAndAnEmptyValue();
    void readsStatusHeadersAndBody();
    void keepsConnectionsAlive();
    void followsNoRedirect();
    void takesOnlyPartOfALongAnswer();
    void readsNoEndlessAnswer();
    void keepsTheFinalAnswersHeaders();
    void timesOut();
    void tellsAPhaseThatWasNotReached();
    void tellsARefusedConnection();
    void tellsAnUnknownHost();
    void tellsAnAnswerThatStopsHalfway();
    void tellsALostConnection();
    void tellsAFailedHandshake();
    void refusesOtherProtocols_data();
    void refusesOtherProtocols();
    void ignoresProxiesOfTheEnvironment();
    void abortsWhatRuns();
};

void TestHttpTransport::sendsBytesAsTheyAre()
{
    HttpSink sink;
    HttpTransport transport;
    auto sent = request(sink.url(u"/a%20b?c=%C3%BC"_s));
    sent.body = QByteArray("\0\xff\r\n{\"x\" : 1 }\0", 16);
    sent.headers = {{"Content-Type"_ba, "application/JSON;  charset=\"x\""_ba},
                    {"ce-Odd"_ba, "\xe9 \xff"_ba}};
    QCOMPARE(exchange(transport, sent).outcome, AttemptOutcome::Success);

    const auto arrived = sink.requests().value(0);
    QCOMPARE(arrived.method, "POST"_ba);
    QCOMPARE(arrived.target, "/a%20b?c=%C3%BC"_ba);
    QCOMPARE(arrived.body, sent.body);
    QVERIFY(arrived.headers.raw().contains("Content-Type: application/JSON;  charset=\"x\"\r\n"));
    QVERIFY(arrived.headers.raw().contains("ce-Odd: \xe9 \xff\r\n"));
}

void TestHttpTransport::sendsByOtherMethods()
{
    HttpSink sink;
    HttpTransport transport;
    for (const auto &method : {"PUT"_ba, "PATCH"_ba, "DELETE"_ba, ""_ba}) {
        auto one = request(sink.url());
        one.method = method;
        QCOMPARE(exchange(transport, one).status, 200);
        QCOMPARE(sink.requests().last().method, method.isEmpty() ? "POST"_ba : method);
        QCOMPARE(sink.requests().last().body, "{\"a\":1}"_ba);
    }
}

void TestHttpTransport::sendsNothingThatWasNotAsked()
{
    HttpSink sink;
    HttpTransport transport;
    auto sent = request(sink.url());
    sent.headers.clear();
    sent.body = QByteArray(3'000'000, 'x'); // where curl would ask for 100 Continue
    QCOMPARE(exchange(transport, sent).outcome, AttemptOutcome::Success);

    const auto headers = sink.requests().value(0).headers;
    QVERIFY(!headers.first("expect"));
    QVERIFY(!headers.first("content-type"));
    QVERIFY(headers.single("user-agent")->startsWith("Signalbox/"));
    QCOMPARE(headers.single("content-length"), QByteArrayView("3000000"));
}

void TestHttpTransport::sendsAnEmptyBodyAndAnEmptyValue()
{
    HttpSink sink;
    HttpTransport transport;
    auto sent = request(sink.url());
    sent.body.clear();
    sent.headers.append({"ce-empty"_ba, ""_ba});
    QCOMPARE(exchange(transport, sent).outcome, AttemptOutcome::Success);

    const auto headers = sink.requests().value(0).headers;
    QCOMPARE(headers.single("content-length"), QByteArrayView("0"));
    QCOMPARE(headers.single("ce-empty"), QByteArrayView(""));
}

void TestHttpTransport::readsStatusHeadersAndBody()
{
    HttpSink sink;
    sink.answerWith({.status = 422, .headers = "X-Why: no\r\n"_ba, .body = "sorry"_ba});
    HttpTransport transport;
    const auto answer = exchange(transport, request(sink.url()));
    QCOMPARE(answer.outcome, AttemptOutcome::HttpError);
    QCOMPARE(answer.status, 422);
    QCOMPARE(answer.headers, "Content-Length: 5\r\nX-Why: no\r\n"_ba);
    QCOMPARE(answer.body, "sorry"_ba);
    QCOMPARE(answer.error, u"The destination answered 422."_s);
    QVERIFY(answer.timings.connect >= answer.timings.nameLookup);
    QVERIFY(answer.timings.firstByte >= answer.timings.connect);
    QVERIFY(answer.timings.total >= answer.timings.firstByte);
    QCOMPARE(answer.timings.tls, -1);
}

void TestHttpTransport::keepsConnectionsAlive()
{
    HttpSink sink;
    HttpTransport transport;
    for (int i = 0; i < 5; ++i)
        exchange(transport, request(sink.url()));
    QCOMPARE(sink.count(), 5);
    QCOMPARE(sink.requests().last().connection, 1);
}

void TestHttpTransport::followsNoRedirect()
{
    HttpSink elsewhere;
    HttpSink sink;
    sink.answerWith({.status = 307, .headers = "Location: " + elsewhere.url().toUtf8() + "\r\n"});
    HttpTransport transport;
    const auto answer = exchange(transport, request(sink.url()));
    QCOMPARE(answer.outcome, AttemptOutcome::HttpError);
    QCOMPARE(answer.status, 307);
    QCOMPARE(elsewhere.count(), 0);
}

void TestHttpTransport::takesOnlyPartOfALongAnswer()
{
    HttpSink sink;
    sink.answerWith({.headers = "X-Long: " + QByteArray(20'000, 'h') + "\r\nX-Short: s\r\n",
                     .body = QByteArray(100'000, 'b')});
    HttpTransport transport;
    const auto answer = exchange(transport, request(sink.url()));
    QCOMPARE(answer.outcome, AttemptOutcome::Success);
    QCOMPARE(answer.body, QByteArray(HttpTransfer::keptBytes, 'b'));
    QCOMPARE(answer.headers, "Content-Length: 100000\r\nX-Short: s\r\n"_ba);
}

void TestHttpTransport::readsNoEndlessAnswer()
{
    HttpSink sink;
    sink.script({{.body = QByteArray(5'000'000, 'b')},
                 {.status = 500, .body = QByteArray(5'000'000, 'b')}});
    HttpTransport transport;
    const auto accepted = exchange(transport, request(sink.url()));
    QCOMPARE(accepted.outcome, AttemptOutcome::Success);
    QCOMPARE(accepted.body.size(), HttpTransfer::keptBytes);
    const auto failed = exchange(transport, request(sink.url()));
    QCOMPARE(failed.outcome, AttemptOutcome::HttpError);
    QCOMPARE(failed.status, 500);
    QCOMPARE(sink.requests().last().connection, 2); // the first was cut
}

void TestHttpTransport::keepsTheFinalAnswersHeaders()
{
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    HttpTransport transport;
    auto sent = request(u"http://127.0.0.1:%1/"_s.arg(server.serverPort()));
    transport.start(1, sent);
    std::vector<HttpTransport::Finished> finished;
    std::unique_ptr<QTcpSocket> socket;
    const auto turn = [&] {
        if (finished.empty()) {
            transport.wait(-1, 1ms);
            finished = transport.perform();
        }
        if (!socket && server.hasPendingConnections()) {
            socket.reset(server.nextPendingConnection());
            socket->write("HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n"
                          "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nA: 1\r\n\r\n"
                          "0\r\nX-Trailer: t\r\n\r\n");
        }
        return !finished.empty();
    };
    QTRY_VERIFY(turn());
    QCOMPARE(finished.front().answer.status, 200);
    QCOMPARE(finished.front().answer.headers, "Transfer-Encoding: chunked\r\nA: 1\r\n"_ba);
}

void TestHttpTransport::timesOut()
{
    HttpSink sink;
    sink.answerWith({.kind = SinkAnswer::Kind::Hang});
    HttpTransport transport;
    auto sent = request(sink.url());
    sent.timeout = 150ms;
    const auto answer = exchange(transport, sent);
    QCOMPARE(answer.outcome, AttemptOutcome::Timeout);
    QCOMPARE(answer.status, 0);
    QVERIFY(!answer.error.isEmpty());
    QVERIFY(answer.timings.connect > 0);
    QVERIFY(answer.timings.total >= 150'000);
    QVERIFY(answer.timings.total < 2'000'000);
}

void TestHttpTransport::tellsAPhaseThatWasNotReached()
{
    HttpSink sink;
    sink.answerWith({.kind = SinkAnswer::Kind::Hang});
    HttpTransport transport;
    auto sent = request(sink.url());
    sent.timeout = 50ms;
    QCOMPARE(exchange(transport, sent).timings.firstByte, -1);
}

void TestHttpTransport::tellsARefusedConnection()
{
    HttpSink sink;
    const auto url = sink.url();
    sink.goAway();
    HttpTransport transport;
    const auto answer = exchange(transport, request(url));
    QCOMPARE(answer.outcome, AttemptOutcome::ConnectFailed);
    QCOMPARE(answer.status, 0);
    QVERIFY(!answer.error.isEmpty());
    QCOMPARE(answer.timings.connect, -1);
    QCOMPARE(answer.timings.firstByte, -1);
}

void TestHttpTransport::tellsAnUnknownHost()
{
    HttpTransport transport;
    const auto answer = exchange(transport, request(u"http://nowhere.invalid/"_s));
    QCOMPARE(answer.outcome, AttemptOutcome::ConnectFailed);
    QCOMPARE(answer.timings.nameLookup, -1);
}

void TestHttpTransport::tellsAnAnswerThatStopsHalfway()
{
    HttpSink sink;
    sink.answerWith({.body = "twelve bytes"_ba, .kind = SinkAnswer::Kind::Partial});
    HttpTransport transport;
    const auto answer = exchange(transport, request(sink.url()));
    QCOMPARE(answer.outcome, AttemptOutcome::ConnectionLost);
    QCOMPARE(answer.status, 200);
    QCOMPARE(answer.body, "twelve"_ba);
}

void TestHttpTransport::tellsALostConnection()
{
    HttpSink sink;
    sink.answerWith({.kind = SinkAnswer::Kind::Close});
    HttpTransport transport;
    const auto answer = exchange(transport, request(sink.url()));
    QCOMPARE(answer.outcome, AttemptOutcome::ConnectionLost);
    QCOMPARE(answer.status, 0);
}

void TestHttpTransport::tellsAFailedHandshake()
{
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    HttpTransport transport;
    transport.start(1, request(u"https://127.0.0.1:%1/"_s.arg(server.serverPort())));
    std::vector<HttpTransport::Finished> finished;
    const auto turn = [&] {
        if (finished.empty()) {
            transport.wait(-1, 1ms);
            finished = transport.perform();
        }
        if (server.hasPendingConnections())
            server.nextPendingConnection()->write("This is not TLS.\r\n");
        return !finished.empty();
    };
    QTRY_VERIFY(turn());
    QCOMPARE(finished.front().answer.outcome, AttemptOutcome::TlsFailed);
}

void TestHttpTransport::refusesOtherProtocols_data()
{
    QTest::addColumn<QString>("url");
    QTest::newRow("file") << u"file:///etc/hostname"_s;
    QTest::newRow("ftp") << u"ftp://127.0.0.1/x"_s;
    QTest::newRow("gopher") << u"gopher://127.0.0.1/x"_s;
    QTest::newRow("no URL") << u"http://"_s;
}

void TestHttpTransport::refusesOtherProtocols()
{
    QFETCH(const QString, url);
    HttpTransport transport;
    QCOMPARE(exchange(transport, request(url)).outcome, AttemptOutcome::Refused);
}

void TestHttpTransport::ignoresProxiesOfTheEnvironment()
{
    HttpSink proxy;
    HttpSink sink;
    qputenv("http_proxy", proxy.url().toUtf8());
    qputenv("no_proxy", "");
    HttpTransport transport;
    QCOMPARE(exchange(transport, request(sink.url())).outcome, AttemptOutcome::Success);
    QCOMPARE(proxy.count(), 0);
    QCOMPARE(sink.count(), 1);
    qunsetenv("http_proxy");
    qunsetenv("no_proxy");

    HttpTransport through({.proxy = proxy.url(u""_s).toUtf8()});
    exchange(through, request(sink.url()));
    QCOMPARE(proxy.count(), 1);
}

void TestHttpTransport::abortsWhatRuns()
{
    HttpSink sink;
    sink.answerWith({.kind = SinkAnswer::Kind::Hang});
    HttpTransport transport;
    for (quint64 token = 1; token <= 3; ++token)
        transport.start(token, request(sink.url()));
    QCOMPARE(transport.running(), size_t(3));
    const auto aborted = transport.abortAll();
    QCOMPARE(aborted.size(), size_t(3));
    QCOMPARE(aborted.front().answer.outcome, AttemptOutcome::Cancelled);
    QCOMPARE(transport.running(), size_t(0));
}

QTEST_GUILESS_MAIN(TestHttpTransport)
#include "tst_httptransport.moc"
