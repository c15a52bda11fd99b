// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/monitor.h"

#include <QList>
#include <QPointF>

#include <algorithm>

namespace Signalbox::SeriesPoints {

/// One member of each point, times \a factor.
template <typename T>
QList<double> values(const MonitorSeries &series, T MonitorPoint::*member, double factor)
{
    QList<double> result;
    result.reserve(series.points.size());
    for (const auto &point : series.points)
        result.append(double(point.*member) * factor);
    return result;
}

/// The same over time: x is seconds before the end of the series, negative.
template <typename T>
QList<QPointF> points(const MonitorSeries &series, T MonitorPoint::*member, double factor)
{
    QList<QPointF> result;
    result.reserve(series.points.size());
    auto left = series.points.size() - 1;
    for (const auto &point : series.points)
        result.append({-double(left--) * series.bucketSeconds, double(point.*member) * factor});
    return result;
}

/// The same of a percentile: only where something was delivered, since 0 would be a lie elsewhere.
inline QList<QPointF> percentile(const MonitorSeries &series, double MonitorPoint::*member)
{
    auto all = points(series, member, 1);
    QList<QPointF> result;
    for (qsizetype i = 0; i < all.size(); ++i) {
        if (series.points[i].delivered > 0)
            result.append(all[i]);
    }
    return result;
}

template <typename T>
qint64 total(const MonitorSeries &series, T MonitorPoint::*member)
{
    qint64 sum = 0;
    for (const auto &point : series.points)
        sum += qint64(point.*member);
    return sum;
}

/// Over the newest points that make up \a seconds.
template <typename T>
qint64 totalOfLast(const MonitorSeries &series, T MonitorPoint::*member, int seconds)
{
    const auto count =
        std::min<qsizetype>(seconds / std::max(series.bucketSeconds, 1), series.points.size());
    qint64 sum = 0;
    for (auto i = series.points.size() - count; i < series.points.size(); ++i)
        sum += qint64(series.points[i].*member);
    return sum;
}

} // namespace Signalbox::SeriesPoints
