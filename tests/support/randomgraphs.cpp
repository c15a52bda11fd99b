// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/randomgraphs.h"

#include "core/workflow/compiledworkflow.h"

#include <algorithm>

namespace RandomGraphs {

using namespace Signalbox;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int soundExpressions = 6;
const QStringList expressions{u"body.a"_s,
                              u"body.b == `1`"_s,
                              u"length(body.c)"_s,
                              u"!body.a"_s,
                              u"body.list[?x > `2`]"_s,
                              u"source"_s,
                              u"broken ("_s,
                              u""_s};

const QByteArrayList oddBodies{
    "{\"a\":1,\"b\":1,\"list\":[{\"x\":3}]}", "{}", "[1]", "no json", "{\"a\":false,\"c\":[1,2]}",
    "{\"b\":123456789012345678901}",          ""};

bool once(QRandomGenerator &random, int in)
{
    return random.bounded(in) == 0;
}

QString anExpression(QRandomGenerator &random)
{
    return expressions.at(random.bounded(soundExpressions));
}

SwitchNode switchNode(QRandomGenerator &random)
{
    SwitchNode node;
    for (int cases = random.bounded(once(random, 20) ? 1 : 4); cases >= 0; --cases)
        node.cases.append(
            {once(random, 40) ? u"otherwise"_s : u"c%1"_s.arg(cases), anExpression(random)});
    return node;
}

MapNode mapNode(QRandomGenerator &random)
{
    MapNode node;
    switch (random.bounded(4)) {
    case 0:
        for (int fields = random.bounded(4); fields >= 0; --fields)
            node.fields.append(
                {once(random, 40) ? u"x"_s : u"a.f%1"_s.arg(fields), anExpression(random)});
        break;
    case 1: node.expression = anExpression(random); break;
    case 2:
        node.text = u"{\"b\": {{%1}}}"_s.arg(anExpression(random));
        node.contentType = once(random, 2) ? u"application/json"_s : QString();
        break;
    default: node.headers = {{u"X-A"_s, u"{{%1}}"_s.arg(anExpression(random))}};
    }
    return node;
}

/// Lets no event wait unless it \a mayHold.
OrderNode orderNode(QRandomGenerator &random, bool mayHold)
{
    OrderNode node;
    if (!once(random, 4)) {
        node.key = u"body.k"_s;
        node.position = u"body.n"_s;
        if (once(random, 3)) {
            node.position = u"body.at"_s;
            node.positions = OrderNode::Positions::Time;
        }
    }
    node.policy = once(random, 2) ? OrderNode::Policy::SkipStale : OrderNode::Policy::Pass;
    if (mayHold && !once(random, 4))
        node.policy = OrderNode::Policy::Wait;
    node.wait = std::chrono::milliseconds(random.bounded(1, 3000));
    if (once(random, 2))
        node.first = 1;
    return node;
}

DeduplicateNode deduplicateNode(QRandomGenerator &random)
{
    const QString key = once(random, 2) ? u"body.n"_s : u"[body.k, body.n]"_s;
    return {key, 1h};
}

DelayNode delayNode(QRandomGenerator &random)
{
    if (once(random, 3))
        return {{}, u"body.at"_s};
    return {std::chrono::milliseconds(random.bounded(1, 4000)), {}};
}

ThrottleNode throttleNode(QRandomGenerator &random)
{
    const int count = random.bounded(20, 100);
    const int burst = random.bounded(10, 30);
    return {{count, 1s, burst}, once(random, 2) ? QString() : u"body.k"_s};
}

BatchNode batchNode(QRandomGenerator &random)
{
    const int count = random.bounded(2, 20);
    const int time = random.bounded(1, 3000);
    const int bytes = random.bounded(50, 4000);
    return {count, std::chrono::milliseconds(time), bytes,
            once(random, 2) ? QString() : u"body.k"_s};
}

ScriptNode scriptNode(QRandomGenerator &random)
{
    const QStringList texts{
        u"const transform = event => ({n: event.body.n, xs: event.body.list.map(e => e.x)});"_s,
        u"function transform(event) { return event.body.b === 1 ? null : event; }"_s,
        u"const transform = event => ({...event.body, c: [event.source]});"_s};
    ScriptNode node{.text = texts.at(random.bounded(int(texts.size()))), .file = {}};
    node.time = ScriptNode::maxTime; // so that a busy machine changes nothing
    return node;
}

/// What stands between the sources and the ends.
QList<NodeBody> innerNodes(QRandomGenerator &random, Shape shape)
{
    const bool everything = shape == Shape::Everything;
    QList<NodeBody> nodes{FilterNode{anExpression(random)}, switchNode(random), mapNode(random),
                          deduplicateNode(random), orderNode(random, everything)};
    if (shape != Shape::AtOnce)
        nodes.append(scriptNode(random));
    if (everything) {
        nodes.append(delayNode(random));
        nodes.append(throttleNode(random));
        nodes.append(batchNode(random));
    }
    for (int more = random.bounded(5); more > 0; --more) {
        switch (random.bounded(3)) {
        case 0: nodes.append(FilterNode{anExpression(random)}); break;
        case 1: nodes.append(switchNode(random)); break;
        default: nodes.append(mapNode(random));
        }
    }
    std::ranges::shuffle(nodes, random);
    return nodes;
}

/// The first node of the kind, -1 without one.
template <typename Body>
int firstOf(const Graph &graph)
{
    const auto found = std::ranges::find_if(
        graph.nodes, [](const Node &node) { return std::holds_alternative<Body>(node.body); });
    return found == graph.nodes.end() ? -1 : int(found - graph.nodes.begin());
}

/// Edges lead from the first \a inner nodes to those behind the \a sources.
void connectNodes(Graph &graph, QRandomGenerator &random, Shape shape, int sources, int inner)
{
    const int nodes = int(graph.nodes.size());
    const int map = firstOf<MapNode>(graph);
    const int mapped = inner + 1;
    const QList<int> fromFirst{map, inner, firstOf<BatchNode>(graph)};
    const auto add = [&](int from, const QString &port, int to) {
        const Edge edge{graph.nodes.at(from).id, port, graph.nodes.at(to).id};
        if (!graph.edges.contains(edge))
            graph.edges.append(edge);
    };
    for (int to = sources; to < nodes; ++to) {
        int from = random.bounded(once(random, 3) ? sources : std::min(to, inner));
        if (to == mapped)
            from = map;
        else if (fromFirst.contains(to))
            from = 0;
        const auto ports = outputPorts(graph.nodes.at(from).body);
        const qsizetype port = once(random, 2) ? 0 : random.bounded(int(ports.size()));
        add(from, ports.at(port), to);
    }
    if (shape == Shape::Tree)
        return;
    for (int from = 0; from < inner; ++from) {
        const int next = std::max(from + 1, sources);
        for (const auto &port : outputPorts(graph.nodes.at(from).body)) {
            for (int more = random.bounded(3); more > 0; --more) {
                const int to = random.bounded(next, nodes);
                if (to != mapped) // where nothing else is to come first
                    add(from, port, to);
            }
        }
    }
}

Graph drawnGraph(QRandomGenerator &random, Shape shape)
{
    QList<NodeBody> bodies{SourceNode{{u"shop"_s}}};
    if (once(random, 2))
        bodies.append(SourceNode{{u"till"_s, u"shop"_s}});
    const int sources = int(bodies.size());
    bodies += innerNodes(random, shape);
    const int inner = int(bodies.size());
    for (int ends = random.bounded(3, 6); ends > 0; --ends)
        bodies.append(DestinationNode{u"d%1"_s.arg(random.bounded(3))});
    bodies.append(StopNode{u"enough"_s});
    Graph graph;
    for (qsizetype at = 0; at < bodies.size(); ++at)
        graph.nodes.append({u"n%1"_s.arg(at), bodies.at(at)});
    connectNodes(graph, random, shape, sources, inner);
    return graph;
}

QByteArray keyedBody(QRandomGenerator &random, int key, int number, Timestamp around)
{
    QByteArray body = "{\"k\":" + QByteArray::number(key) + ",\"n\":" + QByteArray::number(number);
    if (!once(random, 8))
        body += ",\"at\":\""
            + toIso8601(around + std::chrono::milliseconds(random.bounded(-3000, 5000))).toLatin1()
            + '"';
    if (once(random, 2))
        body += ",\"a\":true";
    if (once(random, 2))
        body += ",\"b\":1";
    if (once(random, 2))
        body += ",\"c\":[1,2]";
    if (once(random, 2))
        body += ",\"list\":[{\"x\":3},{\"x\":1.50}]";
    return body + '}';
}

} // namespace

Graph anyGraph(QRandomGenerator &random)
{
    const QStringList ports{u"out"_s, u"pass"_s, u"else"_s, u"pass"_s, u"nonsense"_s};
    Graph graph;
    const int nodes = random.bounded(1, 14);
    for (int i = 0; i < nodes; ++i) {
        // Rarely a doubled id, and the further a node stands, the likelier it is an end.
        const QString id = QString::number(once(random, 40) ? 0 : i);
        const int kind = i == 0 ? 0 : random.bounded(10);
        if (kind == 0)
            graph.nodes.append({id, SourceNode{{u"s"_s}}});
        else if (kind < 5)
            graph.nodes.append(
                {id,
                 FilterNode{expressions.at(random.bounded(once(random, 20) ? int(expressions.size())
                                                                           : soundExpressions))}});
        else if (kind == 5)
            graph.nodes.append({id, switchNode(random)});
        else if (kind == 6)
            graph.nodes.append({id, mapNode(random)});
        else if (kind < 9)
            graph.nodes.append({id, DestinationNode{u"d%1"_s.arg(random.bounded(3))}});
        else
            graph.nodes.append({id, StopNode{u"enough"_s}});
    }
    for (int edges = random.bounded(2 * nodes + 1); edges > 0; --edges) {
        const int from = random.bounded(nodes);
        const int to = once(random, 8) ? random.bounded(nodes + 1) : random.bounded(from, nodes);
        const QStringList known = outputPorts(graph.nodes.at(from).body);
        if (known.isEmpty() && random.bounded(20) > 0)
            continue;
        const QString port = known.isEmpty() || once(random, 30)
            ? ports.at(random.bounded(int(ports.size())))
            : known.at(random.bounded(int(known.size())));
        graph.edges.append({QString::number(from), port, QString::number(to)});
    }
    return graph;
}

Event anyEvent(QRandomGenerator &random)
{
    Event event;
    event.source = u"s"_s;
    event.request.body = oddBodies.at(random.bounded(int(oddBodies.size())));
    return event;
}

Graph soundGraph(QRandomGenerator &random, Shape shape)
{
    for (;;) {
        Graph graph = drawnGraph(random, shape);
        if (CompiledWorkflow::compile(u"w"_s, 1, graph)) // rarely a switch or a map is none
            return graph;
    }
}

QList<Event> keyedEvents(QRandomGenerator &random, int count, Timestamp around)
{
    constexpr int keys = 5;
    QList<int> newest(keys, 0);
    QList<Event> events;
    for (int at = 0; at < count; ++at) {
        const int key = random.bounded(keys);
        newest[key] += once(random, 10) ? 2 : 1;
        const int number = std::max(1, newest.at(key) + random.bounded(-2, 3));
        Event event;
        event.source = once(random, 8) ? u"till"_s : once(random, 20) ? u"nobody"_s : u"shop"_s;
        event.type = once(random, 2) ? u"paid"_s : u"open"_s;
        if (!once(random, 4))
            event.order = OrderPlace{"o" + QByteArray::number(key), QByteArray::number(number)};
        event.request.body = once(random, 6) ? oddBodies.at(random.bounded(int(oddBodies.size())))
                                             : keyedBody(random, key, number, around);
        events.append(event);
    }
    return events;
}

} // namespace RandomGraphs
