// SPDX-License-Identifier: GPL-3.0-or-later
// Backtests and cases over a real store with many events.
#include "core/station/localstation.h"
#include "core/support/bytes.h"

#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTest>
#include <QtCrypto>

using namespace Signalbox;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

template <typename T>
Result<T> await(const QFuture<Result<T>> &future)
{
    if (!QTest::qWaitFor([&] { return future.isFinished(); }, 30'000))
        return Error{ErrorCode::Timeout, u"no answer"_s};
    return future.result();
}

/// Not so long ago that retention takes the first ones away.
const Timestamp begin = SystemClock().now() - 1h;

/// Amounts from 0 to 99 in turn, a millisecond apart. The rounds are numbered, but every pair of
/// them is swapped.
NewEvent eventOf(int number, const QByteArray &keyPrefix)
{
    Event event;
    event.id = EventId::make(begin);
    event.source = u"shop"_s;
    event.type = u"order"_s;
    event.key = keyPrefix + QByteArray::number(number);
    const auto body = "{\"amount\": " + QByteArray::number(number % 100) + ", \"swapped\": "
        + QByteArray::number((number / 100) ^ 1) + ", \"text\": \"" + QByteArray(80, 'x') + "\"}";
    event.request = {
        "POST"_ba, "/in/shop"_ba,    HeaderBlock("Content-Type: application/json\r\n"_ba),
        body,      u"127.0.0.1:1"_s, begin + std::chrono::milliseconds(number)};
    return {event, digest16({"shop", event.key}), digest16({body})};
}

/// in > f > out, and what does not pass is stopped.
Graph graph(const QString &expression)
{
    return {{{u"in"_s, SourceNode{{u"shop"_s}}},
             {u"f"_s, FilterNode{expression}},
             {u"out"_s, DestinationNode{u"billing"_s}},
             {u"rest"_s, StopNode{u"not wanted"_s}}},
            {{u"in"_s, u"out"_s, u"f"_s},
             {u"f"_s, u"pass"_s, u"out"_s},
             {u"f"_s, u"else"_s, u"rest"_s}}};
}

PublishRequest publishing(const Graph &graph, int base)
{
    PublishRequest request;
    request.workflow = u"w"_s;
    request.graph = graph;
    request.author = u"ada"_s;
    request.base = base;
    return request;
}

BacktestRequest backtesting(const QString &expression)
{
    BacktestRequest request;
    request.workflow = u"w"_s;
    request.graph = graph(expression);
    return request;
}

#ifdef __SANITIZE_THREAD__
constexpr int manyEvents = 30'000; // its code is ten times as slow, and meets as often
#else
constexpr int manyEvents = 200'000;
#endif

} // namespace

class BacktestTest final : public QObject
{
    Q_OBJECT

    const int m_events = qEnvironmentVariableIsSet("SIGNALBOX_FULL") ? manyEvents : 10'000;
    QTemporaryDir m_folder;
    int m_stores = 0;
    std::unique_ptr<LocalStation> m_station;

    QString url() const { return u"sqlite://"_s + m_folder.filePath(u"%1.db"_s.arg(m_stores)); }

    void open()
    {
        auto pipeline = Pipeline::start(
            {.storeUrl = url(), .providerFolder = {}, .limits = {}, .receiverThreads = 1});
        if (!pipeline)
            qFatal("%s", qUtf8Printable(pipeline.error().detail));
        m_station = std::make_unique<LocalStation>(*std::move(pipeline));
    }

    void close()
    {
        m_station->stop(0ms);
        m_station.reset();
    }

    /// Stores \a count events while no station runs, so that they are routed when the next one
    /// does.
    void fill(int count, const QByteArray &keyPrefix)
    {
        auto store = openStore(url());
        QVERIFY(store);
        auto session = (*store)->writeSession();
        QVERIFY(session);
        for (int from = 0; from < count; from += 1000) {
            QVERIFY((*session)->begin());
            for (int at = from; at < std::min(count, from + 1000); ++at)
                QVERIFY((*session)->ingest(eventOf(at, keyPrefix)));
            QVERIFY((*session)->commit());
        }
    }

    /// A source, a destination that takes nothing yet, and a workflow that wants 50 and more.
    void configure()
    {
        SourceDraft source;
        source.config.name = u"shop"_s;
        source.config.provider = u"github"_s;
        QVERIFY(await(m_station->saveSource(source)));
        DestinationDraft destination;
        destination.config.name = u"billing"_s;
        destination.config.url = u"http://127.0.0.1:9/"_s;
        QVERIFY(await(m_station->saveDestination(destination)));
        QVERIFY(await(m_station->setEnabled({ObjectKind::Destination, u"billing"_s}, false)));
        QCOMPARE(
            await(m_station->publish(publishing(graph(u"body.amount >= `50`"_s), 0)))->revision, 1);
    }

    qint64 pending() { return await(m_station->destinations())->value(0).pending; }

    /// Runs one to its end.
    BacktestStatus run(const BacktestRequest &request)
    {
        const auto id = await(m_station->startBacktest(request));
        if (!id) {
            qWarning().noquote() << id.error().detail;
            return {};
        }
        BacktestStatus status;
        const auto ended = [&] {
            status = await(m_station->backtest(*id)).value();
            return status.state != BacktestState::Running;
        };
        return QTest::qWaitFor(ended, 120'000) ? status : BacktestStatus();
    }

    QList<EventDifference> differences(const BacktestId &id)
    {
        QList<EventDifference> all;
        BacktestQuery query;
        query.id = id;
        query.limit = 300;
        while (true) {
            const auto page = await(m_station->backtestDifferences(query));
            all += page->differences;
            if (!page->next)
                return all;
            query.after = *page->next;
        }
    }

private Q_SLOTS:
    void init()
    {
        ++m_stores;
        open();
        configure();
    }

    void cleanup() { m_station.reset(); }

    void itSaysWhatLiveRoutingThenDoes()
    {
        close();
        fill(m_events, "a");
        open();
        QTRY_COMPARE_WITH_TIMEOUT(pending(), m_events / 2, 120'000);
        const auto draft = u"body.amount >= `30` && body.amount < `90`"_s;
        const auto before = await(m_station->status());
        const auto status = run(backtesting(draft));
        QCOMPARE(status.state, BacktestState::Finished);
        QCOMPARE(status.progress, 1.0);
        QCOMPARE(status.publishedRevision, 1);
        const auto &summary = status.summary;
        QCOMPARE(summary.events, m_events);
        QCOMPARE(summary.newlyRouted, m_events / 5);
        QCOMPARE(summary.noLongerRouted, m_events / 10);
        QCOMPARE(summary.unchanged, m_events / 10 * 7);
        QCOMPARE(summary.differentDestination + summary.differentPayload + summary.newErrors, 0);
        qInfo("%.0f events a second",
              double(summary.events) * 1e6 / double(status.elapsed.count()));

        // Nothing came of it.
        const auto after = await(m_station->status());
        QCOMPARE(after->queueDepth, before->queueDepth);
        QCOMPARE(after->events, before->events);
        QCOMPARE(workflowRevision(), 1);

        const auto routed = pending();
        QCOMPARE(await(m_station->publish(publishing(graph(draft), 1)))->revision, 2);
        close();
        fill(m_events, "b");
        open();
        const auto expected = m_events / 2 + summary.newlyRouted - summary.noLongerRouted;
        QTRY_COMPARE_WITH_TIMEOUT(pending() - routed, expected, 120'000);
    }

    /// The published graph with \a bodies between filter and destination, and a stop for what
    /// leaves them by other ports.
    static Graph holding(const QList<NodeBody> &bodies, const QString &expression = u"`true`"_s)
    {
        auto made = graph(expression);
        QString before = u"f"_s;
        QString port = u"pass"_s;
        made.edges.removeAt(1);
        for (const auto &body : bodies) {
            const auto id = u"n%1"_s.arg(made.nodes.size());
            made.nodes.append({id, body});
            made.edges.append({before, port, id});
            before = id;
            port = outputPorts(body).first();
            if (outputPorts(body).size() > 1)
                made.edges.append({id, outputPorts(body).last(), u"rest"_s});
        }
        made.edges.append({before, port, u"out"_s});
        return made;
    }

    void nodesThatHoldAreFollowedInTime_data()
    {
        QTest::addColumn<QList<NodeBody>>("bodies");
        QTest::addColumn<int>("deliveries"); // of 2,000 events
        QTest::addColumn<bool>("live"); // comes to the same when all events come at once
        const auto row = [](const char *name, const QList<NodeBody> &bodies, int deliveries,
                            bool live = true) {
            QTest::newRow(name) << bodies << deliveries << live;
        };
        OrderNode wait;
        wait.key = u"to_string(body.amount)"_s;
        wait.position = u"body.swapped"_s;
        wait.first = 0;
        OrderNode newest;
        newest.key = u"type"_s;
        newest.position = u"body.amount"_s;
        newest.policy = OrderNode::Policy::SkipStale;
        const DeduplicateNode once{u"to_string(body.amount)"_s, 1h};
        const DeduplicateNode briefly{u"to_string(body.amount)"_s, 150ms};
        row("order", {wait}, 2000);
        row("order: only the newest", {newest}, 100 + 19);
        row("deduplicate", {once}, 100);
        row("deduplicate: every second round", {briefly}, 1000, false);
        row("delay", {DelayNode{1s, {}}}, 2000);
        row("throttle", {ThrottleNode{{2000, 1s, 10}, {}}}, 2000);
        row("batch", {BatchNode{4, 10s, 1'000'000, {}}}, 500);
        row("batch: what is left goes in the end", {BatchNode{1990, 1s, 1'000'000, {}}}, 2);
        row("script", {ScriptNode{.text = u"const transform = e => e.body.amount"_s, .file = {}}},
            2000);
        row("one behind the other",
            {DelayNode{10ms, {}}, wait, once, ThrottleNode{{1000, 1s, 10}, {}},
             BatchNode{8, 1s, 1'000'000, {}},
             ScriptNode{.text = u"const transform = e => e.body.length"_s, .file = {}}},
            13);
    }

    void nodesThatHoldAreFollowedInTime()
    {
        QFETCH(QList<NodeBody>, bodies);
        QFETCH(int, deliveries);
        QFETCH(bool, live);
        close();
        fill(2000, "a");
        open();
        QTRY_COMPARE_WITH_TIMEOUT(pending(), 1000, 60'000);
        BacktestRequest request;
        request.workflow = u"w"_s;
        request.graph = holding(bodies);
        const auto status = run(request);
        QCOMPARE(status.state, BacktestState::Finished);
        const auto &summary = status.summary;
        QCOMPARE(summary.events, 2000);
        QCOMPARE(summary.newErrors, 0);
        QCOMPARE(1000 + summary.newlyRouted - summary.noLongerRouted, deliveries);
        // What came to the first of them left it, or ended there as part of a batch; none twice.
        qint64 came = 0;
        for (const auto &one : status.flow)
            came += one.node == u"n4"_s ? one.after : 0;
        const bool joins = std::holds_alternative<BatchNode>(bodies.first());
        QCOMPARE(came, 2000 + (joins ? deliveries : 0));
        if (!live)
            return;
        QCOMPARE(await(m_station->publish(publishing(*request.graph, 1)))->revision, 2);
        close();
        fill(2000, "b");
        open();
        QTRY_COMPARE_WITH_TIMEOUT(pending() - 1000, deliveries, 120'000);
    }

    void batchesAreComparedByWhatIsInThem()
    {
        MapNode named;
        named.fields = {{u"id"_s, u"id"_s}, {u"first"_s, u"body[0].amount"_s}};
        const auto twos = holding({BatchNode{2, 10s, 1'000'000, {}}, named});
        QCOMPARE(await(m_station->publish(publishing(twos, 1)))->revision, 2);
        close();
        fill(2000, "a");
        open();
        BacktestRequest request;
        request.workflow = u"w"_s;
        request.graph = twos;
        QCOMPARE(run(request).summary.unchanged, 2000); // ids of batches are no difference
        const auto plain = holding({BatchNode{2, 10s, 1'000'000, {}}});
        QCOMPARE(await(m_station->publish(publishing(plain, 2)))->revision, 3);
        request.graph = holding({BatchNode{4, 10s, 1'000'000, {}}});
        const auto status = run(request);
        QCOMPARE(status.summary.events, 2000); // not those that batches became
        QCOMPARE(status.summary.differentPayload, 500);
        QCOMPARE(status.summary.noLongerRouted, 500);
        QCOMPARE(status.summary.unchanged, 1000);
        const auto all = differences(status.id);
        QCOMPARE(all.size(), 1000);
        QCOMPARE(all.first().seq, 1);
        QCOMPARE(all.first().after.steps.last().node, u"out"_s);
        QCOMPARE(all.at(1).seq, 3);
        QCOMPARE(all.at(1).verdicts, QList{BacktestVerdict::NoLongerRouted});
        QVERIFY(all.at(1).after.steps.last().detail.startsWith(u"became part of evt_"_s));
    }

    void whatDiffersCanBeLookedAtSideBySide()
    {
        close();
        fill(200, "a");
        open();
        const auto status = run(backtesting(u"body.amount >= `49` && body.amount < `99`"_s));
        QCOMPARE(status.differences, 4);
        const auto all = differences(status.id);
        QCOMPARE(all.size(), 4);
        QCOMPARE(all.first().verdicts, QList{BacktestVerdict::NewlyRouted});
        QCOMPARE(all.first().before.revision, 1);
        QCOMPARE(all.first().before.steps.last().node, u"rest"_s);
        QCOMPARE(all.first().after.steps.last().node, u"out"_s);
        QCOMPARE(all.first().after.steps.at(1).values.value(u"body.amount"_s), 49);
        QCOMPARE(all.last().verdicts, QList{BacktestVerdict::NoLongerRouted});
        QVERIFY(all.first().seq < all.last().seq);
        QCOMPARE(await(m_station->event(all.last().event))->summary.seq, all.last().seq);

        const PortFlow passed{u"f"_s, u"pass"_s, 100, 100};
        QVERIFY(status.flow.contains(passed));
        QVERIFY(status.flow.contains(PortFlow{u"in"_s, u"out"_s, 200, 200}));
    }

    void theFilterSaysWhichEvents()
    {
        close();
        fill(3000, "a");
        open();
        auto request = backtesting(u"`false`"_s);
        request.filter.since = begin + 1000ms;
        request.filter.until = begin + 2000ms;
        QCOMPARE(run(request).summary.events, 1000);
        QCOMPARE(run(request).summary.noLongerRouted, 500);
        request.filter = {};
        request.filter.key = u"a77"_s;
        QCOMPARE(run(request).summary.events, 1);
        request.filter = {};
        request.filter.source = u"nobody"_s;
        QCOMPARE(run(request).summary.events, 0);
    }

    void otherPayloadsDestinationsAndErrorsAreToldApart()
    {
        close();
        fill(100, "a");
        open();
        auto request = backtesting(u"body.amount >= `50`"_s);
        QCOMPARE(run(request).summary.unchanged, 100);

        MapNode shape;
        shape.fields = {{u"n"_s, u"body.amount"_s}};
        request.graph->nodes.append({u"shape"_s, shape});
        request.graph->edges[1].to = u"shape"_s;
        request.graph->edges.append({u"shape"_s, u"out"_s, u"out"_s});
        QCOMPARE(run(request).summary.differentPayload, 50);

        request = backtesting(u"body.amount >= `50`"_s);
        request.graph->nodes[2].body = DestinationNode{u"elsewhere"_s};
        QCOMPARE(run(request).summary.differentDestination, 50);

        request = backtesting(u"length(body.amount) > `1`"_s);
        const auto failing = run(request).summary;
        QCOMPARE(failing.newErrors, 100);
        QCOMPARE(failing.noLongerRouted, 50);
        QCOMPARE(failing.unchanged, 0);
    }

    void aStoredRevisionIsADraftToo()
    {
        QVERIFY(await(m_station->publish(publishing(graph(u"`true`"_s), 1))));
        close();
        fill(100, "a");
        open();
        BacktestRequest request;
        request.workflow = u"w"_s;
        QCOMPARE(run(request).summary.unchanged, 100);
        request.revision = 1;
        const auto back = run(request);
        QCOMPARE(back.publishedRevision, 2);
        QCOMPARE(back.summary.noLongerRouted, 50);
        request.revision = 9;
        QCOMPARE(await(m_station->startBacktest(request)).error().code, ErrorCode::NotFound);
        QCOMPARE(await(m_station->startBacktest(backtesting(u"a >"_s))).error().code,
                 ErrorCode::Invalid);
        // What is disabled routes nothing: all is new.
        QVERIFY(await(m_station->setEnabled({ObjectKind::Workflow, u"w"_s}, false)));
        request.revision = 1;
        QCOMPARE(run(request).summary.newlyRouted, 50);
    }

    void keptDifferencesAreBounded()
    {
        close();
        fill(3000, "a");
        open();
        const auto status = run(backtesting(u"`false`"_s));
        QCOMPARE(status.summary.noLongerRouted, 1500);
        QCOMPARE(status.differences, 1000);
        const auto all = differences(status.id);
        QCOMPARE(all.size(), 1000);
        QVERIFY(std::ranges::is_sorted(all, {}, &EventDifference::seq));
        QCOMPARE(all.last().seq, 1 + 19 * 100 + 99); // the oldest of them
    }

    void oneThatRunsIsCancelledAndOneThatEndedForgotten()
    {
        close();
        fill(m_events, "a");
        open();
        const auto id = await(m_station->startBacktest(backtesting(u"`true`"_s)));
        QVERIFY(id);
        QVERIFY(await(m_station->endBacktest(*id)));
        QTRY_COMPARE(await(m_station->backtest(*id))->state, BacktestState::Cancelled);
        QVERIFY(await(m_station->backtest(*id))->summary.events < m_events);
        QVERIFY(await(m_station->endBacktest(*id)));
        QCOMPARE(await(m_station->backtest(*id)).error().code, ErrorCode::NotFound);
        QCOMPARE(await(m_station->endBacktest(*id)).error().code, ErrorCode::NotFound);
    }

    void aStationEndsWithItsBacktests()
    {
        close();
        fill(m_events, "a");
        open();
        QVERIFY(await(m_station->startBacktest(backtesting(u"`true`"_s))));
        QVERIFY(await(m_station->startBacktest(backtesting(u"`true`"_s))));
        const auto third = await(m_station->startBacktest(backtesting(u"`true`"_s)));
        QCOMPARE(third.error().code, ErrorCode::Unavailable);
        close();
    }

    static ScriptNode endless()
    {
        ScriptNode node{.text = u"function transform(event) { for (;;); }"_s, .file = {}};
        node.time = ScriptNode::maxTime;
        return node;
    }

    void cancellingInterruptsTheScriptsThatRun_data()
    {
        QTest::addColumn<QList<NodeBody>>("bodies");
        QTest::newRow("one by one") << QList<NodeBody>{endless(), endless()};
        QTest::newRow("in order") << QList<NodeBody>{DelayNode{1ms, {}}, endless(), endless()};
    }

    void cancellingInterruptsTheScriptsThatRun()
    {
        QFETCH(QList<NodeBody>, bodies);
        close();
        fill(1000, "a");
        open();
        BacktestRequest request;
        request.workflow = u"w"_s;
        request.graph = holding(bodies);
        const auto id = await(m_station->startBacktest(request));
        QVERIFY2(id, id ? "" : qPrintable(id.error().detail));
        QTest::qWait(500); // in the middle of the first ones
        QElapsedTimer took;
        took.start();
        QVERIFY(await(m_station->endBacktest(*id)));
        QTRY_COMPARE(await(m_station->backtest(*id))->state, BacktestState::Cancelled);
        QVERIFY2(took.elapsed() < 3000, qPrintable(QString::number(took.elapsed())));
    }

    void stoppingInterruptsTheScriptsOfCases()
    {
        CaseRequest request;
        request.workflow = u"w"_s;
        request.graph = holding({endless()});
        request.cases.emplace();
        for (int number = 0; number < 20; ++number) {
            WorkflowCase one;
            one.name = QString::number(number);
            one.event = eventOf(number, "c").event;
            request.cases->append(one);
        }
        const auto results = m_station->runCases(request);
        QTest::qWait(500); // in the middle of the first one
        QVERIFY(!results.isFinished());
        QElapsedTimer took;
        took.start();
        m_station->stop(0ms);
        QVERIFY2(took.elapsed() < 3000, qPrintable(QString::number(took.elapsed())));
    }

    void casesAreKeptWithTheirWorkflow()
    {
        WorkflowCase big;
        big.name = u"big"_s;
        big.event.source = u"shop"_s;
        big.event.request.method = "POST"_ba;
        big.event.request.headers = HeaderBlock("content-type: application/json\r\n"_ba);
        big.event.request.body = "{\"amount\": 70}"_ba;
        big.destinations = QStringList{u"billing"_s};
        WorkflowCase small = big;
        small.name = u"small"_s;
        small.event.request.body = "{\"amount\": 60}"_ba;
        QVERIFY(await(m_station->saveCases(u"w"_s, {big, small})));
        QCOMPARE(await(m_station->saveCases(u"none"_s, {big})).error().code, ErrorCode::NotFound);
        QCOMPARE(await(m_station->saveCases(u"w"_s, {big, big})).error().code, ErrorCode::Invalid);
        close();
        open();
        QCOMPARE(await(m_station->cases(u"w"_s)).value(), QList({big, small}));

        CaseRequest request;
        request.workflow = u"w"_s;
        auto results = await(m_station->runCases(request));
        QCOMPARE(results->size(), 2);
        QVERIFY(results->at(0).passed() && results->at(1).passed());
        QCOMPARE(results->first().deliveries.first().body, big.event.request.body);
        request.graph = graph(u"body.amount >= `65`"_s);
        results = await(m_station->runCases(request));
        QVERIFY(results->at(0).passed() && !results->at(1).passed());
        QVERIFY(await(m_station->saveCases(u"w"_s, {})));
        QVERIFY(await(m_station->cases(u"w"_s))->isEmpty());
    }

    void aStoredEventIsACase()
    {
        close();
        fill(100, "a");
        open();
        WorkflowCase one;
        one.name = u"stored"_s;
        one.stored = await(m_station->events({}))->events.first().id; // its amount is 99
        one.ports = {{u"f"_s, u"pass"_s}};
        WorkflowCase lost = one;
        lost.name = u"lost"_s;
        lost.stored = EventId::make(begin);
        CaseRequest request;
        request.workflow = u"w"_s;
        request.cases = QList{one, lost};
        const auto results = await(m_station->runCases(request));
        QVERIFY2(results->first().passed(), qPrintable(results->first().differences.join(u'\n')));
        QVERIFY(!results->last().passed());
    }

private:
    int workflowRevision() { return await(m_station->workflows())->value(0).revision; }
};

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    const QCA::Initializer crypto;
    BacktestTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_backtest.moc"
