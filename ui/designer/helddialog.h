// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/removal.h"

#include <QDialog>

class QRadioButton;

namespace Signalbox {

/// Asks what becomes of the events that a workflow holds when it is deleted. What loses nothing is
/// chosen at first, and Enter deletes nothing.
class HeldDialog final : public QDialog
{
    Q_OBJECT

public:
    /// \a held: how many they are.
    HeldDialog(const QString &workflow, qint64 held, QWidget *parent = nullptr);

    HeldChoice choice() const;

private:
    QRadioButton *m_release;
    QRadioButton *m_discard;
};

} // namespace Signalbox
