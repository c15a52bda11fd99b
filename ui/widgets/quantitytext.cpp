// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/quantitytext.h"

#include <QRegularExpression>
#include <QStringList>

#include <algorithm>
#include <cmath>
#include <iterator>

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

struct QuantityUnit
{
    double factor;
    /// The first is written; all are read, in any case, the plain ones in English and German.
    QStringList names;
};

/// From the largest to the smallest.
const QList<QuantityUnit> &durationUnits()
{
    static const QList<QuantityUnit> units{
        {86'400e6, {u"d"_s, u"day"_s, u"days"_s, u"tag"_s, u"tage"_s}},
        {3'600e6, {u"h"_s, u"hour"_s, u"hours"_s, u"std"_s, u"stunde"_s, u"stunden"_s}},
        {60e6, {u"min"_s, u"m"_s, u"minute"_s, u"minutes"_s, u"minuten"_s}},
        {1e6, {u"s"_s, u"sec"_s, u"second"_s, u"seconds"_s, u"sekunde"_s, u"sekunden"_s}},
        {1e3, {u"ms"_s}},
        {1, {u"µs"_s, u"us"_s}},
    };
    return units;
}

const QList<QuantityUnit> &sizeUnits()
{
    static const QList<QuantityUnit> units{
        {1e9, {u"gb"_s}},
        {1e6, {u"mb"_s}},
        {1e3, {u"kb"_s}},
        {1024. * 1024 * 1024, {u"gib"_s}},
        {1024. * 1024, {u"mib"_s}},
        {1024, {u"kib"_s}},
        {1, {u"b"_s, u"byte"_s, u"bytes"_s}},
    };
    return units;
}

/// The sum of "number unit" pairs; \a bare is the factor of a number that stands alone.
std::optional<qint64> read(QStringView text, const QList<QuantityUnit> &units, double bare)
{
    static const QRegularExpression part(u"\\s*(\\d+(?:[.,]\\d+)?)\\s*(\\p{L}*)\\s*"_s);
    constexpr double most = 9e15; // a double counts exactly so far
    double sum = 0;
    qsizetype at = 0;
    int parts = 0;
    while (at < text.size()) {
        const auto match = part.matchView(text, at, QRegularExpression::NormalMatch,
                                          QRegularExpression::AnchorAtOffsetMatchOption);
        if (!match.hasMatch() || match.capturedLength() == 0)
            return {};
        const auto name = match.captured(2).toLower();
        const auto unit = std::ranges::find_if(
            units, [&](const QuantityUnit &each) { return each.names.contains(name); });
        const bool isBare = name.isEmpty() && parts == 0 && match.capturedEnd() == text.size();
        if (unit == units.end() && !isBare)
            return {};
        sum += match.captured(1).replace(u',', u'.').toDouble() * (isBare ? bare : unit->factor);
        at = match.capturedEnd();
        ++parts;
    }
    if (parts == 0 || sum > most)
        return {};
    return std::llround(sum);
}

} // namespace

std::optional<Microseconds> durationFromText(QStringView text)
{
    const auto us = read(text, durationUnits(), 1e6);
    return us ? std::optional(Microseconds(*us)) : std::nullopt;
}

QString durationText(Microseconds duration)
{
    QStringList parts;
    auto left = duration.count();
    for (const auto &unit : durationUnits()) {
        const auto factor = qint64(unit.factor);
        if (left >= factor)
            parts.append(u"%1 %2"_s.arg(left / factor).arg(unit.names.first()));
        left %= factor;
    }
    return parts.isEmpty() ? u"0 s"_s : parts.join(u' ');
}

std::optional<qint64> sizeFromText(QStringView text)
{
    return read(text, sizeUnits(), 1);
}

QString sizeText(qint64 bytes)
{
    static const std::pair<qint64, QString> units[] = {
        {1'000'000'000, u"GB"_s}, {1'000'000, u"MB"_s}, {1'000, u"kB"_s}};
    const auto fits = [&](const auto &unit) { return bytes != 0 && bytes % unit.first == 0; };
    const auto unit = std::ranges::find_if(units, fits);
    return unit == std::end(units) ? u"%1 B"_s.arg(bytes)
                                   : u"%1 %2"_s.arg(bytes / unit->first).arg(unit->second);
}

} // namespace Signalbox
