// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/config.h"
#include "ui/widgets/objecthistory.h"

#include <QWidget>

class QHBoxLayout;
class QPushButton;

namespace Signalbox {

/// What one can do with a configured object: change, switch on and off, delete; or detach it from
/// the station file that owns it.
class ObjectBar final : public QWidget
{
    Q_OBJECT

public:
    explicit ObjectBar(QWidget *parent = nullptr);

    void setObject(const Owner &owner, bool enabled);
    /// A further one, before Delete.
    QPushButton *addButton(const QString &text, const QString &objectName);

Q_SIGNALS:
    void editWanted();
    void enableWanted(bool enabled);
    void detachWanted();
    void deleteWanted();

private:
    bool m_enabled = true;
    QHBoxLayout *m_layout;
    QPushButton *m_edit;
    QPushButton *m_enable;
    QPushButton *m_detach;
    QPushButton *m_delete;
};

/// Undo and redo of \a history for \a page: buttons, and Ctrl+Z and Ctrl+Shift+Z anywhere on it.
QWidget *makeHistoryButtons(ObjectHistory &history, QWidget *page);

} // namespace Signalbox
