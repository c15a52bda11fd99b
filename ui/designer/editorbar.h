// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QAction;
class QPushButton;
class QToolButton;

namespace Signalbox {

class ChipLabel;
class ElidedLabel;

/// Where a workflow stands between its draft and what is published.
struct EditorStanding
{
    QString workflow;
    int revision = 0; ///< that is published; 0: none
    int base = 0; ///< that the draft was made from
    bool modified = false;
    bool overtaken = false; ///< another revision was published meanwhile
    bool prevented = false; ///< it has problems that prevent publishing
    bool busy = false; ///< it is being checked, or sent
    bool ours = true; ///< no station file owns it
};

/// Above the canvas: which workflow this is, how it stands, and what can be done with it.
class EditorBar final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(EditorBar)

public:
    explicit EditorBar(const QList<QAction *> &actions, QWidget *parent = nullptr);

    void setStanding(const EditorStanding &standing);

Q_SIGNALS:
    void revertWanted();
    void revisionsWanted();
    void detachWanted();
    void publishWanted();

private:
    void updateState(const EditorStanding &standing);

    ElidedLabel *m_title;
    ChipLabel *m_state;
    QToolButton *m_revert;
    QPushButton *m_revisions;
    QPushButton *m_detach;
    QPushButton *m_publish;
};

} // namespace Signalbox
