// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/designer/edgeactions.h"

#include "ui/designer/canvas.h"
#include "ui/designer/canvasscene.h"
#include "ui/designer/cardgeometry.h"
#include "ui/designer/connectionrule.h"
#include "ui/designer/graphdocument.h"
#include "ui/designer/layeredlayout.h"
#include "ui/designer/nodewords.h"
#include "ui/widgets/icons.h"

#include <QAction>
#include <QMenu>

#include <algorithm>

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

/// A name in a menu, in which & marks the key.
QString inMenu(QString name)
{
    return name.replace(u'&', u"&&"_s);
}

QString portInMenu(const QString &port)
{
    return inMenu(NodeWords::portName(port));
}

} // namespace

EdgeActions::EdgeActions(GraphDocument &document, Canvas &canvas, QObject *parent)
    : QObject(parent)
    , m_document(document)
    , m_canvas(canvas)
{
}

void EdgeActions::fillMenu(QMenu &menu)
{
    const auto nodes = m_canvas.canvasScene().selectedNodes();
    const auto *node = nodes.size() == 1 ? m_document.graph().node(*nodes.begin()) : nullptr;
    if (!node)
        return;
    const auto before = menu.actions().size();
    addTargets(menu, *node);
    addFollowers(menu, *node);
    addRemovals(menu, *node);
    if (menu.actions().size() > before)
        menu.addSeparator();
}

void EdgeActions::addTargets(QMenu &menu, const Node &node)
{
    const auto ports = outputPorts(node.body);
    for (const auto &port : ports) {
        auto *targets = new QMenu(
            ports.size() > 1 ? tr("Connect %1 to").arg(portInMenu(port)) : tr("Connect to"), &menu);
        for (const auto &other : m_document.graph().graph.nodes) {
            const Edge edge{node.id, port, other.id};
            if (other.id == node.id
                || !ConnectionRule::objection(m_document.graph().graph, edge).isEmpty())
                continue;
            connect(targets->addAction(icon(NodeWords::of(other.body).icon), inMenu(other.id)),
                    &QAction::triggered, this, [this, edge] {
                        m_document.change(tr("Connect"),
                                          GraphEdit::connected(m_document.graph(), edge));
                    });
        }
        targets->setEnabled(!targets->isEmpty());
        menu.addMenu(targets);
    }
}

/// For each port that leads nowhere yet.
void EdgeActions::addFollowers(QMenu &menu, const Node &node)
{
    const auto ports = outputPorts(node.body);
    for (const auto &port : ports) {
        const auto leaves = [&](const Edge &edge) {
            return edge.from == node.id && edge.port == port;
        };
        if (std::ranges::any_of(m_document.graph().graph.edges, leaves))
            continue;
        auto *kinds = menu.addMenu(ports.size() > 1 ? tr("Add after %1").arg(portInMenu(port))
                                                    : tr("Add after it"));
        kinds->setObjectName(u"addAfter "_s + port);
        fillKinds(*kinds, {node.id, port, {}}, placeAfter(node, port));
    }
}

void EdgeActions::addRemovals(QMenu &menu, const Node &node)
{
    auto *edges = new QMenu(tr("Remove an edge"), &menu);
    edges->setObjectName(u"removeEdge"_s);
    for (const auto &edge : m_document.graph().graph.edges) {
        if (edge.from != node.id && edge.to != node.id)
            continue;
        const auto port = portInMenu(edge.port);
        const auto words = edge.from == node.id
            ? tr("%1 → %2").arg(port, inMenu(edge.to))
            : tr("%1, %2 → %3").arg(inMenu(edge.from), port, inMenu(edge.to));
        connect(edges->addAction(words), &QAction::triggered, this, [this, edge] {
            m_document.change(tr("Remove an edge"),
                              GraphEdit::removed(m_document.graph(), {}, {edge}));
        });
    }
    if (!edges->isEmpty())
        menu.addMenu(edges);
}

/// Beside the port, below what is there already.
QPointF EdgeActions::placeAfter(const Node &node, const QString &port) const
{
    const auto &graph = m_document.graph();
    constexpr qreal column = CanvasGrid::nodeWidth + CanvasGrid::columnGap;
    constexpr qreal row = CanvasGrid::nodeHeight + CanvasGrid::rowGap;
    auto place =
        graph.place(node.id) + QPointF(column, row * qreal(outputPorts(node.body).indexOf(port)));
    const auto isTaken = [&] {
        const QRectF room =
            QRectF(place, QSizeF(CanvasGrid::nodeWidth, CanvasGrid::nodeHeight))
                .adjusted(0, -CanvasGrid::rowGap / 2.0, 0, CanvasGrid::rowGap / 2.0);
        return std::ranges::any_of(graph.graph.nodes, [&](const Node &other) {
            return QRectF(graph.place(other.id), cardSize(other.body)).intersects(room);
        });
    };
    while (isTaken())
        place.ry() += CanvasGrid::step;
    return place;
}

void EdgeActions::askFollower(const Edge &from, QPointF place, const QPoint &global)
{
    auto *menu = new QMenu(&m_canvas);
    menu->setObjectName(u"followers"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    fillKinds(*menu, from, place);
    menu->popup(global);
}

void EdgeActions::fillKinds(QMenu &menu, const Edge &from, QPointF place)
{
    for (const auto &kind : NodeWords::kinds()) {
        if (kind.kind == "source"_L1)
            continue; // nothing leads to one
        auto *action = menu.addAction(icon(kind.icon), kind.name);
        action->setObjectName(kind.kind);
        connect(action, &QAction::triggered, this,
                [this, from, place, kind = kind.kind] { addFollower(from, kind, place); });
    }
}

void EdgeActions::addFollower(const Edge &from, const QString &kind, QPointF place)
{
    const auto id = GraphEdit::freeId(m_document.graph(), kind);
    const Edge edge{from.from, from.port, id};
    const auto added = GraphEdit::added(m_document.graph(), {id, NodeWords::fresh(kind)}, place);
    const auto objection = ConnectionRule::objection(added.graph, edge);
    if (!objection.isEmpty()) // the node is another meanwhile
        return Q_EMIT m_canvas.refused(objection);
    m_document.change(tr("Add %1").arg(id), GraphEdit::connected(added, edge));
    m_canvas.showNode(id);
}

} // namespace Signalbox
