// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QAction;
class QKeySequence;
class QMenu;

namespace Signalbox {

class Canvas;
class GraphDocument;

/// Groups by a command, for the menu and keys: making and dissolving them, and putting nodes into
/// one or taking them out.
class GroupActions final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(GroupActions)

public:
    /// Neither is owned; both must outlive this object. The keys work while the canvas has the
    /// focus.
    GroupActions(GraphDocument &document, Canvas &canvas, QObject *parent);

    void setReadOnly(bool readOnly);
    /// For what is chosen.
    void fillMenu(QMenu &menu);
    /// A group of the selected nodes, which is chosen then.
    void make();
    /// The chosen group, or those of the selected nodes; their nodes stay.
    void dissolve();

private:
    QAction *add(const QString &text, const QString &iconName, const QKeySequence &keys,
                 void (GroupActions::*run)());
    void join(const QString &group);
    void leave();
    void updateEnabled();

    GraphDocument &m_document;
    Canvas &m_canvas;
    bool m_readOnly = false;
    QAction *m_make;
    QAction *m_dissolve;
};

} // namespace Signalbox
