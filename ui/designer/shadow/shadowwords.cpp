// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/designer/shadow/shadowwords.h"

#include "ui/widgets/format.h"
#include "ui/widgets/timeformat.h"

namespace Signalbox {

using namespace Qt::StringLiterals;

Look ShadowWords::look(const ShadowStatus &status)
{
    if (status.state == ShadowState::Running)
        return {tr("Running"), u"activity"_s, Tone::Accent};
    if (status.end == ShadowEnd::Failed)
        return {tr("Failed"), u"circle-x"_s, Tone::Bad};
    return {tr("Ended"), u"circle-stop"_s, Tone::Quiet};
}

QString ShadowWords::reason(const ShadowStatus &status)
{
    if (status.state == ShadowState::Running)
        return {};
    switch (status.end.value_or(ShadowEnd::Stopped)) {
    case ShadowEnd::Stopped: return tr("It was stopped.");
    case ShadowEnd::Published: return tr("Revision %1 was published.").arg(status.endRevision);
    case ShadowEnd::Enabled: return tr("The workflow was enabled.");
    case ShadowEnd::Disabled: return tr("The workflow was disabled.");
    case ShadowEnd::Removed: return tr("The workflow was removed.");
    case ShadowEnd::Failed: return tr("It failed: %1").arg(status.error);
    }
    Q_UNREACHABLE_RETURN({});
}

QString ShadowWords::progress(const ShadowStatus &status)
{
    QStringList parts{tr("%1 events compared").arg(formatCount(status.summary.events))};
    if (status.notCompared > 0)
        parts.append(tr("%1 not compared").arg(formatCount(status.notCompared)));
    const bool running = status.state == ShadowState::Running;
    if (status.waiting > 0)
        parts.append((running ? tr("%1 waiting") : tr("%1 were still held"))
                         .arg(formatCount(status.waiting)));
    parts.append(status.publishedRevision > 0
                     ? tr("beside revision %1").arg(status.publishedRevision)
                     : tr("beside nothing published"));
    return parts.join(u" · "_s);
}

QString ShadowWords::times(const ShadowStatus &status, const TimeFormat &format)
{
    auto text = tr("Began %1").arg(format.exact(status.startedAt));
    if (status.endedAt)
        text += u'\n' + tr("Ended %1").arg(format.exact(*status.endedAt));
    return text;
}

} // namespace Signalbox
