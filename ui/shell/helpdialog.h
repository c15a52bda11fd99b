// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <QList>
#include <QStringList>

class QVBoxLayout;

namespace Signalbox {

/// Keys and what they do, for the help dialog.
struct Shortcut
{
    QStringList keys; ///< one or several, as they are printed on the keyboard
    QString words;
};

/// Those that belong together.
struct ShortcutGroup
{
    QString title; ///< where they do it
    QList<Shortcut> shortcuts;
};

/// The list of keys, and who made this.
class HelpDialog final : public QDialog
{
    Q_OBJECT

public:
    explicit HelpDialog(QWidget *parent = nullptr);

    static QList<ShortcutGroup> groups();

private:
    static ShortcutGroup everywhere();
    static ShortcutGroup events();
    static ShortcutGroup trials();
    static ShortcutGroup canvas();
    static ShortcutGroup overview();
    static ShortcutGroup conditions();
    void addGroup(QVBoxLayout &column, const ShortcutGroup &group);
};

} // namespace Signalbox
