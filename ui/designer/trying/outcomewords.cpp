// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/designer/trying/outcomewords.h"

#include "ui/widgets/tracewords.h"

#include <algorithm>

namespace Signalbox {

using namespace Qt::StringLiterals;

Look OutcomeWords::look(const CaseResult &result)
{
    const auto &steps = result.trace.steps;
    const auto failed = std::ranges::find_if(steps, &TraceStep::failed);
    if (failed != steps.end())
        return {tr("fails at %1").arg(failed->node), u"circle-x"_s, Tone::Bad};
    QStringList destinations;
    for (const auto &delivery : result.deliveries) {
        if (!destinations.contains(delivery.destination))
            destinations.append(delivery.destination);
    }
    if (!destinations.isEmpty())
        return {tr("to %1").arg(destinations.join(u", "_s)), u"send"_s, Tone::Good};
    if (steps.isEmpty())
        return {tr("not taken"), u"circle-slash-2"_s, Tone::Quiet};
    if (steps.last().kind == "stop"_L1)
        return {TraceWords::verdict(steps.last()), u"circle-stop"_s, Tone::Quiet};
    return {tr("ends at %1").arg(steps.last().node), u"circle-stop"_s, Tone::Quiet};
}

} // namespace Signalbox
