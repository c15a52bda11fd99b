// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/tracewords.h"

namespace Signalbox {

QString TraceWords::verdict(const TraceStep &step)
{
    if (step.failed)
        return step.detail.isEmpty() ? tr("failed") : step.detail;
    if (step.kind == QLatin1StringView("source"))
        return tr("entered");
    if (step.kind == QLatin1StringView("filter"))
        return step.port == QLatin1StringView("pass") ? tr("passed") : tr("did not match");
    if (step.kind == QLatin1StringView("switch"))
        return step.port;
    if (step.kind == QLatin1StringView("map"))
        return step.after.isUndefined() ? tr("kept the body") : tr("changed the body");
    if (step.kind == QLatin1StringView("destination"))
        return tr("to %1").arg(step.detail.isEmpty() ? step.node : step.detail);
    if (step.kind == QLatin1StringView("stop"))
        return step.detail.isEmpty() ? tr("stopped") : tr("stopped: %1").arg(step.detail);
    return step.port;
}

QString TraceWords::sentence(const TraceStep &step)
{
    if (step.failed)
        return tr("The node \"%1\" could not do its work: %2").arg(step.node, step.detail);
    if (step.kind == QLatin1StringView("source"))
        return tr("The event entered the workflow at \"%1\".").arg(step.node);
    if (step.kind == QLatin1StringView("filter")) {
        return step.port == QLatin1StringView("pass")
            ? tr("The condition of \"%1\" was true for the values below.").arg(step.node)
            : tr("The condition of \"%1\" was not true for the values below.").arg(step.node);
    }
    if (step.kind == QLatin1StringView("switch"))
        return tr("The event took the way \"%1\" at \"%2\".").arg(step.port, step.node);
    if (step.kind == QLatin1StringView("map")) {
        return step.after.isUndefined()
            ? tr("The node \"%1\" left the body as it was.").arg(step.node)
            : tr("The node \"%1\" made another body.").arg(step.node);
    }
    if (step.kind == QLatin1StringView("destination"))
        return tr("The node \"%1\" made a delivery to %2.").arg(step.node, step.detail);
    if (step.kind == QLatin1StringView("stop"))
        return tr("The event ended here: %1").arg(step.detail);
    return {};
}

} // namespace Signalbox
