// SPDX-License-Identifier: GPL-3.0-or-later
#include "httpfixture.h"

#include <QTest>
#include <QTimer>

#include <random>

using namespace Signalbox;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// How requests and answers travel over a connection.
class TestExchange final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsHeadersAndTargetByteForByte();
    void answersSeveralRequestsOnOneConnection();
    void closesWhenTheClientAsks();
    void speaksHttp10();
    void answersHeadWithoutABody();
    void framesAnswersWithoutContent();
    void keepsTheOrderOfPipelinedRequests();
    void readsNothingWhileARequestIsPending();
    void answersAHalfClosedClient();
    void sendsContinueOnlyWhenTheBodyIsWanted();
    void closesAfterSoManyRequests();
    void largeBodiesAndAnswersPass();
    void ignoresOwnedHeadersOfTheHandler();
    void neverAnswersMoreThanWasAsked();
};

void TestExchange::keepsHeadersAndTargetByteForByte()
{
    const TestService service;
    const auto block = "HoSt: x\r\n"
                       "X-oDd-CaSe:  two blanks before, three behind   \r\n"
                       "x-doubled: 1\r\nX-Doubled: 2\r\nX-Tab:\t\tv\t\r\n"
                       "X-Latin: caf\xe9 \xff\xfe\r\nX-Empty:\r\nContent-Length: 3\r\n"_ba;
    const auto target = "/in/a%41%2f%zz?q=%c3%A9&&=+%00"_ba;
    const auto answer = service.ask("POST " + target + " HTTP/1.1\r\n" + block + "\r\n\0\xff\n"_ba);
    QCOMPARE(answer.status, 200);
    const auto seen = service.seen.requests(1);
    QCOMPARE(seen.size(), 1);
    QCOMPARE(seen[0].method, "POST"_ba);
    QCOMPARE(seen[0].target, target);
    QCOMPARE(seen[0].headers.raw(), block);
    QCOMPARE(seen[0].body, "\0\xff\n"_ba);
    QCOMPARE(seen[0].peer, QHostAddress(QHostAddress::LocalHost));
    QVERIFY(seen[0].peerPort > 0);
    QVERIFY(seen[0].receivedAt > service.clock.now() - std::chrono::minutes(1));
}

void TestExchange::answersSeveralRequestsOnOneConnection()
{
    const TestService service;
    auto client = service.client();
    for (int i = 0; i < 20; ++i) {
        const auto n = QByteArray::number(i);
        const auto answer = client.ask("GET /" + n + " HTTP/1.1\r\nHost: x\r\n\r\n");
        QCOMPARE(answer.status, 200);
        QCOMPARE(answer.body, "GET /" + n + " 0");
        QVERIFY(answer.headers.single("date"));
        QVERIFY(!answer.headers.first("connection"));
    }
}

void TestExchange::closesWhenTheClientAsks()
{
    const TestService service;
    auto client = service.client();
    const auto answer = client.ask("GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"_ba);
    QCOMPARE(answer.status, 200);
    QCOMPARE(answer.headers.single("connection").value_or(""), "close");
    QVERIFY(client.isClosedByPeer());
}

void TestExchange::speaksHttp10()
{
    const TestService service;
    auto plain = service.client();
    auto answer = plain.ask("GET / HTTP/1.0\r\n\r\n"_ba);
    QCOMPARE(answer.status, 200);
    QCOMPARE(answer.headers.single("connection").value_or(""), "close");
    QVERIFY(plain.isClosedByPeer());

    auto kept = service.client();
    for (int i = 0; i < 2; ++i) {
        answer = kept.ask("GET / HTTP/1.0\r\nConnection: Keep-Alive\r\n\r\n"_ba);
        QCOMPARE(answer.status, 200);
        QCOMPARE(answer.headers.single("connection").value_or(""), "keep-alive");
    }
}

void TestExchange::answersHeadWithoutABody()
{
    const TestService service;
    auto client = service.client();
    client.send("HEAD /x HTTP/1.1\r\nHost: x\r\n\r\n"_ba);
    const auto answer = client.read(true);
    QCOMPARE(answer.status, 200);
    QCOMPARE(answer.headers.single("content-length").value_or(""), "9"); // of "HEAD /x 0"
    QCOMPARE(client.ask("GET / HTTP/1.1\r\nHost: x\r\n\r\n"_ba).body, "GET / 0"_ba);
}

void TestExchange::framesAnswersWithoutContent()
{
    const TestService service({}, [](ReceivedRequest &&request, HttpResponder &&responder) {
        responder.send({request.target.sliced(1).toInt(), {}, {}});
    });
    auto client = service.client();
    auto answer = client.ask("GET /204 HTTP/1.1\r\nHost: x\r\n\r\n"_ba);
    QCOMPARE(answer.status, 204);
    QVERIFY(!answer.headers.first("content-length"));
    // A status that nobody has named still has the space before its reason.
    client.send("GET /299 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"_ba);
    QVERIFY(client.readRest().startsWith("HTTP/1.1 299 \r\n"));
}

void TestExchange::keepsTheOrderOfPipelinedRequests()
{
    // Each answer comes later than the next would be ready.
    const TestService service({}, [](ReceivedRequest &&request, HttpResponder &&responder) {
        const auto number = request.target.sliced(1).toInt();
        if (number % 3 == 2)
            return responder.send({200, {}, request.target});
        auto *timer = new QTimer;
        timer->setSingleShot(true);
        QObject::connect(timer, &QTimer::timeout, timer,
                         [timer, target = request.target,
                          kept = std::make_shared<HttpResponder>(std::move(responder))] {
                             kept->send({200, {}, target});
                             timer->deleteLater();
                         });
        timer->start(number % 3 == 0 ? 5 : 0);
    });
    auto client = service.client();
    QByteArray requests;
    for (int i = 0; i < 60; ++i)
        requests += "GET /" + QByteArray::number(i) + " HTTP/1.1\r\nHost: x\r\n\r\n";
    client.send(requests);
    for (int i = 0; i < 60; ++i)
        QCOMPARE(client.read().body, "/" + QByteArray::number(i));
}

void TestExchange::readsNothingWhileARequestIsPending()
{
    Held held;
    const TestService service({}, held.serve());
    auto client = service.client();
    client.send("GET /first HTTP/1.1\r\nHost: x\r\n\r\n"_ba);
    QTRY_COMPARE(held.count(), 1);
    // The kernel's buffers of both ends fill; what we would buffer comes on top.
    const QByteArray flood =
        QByteArray("GET /flood HTTP/1.1\r\nHost: x\r\n\r\n").repeated(2'000'000);
    const auto taken = client.send(flood, 200ms);
    QVERIFY2(taken < 16 * 1024 * 1024, QByteArray::number(taken).constData());
    held.answerAll();
    QCOMPARE(client.read().status, 200);
    QTRY_COMPARE(held.count(), 1); // and no further until that one is answered
    QCOMPARE(service.seen.requests().size(), 2);
}

void TestExchange::answersAHalfClosedClient()
{
    Held held;
    const TestService service({}, held.serve());
    auto client = service.client();
    client.send("GET /first HTTP/1.1\r\nHost: x\r\n\r\n"_ba);
    client.shutdownWrite();
    QTRY_COMPARE(held.count(), 1);
    held.answerAll();
    QCOMPARE(client.read().status, 200);
    QVERIFY(client.isClosedByPeer());
}

void TestExchange::sendsContinueOnlyWhenTheBodyIsWanted()
{
    const TestService service;
    const auto head = [](const QByteArray &length) {
        return "POST / HTTP/1.1\r\nHost: x\r\nExpect: 100-Continue\r\nContent-Length: " + length
            + "\r\n\r\n";
    };
    auto client = service.client();
    QCOMPARE(client.ask(head("3"_ba)).status, 100);
    QCOMPARE(client.ask("abc"_ba).body, "POST / 3"_ba);
    // Not needed when the body is here already, or when there is none.
    QCOMPARE(client.ask(head("3"_ba) + "abc").body, "POST / 3"_ba);
    QCOMPARE(client.ask(head("0"_ba)).body, "POST / 0"_ba);
    QCOMPARE(client.ask(head("5242881"_ba)).status, 413);
    QVERIFY(client.isClosedByPeer());

    QCOMPARE(
        service.ask("POST / HTTP/1.1\r\nHost: x\r\nExpect: tea\r\nContent-Length: 1\r\n\r\n"_ba)
            .status,
        417);
}

void TestExchange::closesAfterSoManyRequests()
{
    HttpLimits limits;
    limits.requestsPerConnection = 3;
    const TestService service(limits);
    auto client = service.client();
    for (int i = 1; i <= 3; ++i) {
        const auto answer = client.ask("GET / HTTP/1.1\r\nHost: x\r\n\r\n"_ba);
        QCOMPARE(answer.headers.first("connection").has_value(), i == 3);
    }
    QVERIFY(client.isClosedByPeer());
}

void TestExchange::largeBodiesAndAnswersPass()
{
    const TestService service({}, [](ReceivedRequest &&request, HttpResponder &&responder) {
        responder.send({200, {}, request.body + request.body});
    });
    QByteArray body(4 * 1024 * 1024, Qt::Uninitialized);
    for (qsizetype i = 0; i < body.size(); ++i)
        body[i] = char(i * 7 + i / 1000);
    auto client = service.client();
    for (int i = 0; i < 2; ++i) {
        const auto answer = client.ask("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: "
                                       + QByteArray::number(body.size()) + "\r\n\r\n" + body);
        QCOMPARE(answer.body.size(), 2 * body.size());
        QVERIFY(answer.body == body + body);
    }
}

void TestExchange::ignoresOwnedHeadersOfTheHandler()
{
    const TestService service({}, [](ReceivedRequest &&, HttpResponder &&responder) {
        responder.send({200,
                        {{"Content-Length"_ba, "99"_ba},
                         {"connection"_ba, "upgrade"_ba},
                         {"Transfer-Encoding"_ba, "chunked"_ba},
                         {"Date"_ba, "never"_ba},
                         {"X-Own"_ba, "1"_ba},
                         {"X-Split"_ba, "1\r\nX-Smuggled: 1"_ba},
                         {"X Blank"_ba, "1"_ba}},
                        "body"_ba});
    });
    const auto answer = service.ask("GET / HTTP/1.1\r\nHost: x\r\n\r\n"_ba);
    QCOMPARE(answer.headers.single("content-length").value_or(""), "4");
    QCOMPARE(answer.headers.single("x-own").value_or(""), "1");
    QVERIFY(answer.headers.single("date").value_or("never").endsWith("GMT"));
    QVERIFY(!answer.headers.first("connection"));
    QVERIFY(!answer.headers.first("transfer-encoding"));
    QVERIFY(!answer.headers.first("x-split") && !answer.headers.first("x-smuggled"));
    QVERIFY(!answer.headers.first("x blank"));
}

void TestExchange::neverAnswersMoreThanWasAsked()
{
    const TestService service({}, {}, 2);
    std::mt19937 random(42);
    const auto seed =
        "POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nabcde"
        "POST /b HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"
        "3\r\nabc\r\n0\r\n\r\nGET /c HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"_ba;
    for (int round = 0; round < 3'000; ++round) {
        auto bytes = seed;
        for (auto n = random() % 3 + 1; n > 0; --n) {
            const auto at = qsizetype(random() % quint32(bytes.size()));
            if (random() % 2)
                bytes[at] = char(random());
            else
                bytes.remove(at, qsizetype(random() % 4) + 1);
        }
        auto client = service.client();
        client.send(bytes);
        client.shutdownWrite();
        const auto answers = client.readRest();
        QVERIFY2(answers.count("\r\nDate: ") <= 3, bytes.constData());
        QVERIFY2(answers.isEmpty() || answers.startsWith("HTTP/1.1 "), answers.constData());
    }
    QCOMPARE(service.ask("GET / HTTP/1.1\r\nHost: x\r\n\r\n"_ba).status, 200);
}

QTEST_GUILESS_MAIN(TestExchange)
#include "tst_exchange.moc"
