// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/config.h"
#include "core/support/clock.h"

#include <QList>
#include <QString>

namespace Signalbox {

/// What happened in one second (or a wider bucket) of the station's life.
struct MonitorPoint
{
    Timestamp at{}; ///< start of the bucket
    qint64 arrivals =
        0; ///< requests to sources: accepted, duplicate, conflict, rejected, overloaded
    qint64 accepted = 0;
    qint64 duplicates = 0;
    qint64 rejected = 0;
    qint64 attempts = 0;
    qint64 retries = 0; ///< attempts that were not the first of their delivery
    qint64 failures = 0; ///< attempts that failed
    qint64 dead = 0; ///< deliveries that died
    double p50 = 0; ///< ms from received to delivered, of deliveries that succeeded in the bucket
    double p95 = 0;
    double p99 = 0;
    qint64 delivered = 0; ///< how many the percentiles stand on

    bool operator==(const MonitorPoint &) const = default;
};

/// The last while, oldest point first, one point per bucket without gaps.
struct MonitorSeries
{
    int bucketSeconds = 1;
    QList<MonitorPoint> points;
};

/// What the status bar shows.
struct StationStatus
{
    QString ingestUrl; ///< http://127.0.0.1:8080; empty when it does not listen
    QString adminUrl;
    QString storeUrl; ///< without password
    QString problem; ///< why it does not listen or cannot work; empty when all is well
    QString warning; ///< what will become a problem: a disk that fills; empty when all is well
    double arrivalsPerSecond = 0; ///< over the last 5 s
    qint64 queueDepth = 0; ///< deliveries that wait or retry
    double p95 = 0; ///< ms received to delivered over the last minute; 0 without any
    qint64 events = 0; ///< stored
    qint64 rejections = 0; ///< stored
    qint64 dead = 0; ///< dead letters
    RetainConfig retain; ///< of the station, as configured

    bool operator==(const StationStatus &) const = default;
};

} // namespace Signalbox
