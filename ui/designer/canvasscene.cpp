// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/designer/canvasscene.h"

#include "ui/designer/edgeitem.h"
#include "ui/designer/edgeroute.h"
#include "ui/designer/graphdocument.h"
#include "ui/designer/groupitem.h"
#include "ui/designer/nodeitem.h"
#include "ui/designer/nodewords.h"

#include <QGraphicsView>

#include <algorithm>
#include <functional>
#include <utility>

namespace Signalbox {

CanvasScene::CanvasScene(GraphDocument &document, QObject *parent)
    : QGraphicsScene(parent)
    , m_document(document)
{
    connect(&document, &GraphDocument::opened, this, &CanvasScene::rebuild);
    connect(&document, &GraphDocument::nodeAdded, this, &CanvasScene::addNode);
    connect(&document, &GraphDocument::nodeRemoved, this, &CanvasScene::removeNode);
    connect(&document, &GraphDocument::nodeChanged, this, [this](const QString &id) {
        auto *item = m_nodes.value(id);
        const auto before = item->cardInScene();
        item->setNode(*m_document.graph().node(id));
        m_cardsMoved = m_cardsMoved || item->cardInScene() != before;
        placeEdgesOf(id);
    });
    connect(&document, &GraphDocument::nodeMoved, this, [this](const QString &id) {
        m_nodes.value(id)->setPos(m_document.graph().place(id));
        m_cardsMoved = true;
    });
    connect(&document, &GraphDocument::edgeAdded, this, &CanvasScene::addEdge);
    connect(&document, &GraphDocument::edgeRemoved, this, &CanvasScene::removeEdge);
    connect(&document, &GraphDocument::groupAdded, this, &CanvasScene::addGroup);
    connect(&document, &GraphDocument::groupRemoved, this, &CanvasScene::removeGroup);
    connect(&document, &GraphDocument::groupRenamed, this, &CanvasScene::renameGroup);
    connect(&document, &GraphDocument::groupChanged, this, [this](const QString &name) {
        m_groups.value(name)->setGroup(*m_document.graph().group(name));
    });
    connect(&document, &GraphDocument::changed, this, [this] {
        if (std::exchange(m_cardsMoved, false))
            placeAllEdges();
        stackMarks();
        placeFrames();
        nameFreePorts();
        updateRoom(seenParts());
    });
    connect(this, &QGraphicsScene::selectionChanged, this, [this] {
        if (!selectedItems().isEmpty())
            chooseGroup({});
    });
    rebuild();
}

void CanvasScene::rebuild()
{
    chooseGroup({});
    clear();
    m_nodes.clear();
    m_edges.clear();
    m_groups.clear();
    m_draft = nullptr;
    const auto &graph = m_document.graph();
    for (const auto &node : graph.graph.nodes)
        addNode(node.id);
    for (const auto &edge : graph.graph.edges)
        addEdge(edge);
    for (const auto &group : graph.graph.groups)
        addGroup(group.name);
    placeFrames();
    nameFreePorts();
    updateRoom({});
}

void CanvasScene::updateRoom(const QRectF &seen)
{
    constexpr qreal around = 400;
    if (m_nodes.isEmpty())
        setSceneRect(0, 0, 1, 1); // nothing to scroll to
    else
        setSceneRect(seen | itemsBoundingRect().adjusted(-around, -around, around, around));
}

QRectF CanvasScene::seenParts() const
{
    QRectF parts;
    for (const auto *view : views())
        parts |= view->mapToScene(view->viewport()->rect()).boundingRect();
    return parts;
}

void CanvasScene::addNode(const QString &id)
{
    auto *item = new NodeItem(*m_document.graph().node(id));
    item->setPos(m_document.graph().place(id));
    item->setMark(m_marks.nodes.value(id));
    item->setStop(m_stops.value(id));
    addItem(item);
    m_nodes.insert(id, item);
    m_cardsMoved = true;
}

void CanvasScene::removeNode(const QString &id)
{
    delete m_nodes.take(id);
    m_cardsMoved = true;
}

void CanvasScene::addEdge(const Edge &edge)
{
    // A graph that comes from elsewhere may name what is not there; its problems say so.
    if (!m_nodes.contains(edge.from) || !m_nodes.contains(edge.to))
        return;
    auto *item = new EdgeItem(edge);
    item->setMark(m_marks.edges.value(edge));
    addItem(item);
    m_edges.append(item);
    placeEdge(item);
}

void CanvasScene::removeEdge(const Edge &edge)
{
    const auto found = std::ranges::find(m_edges, edge, &EdgeItem::edge);
    if (found == m_edges.end())
        return;
    delete *found;
    m_edges.erase(found);
}

void CanvasScene::addGroup(const QString &name)
{
    if (m_groups.contains(name))
        return; // its problems say that there are two
    auto *item = new GroupItem(*m_document.graph().group(name));
    addItem(item);
    m_groups.insert(name, item);
}

void CanvasScene::removeGroup(const QString &name)
{
    if (name == m_chosenGroup)
        chooseGroup({});
    delete m_groups.take(name);
}

void CanvasScene::renameGroup(const QString &from, const QString &to)
{
    auto *item = m_groups.take(from);
    if (!item)
        return addGroup(to); // of two with the same name one is drawn
    item->setGroup(*m_document.graph().group(to));
    m_groups.insert(to, item);
    if (m_chosenGroup != from)
        return;
    m_chosenGroup = to;
    Q_EMIT chosenGroupChanged(to);
}

/// Around where the cards are now.
void CanvasScene::placeFrames()
{
    for (auto *item : std::as_const(m_groups)) {
        QRectF cards;
        for (const auto &id : item->group().nodes) {
            if (const auto *node = m_nodes.value(id))
                cards |= node->cardInScene();
        }
        item->setCards(cards);
    }
}

EdgeItem *CanvasScene::edgeAt(QPointF point) const
{
    const auto found = items(point);
    return found.isEmpty() ? nullptr : qgraphicsitem_cast<EdgeItem *>(found.first());
}

GroupItem *CanvasScene::groupAt(QPointF point) const
{
    const auto found = items(point);
    return found.isEmpty() ? nullptr : qgraphicsitem_cast<GroupItem *>(found.first());
}

QString CanvasScene::groupAround(QPointF point) const
{
    for (const auto &group : m_document.graph().graph.groups) {
        if (const auto *item = m_groups.value(group.name); item && item->frame().contains(point))
            return group.name;
    }
    return {};
}

void CanvasScene::chooseGroup(const QString &name)
{
    const auto next = m_groups.contains(name) ? name : QString();
    const auto before = std::exchange(m_chosenGroup, next);
    if (before == next)
        return;
    if (auto *item = m_groups.value(before))
        item->setChosen(false);
    if (auto *item = m_groups.value(next)) {
        item->setChosen(true);
        clearSelection();
    }
    Q_EMIT chosenGroupChanged(next);
}

QSet<QString> CanvasScene::chosenNodes() const
{
    const auto *group = m_document.graph().group(m_chosenGroup);
    if (!group)
        return selectedNodes();
    auto nodes = QSet<QString>(group->nodes.begin(), group->nodes.end());
    nodes.removeIf([this](const QString &id) { return !m_nodes.contains(id); });
    return nodes;
}

void CanvasScene::placeEdge(EdgeItem *item)
{
    const auto *from = m_nodes.value(item->edge().from);
    const auto *to = m_nodes.value(item->edge().to);
    if (!from || !to)
        return;
    const auto &port = item->edge().port;
    item->setCourse(
        edgeRoute({from->portPoint(port), to->inputPoint(), from->cardInScene(), to->cardInScene()},
                  cardsBut(item->edge().from, item->edge().to)),
        from->ports().size() > 1 ? NodeWords::portName(port) : QString());
}

QList<QRectF> CanvasScene::cardsBut(const QString &one, const QString &other) const
{
    QList<QRectF> cards;
    cards.reserve(m_nodes.size());
    for (const auto &[id, item] : m_nodes.asKeyValueRange()) {
        if (id != one && id != other)
            cards.append(item->cardInScene());
    }
    return cards;
}

/// Around where the nodes are now.
void CanvasScene::placeAllEdges()
{
    for (auto *item : std::as_const(m_edges))
        placeEdge(item);
}

void CanvasScene::placeEdgesOf(const QString &node)
{
    for (auto *item : std::as_const(m_edges)) {
        if (item->edge().from == node || item->edge().to == node)
            placeEdge(item);
    }
}

NodeItem *CanvasScene::nodeAt(QPointF point) const
{
    for (auto *item : items(point)) {
        if (auto *node = qgraphicsitem_cast<NodeItem *>(item))
            return node;
    }
    return nullptr;
}

QSet<QString> CanvasScene::selectedNodes() const
{
    QSet<QString> nodes;
    for (auto *item : selectedItems()) {
        if (const auto *node = qgraphicsitem_cast<NodeItem *>(item))
            nodes.insert(node->nodeId());
    }
    return nodes;
}

QList<Edge> CanvasScene::selectedEdges() const
{
    QList<Edge> edges;
    for (auto *item : selectedItems()) {
        if (const auto *edge = qgraphicsitem_cast<EdgeItem *>(item))
            edges.append(edge->edge());
    }
    return edges;
}

void CanvasScene::select(const QSet<QString> &nodes)
{
    chooseGroup({});
    for (const auto &id : nodes) {
        if (auto *item = m_nodes.value(id))
            item->setSelected(true);
    }
    // Last, so that what stays is not alone in between.
    const auto selected = selectedItems();
    for (auto *item : selected) {
        const auto *node = qgraphicsitem_cast<NodeItem *>(item);
        if (!node || !nodes.contains(node->nodeId()))
            item->setSelected(false);
    }
}

void CanvasScene::selectEdge(const Edge &edge)
{
    select({});
    const auto found = std::ranges::find(m_edges, edge, &EdgeItem::edge);
    if (found != m_edges.end())
        (*found)->setSelected(true);
}

void CanvasScene::setProblems(const QHash<QString, Problems> &problems,
                              const QHash<QString, QStringList> &ofGroups)
{
    for (const auto &[name, item] : m_groups.asKeyValueRange())
        item->setProblems(ofGroups.value(name));
    for (const auto &[id, item] : m_nodes.asKeyValueRange()) {
        const auto found = problems.value(id);
        item->setProblems(found.sentences, found.prevents);
    }
}

void CanvasScene::setMarks(const CanvasMarks &marks)
{
    if (marks == m_marks)
        return;
    m_marks = marks;
    for (const auto &[id, item] : m_nodes.asKeyValueRange())
        item->setMark(marks.nodes.value(id));
    for (auto *item : std::as_const(m_edges))
        item->setMark(marks.edges.value(item->edge()));
    stackMarks();
}

/// The texts of edges between the same two nodes, the upper edge's on top.
void CanvasScene::stackMarks()
{
    QHash<std::pair<QString, QString>, QList<EdgeItem *>> between;
    for (auto *item : std::as_const(m_edges)) {
        if (!item->markSize().isEmpty())
            between[{item->edge().from, item->edge().to}].append(item);
    }
    for (auto &items : between) {
        std::ranges::stable_sort(items, std::greater<>(),
                                 [](const EdgeItem *item) { return item->middle().y(); });
        qreal widest = 0;
        for (const auto *item : std::as_const(items))
            widest = std::max(widest, item->markSize().width());
        const auto foot = items.last()->middle(); // over all of them
        for (int below = 0; below < items.size(); ++below)
            items[below]->stackMark(foot, below, widest);
    }
}

void CanvasScene::setStops(const QHash<QString, StopMark> &stops)
{
    m_stops = stops;
    for (const auto &[id, item] : m_nodes.asKeyValueRange())
        item->setStop(stops.value(id));
}

void CanvasScene::preview(const QHash<QString, QPointF> &places)
{
    for (const auto &[id, place] : places.asKeyValueRange()) {
        if (auto *item = m_nodes.value(id)) {
            item->setPos(place);
            placeEdgesOf(id);
        }
    }
    stackMarks();
    placeFrames();
}

void CanvasScene::showPlaces()
{
    QHash<QString, QPointF> places;
    for (const auto &[id, item] : m_nodes.asKeyValueRange()) {
        if (const auto place = m_document.graph().place(id); item->pos() != place)
            places.insert(id, place);
    }
    preview(places);
}

void CanvasScene::showDraft(const Edge &from, QPointF to, bool legal)
{
    const auto *node = m_nodes.value(from.from);
    if (!node)
        return hideDraft();
    if (!m_draft) {
        m_draft = new EdgeItem(from);
        m_draft->setZValue(2);
        addItem(m_draft);
    }
    m_draft->setDraft(legal);
    m_draft->setCourse(edgeRoute({node->portPoint(from.port), to}, {}), {});
}

void CanvasScene::hideDraft()
{
    delete std::exchange(m_draft, nullptr);
}

} // namespace Signalbox
