// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/graph.h"
#include "ui/designer/canvasmarks.h"

#include <QGraphicsScene>
#include <QHash>
#include <QSet>

namespace Signalbox {

class EdgeItem;
class GraphDocument;
class GroupItem;
class NodeItem;

/// The document as items: one for each node, edge and group, kept by the document's signals. Nodes
/// and edges are selected; a group is chosen, which is only one at a time, and no node with it.
class CanvasScene final : public QGraphicsScene
{
    Q_OBJECT

public:
    /// \a document is not owned and must outlive this object.
    explicit CanvasScene(GraphDocument &document, QObject *parent = nullptr);

    NodeItem *nodeItem(const QString &id) const { return m_nodes.value(id); }
    /// The node whose card, dots included, is at \a point; null: none.
    NodeItem *nodeAt(QPointF point) const;

    /// The edge whose line is at \a point, unless something lies over it.
    EdgeItem *edgeAt(QPointF point) const;

    GroupItem *groupItem(const QString &name) const { return m_groups.value(name); }
    /// The group whose title or edge is at \a point, unless something lies over it.
    GroupItem *groupAt(QPointF point) const;
    /// The name of the group whose frame is around \a point; empty: none.
    QString groupAround(QPointF point) const;
    const QString &chosenGroup() const { return m_chosenGroup; } ///< empty: none
    /// Selects nothing else; a name that no group has: none.
    void chooseGroup(const QString &name);
    /// What a gesture takes along: the selected nodes, or those of the chosen group.
    QSet<QString> chosenNodes() const;

    QSet<QString> selectedNodes() const;
    QList<Edge> selectedEdges() const;
    void select(const QSet<QString> &nodes);
    void selectEdge(const Edge &edge); ///< alone

    struct Problems
    {
        QStringList sentences;
        bool prevents = false; ///< publishing
    };
    /// By node; nodes that are not named have none. Groups' sentences by the group's name.
    void setProblems(const QHash<QString, Problems> &problems,
                     const QHash<QString, QStringList> &ofGroups = {});

    /// In place of what was laid over the drawing before.
    void setMarks(const CanvasMarks &marks);
    const CanvasMarks &marks() const { return m_marks; }
    /// By node.
    void setStops(const QHash<QString, StopMark> &stops);

    /// Shows nodes elsewhere than the document has them, while they are dragged.
    void preview(const QHash<QString, QPointF> &places);
    void showPlaces(); ///< where the document has them, again
    /// The edge that is being drawn; its end is where the mouse is. Nothing for a node that is
    /// gone.
    void showDraft(const Edge &from, QPointF to, bool legal);
    void hideDraft();

Q_SIGNALS:
    void chosenGroupChanged(const QString &name);

protected:
    /// Over a port's dot, what it is called and where it leads.
    void helpEvent(QGraphicsSceneHelpEvent *event) override;

private:
    void rebuild();
    void addNode(const QString &id);
    void removeNode(const QString &id);
    void addEdge(const Edge &edge);
    void removeEdge(const Edge &edge);
    void addGroup(const QString &name);
    void removeGroup(const QString &name);
    void renameGroup(const QString &from, const QString &to);
    void placeFrames();
    void placeEdge(EdgeItem *item);
    void placeEdgesOf(const QString &node);
    void placeAllEdges();
    void stackMarks();
    void nameFreePorts();
    QString portWords(const QString &node, const QString &port) const;
    QList<QRectF> cardsBut(const QString &one, const QString &other) const;
    /// Views can go as far as around what is drawn, and need not move away from \a seen.
    void updateRoom(const QRectF &seen);
    QRectF seenParts() const; ///< by all views together

    GraphDocument &m_document;
    QHash<QString, NodeItem *> m_nodes;
    QList<EdgeItem *> m_edges;
    QHash<QString, GroupItem *> m_groups;
    QString m_chosenGroup;
    CanvasMarks m_marks;
    QHash<QString, StopMark> m_stops;
    EdgeItem *m_draft = nullptr;
    bool m_cardsMoved = false; ///< since the edges went around them
};

} // namespace Signalbox
