// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/niceceiling.h"

#include <initializer_list>

namespace Signalbox {

double niceCeiling(double value)
{
    for (double scale = 1;; scale *= 10) {
        for (const double step : {3.0, 4.5, 6.0, 9.0, 12.0, 15.0, 18.0, 24.0}) {
            if (value <= step * scale)
                return step * scale;
        }
    }
}

} // namespace Signalbox
