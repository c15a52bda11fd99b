// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/bench/figures.h"

#include <QString>

namespace Signalbox {

/// One measurement over HTTP on loopback: 900-byte bodies, GitHub's headers.
struct HttpFigures {
    double perSecond = 0;
    Percentiles latency;
    qint64 refused = 0; ///< answers other than 200
};

/// The baseline, in a process of its own.
HttpFigures measureBare(const QString &self, int connections, int seconds);

/// signalboxd with one source: HMAC, key table, fsync before each 2xx. No workflow.
HttpFigures measureIngest(int connections, int seconds);

/// What one fdatasync after an appended page costs on the disk of the temporary folder: median of
/// 100, in milliseconds. No event is acknowledged before one.
double measureSync();

/// In, routed, delivered to a real destination, and recorded: events a second from the first
/// request until the last delivery is recorded in the store.
struct EndToEndFigures {
    double perSecond = 0;
    qint64 events = 0;
    qint64 delivered = 0;
};
EndToEndFigures measureEndToEnd(int events);

} // namespace Signalbox
