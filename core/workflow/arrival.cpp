// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflow/arrival.h"

#include "core/workflow/scriptstep.h"

#include <algorithm>

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

struct Departure
{
    QString port;
    Document envelope;
};

/// By which port an event leaves a node, and as what; nothing where it ends.
struct Passing
{
    const Document &envelope;

    std::optional<Departure> operator()(const SourceNode &) const { return by(u"out"_s); }
    std::optional<Departure> operator()(const FilterNode &node) const
    {
        const auto holds = matches(node.expression);
        return holds ? by(*holds ? u"pass"_s : u"else"_s) : std::nullopt;
    }
    std::optional<Departure> operator()(const SwitchNode &node) const
    {
        for (const auto &one : node.cases) {
            const auto holds = matches(one.expression);
            if (!holds)
                return {};
            if (*holds)
                return by(one.name);
        }
        return by(u"otherwise"_s);
    }
    std::optional<Departure> operator()(const MapNode &node) const
    {
        const auto map = CompiledMap::compile(node);
        if (!map)
            return {};
        const auto change = map->apply(envelope);
        if (!change)
            return {};
        return Departure{u"out"_s,
                         change->body ? envelope.withMember("body", *change->body) : envelope};
    }
    std::optional<Departure> operator()(const OrderNode &) const { return by(u"out"_s); }
    std::optional<Departure> operator()(const DeduplicateNode &) const { return by(u"out"_s); }
    std::optional<Departure> operator()(const DelayNode &) const { return by(u"out"_s); }
    std::optional<Departure> operator()(const ThrottleNode &) const { return by(u"out"_s); }
    std::optional<Departure> operator()(const BatchNode &) const
    {
        const auto list = Document::parse('[' + envelope.member("body").toJson() + ']');
        if (!list)
            return {};
        return Departure{u"out"_s, envelope.withMember("body", *list)};
    }
    std::optional<Departure> operator()(const ScriptNode &node) const
    {
        const auto script = CompiledScript::compile(node.text, {node.time, node.memory});
        if (!script)
            return {};
        ScriptRunner runner;
        const auto result = runScript(*script, runner, envelope);
        if (result.port.isEmpty())
            return {};
        const bool changed = result.change && result.change->body;
        return Departure{result.port,
                         changed ? envelope.withMember("body", *result.change->body) : envelope};
    }
    /// Destinations and stops.
    template <typename Body>
    std::optional<Departure> operator()(const Body &) const
    {
        return {};
    }

    std::optional<Departure> by(const QString &port) const { return Departure{port, envelope}; }

    std::optional<bool> matches(const QString &text) const
    {
        const auto expression = Expression::compile(text);
        if (!expression)
            return {};
        const auto holds = expression->matches(envelope);
        return holds ? std::optional(*holds) : std::nullopt;
    }
};

} // namespace

std::optional<Document> envelopeOnArrival(const Graph &graph, const QString &node,
                                          const QString &source, const Document &envelope)
{
    QList<std::pair<QString, Document>> ways; // grows while it is gone through
    QSet<QString> visited;
    const auto reach = [&](const QString &id, const Document &as) {
        if (!visited.contains(id)) {
            visited.insert(id);
            ways.append({id, as});
        }
    };
    for (const auto &each : graph.nodes) {
        const auto *body = std::get_if<SourceNode>(&each.body);
        if (body != nullptr && body->sources.contains(source))
            reach(each.id, envelope);
    }
    for (qsizetype at = 0; at < ways.size(); ++at) {
        const auto [id, as] = ways.at(at);
        if (id == node)
            return as;
        const auto found = std::ranges::find(graph.nodes, id, &Node::id);
        if (found == graph.nodes.end())
            continue;
        const auto departure = std::visit(Passing{as}, found->body);
        if (!departure)
            continue;
        for (const auto &edge : graph.edges) {
            if (edge.from == id && edge.port == departure->port)
                reach(edge.to, departure->envelope);
        }
    }
    return {};
}

} // namespace Signalbox
