// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/ratelimit.h"

#include <QStringList>

#include <algorithm>

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 most = 1'000'000;

struct Unit
{
    QLatin1StringView name;
    Microseconds per;
};

constexpr Unit units[] = {{"s"_L1, std::chrono::seconds(1)},
                          {"m"_L1, std::chrono::minutes(1)},
                          {"h"_L1, std::chrono::hours(1)}};

std::optional<qint64> readCount(QStringView text)
{
    bool ok = false;
    const qint64 count = text.toLongLong(&ok);
    return ok && count >= 1 && count <= most ? std::optional(count) : std::nullopt;
}

qint64 ordinaryBurst(qint64 count, Microseconds per)
{
    return std::max<qint64>(1, count * std::chrono::seconds(1) / per);
}

} // namespace

Result<RateLimit> RateLimit::parse(QStringView text)
{
    const auto words = text.trimmed().toString().split(u' ', Qt::SkipEmptyParts);
    const auto parts = words.value(0).split(u'/');
    const auto count = readCount(parts.first());
    const auto unit = std::ranges::find_if(
        units, [&](const Unit &known) { return known.name == parts.value(1); });
    const bool bare = words.size() == 1;
    const bool bursting = words.size() == 3 && words.at(1) == u"burst"_s;
    const auto burst = bursting ? readCount(words.at(2)) : std::nullopt;
    if (!count || parts.size() != 2 || unit == std::end(units) || !(bare || burst))
        return Error{
            ErrorCode::Invalid,
            u"expected a rate like 200/s, 60/m or 1000/h, and a burst after it if need be: "
            "200/s burst 500"_s};
    return RateLimit{*count, unit->per, burst.value_or(ordinaryBurst(*count, unit->per))};
}

QString RateLimit::toString() const
{
    const auto unit = std::ranges::find(units, per, &Unit::per);
    const QString rate = u"%1/%2"_s.arg(count).arg(unit == std::end(units) ? "s"_L1 : unit->name);
    return burst == ordinaryBurst(count, per) ? rate : rate + u" burst %1"_s.arg(burst);
}

} // namespace Signalbox
