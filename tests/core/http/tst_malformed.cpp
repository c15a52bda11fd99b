// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/guardparser.h"

#include "httpfixture.h"
#include "malformedrequests.h"

#include <QSet>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Signalbox;
using namespace std::chrono_literals;

namespace {

const auto before = "GET /before HTTP/1.1\r\nHost: x\r\n\r\n"_ba;
const auto after = "GET /after HTTP/1.1\r\nHost: x\r\n\r\n"_ba;

/// What a parser made of some bytes, brought in pieces.
struct Outcome
{
    int accepted = 0;
    int status = 0; ///< of the refusal; 0: none

    bool operator==(const Outcome &) const = default;
};

class Reader final
{
public:
    void feed(QByteArrayView piece)
    {
        using Step = GuardParser::Step;
        while (m_outcome.status == 0) {
            auto step = m_parser.feed(piece);
            if (step == Step::HeadDone) {
                step = m_parser.allowBody(m_limits.body);
                if (step == Step::NeedMore)
                    step = m_parser.feed(piece);
            }
            if (step == Step::NeedMore)
                return;
            if (step == Step::Refused) {
                m_outcome.status = m_parser.refusal().status;
            } else {
                ++m_outcome.accepted;
                m_parser.next();
            }
        }
    }
    const Outcome &outcome() const { return m_outcome; }

private:
    HttpLimits m_limits;
    GuardParser m_parser{m_limits};
    Outcome m_outcome;
};

Outcome readInPieces(QByteArrayView bytes, qsizetype size)
{
    Reader reader;
    for (qsizetype at = 0; at < bytes.size(); at += size)
        reader.feed(bytes.sliced(at, std::min(size, bytes.size() - at)));
    return reader.outcome();
}

Outcome readInTwo(QByteArrayView bytes, qsizetype cut)
{
    Reader reader;
    reader.feed(bytes.first(cut));
    reader.feed(bytes.sliced(cut));
    return reader.outcome();
}

/// Whole requests, of each kind of body; what is cut off from them is a truncated one.
QByteArrayList wholeRequests()
{
    return {
        "POST /in/a?b=c HTTP/1.1\r\nHost: example.org:8080\r\nContent-Type: text/plain\r\n"
        "Content-Length: 12\r\n\r\nhello, world"_ba,
        "POST /in/a HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"
        "5;a=\"b\"\r\nhello\r\n7\r\n, world\r\n0\r\nX-Sum: 1\r\n\r\n"_ba,
        "\r\nGET http://x/a HTTP/1.1\r\nHost: x\r\nAccept:\t*/*\r\n\r\n"_ba,
    };
}

} // namespace

class TestMalformed final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void corpusIsLargeAndWithoutCopies();
    void isRefusedWhereverItIsCut_data();
    void isRefusedWhereverItIsCut();
    void isAnsweredAndEndsTheConnection();
    void truncatedAtEveryByteIsNoRequest();
    void truncatedAtEveryByteTimesOut();
};

void TestMalformed::corpusIsLargeAndWithoutCopies()
{
    const auto corpus = malformedRequests();
    QSet<QByteArray> names;
    QSet<QByteArray> bytes;
    QMap<int, int> statuses;
    for (const auto &request : corpus) {
        QVERIFY2(!names.contains(request.name), request.name.constData());
        QVERIFY2(!bytes.contains(request.bytes), request.name.constData());
        names.insert(request.name);
        bytes.insert(request.bytes);
        ++statuses[request.status];
    }
    qsizetype truncated = 0;
    for (const auto &request : wholeRequests())
        truncated += request.size();
    qInfo() << corpus.size() << "malformed requests and" << truncated
            << "truncated ones; by status:" << statuses;
    QVERIFY(corpus.size() >= 500);
}

void TestMalformed::isRefusedWhereverItIsCut_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("status");
    const auto corpus = malformedRequests();
    for (const auto &request : corpus)
        QTest::newRow(request.name.constData()) << request.bytes << request.status;
}

void TestMalformed::isRefusedWhereverItIsCut()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const int, status);
    const Outcome refused{0, status};
    const auto sent = bytes + after;
    const auto whole = readInPieces(sent, sent.size());
    QCOMPARE(whole.accepted, 0);
    QCOMPARE(whole.status, status);
    QVERIFY(readInPieces(sent, sent.size() < 100'000 ? 1 : 999) == refused);
    const auto step = std::max<qsizetype>(1, bytes.size() / 200);
    for (qsizetype cut = 1; cut < bytes.size(); cut += step)
        QVERIFY2(readInTwo(sent, cut) == refused, qPrintable(QString::number(cut)));
}

void TestMalformed::isAnsweredAndEndsTheConnection()
{
    HttpLimits limits;
    limits.connectionsPerAddress = limits.connections; // those that linger count too
    TestService service(limits, {}, 2);
    const auto corpus = malformedRequests();
    for (const auto &request : corpus) {
        auto client = service.client();
        client.send(before + request.bytes + after);
        QCOMPARE(client.read().status, 200);
        const auto answer = client.read();
        QVERIFY2(answer.status == request.status,
                 request.name + ": " + QByteArray::number(answer.status));
        QCOMPARE(answer.headers.single("content-type"), "application/problem+json");
        QCOMPARE(answer.headers.single("connection"), "close");
        QVERIFY2(client.readRest().isEmpty() && client.isClosedByPeer(), request.name.constData());
    }
    const auto violations = service.seen.violations(corpus.size());
    QCOMPARE(violations.size(), corpus.size());
    const auto requests = service.seen.requests();
    QCOMPARE(requests.size(), corpus.size());
    for (const auto &request : requests)
        QCOMPARE(request.target, "/before");
    QTRY_COMPARE(service.service.connectionCount(), 0);
}

void TestMalformed::truncatedAtEveryByteIsNoRequest()
{
    TestService service;
    const auto whole = wholeRequests();
    for (const auto &request : whole) {
        for (qsizetype size = 0; size < request.size(); ++size) {
            QVERIFY(readInPieces(request.first(size), std::max<qsizetype>(size, 1)) == Outcome{});
            auto client = service.client();
            client.send(request.first(size));
            client.shutdownWrite();
            QVERIFY2(client.readRest().isEmpty() && client.isClosedByPeer(),
                     request.first(size).constData());
        }
        QCOMPARE(service.ask(request).status, 200);
    }
    QCOMPARE(service.seen.requests().size(), whole.size());
    QTRY_COMPARE(service.service.connectionCount(), 0);
}

void TestMalformed::truncatedAtEveryByteTimesOut()
{
    HttpLimits limits;
    limits.headerDeadline = limits.bodyDeadline = 500ms;
    TestService service(limits, {}, 2);
    const auto whole = wholeRequests();
    for (const auto &request : whole) {
        const qsizetype begun = request.startsWith('\r') ? 3 : 1; // an empty line is no beginning
        std::vector<RawClient> clients;
        for (auto size = begun; size < request.size(); ++size) {
            clients.push_back(service.client());
            clients.back().send(request.first(size));
        }
        for (auto &client : clients) {
            QCOMPARE(client.read().status, 408);
            QVERIFY(client.readRest().isEmpty() && client.isClosedByPeer());
        }
    }
    QCOMPARE(service.seen.requests().size(), 0);
}

QTEST_GUILESS_MAIN(TestMalformed)
#include "tst_malformed.moc"
