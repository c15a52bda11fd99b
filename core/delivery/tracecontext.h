// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <array>
#include <optional>

namespace Signalbox {

/// What a traceparent header says (W3C Trace Context, level 1).
struct TraceContext
{
    QByteArray traceId; ///< 32 hex digits
    QByteArray spanId; ///< 16 hex digits: the caller's span
    quint8 flags = 0; ///< bit 0: sampled

    bool operator==(const TraceContext &) const = default;
};

/// Nothing when \a value is not a valid traceparent. Versions above 00 are read as far as 00 goes.
std::optional<TraceContext> parseTraceparent(QByteArrayView value);

/// The traceparent of our own call: the trace of \a received with a new span, or, without one, a
/// new sampled trace. Thread-safe.
QByteArray continueTrace(const std::optional<TraceContext> &received);

} // namespace Signalbox
