// SPDX-License-Identifier: GPL-3.0-or-later
// A shadow by itself: its bounds, its time and its end.
#include "core/expression/envelope.h"
#include "core/routing/shadowjob.h"
#include "core/routing/sidebyside.h"

#include <QElapsedTimer>
#include <QTest>

#include <tuple>

using namespace Signalbox;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const auto endless = u"const transform = e => { while (true); }"_s;

Event eventOf(qint64 seq, const QByteArray &body = "{\"n\": 1}", const QString &source = u"shop"_s)
{
    Event event;
    event.seq = seq;
    event.id = EventId::make(SystemClock().now());
    event.source = source;
    event.request.headers = HeaderBlock("Content-Type: application/json\r\n"_ba);
    event.request.body = body;
    event.request.receivedAt = SystemClock().now();
    return event;
}

QList<Event> eventsOf(qint64 first, int count, const QByteArray &body = "{\"n\": 1}")
{
    QList<Event> events;
    for (int at = 0; at < count; ++at)
        events.append(eventOf(first + at, body));
    return events;
}

/// in > it > out
Graph through(const NodeBody &body)
{
    return {{{u"in"_s, SourceNode{{u"shop"_s}}},
             {u"it"_s, body},
             {u"out"_s, DestinationNode{u"billing"_s}}},
            {{u"in"_s, u"out"_s, u"it"_s}, {u"it"_s, outputPorts(body).first(), u"out"_s}}};
}

/// \a draft beside a workflow that sends everything.
ShadowPlan planOf(const Graph &draft)
{
    const auto published = CompiledWorkflow::compile(u"w"_s, 1, through(FilterNode{u"`true`"_s}));
    const auto compiled = CompiledWorkflow::compile(u"w"_s, 2, draft);
    if (!published || !compiled)
        qFatal("a graph does not compile");
    return {u"w"_s, draft, {*published, *compiled}};
}

} // namespace

class ShadowJobTest final : public QObject
{
    Q_OBJECT

    SystemClock m_clock;
    std::atomic<int> m_told = 0;

    std::unique_ptr<ShadowJob> begin(const Graph &draft)
    {
        m_told = 0;
        return std::make_unique<ShadowJob>(planOf(draft), m_clock, [this] { ++m_told; });
    }

private Q_SLOTS:
    void whatWaitsIsBoundByNumber()
    {
        const auto job = begin(through(ScriptNode{.text = endless, .file = {}}));
        constexpr int many = 20'000;
        QElapsedTimer took;
        took.start();
        for (int from = 0; from < many; from += 1000)
            job->routed(eventsOf(from + 1, 1000));
        QVERIFY(took.elapsed() < 5000); // it has waited for nothing
        const auto status = job->status();
        QVERIFY(status.waiting <= ShadowJob::maxWaiting + 2); // some are done and not told yet
        QCOMPARE(status.summary.events + status.waiting + status.notCompared, many);
    }

    void whatWaitsIsBoundByBytes()
    {
        const auto job = begin(through(ScriptNode{.text = endless, .file = {}}));
        const auto megabyte = "{\"text\": \"" + QByteArray(1024 * 1024, 'x') + "\"}";
        job->routed(eventsOf(1, 40, megabyte));
        const auto status = job->status();
        QVERIFY2(status.waiting <= 18, qPrintable(QString::number(status.waiting)));
        QVERIFY(status.notCompared >= 20);
    }

    void anEventLargerThanTheBoundIsComparedWhenNothingElseWaits()
    {
        const auto job = begin(through(FilterNode{u"`false`"_s}));
        const auto body = "{\"text\": \"" + QByteArray(ShadowJob::maxWaitingBytes, 'x') + "\"}";
        job->routed({eventOf(1, body)});
        QTRY_COMPARE(job->status().summary.noLongerRouted, 1);
        job->routed({eventOf(2, body)}); // the first one's room is free again
        QTRY_COMPARE(job->status().summary.noLongerRouted, 2);
        QCOMPARE(job->status().notCompared, 0);
    }

    void eventsThatNeitherTakesDoNotCount()
    {
        const auto job = begin(through(FilterNode{u"`false`"_s}));
        job->routed({eventOf(1, "{}", u"blog"_s), eventOf(2)});
        QTRY_COMPARE(job->status().summary.events, 1);
        QCOMPARE(job->status().waiting + job->status().notCompared, 0);
    }

    void theNewestThatDifferAreKept()
    {
        const auto job = begin(through(FilterNode{u"`false`"_s}));
        job->routed(eventsOf(1, 1000));
        QTRY_COMPARE(job->status().summary.noLongerRouted, 1000);
        QCOMPARE(job->status().differences, ShadowStatus::mostDifferences);
        const auto page = job->differences({u"w"_s, 0, 1000});
        QCOMPARE(page.differences.size(), ShadowStatus::mostDifferences);
        QCOMPARE(page.differences.first().seq, 801);
        QCOMPARE(page.differences.last().seq, 1000);
        QVERIFY(!page.next);
        QCOMPARE(job->differences({u"w"_s, 990, 3}).differences.last().seq, 993);
        QCOMPARE(job->differences({u"w"_s, 990, 3}).next, 993);
    }

    void whatNodesHoldGoesOnWithoutFurtherEvents()
    {
        const auto job = begin(through(DelayNode{200ms, {}}));
        job->routed(eventsOf(1, 10));
        QTRY_COMPARE(job->status().waiting, 10);
        QTRY_COMPARE(job->status().summary.events, 10);
        QCOMPARE(job->status().summary.unchanged, 10);
        QCOMPARE(job->status().waiting, 0);
    }

    void itTellsOfWhatItFindsAndThenSleeps()
    {
        const auto job = begin(through(FilterNode{u"`false`"_s}));
        QTest::qWait(100);
        QCOMPARE(m_told.load(), 0);
        job->routed(eventsOf(1, 10));
        QTRY_COMPARE(job->status().summary.events, 10);
        QTRY_VERIFY(m_told > 0);
        QTest::qWait(200); // whatever else it had to say
        const int told = m_told;
        QTest::qWait(300);
        QCOMPARE(m_told.load(), told);
        job->end(ShadowEnd::Published, 2);
        QCOMPARE(m_told.load(), told + 1);
        job->end(ShadowEnd::Stopped); // it has ended
        QCOMPARE(m_told.load(), told + 1);
        QCOMPARE(job->status().end, ShadowEnd::Published);
        QCOMPARE(job->status().endRevision, 2);
        job->routed(eventsOf(11, 10));
        QCOMPARE(job->status().summary.events, 10);
    }

    void aRunningScriptIsInterruptedWhenItEnds()
    {
        ScriptNode slow{.text = endless, .file = {}};
        slow.time = ScriptNode::maxTime;
        auto job = begin(through(slow));
        job->routed(eventsOf(1, 10));
        QTest::qWait(200); // in the middle of the first
        QElapsedTimer took;
        took.start();
        job->stop();
        QVERIFY2(took.elapsed() < 3000, qPrintable(QString::number(took.elapsed())));
        QCOMPARE(job->status().summary.events, 0); // and what came of that counts for nothing
        QCOMPARE(job->status().notCompared, 9);
        QCOMPARE(job->status().waiting, 1);
        job.reset();
    }

    void whatMapsMadeOfHeldEventsCounts()
    {
        MapNode map;
        map.expression = u"[body.t, body.t, body.t, body.t, body.t, body.t, body.t, body.t]"_s;
        Graph graph = through(DelayNode{1h, {}});
        graph.nodes.append({u"map"_s, map});
        graph.edges = {{u"in"_s, u"out"_s, u"map"_s},
                       {u"map"_s, u"out"_s, u"it"_s},
                       {u"it"_s, u"out"_s, u"out"_s}};
        const auto workflow = CompiledWorkflow::compile(u"w"_s, 1, graph);
        QVERIFY(workflow);
        const std::atomic<bool> cancelled = false;
        int done = 0;
        OneSide side(*workflow, cancelled, [&done](qint64, Rehearsed) { ++done; });
        const QByteArray body = "{\"t\": \"" + QByteArray(1024 * 1024, 'x') + "\"}";
        Result<void> passed;
        int events = 0;
        while (passed && events < 40) { // 40 MB of bodies received
            const Event event = eventOf(++events, body);
            passed = side.pass(event, envelopeOf(event));
        }
        QVERIFY(!passed);
        QCOMPARE(passed.error().code, ErrorCode::TooLarge);
        QCOMPARE(events, 15); // each with one megabyte that came and eight that the map made
        QCOMPARE(done, 0);
    }

    void whatHasLeftItsHoldDoesNotCount()
    {
        Rehearsal rehearsal(*CompiledWorkflow::compile(u"w"_s, 1, through(DelayNode{1s, {}})));
        const Event event = eventOf(1);
        const auto now = event.request.receivedAt;
        std::ignore = rehearsal.route(event, envelopeOf(event), now);
        QCOMPARE(rehearsal.heldBytes(), event.request.body.size());
        QCOMPARE(rehearsal.advance(now + 1s).size(), 1);
        QCOMPARE(rehearsal.heldBytes(), 0);
    }

    void itFailsWhenNodesRememberTooMuch()
    {
        const auto job = begin(through(DeduplicateNode{u"to_string(body.n)"_s, 24h}));
        qint64 seq = 0;
        while (job->isRunning() && seq <= 2 * OneSide::maxRemembered) {
            QList<Event> events;
            for (int at = 0; at < 5000; ++at) {
                ++seq;
                events.append(eventOf(seq, "{\"n\": " + QByteArray::number(seq) + "}"));
            }
            job->routed(events);
            QTRY_VERIFY_WITH_TIMEOUT(job->status().waiting == 0 || !job->isRunning(), 30'000);
        }
        const auto status = job->status();
        QCOMPARE(status.state, ShadowState::Ended);
        QCOMPARE(status.end, ShadowEnd::Failed);
        QVERIFY2(status.error.contains(u"keys"_s), qPrintable(status.error));
        QVERIFY(status.summary.events > OneSide::maxRemembered);
    }
};

QTEST_GUILESS_MAIN(ShadowJobTest)
#include "tst_shadowjob.moc"
