// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspector/waterfallbars.h"

#include "ui/widgets/attemptwords.h"
#include "ui/widgets/format.h"

#include <algorithm>

namespace Signalbox {

using namespace Qt::StringLiterals;

QList<WaterfallBar> WaterfallBars::make(const EventDetail &event,
                                        const QList<DeliveryDetail> &deliveries)
{
    const auto origin = event.event.request.receivedAt;
    const Look done{{}, u"check"_s, Tone::Quiet};
    QList<WaterfallBar> bars;
    Microseconds before{};
    if (event.storedAt) {
        const auto end = *event.storedAt - origin;
        bars.append({tr("stored"), done, before, end});
        before = end;
    }
    if (event.routedAt) {
        const auto end = *event.routedAt - origin;
        bars.append({tr("routed"), done, std::min(before, end), end});
    }
    QList<WaterfallBar> attempts;
    for (const auto &delivery : deliveries) {
        for (const auto &attempt : delivery.attempts) {
            const auto start = attempt.startedAt - origin;
            const auto total = Microseconds(std::max<qint64>(attempt.timings.total, 0));
            attempts.append({u"%1 · %2"_s.arg(delivery.delivery.destination).arg(attempt.number),
                             AttemptWords::look(attempt), start, start + total});
        }
    }
    std::ranges::stable_sort(attempts, {}, &WaterfallBar::start);
    if (const auto surplus = attempts.size() - (maxBars - bars.size()); surplus > 0)
        attempts.remove(0, surplus);
    return bars + attempts;
}

QString WaterfallBars::describe(const QList<WaterfallBar> &bars)
{
    QStringList lines;
    for (const auto &bar : bars) {
        const auto took = formatDuration(bar.end - bar.start);
        lines.append(bar.look.word.isEmpty()
                         ? tr("%1 after %2").arg(bar.label, formatDuration(bar.end))
                         : tr("%1: %2, began after %3, took %4")
                               .arg(bar.label, bar.look.word, formatDuration(bar.start), took));
    }
    return lines.join(u'\n');
}

} // namespace Signalbox
