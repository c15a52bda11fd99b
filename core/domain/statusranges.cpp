// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/retrypolicy.h"

#include <QStringList>

namespace Signalbox {

using namespace Qt::StringLiterals;

std::optional<QList<StatusRange>> parseStatusRanges(QStringView text)
{
    QList<StatusRange> ranges;
    for (const auto part : text.split(u',')) {
        const auto bounds = part.trimmed().split(u'-');
        if (bounds.size() > 2)
            return {};
        bool firstOk = false;
        bool lastOk = false;
        const StatusRange range{bounds.first().trimmed().toInt(&firstOk),
                                bounds.last().trimmed().toInt(&lastOk)};
        if (!firstOk || !lastOk || range.first < 100 || range.last > 599
            || range.first > range.last)
            return {};
        ranges.append(range);
    }
    return ranges;
}

QString formatStatusRanges(const QList<StatusRange> &ranges)
{
    QStringList parts;
    for (const auto &range : ranges) {
        parts.append(range.first == range.last ? QString::number(range.first)
                                               : u"%1-%2"_s.arg(range.first).arg(range.last));
    }
    return parts.join(u',');
}

} // namespace Signalbox
