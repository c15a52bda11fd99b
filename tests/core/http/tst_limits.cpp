// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/filelimit.h"
#include "core/http/httpquota.h"
#include "httpfixture.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <atomic>
#include <thread>

#include <sys/resource.h>

using namespace Signalbox;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const auto simple = "GET / HTTP/1.1\r\nHost: x\r\n\r\n"_ba;

qint64 residentBytes()
{
    QFile file(u"/proc/self/statm"_s);
    return file.open(QIODevice::ReadOnly) ? file.readAll().split(' ')[1].toLongLong() * 4096 : 0;
}

/// CPU time that this process, clients and service, has used.
qint64 cpuMicroseconds()
{
    rusage usage{};
    ::getrusage(RUSAGE_SELF, &usage);
    return (usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) * 1'000'000LL + usage.ru_utime.tv_usec
        + usage.ru_stime.tv_usec;
}

QByteArray post(qint64 length, const QByteArray &target = "/"_ba)
{
    return "POST " + target
        + " HTTP/1.1\r\nHost: x\r\nContent-Length: " + QByteArray::number(length) + "\r\n\r\n";
}

} // namespace

/// What the guard does not let through, over real sockets.
class TestLimits final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void answersViolationsAsProblemDocuments_data();
    void answersViolationsAsProblemDocuments();
    void tellsTheHandlerWhatWasRefused();
    void asksTheHandlerForItsBodyLimit();
    void theAnswerArrivesThoughTheClientGoesOnSending();
    void aHugeHeaderCostsNoMemory();
    void headersHaveADeadline();
    void bodiesHaveADeadline();
    void idleConnectionsAreClosed();
    void aTrailingEmptyLineIsNoRequest();
    void aClientThatReadsNothingIsClosed();
    void capsConnections();
    void capsConnectionsPerAddress();
    void capsBytesInFlight();
    void unfinishedHeadsCountAsBytesInFlight();
    void whatIsSentOnAfterARequestCountsAsBytesInFlight();
    void anIpv6NetworkIsOneAddress();
    void declaredBytesAreNotCountedBeforeTheyCome();
    void otherLimitsHoldForNewConnections();
    void manyHalfSentRequestsSlowNobody();
};

void TestLimits::answersViolationsAsProblemDocuments_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("cause");
    QTest::newRow("400") << "GET /\r\n"_ba << 400 << "bad_request_line"_ba;
    QTest::newRow("413") << post(6'000'000) << 413 << "body_too_large"_ba;
    QTest::newRow("413 in chunks")
        << "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n5b8d80\r\n"_ba << 413
        << "body_too_large"_ba;
    QTest::newRow("414") << "GET /" + QByteArray(9'000, 'a') << 414 << "request_line_too_long"_ba;
    QTest::newRow("431") << "GET / HTTP/1.1\r\nA: " + QByteArray(33'000, 'a') << 431
                         << "headers_too_large"_ba;
    QTest::newRow("501") << "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: gzip\r\n\r\n"_ba
                         << 501 << "transfer_coding"_ba;
    QTest::newRow("505") << "GET / HTTP/2.0\r\n"_ba << 505 << "http_version"_ba;
}

void TestLimits::answersViolationsAsProblemDocuments()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const int, status);
    QFETCH(const QByteArray, cause);
    const TestService service;
    auto client = service.client();
    const auto answer = client.ask(bytes);
    QCOMPARE(answer.status, status);
    QCOMPARE(answer.headers.single("content-type").value_or(""), "application/problem+json");
    QCOMPARE(answer.headers.single("connection").value_or(""), "close");
    QVERIFY(answer.headers.single("date"));
    const auto problem = QJsonDocument::fromJson(answer.body).object();
    QCOMPARE(problem["status"_L1].toInt(), status);
    QCOMPARE(problem["type"_L1].toString().toLatin1(), "urn:signalbox:problem:" + cause);
    QVERIFY(!problem["title"_L1].toString().isEmpty());
    QVERIFY(!problem["detail"_L1].toString().isEmpty());
    QVERIFY(client.isClosedByPeer());
    QVERIFY(service.seen.requests().isEmpty());
    const auto violations = service.seen.violations(1);
    QCOMPARE(violations.size(), 1);
    QCOMPARE(violations[0].status, status);
    QCOMPARE(violations[0].cause, cause);
}

void TestLimits::tellsTheHandlerWhatWasRefused()
{
    const TestService service;
    const auto body = QByteArray(100'000, 'b');
    const auto block = "Host: x\r\nTransfer-Encoding: chunked\r\n"_ba;
    auto client = service.client();
    const auto answer =
        client.ask("POST /in/x HTTP/1.1\r\n" + block + "\r\n186a0\r\n" + body + "\r\nzz\r\n");
    QCOMPARE(answer.status, 400);
    const auto violations = service.seen.violations(1);
    QCOMPARE(violations.size(), 1);
    const auto &request = violations[0].request;
    QCOMPARE(request.method, "POST"_ba);
    QCOMPARE(request.target, "/in/x"_ba);
    QCOMPARE(request.headers.raw(), block);
    QCOMPARE(request.body, body.first(64 * 1024));
    QCOMPARE(request.peer, QHostAddress(QHostAddress::LocalHost));
    QVERIFY(request.receivedAt > Timestamp{});
}

void TestLimits::asksTheHandlerForItsBodyLimit()
{
    const TestService service;
    QCOMPARE(service.ask(post(10, "/small"_ba) + "0123456789").status, 200);
    QCOMPARE(service.ask(post(11, "/small"_ba)).status, 413);
    QCOMPARE(service.ask(post(11, "/other"_ba) + "0123456789a").status, 200);
}

void TestLimits::theAnswerArrivesThoughTheClientGoesOnSending()
{
    const TestService service;
    auto client = service.client();
    client.send(post(6'000'000));
    client.send(QByteArray(200'000, 'x')); // a close with this unread would reset the connection
    QCOMPARE(client.read().status, 413);
    QVERIFY(client.isClosedByPeer());
}

void TestLimits::aHugeHeaderCostsNoMemory()
{
    const TestService service;
    const auto before = residentBytes();
    auto client = service.client();
    const QByteArray megabyte(1024 * 1024, 'h');
    client.send("GET / HTTP/1.1\r\nA: "_ba);
    for (int i = 0; i < 100; ++i) {
        if (client.send(megabyte) < megabyte.size())
            break;
    }
    QVERIFY(client.isClosedByPeer());
    QVERIFY(residentBytes() - before < 8 * 1024 * 1024);
    QCOMPARE(service.seen.violations(1).value(0).status, 431);
}

void TestLimits::headersHaveADeadline()
{
    HttpLimits limits;
    limits.headerDeadline = 100ms;
    const TestService service(limits);
    auto silent = service.client();
    auto client = service.client();
    const auto start = std::chrono::steady_clock::now();
    client.send("GET / HTTP/1.1\r\n"_ba);
    const auto answer = client.read();
    QCOMPARE(answer.status, 408);
    QVERIFY(std::chrono::steady_clock::now() - start >= 100ms);
    QVERIFY(client.isClosedByPeer());
    QCOMPARE(service.seen.violations(1).value(0).cause, "header_deadline"_ba);
    QCOMPARE(silent.ask(simple).status, 200); // it had not begun a request
}

void TestLimits::bodiesHaveADeadline()
{
    HttpLimits limits;
    limits.bodyDeadline = 150ms;
    limits.headerDeadline = 50ms; // ends with the headers
    const TestService service(limits);
    auto client = service.client();
    const auto start = std::chrono::steady_clock::now();
    client.send(post(10) + "abc");
    QCOMPARE(client.read().status, 408);
    QVERIFY(std::chrono::steady_clock::now() - start >= 150ms);
    const auto violations = service.seen.violations(1);
    QCOMPARE(violations.value(0).cause, "body_deadline"_ba);
    QCOMPARE(violations.value(0).request.body, "abc"_ba);
}

void TestLimits::idleConnectionsAreClosed()
{
    HttpLimits limits;
    limits.keepAlive = 100ms;
    const TestService service(limits);
    auto silent = service.client();
    auto used = service.client();
    QCOMPARE(used.ask(simple).status, 200);
    QCOMPARE(used.readRest(), ""_ba);
    QVERIFY(used.isClosedByPeer());
    QVERIFY(silent.isClosedByPeer());
    QTRY_COMPARE(service.service.connectionCount(), 0);
    QVERIFY(service.seen.violations().isEmpty());
}

void TestLimits::aTrailingEmptyLineIsNoRequest()
{
    HttpLimits limits;
    limits.headerDeadline = 50ms;
    limits.keepAlive = 200ms;
    const TestService service(limits);
    auto client = service.client();
    QCOMPARE(client.ask(post(1) + "x\r\n").status, 200);
    QCOMPARE(client.readRest(), ""_ba); // closed for being idle, not answered 408
    QVERIFY(service.seen.violations().isEmpty());
}

void TestLimits::aClientThatReadsNothingIsClosed()
{
    HttpLimits limits;
    limits.answerDeadline = 200ms;
    const TestService service(limits, [](ReceivedRequest &&, HttpResponder &&responder) {
        responder.send({200, {}, QByteArray(16 * 1024 * 1024, 'a')});
    });
    RawClient client(service.port, 4096);
    client.send(simple + simple);
    QCOMPARE(service.seen.requests(1).size(), 1);
    QTRY_COMPARE(service.service.connectionCount(), 0);
    QCOMPARE(service.seen.requests().size(), 1); // the second was not begun
}

void TestLimits::capsConnections()
{
    HttpLimits limits;
    limits.connections = 3;
    const TestService service(limits, {}, 2);
    std::vector<RawClient> clients;
    for (int i = 0; i < 3; ++i) {
        clients.push_back(service.client());
        QCOMPARE(clients.back().ask(simple).status, 200);
    }
    auto refused = service.client();
    const auto answer = refused.read();
    QCOMPARE(answer.status, 503);
    QCOMPARE(answer.headers.single("retry-after").value_or(""), "1");
    QVERIFY(refused.isClosedByPeer());
    QCOMPARE(service.seen.violations(1).value(0).cause, "too_many_connections"_ba);
    refused = RawClient(0);
    clients.pop_back();
    QTRY_COMPARE(service.service.connectionCount(), 2);
    QCOMPARE(service.ask(simple).status, 200);
}

void TestLimits::capsConnectionsPerAddress()
{
    HttpLimits limits;
    limits.connectionsPerAddress = 2;
    const TestService service(limits, {}, 2);
    auto one = service.client();
    auto two = service.client();
    QCOMPARE(one.ask(simple).status, 200);
    QCOMPARE(two.ask(simple).status, 200);
    QCOMPARE(service.client().read().status, 503);
    // Refusing has its own bound: beyond it connections are dropped without a word.
    std::vector<RawClient> crowd;
    int dropped = 0;
    for (int i = 0; i < 100; ++i) {
        crowd.push_back(service.client());
        if (crowd.back().read().status == 0)
            ++dropped;
    }
    QVERIFY(dropped > 0);
    QCOMPARE(one.ask(simple).status, 200);
}

void TestLimits::capsBytesInFlight()
{
    HttpLimits limits;
    limits.bytesInFlight = 1000;
    Held held;
    const TestService service(limits, held.serve());
    auto first = service.client();
    first.send(post(900) + QByteArray(900, 'a'));
    QTRY_COMPARE(held.count(), 1);
    auto second = service.client();
    const auto answer = second.ask(post(200));
    QCOMPARE(answer.status, 503);
    QCOMPARE(answer.headers.single("retry-after").value_or(""), "1");
    auto third = service.client();
    third.send("POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nc8\r\n"_ba
               + QByteArray(200, 'c'));
    QCOMPARE(third.read().status, 503);
    held.answerAll();
    QCOMPARE(first.read().status, 200);
    first.send(post(900) + QByteArray(900, 'a'));
    QTRY_COMPARE(held.count(), 1);
    held.answerAll();
    QCOMPARE(first.read().status, 200);
}

void TestLimits::unfinishedHeadsCountAsBytesInFlight()
{
    HttpLimits limits;
    limits.bytesInFlight = 100'000;
    const TestService service(limits);
    {
        std::vector<RawClient> unfinished;
        for (int i = 0; i < 4; ++i) {
            unfinished.push_back(service.client());
            unfinished.back().send("GET / HTTP/1.1\r\nHost: x\r\nX-Long: "_ba
                                   + QByteArray(30'000, 'a'));
        }
        // Three fit; it cannot be said which is read first.
        const auto violations = service.seen.violations(1);
        QCOMPARE(violations.size(), 1);
        QCOMPARE(violations.first().status, 503);
        QTRY_COMPARE(service.service.connectionCount(), 3);
        QCOMPARE(service.ask(simple).status, 200);
    }
    QTRY_COMPARE(service.service.connectionCount(), 0);
    QCOMPARE(service.ask(post(99'000) + QByteArray(99'000, 'b')).status, 200);
}

void TestLimits::whatIsSentOnAfterARequestCountsAsBytesInFlight()
{
    HttpLimits limits;
    limits.bytesInFlight = 60'000;
    std::atomic<bool> blocked = false;
    std::atomic<bool> released = false;
    Held held;
    const auto hold = held.serve();
    const TestService service(limits, [&](ReceivedRequest &&request, HttpResponder &&responder) {
        if (request.target == "/block") {
            blocked = true;
            for (int i = 0; i < 1'000 && !released; ++i)
                std::this_thread::sleep_for(10ms);
            responder.send({200, {}, {}});
            return;
        }
        hold(std::move(request), std::move(responder));
    });
    // While the receiver thread stands still, all of the second client's bytes arrive.
    auto first = service.client();
    auto second = service.client();
    QTRY_COMPARE(service.service.connectionCount(), 2);
    first.send("GET /block HTTP/1.1\r\nHost: x\r\n\r\n"_ba);
    QTRY_VERIFY(blocked);
    second.send(simple + post(40'000) + QByteArray(40'000, 'a'));
    released = true;
    QCOMPARE(first.read().status, 200);
    QTRY_COMPARE(held.count(), 1);
    QCOMPARE(service.ask(post(20'000) + QByteArray(20'000, 'b')).status, 503);
    held.answerAll();
    QCOMPARE(second.read().status, 200);
    QTRY_COMPARE(held.count(), 1); // the next of the second client
    held.answerAll();
    QCOMPARE(second.read().status, 200);
}

void TestLimits::anIpv6NetworkIsOneAddress()
{
    HttpLimits limits;
    limits.connectionsPerAddress = 2;
    HttpQuota quota(limits);
    const auto admit = [&](const char *address) {
        return quota.admit(QHostAddress(QString::fromLatin1(address)));
    };
    QCOMPARE(admit("2001:db8::1"), HttpQuota::Admission::Admitted);
    QCOMPARE(admit("2001:db8::2"), HttpQuota::Admission::Admitted);
    QCOMPARE(admit("2001:db8:0:0:ffff::3"), HttpQuota::Admission::Refused);
    QCOMPARE(admit("2001:db8:0:1::1"), HttpQuota::Admission::Admitted);
    QVERIFY(!quota.admitAddress(QHostAddress(u"2001:db8::4"_s)));
    for (int i = 0; i < 4; ++i)
        quota.release(QHostAddress(u"2001:db8::9"_s));
    QCOMPARE(admit("2001:db8::5"), HttpQuota::Admission::Admitted);
    QCOMPARE(admit("192.0.2.1"), HttpQuota::Admission::Admitted);
    QCOMPARE(admit("::ffff:192.0.2.1"), HttpQuota::Admission::Admitted);
    QCOMPARE(admit("192.0.2.1"), HttpQuota::Admission::Refused);
    QCOMPARE(admit("192.0.2.2"), HttpQuota::Admission::Admitted);
}

void TestLimits::declaredBytesAreNotCountedBeforeTheyCome()
{
    HttpLimits limits;
    limits.bytesInFlight = 1000;
    const TestService service(limits);
    std::vector<RawClient> promising;
    for (int i = 0; i < 10; ++i) {
        promising.push_back(service.client());
        promising.back().send(post(900) + "a");
    }
    QCOMPARE(service.ask(post(900) + QByteArray(900, 'b')).status, 200);
}

void TestLimits::otherLimitsHoldForNewConnections()
{
    TestService service;
    auto before = service.client();
    QCOMPARE(before.ask(simple).status, 200);
    HttpLimits limits;
    limits.headerFields = 1;
    limits.connections = 2;
    limits.bytesInFlight = 100;
    service.service.configure({limits});
    const auto twoFields = "GET / HTTP/1.1\r\nHost: x\r\nA: b\r\n\r\n"_ba;
    QCOMPARE(before.ask(twoFields).status, 200);
    auto after = service.client();
    QTRY_COMPARE(service.service.connectionCount(), 2);
    QCOMPARE(service.client().read().status, 503);
    QCOMPARE(after.ask(post(101) + QByteArray(101, 'a')).status, 431);
    QCOMPARE(before.ask(post(101) + QByteArray(101, 'a')).status, 503);
}

void TestLimits::manyHalfSentRequestsSlowNobody()
{
    // By CPU time, since the machine may be busy: polling every descriptor costs many times as
    // much.
    const auto files = raiseFileLimit();
    const int crowdSize = int(std::min<qint64>(5'000, files / 2 - 200));
    QVERIFY(crowdSize >= 200);
    HttpLimits limits;
    limits.connectionsPerAddress = 10'000;
    const TestService service(limits, {}, 2);
    auto client = service.client();
    const auto costOfRequests = [&] {
        auto least = std::numeric_limits<qint64>::max();
        for (int round = 0; round < 20; ++round) {
            const auto before = cpuMicroseconds();
            for (int i = 0; i < 100; ++i)
                client.ask(simple);
            least = std::min(least, cpuMicroseconds() - before);
        }
        return least;
    };
    const auto alone = costOfRequests();
    std::vector<RawClient> crowd;
    for (int i = 0; i < crowdSize; ++i) {
        crowd.push_back(service.client());
        QVERIFY(crowd.back().isConnected());
        crowd.back().send("POST /in/slow HTTP/1.1\r\nHost: x\r\nX-Half"_ba);
    }
    QTRY_COMPARE(service.service.connectionCount(), crowdSize + 1);
    // The crowd itself costs something until all of it has been read.
    qint64 crowded = 0;
    QTRY_VERIFY_WITH_TIMEOUT((crowded = costOfRequests()) < alone * 2, 30'000);
    qInfo("100 requests: %lld us of CPU alone, %lld us beside %d half-sent ones", alone, crowded,
          crowdSize);
}

QTEST_GUILESS_MAIN(TestLimits)
#include "tst_limits.moc"
