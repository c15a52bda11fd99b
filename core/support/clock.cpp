// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/support/clock.h"

#include <QDateTime>
#include <QTimeZone>

namespace Signalbox {

using namespace Qt::StringLiterals;

Timestamp SystemClock::now() const
{
    return std::chrono::time_point_cast<Microseconds>(std::chrono::system_clock::now());
}

QString toIso8601(Timestamp time)
{
    const auto us = toMicroseconds(time);
    const auto seconds = us >= 0 ? us / 1'000'000 : -((-us + 999'999) / 1'000'000);
    const auto base = QDateTime::fromSecsSinceEpoch(seconds, QTimeZone::UTC);
    return base.toString(u"yyyy-MM-ddTHH:mm:ss"_s)
        + u".%1Z"_s.arg(us - seconds * 1'000'000, 6, 10, QChar(u'0'));
}

std::optional<Timestamp> fromIso8601(QStringView text)
{
    // QDateTime keeps milliseconds only, so the fraction is read here.
    QString whole = text.toString();
    qint64 fraction = 0;
    const auto dot = whole.indexOf(u'.');
    if (dot >= 0) {
        auto end = dot + 1;
        qint64 scale = 100'000;
        while (end < whole.size() && whole[end].isDigit()) {
            fraction += whole[end].digitValue() * scale;
            scale /= 10;
            ++end;
        }
        if (end == dot + 1)
            return {};
        whole.remove(dot, end - dot);
    }
    const auto parsed = QDateTime::fromString(whole, Qt::ISODate);
    if (!parsed.isValid() || parsed.timeSpec() == Qt::LocalTime)
        return {};
    return fromMicroseconds(parsed.toSecsSinceEpoch() * 1'000'000 + fraction);
}

} // namespace Signalbox
