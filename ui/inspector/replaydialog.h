// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/query.h"

#include <QDialog>

class QCheckBox;
class QPushButton;
class QRadioButton;
class QVBoxLayout;

namespace Signalbox {

/// Asks how an event is to be sent again and where to, and says what each choice means for a
/// receiver that deduplicates.
class ReplayDialog final : public QDialog
{
    Q_OBJECT

public:
    /// \a before: where the event went; ticked. \a others: further destinations; not ticked.
    ReplayDialog(const EventId &event, const QStringList &before, const QStringList &others,
                 QWidget *parent = nullptr);

    ReplayRequest request() const;

private:
    void addDestinations(QVBoxLayout *layout, const QStringList &names, bool ticked);
    void updateButton();

    EventId m_event;
    QStringList m_before;
    QRadioButton *m_same;
    QRadioButton *m_asNew;
    QPushButton *m_replay;
    QList<QCheckBox *> m_destinations;
};

} // namespace Signalbox
