// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/format.h"

#include <QApplication>
#include <QFontDatabase>
#include <QLocale>

#include <cmath>

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

/// Three significant digits of a value below 1000, in the locale's way.
QString threeDigits(double value)
{
    const int decimals = value < 9.995 ? 2 : value < 99.95 ? 1 : 0;
    return QLocale().toString(value, 'f', decimals);
}

} // namespace

QString formatDuration(Microseconds duration)
{
    const auto us = double(std::max<qint64>(duration.count(), 0));
    if (us < 999.5)
        return u"%1 µs"_s.arg(QLocale().toString(us, 'f', 0));
    struct Unit
    {
        double size;
        double limit;
        QLatin1StringView name;
    };
    constexpr Unit units[] = {
        {1e3, 999.5e3, "ms"_L1},
        {1e6, 99.95e6, "s"_L1},
        {60e6, 59.95 * 60e6, "min"_L1},
        {3600e6, 47.95 * 3600e6, "h"_L1},
    };
    for (const auto &unit : units) {
        if (us < unit.limit)
            return threeDigits(us / unit.size) + u' ' + unit.name;
    }
    return threeDigits(us / 86400e6) + u" d"_s;
}

QString formatMilliseconds(double milliseconds)
{
    return formatDuration(Microseconds(std::llround(milliseconds * 1000)));
}

QString formatBytes(qint64 bytes)
{
    if (bytes < 1000)
        return u"%1 B"_s.arg(QLocale().toString(bytes));
    double value = double(bytes);
    QLatin1StringView unit = "B"_L1;
    for (const auto next : {"kB"_L1, "MB"_L1, "GB"_L1, "TB"_L1}) {
        if (value < 999.5)
            break;
        value /= 1000;
        unit = next;
    }
    return threeDigits(value) + u' ' + unit;
}

QString formatCount(qint64 count)
{
    return QLocale().toString(count);
}

QString formatRate(double perSecond)
{
    return QLocale().toString(perSecond, 'f', perSecond > 0 && perSecond < 9.95 ? 1 : 0);
}

QFont tabularFont(const QFont &font)
{
    auto result = font;
    result.setFeature(QFont::Tag("tnum"), 1);
    return result;
}

QFont fixedFont()
{
    auto font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    font.setPixelSize(std::max(QApplication::font().pixelSize() - 1, 8));
    return font;
}

} // namespace Signalbox
