// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/support/clock.h"

#include <QDateTime>
#include <QTimeZone>

#include <chrono>

namespace Signalbox {

using namespace Qt::StringLiterals;

Timestamp SystemClock::now() const
{
    return std::chrono::time_point_cast<Microseconds>(std::chrono::system_clock::now());
}

namespace {

using std::chrono::sys_days;
using std::chrono::year;

// Between them years have four digits.
constexpr sys_days firstDay(year(1) / 1 / 1);
constexpr sys_days dayAfterLast(year(10'000) / 1 / 1);

void writeDigits(QChar *at, int count, qint64 value)
{
    for (; count > 0; value /= 10)
        at[--count] = QChar(char16_t(u'0' + value % 10));
}

/// A number of \a count decimal digits; -1 when it is none.
int readDigits(QStringView text, qsizetype at, int count)
{
    int value = 0;
    for (; count > 0; --count) {
        const char16_t c = text.at(at++).unicode();
        if (c < u'0' || c > u'9')
            return -1;
        value = 10 * value + (c - u'0');
    }
    return value;
}

/// Reads what toIso8601() writes, with a fraction of any length or none; nothing for all else.
std::optional<Timestamp> fromUsualForm(QStringView text)
{
    using namespace std::chrono;
    constexpr auto shape = u"0000-00-00T00:00:00";
    constexpr qsizetype fraction = 19; ///< where it begins
    constexpr int micro = 6;
    if (text.size() <= fraction || !text.endsWith(u'Z'))
        return {};
    for (qsizetype at = 0; at < fraction; ++at) {
        if (shape[at] != u'0' && text.at(at) != shape[at])
            return {};
    }
    const auto number = [&](qsizetype at, int count) { return readDigits(text, at, count); };
    const int y = number(0, 4);
    const int m = number(5, 2);
    const int d = number(8, 2);
    const int hour = number(11, 2);
    const int minute = number(14, 2);
    const int second = number(17, 2);
    if (y < 1 || m < 1 || d < 1 || hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0
        || second > 59)
        return {};
    const year_month_day date{year(y), month(unsigned(m)), day(unsigned(d))};
    const QStringView rest = text.sliced(fraction).chopped(1);
    if (!date.ok() || (!rest.isEmpty() && (rest.at(0) != u'.' || rest.size() == 1)))
        return {};
    qint64 us = 0;
    for (qsizetype at = 1; at < rest.size() || (at <= micro && !rest.isEmpty()); ++at) {
        const int digit = at < rest.size() ? readDigits(rest, at, 1) : 0;
        if (digit < 0)
            return {};
        us = at <= micro ? 10 * us + digit : us;
    }
    return sys_days(date) + hours(hour) + minutes(minute) + seconds(second) + Microseconds(us);
}

} // namespace

QString toIso8601(Timestamp time)
{
    using namespace std::chrono;
    const auto date = floor<days>(time);
    if (date < firstDay || date >= dayAfterLast) {
        constexpr qint64 million = 1'000'000;
        const qint64 whole = time.time_since_epoch().count();
        const qint64 fraction = (whole % million + million) % million;
        // The first second of all begins before the first microsecond that there is.
        const qint64 second = whole / million - (whole % million < 0);
        return QDateTime::fromSecsSinceEpoch(second, QTimeZone::UTC)
                   .toString(u"yyyy-MM-ddTHH:mm:ss"_s)
            + u".%1Z"_s.arg(fraction, 6, 10, QChar(u'0'));
    }
    const year_month_day day(date);
    QString text = u"0000-00-00T00:00:00.000000Z"_s;
    const hh_mm_ss clock(time - date);
    QChar *at = text.data();
    writeDigits(at, 4, int(day.year()));
    writeDigits(at + 5, 2, unsigned(day.month()));
    writeDigits(at + 8, 2, unsigned(day.day()));
    writeDigits(at + 11, 2, clock.hours().count());
    writeDigits(at + 14, 2, clock.minutes().count());
    writeDigits(at + 17, 2, clock.seconds().count());
    writeDigits(at + 20, 6, clock.subseconds().count());
    return text;
}

std::optional<Timestamp> fromIso8601(QStringView text)
{
    if (const auto usual = fromUsualForm(text))
        return usual;
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
