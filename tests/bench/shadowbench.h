// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtTypes>

namespace Signalbox {

/// Stored events of a kilobyte routed through ten filter, switch and map nodes, without a shadow
/// and with one of the same graph.
struct ShadowFigures
{
    struct Run
    {
        double perSecond = 0;
        double router = 0; ///< microseconds of processor time of the router's thread, an event
        double shadow = 0; ///< the same of the shadow's, an event that it compared
    };
    Run alone;
    Run shadowed;
    qint64 compared = 0;
    qint64 notCompared = 0;
};

ShadowFigures measureShadow(int events);

} // namespace Signalbox
