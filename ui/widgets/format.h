// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/support/clock.h"

#include <QFont>
#include <QString>

namespace Signalbox {

/// With the unit that gives three digits: 850 µs, 4.21 ms, 1.50 s, 12.3 min, 3.20 h, 2.00 d.
QString formatDuration(Microseconds duration);

/// As formatDuration() of a number of milliseconds.
QString formatMilliseconds(double milliseconds);

/// 512 B, 1.23 kB, 4.56 MB; units of 1000.
QString formatBytes(qint64 bytes);

/// Grouped as the locale does.
QString formatCount(qint64 count);

/// One digit after the point below 10, none above.
QString formatRate(double perSecond);

/// The application's font with figures that are all of one width.
QFont tabularFont(const QFont &font);

/// The system's fixed font in the application's size.
QFont fixedFont();

} // namespace Signalbox
