// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/support/clock.h"

#include <optional>

namespace Signalbox {

/// A descriptor that becomes readable at a moment of the wall clock, also across suspend, and when
/// the system's clock is set (timerfd_create(2), TFD_TIMER_CANCEL_ON_SET). Lives on one thread.
class DueTimer final
{
    Q_DISABLE_COPY_MOVE(DueTimer)

public:
    DueTimer();
    ~DueTimer();

    int descriptor() const { return m_descriptor; }

    /// Fires in \a wait, once; never without one. Takes back what was armed or fired before.
    void arm(std::optional<Microseconds> wait);

private:
    int m_descriptor;
    bool m_armed = false;
};

} // namespace Signalbox
