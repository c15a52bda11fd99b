// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/graph.h"

#include <QObject>
#include <QPointF>

class QMenu;

namespace Signalbox {

class Canvas;
class GraphDocument;

/// Edges by a command, for those who draw none with a mouse: connecting, removing one, and adding
/// what follows a port.
class EdgeActions final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(EdgeActions)

public:
    /// Neither is owned; both must outlive this object.
    EdgeActions(GraphDocument &document, Canvas &canvas, QObject *parent);

    /// For the node that is chosen alone; nothing without one.
    void fillMenu(QMenu &menu);
    /// What is to follow an edge that was dropped in the void; asked by a menu at \a global.
    void askFollower(const Edge &from, QPointF place, const QPoint &global);

private:
    void addTargets(QMenu &menu, const Node &node);
    void addFollowers(QMenu &menu, const Node &node);
    void addRemovals(QMenu &menu, const Node &node);
    void fillKinds(QMenu &menu, const Edge &from, QPointF place);
    void addFollower(const Edge &from, const QString &kind, QPointF place);
    QPointF placeAfter(const Node &node, const QString &port) const;

    GraphDocument &m_document;
    Canvas &m_canvas;
};

} // namespace Signalbox
