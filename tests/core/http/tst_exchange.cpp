// SPDX-License-Identifier: GPL-3.0-or-later
#include "httpfixture.h"

#include <QTest>

using namespace Signalbox;
using namespace Qt::StringLiterals;

/// How requests and answers travel over a connection.
class TestExchange final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsHeadersAndTargetByteForByte();
    void answersSeveralRequestsOnOneConnection();
    void closesWhenTheClientAsks();
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

QTEST_GUILESS_MAIN(TestExchange)
#include "tst_exchange.moc"
