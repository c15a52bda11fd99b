// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/expression/timevalue.h"

#include <algorithm>
#include <cctype>

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype dateLength = 10; // 2026-11-24

bool isDigits(std::string_view text)
{
    return !text.empty()
        && std::ranges::all_of(text, [](char c) { return std::isdigit(uchar(c)) != 0; });
}

/// How many digits after the point of seconds the unit of an epoch with \a digits whole digits is
/// away from them.
std::optional<int> unitShift(size_t digits)
{
    constexpr size_t seconds = 11;
    constexpr size_t step = 3;
    for (int unit = 0; unit < 4; ++unit) {
        if (digits <= seconds + size_t(unit) * step)
            return unit * int(step);
    }
    return {};
}

} // namespace

std::optional<Timestamp> timeFromEpoch(std::string_view number)
{
    const size_t point = std::min(number.find('.'), number.size());
    std::string whole(number.substr(0, point));
    std::string fraction(point < number.size() ? number.substr(point + 1) : std::string_view());
    if (!isDigits(whole) || (point < number.size() && !isDigits(fraction)))
        return {};
    whole.erase(0, std::min(whole.find_first_not_of('0'), whole.size() - 1));
    const auto shift = unitShift(whole.size());
    if (!shift)
        return {};
    constexpr int micro = 6;
    std::string digits = whole + fraction;
    digits.resize(size_t(std::max(qsizetype(0), qsizetype(whole.size()) - *shift + micro)), '0');
    return fromMicroseconds(digits.empty() ? 0 : QByteArray::fromStdString(digits).toLongLong());
}

std::optional<Timestamp> timeFromText(std::string_view text)
{
    if (text.find('-') == std::string_view::npos)
        return timeFromEpoch(text);
    QString iso = QString::fromUtf8(text.data(), qsizetype(text.size()));
    if (iso.size() == dateLength)
        return fromIso8601(iso + u"T00:00:00Z"_s);
    if (iso.size() <= dateLength)
        return {};
    if (iso.at(dateLength) == u' ' || iso.at(dateLength) == u't')
        iso[dateLength] = u'T';
    if (iso.at(dateLength) != u'T')
        return {};
    iso.replace(u" UTC"_s, u"Z"_s);
    const QStringView time = QStringView(iso).sliced(dateLength);
    const bool hasZone =
        iso.endsWith(u'Z', Qt::CaseInsensitive) || time.contains(u'+') || time.contains(u'-');
    return fromIso8601(hasZone ? iso : iso + u'Z');
}

} // namespace Signalbox
