// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

namespace Signalbox {

/// A key and what it does, for the help dialog.
struct Shortcut
{
    QString keys; ///< as they are printed on the keyboard
    QString words;
};

/// The list of keys, and who made this.
class HelpDialog final : public QDialog
{
    Q_OBJECT

public:
    explicit HelpDialog(QWidget *parent = nullptr);

    static QList<Shortcut> shortcuts();
};

} // namespace Signalbox
