// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/support/ids.h"

#include <QDialog>

#include <functional>

class QLineEdit;
class QListWidget;

namespace Signalbox {

/// Something that can be found and done.
struct Command
{
    QString icon;
    QString words;
    std::function<void()> run;
};

/// Finds pages and actions by their words, and an event by its id.
class CommandPalette final : public QDialog
{
    Q_OBJECT

public:
    explicit CommandPalette(const QList<Command> &commands, QWidget *parent = nullptr);

Q_SIGNALS:
    void eventChosen(const Signalbox::EventId &id);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void updateList();
    void run();

    QList<Command> m_commands;
    QLineEdit *m_line;
    QListWidget *m_list;
};

} // namespace Signalbox
