// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/bench/cputime.h"
#include "tests/bench/figures.h"

#include <QString>

#include <memory>

namespace Signalbox {

/// One measurement over HTTP on loopback: 900-byte bodies, GitHub's headers.
struct HttpFigures
{
    double perSecond = 0;
    Percentiles latency;
    qint64 refused = 0; ///< answers other than 200
    CpuTimes cpu; ///< of the server, for each answer
};

/// The baseline, in a process of its own.
HttpFigures measureBare(const QString &self, int connections, int seconds);

/// signalboxd with one source: HMAC, key table, fsync before each 2xx. No workflow.
class IngestTarget final
{
    Q_DISABLE_COPY_MOVE(IngestTarget)

public:
    /// Starts it on an empty store, or on one with \a keys random keys in its key table.
    explicit IngestTarget(qint64 keys = 0);
    ~IngestTarget();

    HttpFigures measure(int connections, int seconds); ///< zeros when it did not start

private:
    class Private;
    std::unique_ptr<Private> d;
};

/// What one fdatasync after an appended page costs on the disk of the temporary folder: median of
/// 100, in milliseconds. No event is acknowledged before one.
double measureSync();

/// In, routed, delivered to a real destination, and recorded: events a second from the first
/// request until the last delivery is recorded in the store.
struct EndToEndFigures
{
    double perSecond = 0;
    qint64 events = 0;
    qint64 delivered = 0;
};
EndToEndFigures measureEndToEnd(int events);

} // namespace Signalbox
