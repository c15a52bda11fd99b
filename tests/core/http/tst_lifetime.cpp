// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/answerbytes.h"
#include "httpfixture.h"

#include <QSet>
#include <QTcpServer>
#include <QTest>
#include <QThread>

#include <thread>

using namespace Signalbox;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const auto simple = "GET / HTTP/1.1\r\nHost: x\r\n\r\n"_ba;

}

/// Beginnings and ends: of services, connections, handlers and answers.
class TestLifetime final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsAPortThatIsTaken();
    void listensOnce();
    void aDroppedResponderAnswers500();
    void onlyTheFirstAnswerCounts();
    void aLateAnswerToAGoneClientIsDropped();
    void aResponderMayOutliveItsService();
    void stopAnswersWhatHasBegun();
    void stopEndsWhenTheGraceIsOver();
    void stopLetsABodyFinish();
    void connectionsAreSharedByTheThreads();
    void connectionsComeAndGo();
    void writesDatesAsHttpDoes();
};

void TestLifetime::tellsAPortThatIsTaken()
{
    QTcpServer other;
    QVERIFY(other.listen(QHostAddress::LocalHost));
    const SystemClock clock;
    Seen seen;
    HttpService service([&] { return std::make_unique<TestHandler>(seen, Serve{}); }, {}, 1, clock);
    const auto result = service.listen(QHostAddress::LocalHost, other.serverPort());
    QVERIFY(!result);
    QCOMPARE(result.error().code, ErrorCode::Conflict);
    QVERIFY(result.error().detail.contains(QString::number(other.serverPort())));
    // A free one works afterwards.
    QVERIFY(service.listen(QHostAddress::LocalHost, 0));
}

void TestLifetime::listensOnce()
{
    TestService service;
    QCOMPARE(service.service.listen(QHostAddress::LocalHost, 0).error().code, ErrorCode::Conflict);
    service.service.stop(0ms);
    QCOMPARE(service.service.listen(QHostAddress::LocalHost, 0).error().code, ErrorCode::Conflict);
    QVERIFY(!service.client().isConnected());
}

void TestLifetime::aDroppedResponderAnswers500()
{
    const TestService now({}, [](ReceivedRequest &&, HttpResponder &&responder) {
        const HttpResponder dropped(std::move(responder));
    });
    auto client = now.client();
    QCOMPARE(client.ask(simple).status, 500);
    QCOMPARE(client.ask(simple).status, 500);

    Held held;
    const TestService later({}, held.serve());
    auto waiting = later.client();
    waiting.send(simple);
    QTRY_COMPARE(held.count(), 1);
    held.dropAll();
    QCOMPARE(waiting.read().status, 500);
}

void TestLifetime::onlyTheFirstAnswerCounts()
{
    const TestService service({}, [](ReceivedRequest &&, HttpResponder &&responder) {
        responder.send({200, {}, "first"_ba});
        responder.send({200, {}, "second"_ba});
    });
    auto client = service.client();
    QCOMPARE(client.ask(simple).body, "first"_ba);
    QCOMPARE(client.ask(simple).body, "first"_ba);
}

void TestLifetime::aLateAnswerToAGoneClientIsDropped()
{
    Held held;
    const TestService service({}, held.serve());
    for (int i = 0; i < 20; ++i) {
        auto client = service.client();
        client.send(simple);
    }
    QTRY_COMPARE(held.count(), 20);
    held.answerAll();
    QTRY_COMPARE(service.service.connectionCount(), 0);
    auto client = service.client();
    client.send(simple);
    QTRY_COMPARE(held.count(), 1);
    held.answerAll();
    QCOMPARE(client.read().status, 200);
}

void TestLifetime::aResponderMayOutliveItsService()
{
    Held held;
    {
        const TestService service({}, held.serve());
        auto client = service.client();
        client.send(simple);
        QTRY_COMPARE(held.count(), 1);
    }
    held.forget(); // the destructor of a responder whose service is gone
    QCOMPARE(held.count(), 0);
}

void TestLifetime::stopAnswersWhatHasBegun()
{
    Held held;
    TestService service({}, held.serve());
    auto idle = service.client();
    auto busy = service.client();
    busy.send(simple);
    QTRY_COMPARE(held.count(), 1);
    std::thread later([&] {
        idle.isClosedByPeer(); // that is what tells that stopping has begun
        held.answerAll();
    });
    service.service.stop(10s);
    later.join();
    const auto answer = busy.read();
    QCOMPARE(answer.status, 200);
    QCOMPARE(answer.headers.single("connection").value_or(""), "close");
    QVERIFY(busy.isClosedByPeer());
    QCOMPARE(service.service.connectionCount(), 0);
}

void TestLifetime::stopEndsWhenTheGraceIsOver()
{
    Held held;
    TestService service({}, held.serve());
    auto client = service.client();
    client.send(simple);
    QTRY_COMPARE(held.count(), 1);
    const auto start = std::chrono::steady_clock::now();
    service.service.stop(100ms);
    const auto took = std::chrono::steady_clock::now() - start;
    QVERIFY(took >= 100ms && took < 5s);
    QVERIFY(client.isClosedByPeer());
    held.forget();
}

void TestLifetime::stopLetsABodyFinish()
{
    TestService service;
    auto idle = service.client();
    QCOMPARE(idle.ask(simple).status, 200);
    auto sending = service.client();
    QCOMPARE(sending
                 .ask("POST / HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\n"
                      "Content-Length: 4\r\n\r\n"_ba)
                 .status,
             100);
    std::thread later([&] {
        idle.isClosedByPeer();
        sending.send("body"_ba);
    });
    service.service.stop(10s);
    later.join();
    QCOMPARE(sending.read().body, "POST / 4"_ba);
}

void TestLifetime::connectionsAreSharedByTheThreads()
{
    std::mutex mutex;
    QSet<Qt::HANDLE> threads;
    const TestService service(
        {},
        [&](ReceivedRequest &&, HttpResponder &&responder) {
            const std::lock_guard lock(mutex);
            threads.insert(QThread::currentThreadId());
            responder.send({});
        },
        3);
    for (int i = 0; i < 6; ++i)
        QCOMPARE(service.ask(simple).status, 200);
    const std::lock_guard lock(mutex);
    QCOMPARE(threads.size(), 3);
}

void TestLifetime::connectionsComeAndGo()
{
    const TestService service({}, {}, 2);
    for (int i = 0; i < 500; ++i) {
        auto client = service.client();
        if (i % 3 == 0)
            client.send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\nabc"_ba);
        else if (i % 3 == 1)
            QCOMPARE(client.ask(simple).status, 200);
    }
    QTRY_COMPARE(service.service.connectionCount(), 0);
}

void TestLifetime::writesDatesAsHttpDoes()
{
    HttpDate date;
    QCOMPARE(date.at(*fromIso8601(u"1994-11-06T08:49:37Z")), "Sun, 06 Nov 1994 08:49:37 GMT"_ba);
    QCOMPARE(date.at(*fromIso8601(u"1994-11-06T08:49:37.9Z")), "Sun, 06 Nov 1994 08:49:37 GMT"_ba);
    QCOMPARE(date.at(*fromIso8601(u"2026-03-01T00:00:00Z")), "Sun, 01 Mar 2026 00:00:00 GMT"_ba);
}

QTEST_GUILESS_MAIN(TestLifetime)
#include "tst_lifetime.moc"
