// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/timeformat.h"

#include <QDateTime>
#include <QLocale>
#include <QTimeZone>

namespace Signalbox {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

QDateTime dateTime(Timestamp time, bool utc)
{
    const auto zone = utc ? QTimeZone(QTimeZone::UTC) : QTimeZone(QTimeZone::LocalTime);
    return QDateTime::fromMSecsSinceEpoch(toMicroseconds(time) / 1000, zone);
}

} // namespace

TimeFormat::TimeFormat(const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
{
}

void TimeFormat::setUtc(bool utc)
{
    if (m_utc == utc)
        return;
    m_utc = utc;
    Q_EMIT changed();
}

QString TimeFormat::relative(Timestamp time) const
{
    const auto age = now() - time;
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(age).count();
    if (age >= 24h || age <= -24h)
        return QLocale().toString(dateTime(time, m_utc), QLocale::ShortFormat);
    if (seconds <= -3600)
        return tr("in %1 h").arg(-seconds / 3600);
    if (seconds <= -60)
        return tr("in %1 min").arg(-seconds / 60);
    if (seconds < 0)
        return tr("in %1 s").arg(-seconds);
    if (seconds == 0)
        return tr("now");
    if (seconds < 60)
        return tr("%1 s ago").arg(seconds);
    if (seconds < 3600)
        return tr("%1 min ago").arg(seconds / 60);
    return tr("%1 h ago").arg(seconds / 3600);
}

QString TimeFormat::exact(Timestamp time) const
{
    const auto moment = dateTime(time, m_utc);
    return moment.toString(u"yyyy-MM-dd HH:mm:ss.zzz"_s) + u' ' + moment.timeZoneAbbreviation();
}

} // namespace Signalbox
