// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/support/clock.h"

#include <QObject>

#include <functional>

class QSocketNotifier;

namespace Signalbox {

/// Tells after the machine has slept, and for how long. Sleeps itself until the kernel sets the
/// clock, as it does when the machine wakes. Lives on a thread with an event loop.
class SuspensionWatch final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SuspensionWatch)

public:
    /// How long the machine has been suspended since it was started.
    using Suspended = std::function<Microseconds()>;
    static Microseconds suspendedSinceBoot();

    explicit SuspensionWatch(Suspended suspended = suspendedSinceBoot, QObject *parent = nullptr);
    ~SuspensionWatch() override;

    /// The clock was set: looks whether because of a suspension.
    void check();

Q_SIGNALS:
    void slept(std::chrono::microseconds duration);

private:
    void arm();

    Suspended m_suspended;
    Microseconds m_before;
    int m_timer; ///< never expires: setting the clock cancels it; -1: there is none
    QSocketNotifier *m_notifier = nullptr;
};

} // namespace Signalbox
