// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/expression/envelope.h"
#include "core/workflow/rehearsal.h"
#include "core/workflow/validation.h"
#include "tests/support/randomgraphs.h"

#include <QTest>

#include <algorithm>

using namespace Signalbox;
using namespace Qt::StringLiterals;

/// Properties that every graph holds, whoever drew it.
class RandomGraphsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void noGraphCrashesOrReachesANodeTwice();
    void nodesThatHoldEventsLoseAndDoubleNone();
    void everyMemberOfABatchIsInOneDerivedEvent();
};

namespace {

/// A node that lets through what comes, sooner or later.
NodeBody randomHold(QRandomGenerator &random)
{
    using namespace std::chrono_literals;
    switch (random.bounded(4)) {
    case 0: return DelayNode{Microseconds(random.bounded(1, 5000)), {}};
    case 1:
        return ThrottleNode{{random.bounded(1, 3), 1s, random.bounded(1, 3)},
                            random.bounded(2) == 0 ? QString() : u"body.b"_s};
    case 2: return OrderNode{u"'k'"_s, u"key"_s, OrderNode::Policy::Wait, {}, 2s, 1};
    default: return OrderNode{u"body.b"_s, u"key"_s, OrderNode::Policy::Wait, {}, 1s, {}};
    }
}

/// \a graph with maps that change nothing.
Graph withoutChanges(Graph graph)
{
    for (Node &node : graph.nodes) {
        if (std::holds_alternative<MapNode>(node.body))
            node.body = MapNode();
    }
    return graph;
}

/// The same with nodes that hold events in the place of the maps; where an order finds an event to
/// be stale, it goes on all the same.
Graph withHolds(Graph graph, QRandomGenerator &random)
{
    QStringList orders;
    for (Node &node : graph.nodes) {
        if (!std::holds_alternative<MapNode>(node.body))
            continue;
        node.body = randomHold(random);
        if (std::holds_alternative<OrderNode>(node.body))
            orders.append(node.id);
    }
    const auto edges = graph.edges;
    for (const Edge &edge : edges) {
        if (orders.contains(edge.from))
            graph.edges.append({edge.from, u"stale"_s, edge.to});
    }
    return graph;
}

/// "event node" of each delivery; \a doubled counts those that were there already.
void note(const Outcome &outcome, qint64 event, QSet<QString> &deliveries, int &doubled)
{
    for (const auto &delivery : outcome.deliveries) {
        const QString name = u"%1 %2"_s.arg(event).arg(delivery.node);
        doubled += deliveries.contains(name) ? 1 : 0;
        deliveries.insert(name);
    }
}

Timestamp second(qint64 seconds)
{
    return Timestamp(std::chrono::seconds(1'000'000 + seconds));
}

} // namespace

void RandomGraphsTest::noGraphCrashesOrReachesANodeTwice()
{
    QRandomGenerator random(20261124);
    int compiled = 0;
    int delivered = 0;
    for (int round = 0; round < 20'000; ++round) {
        const Graph graph = RandomGraphs::anyGraph(random);
        const auto problems = validateWorkflow(graph);
        const bool sound = std::ranges::none_of(problems, [](const WorkflowProblem &problem) {
            return preventsPublishing(problem.reason);
        });
        const auto workflow = CompiledWorkflow::compile(u"w"_s, 1, graph);
        QCOMPARE(workflow.ok(), sound);
        if (!workflow)
            continue;
        ++compiled;
        const Outcome outcome =
            evaluate(**workflow, u"s"_s, envelopeOf(RandomGraphs::anyEvent(random)));
        QSet<QString> visited;
        for (const TraceStep &step : outcome.trace.steps) {
            QVERIFY(!visited.contains(step.node));
            visited.insert(step.node);
        }
        QSet<QString> emitted;
        for (const auto &delivery : outcome.deliveries) {
            QVERIFY(!emitted.contains(delivery.node));
            QVERIFY(visited.contains(delivery.node));
            emitted.insert(delivery.node);
        }
        delivered += outcome.deliveries.isEmpty() ? 0 : 1;
    }
    qInfo("%d of 20000 graphs compiled, %d led to a delivery", compiled, delivered);
    QVERIFY(compiled > 1000);
    QVERIFY(delivered > 300);
}

void RandomGraphsTest::nodesThatHoldEventsLoseAndDoubleNone()
{
    QRandomGenerator random(20261127);
    int held = 0;
    int delivered = 0;
    for (int round = 0; round < 10'000; ++round) {
        const Graph plain = withoutChanges(RandomGraphs::anyGraph(random));
        const auto atOnce = CompiledWorkflow::compile(u"w"_s, 1, plain);
        const auto holding = CompiledWorkflow::compile(u"w"_s, 1, withHolds(plain, random));
        QCOMPARE(holding.ok(), atOnce.ok());
        if (!holding)
            continue;
        Rehearsal rehearsal(*holding);
        QSet<QString> expected;
        QSet<QString> found;
        int doubled = 0;
        const auto noteAll = [&](const QList<TakenUp> &all) {
            for (const TakenUp &one : all)
                note(one.outcome, one.event.seq, found, doubled);
        };
        for (qint64 seq = 1; seq <= 8; ++seq) {
            Event event = RandomGraphs::anyEvent(random);
            event.seq = seq;
            event.key = QByteArray::number(random.bounded(1, 9));
            const Document envelope = envelopeOf(event);
            note(evaluate(**atOnce, u"s"_s, envelope), seq, expected, doubled);
            noteAll(rehearsal.advance(second(seq / 3)));
            note(rehearsal.route(event, envelope, second(seq / 3)), seq, found, doubled);
        }
        held += int(rehearsal.held());
        noteAll(rehearsal.advance(second(10'000)));
        QCOMPARE(rehearsal.held(), 0);
        QCOMPARE(doubled, 0);
        QCOMPARE(found, expected);
        delivered += int(found.size());
    }
    qInfo("%d times an event was held, %d deliveries", held, delivered);
    QVERIFY(held > 100);
    QVERIFY(delivered > 1000);
}

void RandomGraphsTest::everyMemberOfABatchIsInOneDerivedEvent()
{
    using namespace std::chrono_literals;
    QRandomGenerator random(20261128);
    int members = 0;
    for (int round = 0; round < 200; ++round) {
        const BatchNode batch{random.bounded(1, 9), 10s, random.bounded(10, 200),
                              random.bounded(2) == 0 ? QString() : u"body.b"_s};
        const Graph graph{{{u"in"_s, SourceNode{{u"s"_s}}},
                           {u"it"_s, batch},
                           {u"again"_s, BatchNode{3, 5s, 1000, {}}},
                           {u"out"_s, DestinationNode{u"d"_s}}},
                          {{u"in"_s, u"out"_s, u"it"_s},
                           {u"it"_s, u"out"_s, u"again"_s},
                           {u"again"_s, u"out"_s, u"out"_s}}};
        Rehearsal rehearsal(*CompiledWorkflow::compile(u"w"_s, 1, graph));
        QHash<qint64, int> parts;
        qsizetype delivered = 0;
        const auto noteAll = [&](const QList<TakenUp> &all) {
            for (const TakenUp &one : all) {
                QCOMPARE(one.continuations.size(), one.members.size());
                QVERIFY(one.members.size() <= std::max(3, batch.count));
                for (const auto &member : one.members)
                    ++parts[member.event.seq];
                delivered += one.outcome.deliveries.size();
            }
        };
        constexpr int events = 40;
        for (qint64 seq = 1; seq <= events; ++seq) {
            Event event = RandomGraphs::anyEvent(random);
            event.seq = seq;
            rehearsal.route(event, envelopeOf(event), second(seq / 2));
            noteAll(rehearsal.advance(second(seq / 2)));
        }
        noteAll(rehearsal.advance(second(1000)));
        QCOMPARE(rehearsal.held(), 0);
        for (qint64 seq = 1; seq <= events; ++seq)
            QCOMPARE(parts.value(seq), 1);
        QVERIFY(std::ranges::all_of(parts, [](int count) { return count == 1; }));
        QVERIFY(delivered > 0);
        members += int(parts.size());
    }
    qInfo("%d members", members);
}

QTEST_GUILESS_MAIN(RandomGraphsTest)
#include "tst_randomgraphs.moc"
