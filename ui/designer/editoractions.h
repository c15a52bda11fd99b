// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPointF>

class QAction;
class QMenu;
class QToolBar;
class QUndoStack;

namespace Signalbox {

class Canvas;
class EdgeActions;
class FindBar;
class GraphDocument;
class GroupActions;
class Minimap;
class Station;
class TextPaste;
struct DesignedGraph;
struct Edge;

/// What can be done to a document by a command, for menus, buttons and keys: clipboard, removing,
/// arranging, grouping, edges without a mouse.
class EditorActions final : public QObject
{
    Q_OBJECT

public:
    /// None is owned; all must outlive this object. The keys work while the canvas has the focus.
    EditorActions(Station &station, GraphDocument &document, Canvas &canvas, QObject *parent);

    void setReadOnly(bool readOnly);
    QList<QAction *> barActions() const { return {m_undo, m_redo, m_arrange, m_fit, m_overview}; }
    /// The overview in the canvas's corner.
    void setOverviewShown(bool shown);
    bool isOverviewShown() const;
    /// For what is chosen.
    void fillMenu(QMenu &menu);

    void addNode(const QString &kind, QPointF place);
    /// What is to follow an edge that was dropped in the void; asked by a menu at \a global.
    void addFollower(const Edge &from, QPointF place, const QPoint &global);

private:
    QAction *add(const QString &text, const QString &iconName, const QKeySequence &keys,
                 void (EditorActions::*run)());
    void copy();
    void cut();
    void paste();
    void duplicate();
    void remove();
    void selectAll();
    void arrange();
    void fit();
    void fitChosen();
    void find();
    void toggleOverview();
    /// In a place as if \a before were the graph, but never on another copy.
    void addCopy(const DesignedGraph &part, const DesignedGraph &before, const QString &gesture);
    void fillAlignment(QMenu &menu);
    void updateEnabled();

    GraphDocument &m_document;
    Canvas &m_canvas;
    bool m_readOnly = false;
    QAction *m_undo;
    QAction *m_redo;
    QAction *m_cut;
    QAction *m_copy;
    QAction *m_paste;
    QAction *m_duplicate;
    QAction *m_remove;
    QAction *m_selectAll;
    QAction *m_arrange;
    QAction *m_fit;
    QAction *m_fitChosen;
    QAction *m_find;
    QAction *m_overview;
    FindBar *m_findBar;
    Minimap *m_minimap;
    GroupActions *m_groups;
    EdgeActions *m_edges;
    TextPaste *m_text;
};

} // namespace Signalbox
