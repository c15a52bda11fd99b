// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/designer/revisions/diffgraph.h"

#include "ui/designer/layeredlayout.h"

#include <algorithm>

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

const auto addedSign = u"+"_s;
const auto removedSign = u"−"_s;
const auto changedSign = u"~"_s;
constexpr qreal changedWidth = 1.5;

} // namespace

DesignedGraph graphOfBoth(const Graph &before, const Graph &after)
{
    DesignedGraph both{after, {}};
    for (const auto &node : before.nodes) {
        if (!both.node(node.id))
            both.graph.nodes.append(node);
    }
    for (const auto &edge : before.edges) {
        if (!both.graph.edges.contains(edge))
            both.graph.edges.append(edge);
    }
    both.places = layeredLayout(both.graph);
    return both;
}

QString DiffWords::added()
{
    return tr("added");
}

QString DiffWords::removed()
{
    return tr("removed");
}

QString DiffWords::changed()
{
    return tr("changed");
}

QString DiffWords::field(const FieldChange &change)
{
    if (!change.before && !change.after)
        return change.field;
    return u"%1: %2 → %3"_s.arg(change.field, change.before.value_or(tr("(nothing)")),
                                change.after.value_or(tr("(nothing)")));
}

QString DiffWords::edge(const Edge &edge)
{
    return edge.port.isEmpty() ? u"%1 → %2"_s.arg(edge.from, edge.to)
                               : u"%1.%2 → %3"_s.arg(edge.from, edge.port, edge.to);
}

QString DiffWords::group(const NodeGroup &group)
{
    return u"%1: %2"_s.arg(group.name, group.nodes.join(u", "));
}

QString DiffWords::layoutOnly()
{
    return tr("Only groups differ: no event goes another way.");
}

CanvasMarks DiffWords::marks(const GraphDiff &diff)
{
    CanvasMarks marks;
    for (const auto &node : diff.added)
        marks.nodes.insert(node.id, {Tone::Good, false, addedSign, added()});
    for (const auto &node : diff.removed)
        marks.nodes.insert(node.id, {Tone::Bad, false, removedSign, removed()});
    for (const auto &node : diff.changed) {
        QStringList lines{changed()};
        for (const auto &each : node.fields)
            lines.append(field(each));
        marks.nodes.insert(node.node, {Tone::Warn, false, changedSign, lines.join(u'\n')});
    }
    for (const auto &edge : diff.addedEdges)
        marks.edges.insert(edge, {Tone::Good, changedWidth, addedSign});
    for (const auto &edge : diff.removedEdges)
        marks.edges.insert(edge, {Tone::Bad, changedWidth, removedSign});
    return marks;
}

} // namespace Signalbox
