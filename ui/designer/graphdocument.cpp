// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/designer/graphdocument.h"

#include "ui/designer/graphcommand.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

/// The old and the new id, when one node of the graph has another and is the same otherwise.
std::optional<std::pair<QString, QString>> renaming(const DesignedGraph &before,
                                                    const DesignedGraph &after)
{
    const auto &old = before.graph.nodes;
    const auto &now = after.graph.nodes;
    if (old.size() != now.size())
        return {};
    std::optional<std::pair<QString, QString>> found;
    for (qsizetype i = 0; i < old.size(); ++i) {
        if (old[i].id == now[i].id)
            continue;
        if (found || old[i].body != now[i].body || after.node(old[i].id) || before.node(now[i].id))
            return {};
        found = {old[i].id, now[i].id};
    }
    return found;
}

} // namespace

GraphDocument::GraphDocument(QObject *parent)
    : QObject(parent)
{
}

void GraphDocument::open(const DesignedGraph &graph)
{
    m_history.clear();
    m_graph = graph;
    Q_EMIT opened();
}

void GraphDocument::change(const QString &text, const DesignedGraph &graph, const QString &gesture)
{
    if (graph == m_graph)
        return;
    const auto open = gesture.isEmpty() ? QString() : u"%1 %2"_s.arg(m_gestures).arg(gesture);
    m_changing = true;
    m_history.push(new GraphCommand(text, open, m_graph, graph,
                                    [this](const DesignedGraph &next) { set(next); }));
    m_changing = false;
}

void GraphDocument::set(const DesignedGraph &graph)
{
    const auto before = std::exchange(m_graph, graph);
    if (!m_changing)
        closeGesture(); // what is typed after an undo is not what was typed before it
    if (const auto renamed = renaming(before, graph))
        Q_EMIT nodeRenamed(renamed->first, renamed->second);
    for (const auto &edge : before.graph.edges) {
        if (!graph.graph.edges.contains(edge))
            Q_EMIT edgeRemoved(edge);
    }
    for (const auto &node : before.graph.nodes) {
        if (!graph.node(node.id))
            Q_EMIT nodeRemoved(node.id);
    }
    for (const auto &node : graph.graph.nodes) {
        const auto *known = before.node(node.id);
        if (!known) {
            Q_EMIT nodeAdded(node.id);
            continue;
        }
        if (known->body != node.body)
            Q_EMIT nodeChanged(node.id);
        if (before.place(node.id) != graph.place(node.id))
            Q_EMIT nodeMoved(node.id);
    }
    for (const auto &edge : graph.graph.edges) {
        if (!before.graph.edges.contains(edge))
            Q_EMIT edgeAdded(edge);
    }
    tellGroups(before.graph, graph.graph);
    Q_EMIT changed();
}

void GraphDocument::tellGroups(const Graph &before, const Graph &now)
{
    if (before.groups == now.groups)
        return;
    const auto has = [](const Graph &graph, const QString &name) {
        return std::ranges::find(graph.groups, name, &NodeGroup::name) != graph.groups.end();
    };
    QHash<QString, QString> renamed; // by the new name
    for (qsizetype i = 0; i < std::min(before.groups.size(), now.groups.size()); ++i) {
        const auto &from = before.groups[i].name;
        const auto &to = now.groups[i].name;
        if (before.groups.size() == now.groups.size() && !has(now, from) && !has(before, to))
            renamed.insert(to, from);
    }
    const auto gone = renamed.values();
    for (const auto &group : before.groups) {
        if (!has(now, group.name) && !gone.contains(group.name))
            Q_EMIT groupRemoved(group.name);
    }
    for (const auto &group : now.groups) {
        const auto from = renamed.value(group.name, group.name);
        const auto known = std::ranges::find(before.groups, from, &NodeGroup::name);
        if (known == before.groups.end()) {
            Q_EMIT groupAdded(group.name);
            continue;
        }
        if (from != group.name)
            Q_EMIT groupRenamed(from, group.name);
        else if (*known != group)
            Q_EMIT groupChanged(group.name);
    }
}

} // namespace Signalbox
