// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/events/rejectionfilter.h"

namespace Signalbox {

std::optional<QString> RejectionFilter::source(const QString &text)
{
    const auto trimmed = text.trimmed();
    if (trimmed.isEmpty())
        return QString();
    const QLatin1StringView prefix("source:");
    if (!trimmed.startsWith(prefix) || trimmed.contains(u' '))
        return {};
    return trimmed.sliced(prefix.size());
}

QString RejectionFilter::problem()
{
    return tr("Rejections can be filtered by source:name, and by their cause beside it.");
}

} // namespace Signalbox
