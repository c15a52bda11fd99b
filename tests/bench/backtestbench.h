// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtTypes>

namespace Signalbox {

/// Stored events of a kilobyte through two revisions of ten filter, switch and map nodes, on the two
/// threads of a backtest.
struct BacktestFigures
{
    qint64 events = 0;
    double perSecond = 0;
    double microseconds = 0; ///< of processor time, both threads together, an event
};

BacktestFigures measureBacktest(int events);

} // namespace Signalbox
