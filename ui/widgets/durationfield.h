// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/support/clock.h"

#include <QWidget>

class QComboBox;
class QSpinBox;

namespace Signalbox {

/// A whole number of seconds, minutes, hours or days.
class DurationField final : public QWidget
{
    Q_OBJECT

public:
    explicit DurationField(QWidget *parent = nullptr);

    /// In the largest unit that has it whole. Does not emit.
    void setDuration(Microseconds duration);
    /// What was set, to the microsecond, unless somebody edited it.
    Microseconds duration() const;

Q_SIGNALS:
    void edited();

private:
    void take();

    Microseconds m_duration{};
    QSpinBox *m_count;
    QComboBox *m_unit;
};

} // namespace Signalbox
