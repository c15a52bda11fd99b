// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/support/clock.h"

#include <QObject>

namespace Signalbox {

/// How the window writes moments: relative within a day, else date and time; in the local zone or
/// in UTC. GUI thread.
class TimeFormat final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TimeFormat)

public:
    /// \a clock is not owned and must outlive this object.
    explicit TimeFormat(const Clock &clock, QObject *parent = nullptr);

    bool isUtc() const { return m_utc; }
    void setUtc(bool utc);

    Timestamp now() const { return m_clock.now(); }
    /// "12 s ago", "3 h ago", "in 5 s", "now"; beyond a day the date and time.
    QString relative(Timestamp time) const;
    /// 2026-11-24 10:30:00.123 CET
    QString exact(Timestamp time) const;

Q_SIGNALS:
    void changed();

private:
    const Clock &m_clock;
    bool m_utc = false;
};

} // namespace Signalbox
