// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>

#include <chrono>

namespace Signalbox {

/// How long one call may look before it answers with what it has, so that no snapshot gets old and
/// the asker can show progress or stop.
class ScanBudget final
{
public:
    ScanBudget() { m_timer.start(); }

    /// Asks the clock only now and then: a row takes less than a microsecond.
    bool isSpent()
    {
        constexpr int rowsBetween = 64;
        return ++m_rows % rowsBetween == 0 && m_timer.durationElapsed() > longest;
    }

private:
    static constexpr std::chrono::milliseconds longest{50};

    QElapsedTimer m_timer;
    int m_rows = 0;
};

} // namespace Signalbox
