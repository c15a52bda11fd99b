// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/designer/groupedit.h"

#include <algorithm>

namespace Signalbox::GroupEdit {

using namespace Qt::StringLiterals;

DesignedGraph made(DesignedGraph graph, const QString &name, const QSet<QString> &nodes)
{
    graph = left(std::move(graph), nodes);
    graph.graph.groups.append({name, GroupColor::Grey, {}, {}});
    return joined(std::move(graph), name, nodes);
}

DesignedGraph dissolved(DesignedGraph graph, const QSet<QString> &groups)
{
    graph.graph.groups.removeIf(
        [&](const NodeGroup &group) { return groups.contains(group.name); });
    return graph;
}

DesignedGraph changed(DesignedGraph graph, const QString &name, const NodeGroup &group)
{
    const auto found = std::ranges::find(graph.graph.groups, name, &NodeGroup::name);
    if (found != graph.graph.groups.end())
        *found = group;
    return graph;
}

DesignedGraph joined(DesignedGraph graph, const QString &name, const QSet<QString> &nodes)
{
    auto others = nodes;
    if (const auto *group = graph.group(name))
        others.subtract(QSet<QString>(group->nodes.begin(), group->nodes.end()));
    for (auto &group : graph.graph.groups) {
        if (group.name != name)
            group.nodes.removeIf([&](const QString &node) { return others.contains(node); });
    }
    const auto found = std::ranges::find(graph.graph.groups, name, &NodeGroup::name);
    if (found != graph.graph.groups.end()) {
        for (const auto &node : std::as_const(graph.graph.nodes)) {
            if (others.contains(node.id))
                found->nodes.append(node.id);
        }
    }
    graph.graph.groups.removeIf([](const NodeGroup &group) { return group.nodes.isEmpty(); });
    return graph;
}

DesignedGraph left(DesignedGraph graph, const QSet<QString> &nodes)
{
    for (auto &group : graph.graph.groups)
        group.nodes.removeIf([&](const QString &node) { return nodes.contains(node); });
    graph.graph.groups.removeIf([](const NodeGroup &group) { return group.nodes.isEmpty(); });
    return graph;
}

QSet<QString> groupsOf(const Graph &graph, const QSet<QString> &nodes)
{
    QSet<QString> names;
    for (const auto &group : graph.groups) {
        if (std::ranges::any_of(group.nodes,
                                [&](const QString &node) { return nodes.contains(node); }))
            names.insert(group.name);
    }
    return names;
}

QString freeName(const Graph &graph, const QString &wish)
{
    const auto taken = [&](const QString &name) {
        return std::ranges::any_of(graph.groups,
                                   [&](const NodeGroup &group) { return group.name == name; });
    };
    constexpr qsizetype forNumber = 8;
    const auto stem = wish.left(NodeGroup::longestName - forNumber);
    auto name = wish;
    for (int number = 2; taken(name); ++number)
        name = u"%1 %2"_s.arg(stem).arg(number);
    return name;
}

} // namespace Signalbox::GroupEdit
