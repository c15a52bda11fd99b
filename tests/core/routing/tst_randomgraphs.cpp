// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/expression/envelope.h"
#include "core/workflow/scriptstep.h"
#include "routedbooks.h"
#include "routingfixture.h"
#include "tests/support/randomgraphs.h"

#include <QDeadlineTimer>
#include <QTest>

#include <algorithm>
#include <iterator>
#include <variant>

using namespace Signalbox;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using RandomGraphs::Shape;

/// Random workflows through the router and a real store, while commits fail, and over a restart.
/// SIGNALBOX_FULL: more of them.
class RoutingRandomGraphsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyEventGoesEachOfItsWaysToTheEndOnce();
    void whatIsDeliveredIsWhatTheGraphSaysByHand_data();
    void whatIsDeliveredIsWhatTheGraphSaysByHand();
    void whateverIsLostOrDoubledWouldShow();
};

namespace {

constexpr int eventCount = 240;
constexpr int patience = 120'000; ///< ms

int seeds(int few, int many)
{
    return qEnvironmentVariableIsSet("SIGNALBOX_FULL") ? many : few;
}

template <typename T>
T given(Result<T> result)
{
    if (!result)
        qFatal("%s", qUtf8Printable(result.error().detail));
    return std::move(*result);
}

/// Two workflows and a few hundred events, all of it out of a seed.
class RandomRun
{
public:
    RandomRun(int seed, Shape shape)
        : m_random(quint32(seed))
        , m_shape(shape)
    {
        for (const auto &name : {u"w1"_s, u"w2"_s}) {
            Configured<WorkflowConfig> workflow;
            workflow.owner = u"gui"_s;
            workflow.config = {name, RandomGraphs::soundGraph(m_random, shape)};
            m_workflows.append(workflow);
        }
        m_events = RandomGraphs::keyedEvents(m_random, eventCount, m_fixture.now());
    }

    /// Brings the events in, half of them before a restart, and lets time pass where nodes wait for
    /// it, until nothing is to be done any more; false when that does not come.
    bool route()
    {
        constexpr int half = eventCount / 2;
        const Router &router = start();
        ingest(half);
        failCommits();
        const qint64 enough = m_random.bounded(half / 2, half);
        if (!QTest::qWaitFor([&] { return router.routedUpTo() >= enough; }, patience))
            return false;
        m_failed += m_fixture.faults().failed;
        m_fixture.restart();
        m_heldAtRestart = left();
        m_heldAtRestart.removeAll(u"unrouted"_s);
        start();
        ingest(eventCount);
        failCommits();
        const bool settled = settle();
        m_failed += m_fixture.faults().failed;
        return settled;
    }

    ReadSession &reader() { return m_fixture.reader(); }
    Timestamp now() const { return m_fixture.now(); }
    const QList<Configured<WorkflowConfig>> &workflows() const { return m_workflows; }
    const QStringList &heldAtRestart() const { return m_heldAtRestart; } ///< by which nodes
    int failedCommits() const { return m_failed; }
    QStringList left() { return unfinished(reader(), m_workflows); }
    QStringList mistakes(const RoutedBooks &books) const
    {
        return mistakesIn(books, m_workflows, m_ids);
    }

private:
    const Router &start()
    {
        const int events = m_random.bounded(5, 60);
        const int batches = m_random.bounded(1, 4);
        return m_fixture.start(
            makeRoutingTable(m_workflows),
            {.batchEvents = events, .batchesInFlight = batches, .retryAfter = 1ms});
    }

    /// Up to so many in all, a few in each transaction.
    void ingest(qsizetype upTo)
    {
        while (m_ids.size() < upTo) {
            const auto some = std::min<qsizetype>(m_random.bounded(1, 40), upTo - m_ids.size());
            m_ids += m_fixture.ingest(m_events.mid(m_ids.size(), some));
        }
    }

    /// Those with routing: nobody may be storing events.
    void failCommits()
    {
        m_fixture.faults().goodCommits = m_random.bounded(4);
        m_fixture.faults().commits = 2;
    }

    bool settle()
    {
        constexpr int between = 20; ///< failed commits
        constexpr int good = 5; ///< at least so many between them, however slow they are
        const QDeadlineTimer deadline(patience);
        for (int turns = 1; !left().isEmpty(); ++turns) {
            if (deadline.hasExpired())
                return false;
            if (turns % between == 0 && m_fixture.faults().commits == 0) {
                m_fixture.faults().goodCommits = good;
                m_fixture.faults().commits = 1;
            }
            if (m_shape == Shape::Everything)
                m_fixture.turn(700ms);
            QTest::qWait(1);
        }
        return true;
    }

    QRandomGenerator m_random;
    Shape m_shape;
    RoutingFixture m_fixture;
    QList<Configured<WorkflowConfig>> m_workflows;
    QList<Event> m_events;
    QList<EventId> m_ids; ///< of those that are stored
    QStringList m_heldAtRestart;
    int m_failed = 0; ///< commits
};

QString lineOf(const EventId &event, const QString &workflow, const QString &node,
               const QString &destination, const QByteArray &body, const DeliveryContent &content)
{
    QByteArrayList parts{
        event.toString().toUtf8(), workflow.toUtf8(), node.toUtf8(), destination.toUtf8(), body,
        content.contentType,       content.path,      content.method};
    for (const auto &[name, value] : content.headers)
        parts.append(name + ": " + value);
    return QString::fromUtf8(parts.join(" | "));
}

/// What would be sent now, a line for each delivery.
QStringList deliveredBy(RandomRun &run)
{
    constexpr int most = 1'000'000;
    QStringList lines;
    for (const auto &destination : {u"d0"_s, u"d1"_s, u"d2"_s}) {
        const auto due =
            given(run.reader().dueDeliveries(destination, run.now(), most, 1000LL * most, {}));
        for (const DueDelivery &one : due)
            lines.append(lineOf(one.delivery.event, one.delivery.workflow, one.delivery.node,
                                one.delivery.destination, one.body, one.content));
    }
    lines.sort();
    return lines;
}

/// The same, but for one event evaluated after another at one time, whose scripts run as soon as
/// they are come to. \a changed counts what does not go out as it came.
QStringList saidByHand(RandomRun &run, int &changed)
{
    QStringList lines;
    ScriptRunner scripts;
    const auto table = makeRoutingTable(run.workflows());
    for (const auto &configured : run.workflows()) {
        const auto workflow = table->workflow(configured.config.name);
        PlainNodeMemories memories;
        const Moment moment{run.now(), memories};
        for (qint64 seq = 1; seq <= eventCount; ++seq) {
            const auto event = given(run.reader().eventBySeq(seq));
            const Document envelope = envelopeOf(event);
            QList<Outcome> outcomes{evaluate(*workflow, event, envelope, moment)};
            memories.keep(outcomes.first().memories);
            for (qsizetype at = 0; at < outcomes.size(); ++at) {
                const Outcome outcome = outcomes.at(at);
                for (const auto &delivery : outcome.deliveries) {
                    changed += delivery.content.isEmpty() ? 0 : 1;
                    lines.append(lineOf(
                        event.id, workflow->name(), delivery.node, delivery.destination,
                        delivery.content.body.value_or(event.request.body), delivery.content));
                }
                for (const Continuation &held : outcome.held) {
                    const auto &step = workflow->steps().at(workflow->indexOf(held.queue.node));
                    const NodeResult result =
                        runScript(step.script.value(), scripts, given(envelopeAt(held, envelope)));
                    outcomes.append(goOn(*workflow, event, envelope, held, moment, &result));
                    memories.keep(outcomes.last().memories);
                }
            }
        }
    }
    lines.sort();
    return lines;
}

QString told(int seed, const QStringList &what)
{
    constexpr int most = 10;
    return u"seed %1: %2 things wrong:\n"_s.arg(seed).arg(what.size())
        + what.mid(0, most).join(u'\n');
}

} // namespace

void RoutingRandomGraphsTest::everyEventGoesEachOfItsWaysToTheEndOnce()
{
    QSet<QString> kinds;
    qsizetype held = 0;
    qsizetype derived = 0;
    qsizetype deliveries = 0;
    int failed = 0;
    for (int seed = 1; seed <= seeds(6, 12); ++seed) {
        RandomRun run(seed, Shape::Everything);
        const bool ended = run.route();
        QVERIFY2(ended, qPrintable(told(seed, run.left())));
        const auto books = RoutedBooks::of(run.reader());
        const auto mistakes = run.mistakes(books);
        QVERIFY2(mistakes.isEmpty(), qPrintable(told(seed, mistakes)));
        for (const auto &entry : books.events) {
            derived += entry.parents.isEmpty() ? 0 : 1;
            for (const Trace &trace : entry.traces) {
                for (const TraceStep &step : trace.steps)
                    kinds.insert(step.kind);
            }
        }
        held += run.heldAtRestart().size();
        failed += run.failedCommits();
        deliveries += books.deliveries.size();
    }
    qInfo("%lld nodes held something at a restart, %d commits failed; %lld deliveries, %lld "
          "derived events",
          qlonglong(held), failed, qlonglong(deliveries), qlonglong(derived));
    QVERIFY(failed > 0);
    QVERIFY(held > 0);
    QVERIFY(derived > 0);
    QCOMPARE(kinds.size(), qsizetype(std::variant_size_v<NodeBody>));
}

void RoutingRandomGraphsTest::whatIsDeliveredIsWhatTheGraphSaysByHand_data()
{
    QTest::addColumn<Shape>("shape");
    QTest::newRow("nothing is held") << Shape::AtOnce;
    QTest::newRow("scripts run elsewhere") << Shape::Tree;
}

void RoutingRandomGraphsTest::whatIsDeliveredIsWhatTheGraphSaysByHand()
{
    QFETCH(Shape, shape);
    int changed = 0;
    for (int seed = 1; seed <= seeds(4, 6); ++seed) {
        RandomRun run(seed, shape);
        const bool ended = run.route();
        QVERIFY2(ended, qPrintable(told(seed, run.left())));
        const auto mistakes = run.mistakes(RoutedBooks::of(run.reader()));
        QVERIFY2(mistakes.isEmpty(), qPrintable(told(seed, mistakes)));
        const auto found = deliveredBy(run);
        const auto expected = saidByHand(run, changed);
        QStringList missing;
        std::ranges::set_difference(expected, found, std::back_inserter(missing));
        QVERIFY2(missing.isEmpty(), qPrintable(u"missing, "_s + told(seed, missing)));
        QStringList extra;
        std::ranges::set_difference(found, expected, std::back_inserter(extra));
        QVERIFY2(extra.isEmpty(), qPrintable(u"not said, "_s + told(seed, extra)));
    }
    QVERIFY(changed > 0);
}

void RoutingRandomGraphsTest::whateverIsLostOrDoubledWouldShow()
{
    using Entry = RoutedBooks::Entry;
    RandomRun run(1, Shape::Everything);
    QVERIFY(run.route());
    const auto books = RoutedBooks::of(run.reader());
    QVERIFY(run.mistakes(books).isEmpty());
    const auto shows = [&](const auto &spoil) {
        auto spoilt = books;
        spoil(spoilt);
        return !run.mistakes(spoilt).isEmpty();
    };
    const auto isDerived = [](const Entry &entry) { return !entry.parents.isEmpty(); };
    const auto isTraced = [](const Entry &entry) { return !entry.traces.isEmpty(); };
    const auto derived = std::ranges::find_if(books.events, isDerived) - books.events.begin();
    const auto traced = std::ranges::find_if(books.events, isTraced) - books.events.begin();
    QVERIFY(derived < books.events.size());
    QVERIFY(traced < books.events.size());
    QVERIFY(!books.deliveries.isEmpty());

    QVERIFY(shows([](RoutedBooks &all) { all.deliveries.removeLast(); }));
    QVERIFY(shows([](RoutedBooks &all) { all.deliveries.append(all.deliveries.first()); }));
    QVERIFY(shows([](RoutedBooks &all) { all.events.removeLast(); }));
    QVERIFY(shows([](RoutedBooks &all) { all.events.append(all.events.last()); }));
    QVERIFY(shows([&](RoutedBooks &all) { all.events.removeAt(derived); }));
    QVERIFY(shows([&](RoutedBooks &all) { all.events[derived].parents.removeLast(); }));
    QVERIFY(shows([&](RoutedBooks &all) {
        auto &parents = all.events[derived].parents;
        parents.append(parents.first());
    }));
    QVERIFY(shows([&](RoutedBooks &all) { all.events[traced].traces.removeLast(); }));
    QVERIFY(shows([&](RoutedBooks &all) { all.events[traced].traces.last().steps.removeLast(); }));
    QVERIFY(shows([&](RoutedBooks &all) {
        auto &steps = all.events[traced].traces.last().steps;
        steps.append(steps.last());
    }));
    QVERIFY(shows([&](RoutedBooks &all) { all.events[traced].state = EventState::Held; }));
    QVERIFY(shows([&](RoutedBooks &all) { all.events[traced].routed = false; }));
}

QTEST_GUILESS_MAIN(RoutingRandomGraphsTest)
#include "tst_randomgraphs.moc"
