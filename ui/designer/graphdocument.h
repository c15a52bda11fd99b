// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/designer/designedgraph.h"

#include <QObject>
#include <QUndoStack>

namespace Signalbox {

/// A graph while it is edited. Every gesture is one command on its undo stack: the graph before and
/// after it. Views follow the signals, which name only what differs. GUI thread.
class GraphDocument final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(GraphDocument)

public:
    explicit GraphDocument(QObject *parent = nullptr);

    /// Another graph; the history is forgotten, and it counts as saved.
    void open(const DesignedGraph &graph);
    const DesignedGraph &graph() const { return m_graph; }
    QUndoStack &history() { return m_history; }

    /// Makes \a graph of the present one, by a command that is called \a text. Nothing when they
    /// are equal. Commands with the same \a gesture that follow each other become one, until
    /// closeGesture(), an undo or a redo; empty: never.
    void change(const QString &text, const DesignedGraph &graph, const QString &gesture = {});
    /// What comes next is a step of its own, whatever its gesture: a field was left, the graph was
    /// published.
    void closeGesture() { ++m_gestures; }

Q_SIGNALS:
    /// Everything is another: after open().
    void opened();
    void nodeAdded(const QString &id);
    void nodeRemoved(const QString &id);
    void nodeChanged(const QString &id); ///< its body
    void nodeMoved(const QString &id);
    /// Only its id is another; nodeRemoved() and nodeAdded() follow.
    void nodeRenamed(const QString &from, const QString &to);
    void edgeAdded(const Signalbox::Edge &edge);
    void edgeRemoved(const Signalbox::Edge &edge);
    void groupAdded(const QString &name);
    void groupRemoved(const QString &name);
    void groupRenamed(const QString &from, const QString &to); ///< and perhaps changed besides
    void groupChanged(const QString &name); ///< its colour, comment or nodes
    /// After the others, once a change.
    void changed();

private:
    void set(const DesignedGraph &graph);
    void tellGroups(const Graph &before, const Graph &now);

    DesignedGraph m_graph;
    QUndoStack m_history;
    quint64 m_gestures = 0; ///< that were closed
    bool m_changing = false; ///< by a new command, not by one of the history
};

} // namespace Signalbox
