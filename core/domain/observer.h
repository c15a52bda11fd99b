// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/delivery.h"
#include "core/domain/event.h"
#include "core/domain/rejection.h"
#include "core/domain/trace.h"

namespace Signalbox {

enum class IngestStatus : quint8 {
    Accepted,
    Duplicate,
    Conflict, ///< a known key with other bytes: kept as a rejection
    Replayed, ///< known signed bytes under a new key: kept as a rejection
};

/// Told of what passes along the way of an event, for counters and charts. Every call may come from
/// any thread and must return in microseconds.
class PipelineObserver
{
public:
    virtual ~PipelineObserver() = default;

    /// A request was answered after its commit; \a latency runs from first byte to answer.
    virtual void ingested(const QString &source, IngestStatus status, qint64 bytes,
                          Timestamp receivedAt, Microseconds latency) = 0;
    /// An event was taken that is not as its source's schema has it.
    virtual void warned(const QString &source, Timestamp at) = 0;
    /// \a source is empty when the request names none of ours.
    virtual void rejected(const QString &source, RejectionCause cause, Timestamp at) = 0;
    /// A 503: the writer is behind, or the commit failed. \a source likewise.
    virtual void overloaded(const QString &source, Timestamp at) = 0;
    virtual void routed(const QString &workflow, EventState state, Timestamp at,
                        Microseconds evaluation) = 0;
    /// Which way an event went through a workflow, or went on there, is committed.
    virtual void walked(const Trace &trace, Timestamp at) = 0;
    virtual void attempted(const QString &destination, const Attempt &attempt, DeliveryStatus after,
                           Timestamp eventReceivedAt) = 0;
};

} // namespace Signalbox
