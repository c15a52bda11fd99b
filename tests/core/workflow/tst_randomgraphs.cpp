// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/expression/envelope.h"
#include "core/workflow/evaluation.h"
#include "core/workflow/validation.h"

#include <QRandomGenerator>
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
};

namespace {

SwitchNode randomSwitch(QRandomGenerator &random, const QStringList &expressions)
{
    SwitchNode node;
    for (int cases = random.bounded(random.bounded(20) == 0 ? 1 : 4); cases >= 0; --cases)
        node.cases.append({random.bounded(40) == 0 ? u"otherwise"_s : u"c%1"_s.arg(cases),
                           expressions.at(random.bounded(6))});
    return node;
}

MapNode randomMap(QRandomGenerator &random, const QStringList &expressions)
{
    MapNode node;
    switch (random.bounded(4)) {
    case 0:
        for (int fields = random.bounded(4); fields >= 0; --fields)
            node.fields.append({random.bounded(40) == 0 ? u"x"_s : u"a.f%1"_s.arg(fields),
                                expressions.at(random.bounded(6))});
        break;
    case 1: node.expression = expressions.at(random.bounded(6)); break;
    case 2:
        node.text = u"{\"b\": {{%1}}}"_s.arg(expressions.at(random.bounded(6)));
        node.contentType = random.bounded(2) == 0 ? u"application/json"_s : QString();
        break;
    default: node.headers = {{u"X-A"_s, u"{{%1}}"_s.arg(expressions.at(random.bounded(6)))}};
    }
    return node;
}

Graph randomGraph(QRandomGenerator &random)
{
    const QStringList expressions{u"body.a"_s,
                                  u"body.b == `1`"_s,
                                  u"length(body.c)"_s,
                                  u"!body.a"_s,
                                  u"body.list[?x > `2`]"_s,
                                  u"source"_s,
                                  u"broken ("_s,
                                  u""_s};
    const QStringList ports{u"out"_s, u"pass"_s, u"else"_s, u"pass"_s, u"nonsense"_s};
    Graph graph;
    const int nodes = random.bounded(1, 14);
    for (int i = 0; i < nodes; ++i) {
        // Rarely a doubled id, and the further a node stands, the likelier it is an end.
        const QString id = QString::number(random.bounded(40) == 0 ? 0 : i);
        const int kind = i == 0 ? 0 : random.bounded(10);
        if (kind == 0)
            graph.nodes.append({id, SourceNode{{u"s"_s}}});
        else if (kind < 5)
            graph.nodes.append(
                {id, FilterNode{expressions.at(random.bounded(random.bounded(20) == 0 ? 8 : 6))}});
        else if (kind == 5)
            graph.nodes.append({id, randomSwitch(random, expressions)});
        else if (kind == 6)
            graph.nodes.append({id, randomMap(random, expressions)});
        else if (kind < 9)
            graph.nodes.append({id, DestinationNode{u"d%1"_s.arg(random.bounded(3))}});
        else
            graph.nodes.append({id, StopNode{u"enough"_s}});
    }
    for (int edges = random.bounded(2 * nodes + 1); edges > 0; --edges) {
        const int from = random.bounded(nodes);
        const int to =
            random.bounded(8) == 0 ? random.bounded(nodes + 1) : random.bounded(from, nodes);
        const QStringList known = outputPorts(graph.nodes.at(from).body);
        if (known.isEmpty() && random.bounded(20) > 0)
            continue;
        const QString port = known.isEmpty() || random.bounded(30) == 0
            ? ports.at(random.bounded(int(ports.size())))
            : known.at(random.bounded(int(known.size())));
        graph.edges.append({QString::number(from), port, QString::number(to)});
    }
    return graph;
}

Document randomEnvelope(QRandomGenerator &random)
{
    const QByteArrayList bodies{"{\"a\":1,\"b\":1,\"list\":[{\"x\":3}]}",
                                "{}",
                                "[1]",
                                "no json",
                                "{\"a\":false,\"c\":[1,2]}",
                                "{\"b\":123456789012345678901}",
                                ""};
    Event event;
    event.source = u"s"_s;
    event.request.body = bodies.at(random.bounded(int(bodies.size())));
    return envelopeOf(event);
}

} // namespace

void RandomGraphsTest::noGraphCrashesOrReachesANodeTwice()
{
    QRandomGenerator random(20261124);
    int compiled = 0;
    int delivered = 0;
    for (int round = 0; round < 20'000; ++round) {
        const Graph graph = randomGraph(random);
        const auto problems = validateWorkflow(graph);
        const bool sound = std::ranges::none_of(problems, [](const WorkflowProblem &problem) {
            return preventsPublishing(problem.reason);
        });
        const auto workflow = CompiledWorkflow::compile(u"w"_s, 1, graph);
        QCOMPARE(workflow.ok(), sound);
        if (!workflow)
            continue;
        ++compiled;
        const Outcome outcome = evaluate(**workflow, u"s"_s, randomEnvelope(random));
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

QTEST_GUILESS_MAIN(RandomGraphsTest)
#include "tst_randomgraphs.moc"
