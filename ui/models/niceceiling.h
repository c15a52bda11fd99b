// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace Signalbox {

/// The end of an axis that holds \a value and divides into thirds that people can read: 3, 4.5, 6,
/// 9, 12, 15, 18 or 24 times a power of ten. At least 3.
double niceCeiling(double value);

} // namespace Signalbox
