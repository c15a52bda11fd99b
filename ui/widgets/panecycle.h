// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QList>
#include <QObject>
#include <QPointer>

class QWidget;

namespace Signalbox {

/// F6 goes from one pane of a page to the next, Shift+F6 back: to where the focus was last in it,
/// or to its first control. Passes over panes that are hidden or hold nothing that takes the focus.
class PaneCycle final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PaneCycle)

public:
    /// \a page, which becomes the parent, holds the \a panes; in their order.
    PaneCycle(QWidget &page, const QList<QWidget *> &panes);

private:
    void go(int by);
    void note(QWidget *focused);
    QWidget *entrance(qsizetype pane) const; ///< null: there is none

    QList<QPointer<QWidget>> m_panes;
    QHash<qsizetype, QPointer<QWidget>> m_last; ///< where the focus was, by pane
};

} // namespace Signalbox
