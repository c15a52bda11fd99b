// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLatin1StringView>
#include <QString>

#include <algorithm>
#include <array>
#include <limits>
#include <optional>

namespace Signalbox {

/// A unit of whole numbers, and how many of the smallest one it is.
struct NumberUnit
{
    QLatin1StringView name;
    qint64 factor;
};

/// How many of the smallest unit \a text says: digits, and one of \a units. No blanks, no signs.
template <size_t Size>
std::optional<qint64> parseWithUnit(QStringView text, const std::array<NumberUnit, Size> &units)
{
    const auto end = std::ranges::find_if(text, [](QChar c) { return c < u'0' || c > u'9'; });
    const auto digits = text.first(end - text.begin());
    const auto unit = text.sliced(digits.size());
    bool ok = false;
    const auto count = digits.toLongLong(&ok);
    if (!ok)
        return {};
    for (const auto &[name, factor] : units) {
        if (unit == name && count <= std::numeric_limits<qint64>::max() / factor)
            return count * factor;
    }
    return {};
}

/// With the first of \a units that says \a value in a whole number, of which the last has the
/// factor 1; \a zero for 0.
template <size_t Size>
QString formatWithUnit(qint64 value, const std::array<NumberUnit, Size> &units,
                       QLatin1StringView zero)
{
    if (value == 0)
        return zero;
    for (const auto &[name, factor] : units) {
        if (value % factor == 0)
            return QString::number(value / factor) + name;
    }
    Q_UNREACHABLE_RETURN({});
}

} // namespace Signalbox
