// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/outagewords.h"

#include "ui/widgets/format.h"
#include "ui/widgets/timeformat.h"

#include <numeric>

namespace Signalbox {

QString OutageWords::sentence(std::span<const Outage> outages, const TimeFormat &times)
{
    if (outages.empty())
        return {};
    const auto total =
        std::accumulate(outages.begin(), outages.end(), Microseconds(),
                        [](Microseconds sum, const Outage &each) {
                            return sum + std::chrono::duration_cast<Microseconds>(each.until
                                                                                  - each.from);
                        });
    const auto duration = formatDuration(total);
    const auto until = times.exact(outages.front().until);
    if (outages.size() > 1)
        return tr("%n gaps, %1 in all: nothing was received, last until %2", nullptr,
                  int(outages.size()))
            .arg(duration, until);
    switch (outages.front().cause) {
    case Outage::Cause::Stopped: return tr("Not running for %1, until %2").arg(duration, until);
    case Outage::Cause::Crashed:
        return tr("Ended without notice: not running for up to %1, until %2").arg(duration, until);
    case Outage::Cause::Asleep:
        return tr("This computer slept for %1, until %2").arg(duration, until);
    }
    return {};
}

} // namespace Signalbox
