// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/auth/timestampcheck.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace Signalbox {
namespace {

constexpr qint64 latestSecond = 253402300799; ///< the end of the year 9999

/// Digits alone: no sign, no blank, at most 19.
std::optional<qint64> readDigits(QByteArrayView text)
{
    if (text.isEmpty() || text.size() > 19)
        return {};
    qint64 value = 0;
    for (const char c : text) {
        if (c < '0' || c > '9' || value > (std::numeric_limits<qint64>::max() - 9) / 10)
            return {};
        value = value * 10 + (c - '0');
    }
    return value;
}

std::optional<Timestamp> inRange(std::optional<qint64> us)
{
    if (!us || *us > latestSecond * 1'000'000)
        return {};
    return fromMicroseconds(*us);
}

std::optional<Timestamp> readIso(QByteArrayView text)
{
    static const QRegularExpression shape(
        uR"(^(\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}:\d{2})(?:\.(\d+))?(Z|[+-]\d{2}:?\d{2})?$)"_s);
    const auto match =
        shape.match(QString::fromLatin1(text.first(std::min<qsizetype>(text.size(), 64))));
    if (!match.hasMatch() || text.size() > 64)
        return {};
    const auto fraction = match.captured(2).left(6);
    const auto zone = match.captured(3);
    return fromIso8601(match.captured(1) + (fraction.isEmpty() ? fraction : u'.' + fraction)
                       + (zone.isEmpty() ? u"Z"_s : zone));
}

} // namespace

std::optional<Timestamp> readTimestamp(TimestampUnit unit, QByteArrayView text)
{
    if (unit == TimestampUnit::Iso8601)
        return readIso(text);
    auto number = readDigits(text);
    if (!number)
        return {};
    switch (unit) {
    case TimestampUnit::Seconds:
        if (*number > latestSecond)
            return {};
        return inRange(*number * 1'000'000);
    case TimestampUnit::Milliseconds:
        if (*number > latestSecond * 1000)
            return {};
        return inRange(*number * 1000);
    default: return inRange(*number / 1000);
    }
}

bool isTimely(Timestamp time, Timestamp now, const Tolerance &tolerance)
{
    const auto age = now - time;
    return (tolerance.past == 0 || age <= std::chrono::seconds(tolerance.past))
        && (tolerance.future == 0 || -age <= std::chrono::seconds(tolerance.future));
}

QString describeAge(Timestamp time, Timestamp now, const Tolerance &tolerance)
{
    const auto age = std::chrono::duration_cast<std::chrono::seconds>(now - time).count();
    return age >= 0 ? u"%1 seconds old, %2 are allowed"_s.arg(age).arg(tolerance.past)
                    : u"%1 seconds ahead, %2 are allowed"_s.arg(-age).arg(tolerance.future);
}

} // namespace Signalbox
