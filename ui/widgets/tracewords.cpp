// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/tracewords.h"

#include <QStringList>

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

/// Nodes that hold events, or remember them.
bool isHolding(const TraceStep &step)
{
    static const QStringList kinds{u"order"_s, u"deduplicate"_s, u"delay"_s, u"throttle"_s,
                                   u"batch"_s};
    return kinds.contains(step.kind);
}

/// A script that ended well, not one that waits or ended the event.
bool isRunScript(const TraceStep &step)
{
    return step.kind == "script"_L1 && step.port == "out"_L1;
}

} // namespace

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
    if (step.kind == QLatin1StringView("map") || isRunScript(step))
        return step.after.isUndefined() ? tr("kept the body") : tr("changed the body");
    if (step.kind == QLatin1StringView("destination"))
        return tr("to %1").arg(step.detail.isEmpty() ? step.node : step.detail);
    if (step.kind == QLatin1StringView("stop"))
        return step.detail.isEmpty() ? tr("stopped") : tr("stopped: %1").arg(step.detail);
    if (step.port == QLatin1StringView("out") && isHolding(step))
        return tr("went on");
    if (step.port == QLatin1StringView("stale"))
        return tr("stale");
    if (step.port == QLatin1StringView("duplicate"))
        return tr("duplicate");
    return step.port.isEmpty() ? step.detail : step.port;
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
    if (isRunScript(step)) {
        return step.after.isUndefined()
            ? tr("The script \"%1\" left the body as it was.").arg(step.node)
            : tr("The script \"%1\" made another body.").arg(step.node);
    }
    if (step.kind == QLatin1StringView("destination"))
        return tr("The node \"%1\" made a delivery to %2.").arg(step.node, step.detail);
    if (step.kind == QLatin1StringView("stop"))
        return tr("The event ended here: %1").arg(step.detail);
    if (isHolding(step) && !step.port.isEmpty())
        return step.detail.isEmpty()
            ? tr("The event left \"%1\" by \"%2\".").arg(step.node, step.port)
            : tr("The event left \"%1\" by \"%2\": %3").arg(step.node, step.port, step.detail);
    if (isHolding(step) || step.kind == QLatin1StringView("script"))
        return tr("At \"%1\": %2").arg(step.node, step.detail);
    return {};
}

} // namespace Signalbox
