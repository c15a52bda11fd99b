// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/receiver/ingestfixture.h"

#include <QSet>
#include <QTest>

#include <deque>

using namespace Qt::StringLiterals;
using namespace Signalbox;

/// Many at once, and a writer that does not keep up.
class IngestLoadTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aThousandCopiesAtTheSameInstantAreOneEvent()
    {
        IngestFixture fixture;
        const auto request = post(signedHeaders("guid"_ba, "{}"_ba), "{}"_ba);
        constexpr int connections = 64;
        constexpr int copies = 1000;
        std::deque<RawClient> clients;
        for (int i = 0; i < connections; ++i)
            clients.emplace_back(fixture.port);
        {
            // All are on the wire, and as many as can be examined, before the first is stored.
            WriterStop stop(*fixture.writer);
            for (int i = 0; i < copies; ++i)
                clients[size_t(i % connections)].send(request);
            QTRY_VERIFY(fixture.writer->pendingBytes() > 0);
            stop.release();
        }
        int accepted = 0;
        int duplicates = 0;
        QSet<EventId> ids;
        for (int i = 0; i < copies; ++i) {
            const auto answer = clients[size_t(i % connections)].read();
            QCOMPARE(answer.status, 200);
            ids.insert(eventIdOf(answer));
            accepted += statusOf(answer) == "accepted"_L1;
            duplicates += statusOf(answer) == "duplicate"_L1;
        }
        QCOMPARE(accepted, 1);
        QCOMPARE(duplicates, copies - 1);
        QCOMPARE(ids.size(), 1);
        QCOMPARE(fixture.events().size(), 1);
        QCOMPARE(fixture.events().first().duplicates, copies - 1);
        QTRY_COMPARE(fixture.observer.duplicates, copies - 1);
    }

    void everyEventOfAStormIsStored()
    {
        IngestFixture fixture;
        std::deque<RawClient> clients;
        for (int i = 0; i < 20; ++i)
            clients.emplace_back(fixture.port);
        QSet<EventId> ids;
        for (int round = 0; round < 40; ++round) {
            for (size_t i = 0; i < clients.size(); ++i) {
                const auto key = QByteArray::number(round) + '-' + QByteArray::number(i);
                clients[i].send(post(signedHeaders(key, key), key));
            }
            for (auto &client : clients)
                ids.insert(eventIdOf(client.read()));
        }
        QCOMPARE(ids.size(), 800);
        QSet<EventId> stored;
        for (const auto &event : fixture.events())
            stored.insert(event.id);
        QCOMPARE(stored, ids);
    }

    void noAnswerBeforeTheCommit()
    {
        IngestFixture fixture(1);
        WriterStop stop(*fixture.writer);
        auto waiting = fixture.client();
        waiting.send(post(signedHeaders("guid"_ba, "{}"_ba), "{}"_ba));
        // A refusal needs no commit: that it is answered shows that the thread has gone on.
        auto other = fixture.client();
        for (int i = 0; i < 3; ++i)
            QCOMPARE(other.ask(post({}, "{}"_ba)).status, 401);
        QCOMPARE(waiting.readRest(std::chrono::milliseconds(0)), QByteArray());
        QCOMPARE(fixture.events().size(), 0);
        stop.release();
        QCOMPARE(waiting.read().status, 200);
        QCOMPARE(fixture.events().size(), 1);
    }

    void aFullWriterIsSaidSo()
    {
        IngestFixture fixture(1);
        WriterStop stop(*fixture.writer);
        fixture.writer->submitAlways(
            {[](WriteSession &) { }, [](const Result<void> &) { }, Writer::maxPendingBytes + 1});
        const auto request = post(signedHeaders("guid"_ba, "{}"_ba), "{}"_ba);
        const auto answer = fixture.ask(request);
        QCOMPARE(answer.status, 503);
        QCOMPARE(answer.headers.single("retry-after"), QByteArrayView("1"));
        QCOMPARE(answer.headers.single("content-type"), QByteArrayView("application/problem+json"));
        QTRY_COMPARE(fixture.observer.overloads, 1);
        // Rejections are then only counted. The last request shows that the turn is over.
        auto client = fixture.client();
        QCOMPARE(client.ask(post({}, "{}"_ba)).status, 401);
        QCOMPARE(client.ask(post({}, "{}"_ba, "/"_ba)).status, 404);
        stop.release();
        QTRY_COMPARE(fixture.writer->pendingBytes(), 0);
        QCOMPARE(fixture.ask(request).status, 200);
        QCOMPARE(fixture.events().size(), 1);
        QCOMPARE(fixture.storedRejections(), 0);
        QTRY_COMPARE(fixture.observer.refused.load(), 1);
    }

    void aFloodOfRejectionsIsCountedNotStored()
    {
        IngestFixture fixture;
        auto client = fixture.client();
        const auto began = fixture.clock.now();
        for (int i = 0; i < 1000; ++i)
            client.send(post({}, "{}"_ba));
        for (int i = 0; i < 1000; ++i)
            QCOMPARE(client.read().status, 401);
        const auto seconds =
            std::chrono::ceil<std::chrono::seconds>(fixture.clock.now() - began).count();
        QTRY_COMPARE(fixture.observer.refused, 1000);
        QCOMPARE(fixture.ask(post(signedHeaders("g"_ba, "{}"_ba), "{}"_ba)).status, 200);
        QTRY_VERIFY(fixture.storedRejections() >= 100);
        QVERIFY(fixture.storedRejections() <= 100 * (seconds + 1));
    }

    void stopsWithRequestsUnanswered()
    {
        IngestFixture fixture;
        WriterStop stop(*fixture.writer);
        std::deque<RawClient> clients;
        for (int i = 0; i < 10; ++i) {
            clients.emplace_back(fixture.port);
            clients.back().send(post(signedHeaders(QByteArray::number(i), "{}"_ba), "{}"_ba));
        }
        QTRY_VERIFY(fixture.writer->pendingBytes() > 0);
        fixture.service.reset(); // handlers go, their jobs are still with the writer
        stop.release();
        QTRY_COMPARE(fixture.writer->pendingBytes(), 0);
    }
};

QTEST_GUILESS_MAIN(IngestLoadTest)
#include "tst_ingestload.moc"
