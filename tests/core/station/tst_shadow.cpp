// SPDX-License-Identifier: GPL-3.0-or-later
// Shadows of workflows on the events of a running station.
#include "core/station/localstation.h"
#include "core/support/bytes.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QtCrypto>

#include <future>

using namespace Signalbox;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

template <typename T>
Result<T> await(const QFuture<Result<T>> &future)
{
    if (!QTest::qWaitFor([&] { return future.isFinished(); }, 60'000))
        return Error{ErrorCode::Timeout, u"no answer"_s};
    return future.result();
}

/// Amounts from 0 to 99 in turn.
NewEvent arriving(int number)
{
    Event event;
    event.id = EventId::make(SystemClock().now());
    event.source = u"shop"_s;
    event.type = u"order"_s;
    event.key = QByteArray::number(number);
    const auto body = "{\"amount\": " + QByteArray::number(number % 100)
        + ", \"round\": " + QByteArray::number(number / 100) + "}";
    event.request = {
        "POST"_ba, "/in/shop"_ba,    HeaderBlock("Content-Type: application/json\r\n"_ba),
        body,      u"127.0.0.1:1"_s, SystemClock().now()};
    return {event, digest16({"shop", event.key}), digest16({body})};
}

/// in > f > out, and what does not pass is stopped.
Graph graphOf(const QString &expression, const QString &destination = u"billing"_s)
{
    return {{{u"in"_s, SourceNode{{u"shop"_s}}},
             {u"f"_s, FilterNode{expression}},
             {u"out"_s, DestinationNode{destination}},
             {u"rest"_s, StopNode{u"not wanted"_s}}},
            {{u"in"_s, u"out"_s, u"f"_s},
             {u"f"_s, u"pass"_s, u"out"_s},
             {u"f"_s, u"else"_s, u"rest"_s}}};
}

/// The same with \a body between filter and destination, and a stop for what leaves it otherwise.
Graph graphWith(const NodeBody &body, const QString &expression = u"`true`"_s)
{
    auto made = graphOf(expression);
    made.nodes.append({u"it"_s, body});
    made.edges[1].to = u"it"_s;
    made.edges.append({u"it"_s, outputPorts(body).first(), u"out"_s});
    if (outputPorts(body).size() > 1)
        made.edges.append({u"it"_s, outputPorts(body).last(), u"rest"_s});
    return made;
}

ScriptNode scriptOf(const QString &text)
{
    return {.text = text, .file = {}};
}

const QString published = u"body.amount >= `50`"_s;

} // namespace

class ShadowTest final : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    int m_stores = 0;
    int m_received = 0;
    Pipeline *m_pipeline = nullptr; ///< the station's
    std::unique_ptr<LocalStation> m_station;

    void open()
    {
        auto pipeline = Pipeline::start(
            {.storeUrl = u"sqlite://"_s + m_folder.filePath(u"%1.db"_s.arg(m_stores)),
             .providerFolder = {},
             .limits = {},
             .receiverThreads = 1});
        if (!pipeline)
            qFatal("%s", qUtf8Printable(pipeline.error().detail));
        m_pipeline = pipeline->get();
        m_station = std::make_unique<LocalStation>(*std::move(pipeline));
    }

    void close()
    {
        m_station->stop(0ms);
        m_station.reset();
    }

    /// A source, destinations that take nothing yet, and a workflow that wants 50 and more.
    void configure()
    {
        SourceDraft source;
        source.config.name = u"shop"_s;
        source.config.provider = u"github"_s;
        QVERIFY(await(m_station->saveSource(source)));
        for (const auto &name : {u"billing"_s, u"archive"_s}) {
            DestinationDraft destination;
            destination.config.name = name;
            destination.config.url = u"http://127.0.0.1:9/"_s;
            QVERIFY(await(m_station->saveDestination(destination)));
            QVERIFY(await(m_station->setEnabled({ObjectKind::Destination, name}, false)));
        }
        publish(graphOf(published), 0);
    }

    void publish(const Graph &graph, int base, const QString &workflow = u"w"_s)
    {
        PublishRequest request;
        request.workflow = workflow;
        request.graph = graph;
        request.author = u"ada"_s;
        request.base = base;
        QCOMPARE(await(m_station->publish(request))->revision, base + 1);
    }

    /// Has the running station take in \a count events, like its receiver does.
    void receive(int count)
    {
        constexpr int together = 500;
        for (int from = 0; from < count; from += together) {
            std::promise<bool> committed;
            WriteJob job;
            job.apply = [&](WriteSession &session) {
                for (int at = from; at < std::min(count, from + together); ++at) {
                    if (!session.ingest(arriving(m_received++)))
                        qFatal("an event could not be stored");
                }
            };
            job.done = [&](const Result<void> &result) { committed.set_value(result.ok()); };
            m_pipeline->writer().submitAlways(std::move(job));
            QVERIFY(committed.get_future().get());
        }
    }

    ShadowReport start(const Graph &graph, const QString &workflow = u"w"_s)
    {
        const auto report = await(m_station->startShadow({workflow, graph, 0}));
        if (!report)
            qWarning().noquote() << report.error().detail;
        return report ? *report : ShadowReport();
    }

    ShadowStatus shadow() { return await(m_station->shadow(u"w"_s)).value(); }

    /// Waits until it is known of \a count events what becomes of them.
    ShadowStatus compared(int count)
    {
        ShadowStatus status;
        const auto done = [&] {
            status = shadow();
            return status.summary.events == count;
        };
        if (!QTest::qWaitFor(done, 60'000))
            qWarning("compared %lld, not compared %lld, waiting %lld", status.summary.events,
                     status.notCompared, status.waiting);
        return status;
    }

    QList<EventDifference> differences()
    {
        ShadowQuery query;
        query.workflow = u"w"_s;
        query.limit = 1000;
        return await(m_station->shadowDifferences(query))->differences;
    }

    qint64 pending() { return await(m_station->status())->queueDepth; }

private Q_SLOTS:
    void init()
    {
        ++m_stores;
        m_received = 0;
        open();
        configure();
    }

    void cleanup() { m_station.reset(); }

    void itSaysWhatABacktestOverTheSameEventsSays_data()
    {
        QTest::addColumn<Graph>("draft");
        QTest::addColumn<int>("newlyRouted"); // of 1,000 events
        OrderNode order;
        order.key = u"to_string(body.amount)"_s;
        order.position = u"body.round"_s;
        order.first = 1; // the round 0 was before it began
        QTest::newRow("filter") << graphOf(u"body.amount >= `30` && body.amount < `90`"_s) << 200;
        QTest::newRow("script") << graphWith(scriptOf(u"const transform = e => e.body.amount"_s))
                                << 500;
        QTest::newRow("order") << graphWith(order) << 500;
        QTest::newRow("deduplicate")
            << graphWith(DeduplicateNode{u"to_string(body.amount)"_s, 1h}) << 50;
        QTest::newRow("delay") << graphWith(DelayNode{300ms, {}}) << 500;
        QTest::newRow("throttle") << graphWith(ThrottleNode{{2000, 1s, 10}, {}}) << 500;
        QTest::newRow("batch") << graphWith(BatchNode{4, 10s, 1'000'000, {}}) << 130;
    }

    void itSaysWhatABacktestOverTheSameEventsSays()
    {
        QFETCH(Graph, draft);
        QFETCH(int, newlyRouted);
        receive(100); // before it began: of no interest
        QTRY_COMPARE(pending(), 50);
        QVERIFY(start(draft).started);
        const auto since = SystemClock().now();
        receive(1000);
        const auto status = compared(1000);
        QCOMPARE(status.state, ShadowState::Running);
        QCOMPARE(status.publishedRevision, 1);
        QCOMPARE(status.graph, draft);
        QCOMPARE(status.notCompared, 0);
        QCOMPARE(status.waiting, 0);
        QCOMPARE(status.summary.newlyRouted, newlyRouted);

        BacktestRequest request;
        request.workflow = u"w"_s;
        request.graph = draft;
        request.filter.since = since;
        const auto id = await(m_station->startBacktest(request));
        QVERIFY(id);
        QTRY_COMPARE_WITH_TIMEOUT(await(m_station->backtest(*id))->state, BacktestState::Finished,
                                  60'000);
        const auto same = await(m_station->backtest(*id));
        QCOMPARE(same->summary.events, 1000);
        QCOMPARE(status.summary, same->summary);
        QCOMPARE(status.flow, same->flow);
        BacktestQuery all;
        all.id = *id;
        all.limit = 1000;
        const auto expected = await(m_station->backtestDifferences(all))->differences;
        const auto found = differences();
        QCOMPARE(found.size(), std::min<qsizetype>(200, expected.size()));
        const auto last = expected.last(found.size()); // it keeps the newest
        for (qsizetype at = 0; at < found.size(); ++at) {
            QCOMPARE(found.at(at).seq, last.at(at).seq);
            QCOMPARE(found.at(at).event, last.at(at).event);
            QCOMPARE(found.at(at).verdicts, last.at(at).verdicts);
            QCOMPARE(found.at(at).after.steps.size(), last.at(at).after.steps.size());
        }
    }

    void everyKindOfDifferenceIsTold_data()
    {
        QTest::addColumn<Graph>("draft");
        QTest::addColumn<BacktestSummary>("expected"); // of amounts 0 to 99
        MapNode shape;
        shape.fields = {{u"n"_s, u"body.amount"_s}};
        const auto row = [](const char *name, const Graph &draft, const BacktestSummary &expected) {
            QTest::newRow(name) << draft << expected;
        };
        row("nothing", graphOf(published), {100, 100, 0, 0, 0, 0, 0});
        row("newly routed", graphOf(u"body.amount >= `20`"_s), {100, 70, 30, 0, 0, 0, 0});
        row("no longer routed", graphOf(u"body.amount >= `90`"_s), {100, 60, 0, 40, 0, 0, 0});
        row("other destination", graphOf(published, u"archive"_s), {100, 50, 0, 0, 50, 0, 0});
        row("other payload", graphWith(shape, published), {100, 50, 0, 0, 0, 50, 0});
        row("new error", graphOf(u"length(body.amount) > `1`"_s), {100, 0, 0, 50, 0, 0, 100});
    }

    void everyKindOfDifferenceIsTold()
    {
        QFETCH(Graph, draft);
        QFETCH(BacktestSummary, expected);
        QVERIFY(start(draft).started);
        receive(100);
        QCOMPARE(compared(100).summary, expected);
        const auto found = differences();
        QCOMPARE(found.size(), 100 - expected.unchanged);
        for (const auto &difference : found) {
            QCOMPARE(difference.before.revision, 1);
            QVERIFY(!difference.verdicts.isEmpty());
            QVERIFY(!difference.before.steps.isEmpty() && !difference.after.steps.isEmpty());
            QCOMPARE(await(m_station->event(difference.event))->summary.seq, difference.seq);
        }
    }

    void nothingComesOfIt()
    {
        auto draft = graphWith(DelayNode{1h, {}}); // held for long, in the shadow alone
        draft.nodes.append({u"copy"_s, DestinationNode{u"archive"_s}});
        draft.edges.append({u"in"_s, u"out"_s, u"copy"_s});
        QVERIFY(start(draft).started);
        receive(100);
        QTRY_COMPARE(pending(), 50); // as published
        QTRY_COMPARE(shadow().waiting, 100);
        EventQuery query;
        query.limit = 100;
        const auto events = await(m_station->events(query))->events;
        QCOMPARE(events.size(), 100);
        for (const auto &event : events) {
            QVERIFY(event.state == EventState::InFlight || event.state == EventState::Stopped);
            const auto traces = await(m_station->traces(event.id));
            QCOMPARE(traces->size(), 1);
            QCOMPARE(traces->first().revision, 1);
        }
        QCOMPARE(pending(), 50);
        QCOMPARE(await(m_station->revisions({u"w"_s, {}, 10}))->revisions.size(), 1);
    }

    void whatPreventsPublishingPreventsIt()
    {
        auto wrong = graphOf(u"body.amount >"_s, u"nowhere"_s);
        wrong.nodes.append({u"lost"_s, StopNode{}});
        const auto report = start(wrong);
        QVERIFY(!report.started);
        QCOMPARE(report.problems.size(), await(m_station->validate(wrong))->size());
        QVERIFY(report.problems.size() >= 3);
        QCOMPARE(await(m_station->shadow(u"w"_s)).error().code, ErrorCode::NotFound);

        // What only is odd prevents nothing, and a running one stays when another cannot begin.
        auto odd = graphOf(published);
        odd.nodes.append({u"map"_s, MapNode{{{u"n"_s, u"id"_s}}, {}, {}, {}, {}, {}, {}, {}}});
        odd.edges.append({u"in"_s, u"out"_s, u"map"_s});
        const auto fine = start(odd);
        QVERIFY(fine.started);
        QVERIFY(!fine.problems.isEmpty());
        QVERIFY(!start(wrong).started);
        QCOMPARE(shadow().graph, odd);
        QCOMPARE(await(m_station->startShadow({u"No Name"_s, odd, 0})).error().code,
                 ErrorCode::Invalid);
        QCOMPARE(await(m_station->startShadow({u"w"_s, {}, 9})).error().code, ErrorCode::NotFound);
    }

    void aStoredRevisionIsADraftToo()
    {
        publish(graphOf(u"`true`"_s), 1);
        QVERIFY(await(m_station->startShadow({u"w"_s, {}, 1}))->started);
        receive(100);
        const auto status = compared(100);
        QCOMPARE(status.publishedRevision, 2);
        QCOMPARE(status.summary.noLongerRouted, 50);
        QCOMPARE(status.graph, graphOf(published));
    }

    void aWorkflowThatIsNotPublishedRoutesNothingYet()
    {
        QVERIFY(start(graphOf(published), u"new"_s).started);
        receive(100);
        QTRY_COMPARE(await(m_station->shadow(u"new"_s))->summary.newlyRouted, 50);
        QCOMPARE(await(m_station->shadow(u"new"_s))->publishedRevision, 0);
        publish(graphOf(published), 0, u"new"_s);
        const auto ended = await(m_station->shadow(u"new"_s));
        QCOMPARE(ended->end, ShadowEnd::Published);
        QCOMPARE(ended->endRevision, 1);
    }

    void itEndsWithWhatItIsComparedWith_data()
    {
        QTest::addColumn<ShadowEnd>("end");
        QTest::newRow("published") << ShadowEnd::Published;
        QTest::newRow("disabled") << ShadowEnd::Disabled;
        QTest::newRow("enabled") << ShadowEnd::Enabled;
        QTest::newRow("removed") << ShadowEnd::Removed;
    }

    void itEndsWithWhatItIsComparedWith()
    {
        QFETCH(ShadowEnd, end);
        const ObjectName workflow{ObjectKind::Workflow, u"w"_s};
        if (end == ShadowEnd::Enabled)
            QVERIFY(await(m_station->setEnabled(workflow, false)));
        QVERIFY(start(graphOf(u"`true`"_s)).started);
        receive(100);
        compared(100);
        QSignalSpy told(m_station.get(), &Station::shadowsChanged);
        switch (end) {
        case ShadowEnd::Published: publish(graphOf(u"`false`"_s), 1); break;
        case ShadowEnd::Removed: QVERIFY(await(m_station->remove(workflow))); break;
        default: QVERIFY(await(m_station->setEnabled(workflow, end == ShadowEnd::Enabled))); break;
        }
        const auto ended = shadow();
        QCOMPARE(ended.state, ShadowState::Ended);
        QCOMPARE(ended.end, end);
        QCOMPARE(ended.endRevision,
                 end == ShadowEnd::Published     ? 2
                     : end == ShadowEnd::Removed ? 0
                                                 : 1);
        QVERIFY(ended.endedAt && *ended.endedAt >= ended.startedAt);
        QTRY_VERIFY(!told.isEmpty());
        receive(100); // by what holds now
        QTRY_COMPARE(await(m_station->status())->events, 200);
        QTRY_COMPARE(await(m_station->events({}))->events.first().state,
                     end == ShadowEnd::Enabled         ? EventState::InFlight
                         : end == ShadowEnd::Published ? EventState::Stopped
                                                       : EventState::Unmatched);
        QCOMPARE(shadow(), ended);
        QVERIFY(!differences().isEmpty()); // they can still be looked at

        // Another one takes its place; stopping forgets it.
        if (end != ShadowEnd::Removed) {
            QVERIFY(start(graphOf(u"`true`"_s)).started);
            QCOMPARE(shadow().state, ShadowState::Running);
        }
        const auto stopped = await(m_station->stopShadow(u"w"_s));
        QCOMPARE(stopped->end, end == ShadowEnd::Removed ? end : ShadowEnd::Stopped);
        QCOMPARE(await(m_station->shadow(u"w"_s)).error().code, ErrorCode::NotFound);
        QCOMPARE(await(m_station->stopShadow(u"w"_s)).error().code, ErrorCode::NotFound);
        ShadowQuery query;
        query.workflow = u"w"_s;
        QCOMPARE(await(m_station->shadowDifferences(query)).error().code, ErrorCode::NotFound);
    }

    void otherChangesDoNotEndIt()
    {
        QVERIFY(start(graphOf(u"`true`"_s)).started);
        publish(graphOf(published), 0, u"other"_s);
        QVERIFY(await(m_station->setEnabled({ObjectKind::Source, u"shop"_s}, false)));
        QCOMPARE(shadow().state, ShadowState::Running);
    }

    void aSlowScriptDelaysNoRouting()
    {
        const auto endless = graphWith(scriptOf(u"const transform = e => { while (true); }"_s));
        QVERIFY(start(endless).started);
        constexpr int events = 11'200;
        static_assert(events > ShadowJob::maxWaiting + 2000);
        receive(events);
        QTRY_COMPARE_WITH_TIMEOUT(pending(), events / 2, 120'000);
        ShadowStatus status;
        const auto allCame = [&] {
            status = shadow();
            return status.summary.events + status.waiting + status.notCompared == events;
        };
        QTRY_VERIFY(allCame());
        QVERIFY(status.waiting <= ShadowJob::maxWaiting + 2); // some are done and not told yet
        QVERIFY(status.notCompared > 0);
        QVERIFY(status.summary.events < 2000); // a quarter of a second each, on its own thread
        QTRY_VERIFY(shadow().summary.newErrors > 0);
        QElapsedTimer took;
        took.start();
        const auto ended = await(m_station->stopShadow(u"w"_s));
        QCOMPARE(ended->end, ShadowEnd::Stopped);
        QVERIFY(ended->waiting <= 1); // the one that was interrupted
        QVERIFY2(took.elapsed() < 5000, qPrintable(QString::number(took.elapsed())));
    }

    void fewWorkflowsAreShadowedAtATime()
    {
        for (int number = 0; number < Shadows::running; ++number)
            QVERIFY(start(graphOf(published), u"w%1"_s.arg(number)).started);
        QCOMPARE(await(m_station->startShadow({u"w"_s, graphOf(published), 0})).error().code,
                 ErrorCode::Unavailable);
        QVERIFY(start(graphOf(u"`true`"_s), u"w0"_s).started); // in place of its own
        QVERIFY(await(m_station->stopShadow(u"w1"_s)));
        QVERIFY(start(graphOf(published)).started);
        // One event is seen by all of them.
        receive(1);
        for (const auto &name : {u"w"_s, u"w0"_s, u"w2"_s, u"w3"_s})
            QTRY_COMPARE(await(m_station->shadow(name))->summary.events, 1);
    }

    void aStationEndsWithItsShadowsAndBeginsWithoutThem()
    {
        QVERIFY(start(graphWith(scriptOf(u"const transform = e => { while (true); }"_s))).started);
        receive(100);
        QTRY_VERIFY(shadow().waiting > 0);
        close();
        open();
        QCOMPARE(await(m_station->shadow(u"w"_s)).error().code, ErrorCode::NotFound);
        receive(100);
        QTRY_COMPARE(pending(), 100);
    }

    void itIsToldOfAtMostOnceASecond()
    {
        QSignalSpy told(m_station.get(), &Station::shadowsChanged);
        QVERIFY(start(graphOf(u"`true`"_s)).started);
        QTRY_COMPARE(told.size(), 1); // that it began
        QElapsedTimer time;
        time.start();
        int rounds = 0;
        for (; time.elapsed() < 2500; ++rounds) {
            receive(1);
            QTest::qWait(20);
        }
        compared(rounds);
        const auto seconds = time.elapsed() / 1000;
        QVERIFY(told.size() >= 2);
        QVERIFY2(told.size() <= 2 + seconds, qPrintable(QString::number(told.size())));
        // The last one is not lost, and then there is silence.
        QTRY_VERIFY_WITH_TIMEOUT(!told.wait(1500), 10'000);
        told.clear();
        QVERIFY(!told.wait(1500));
    }
};

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    const QCA::Initializer crypto;
    ShadowTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_shadow.moc"
