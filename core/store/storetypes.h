// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/admission.h"
#include "core/domain/config.h"
#include "core/domain/continuation.h"
#include "core/domain/event.h"
#include "core/domain/observer.h"
#include "core/domain/outage.h"
#include "core/domain/query.h"
#include "core/domain/revision.h"
#include "core/domain/trace.h"

#include <QHash>

namespace Signalbox {

/// An event about to be stored.
struct NewEvent
{
    Event event; ///< seq is 0: the writer numbers it
    QByteArray keyDigest; ///< digest16 of (source, idempotency key)
    QByteArray contentDigest; ///< digest16 of the body: tells a duplicate from a conflict
    Microseconds keyWindow{}; ///< a key taken longer ago than this is free again; 0: never
    bool admitConflict = false; ///< a known key with other bytes is an event of its own
    QByteArray replayDigest = {}; ///< digest16 of what was signed, apart from keys; empty: any may
    Microseconds replayWindow{}; ///< signed bytes taken longer ago than this are new again
};

/// What ingest found in the key table.
struct IngestOutcome
{
    IngestStatus status = IngestStatus::Accepted;
    EventId event; ///< the new one's id, or the original's
    std::optional<RejectionId> rejection; ///< of a conflict, and of what was replayed
};

/// How much of the newest is kept; the very newest always is.
struct RingLimit
{
    qint64 count;
    qint64 bytes;
};

/// Rejections are kept in rings, one for each known source and cause, so that many of one kind
/// evict none of another. What names no source of ours and what is no HTTP share a small one.
namespace RejectionRings {
constexpr RingLimit ofSourceAndCause{1000, 32LL * 1024 * 1024};
constexpr RingLimit shared{500, 8LL * 1024 * 1024};
constexpr int evictedPerInsert = 16; ///< at most; what is too much then goes with the next ones
} // namespace RejectionRings

/// What routing changes of what nodes hold and remember.
struct NodeChanges
{
    /// Of an event in one workflow: which nodes it has met (see Continuation).
    struct Visited
    {
        QString workflow;
        QByteArray nodes;
    };
    /// An event that ended at a batch node, as part of the derived one.
    struct Member
    {
        qint64 seq = 0;
        EventId event;
        Trace addition; ///< to its trace
        Visited visited;
    };

    QList<qint64> takenUp; ///< ids of continuations; removed
    QList<Continuation> held; ///< new ones, of the event
    QList<Visited> visited; ///< for the continuations that the event still has
    QList<NodeMemory> memories;
    QList<Wake> wakes; ///< of what is held before and after this
    /// A continuation that stays, with the time that it is due from now on.
    std::optional<std::pair<qint64, std::optional<Timestamp>>> stays;
    QList<Member> members; ///< of a derived event, in order
};

/// All that routing one event led to; committed as a whole.
struct RoutingCommit
{
    enum class Kind : quint8 {
        Route, ///< of an event that is not routed yet
        GoOn, ///< of one that a node held: what this adds
        Derive, ///< of one that a batch node made
    };

    qint64 seq = 0; ///< of the event; 0 of a derived one: the store numbers it
    EventId event;
    Timestamp routedAt{};
    /// Unmatched, Stopped, Held or InFlight, as far as this goes.
    EventState state = EventState::Unmatched;
    QList<Trace> traces; ///< of GoOn: what is to be added to the event's traces
    QList<Delivery> deliveries; ///< seq is 0; an empty webhookId is filled in by the store
    QHash<DeliveryId, DeliveryContent> contents = {}; ///< of deliveries that send something else
    Kind kind = Kind::Route;
    NodeChanges nodes = {};
    std::optional<Event> derived = {}; ///< of Derive: whole
    NodeQueue batch = {}; ///< likewise: the node that made it
};

/// What an attempt led to.
struct AttemptCommit
{
    Attempt attempt;
    DeliveryStatus status = DeliveryStatus::Succeeded; ///< Retrying, Succeeded, Dead or Cancelled
    Timestamp at{}; ///< when it ended; finishedAt of the delivery if the status is final
};

/// What one committed group changed: enough to know whom to wake.
struct CommitReport
{
    int events = 0; ///< new ones, to be routed
    int rejections = 0;
    int routed = 0;
    int attempts = 0;
    qint64 lastSeq = 0; ///< highest event seq so far
    qint64 lastDelivery = 0; ///< highest delivery seq so far
    qint64 held = 0; ///< bytes that all events hold, with what belongs to them
    QStringList destinations; ///< that got deliveries due, each named once
    bool configuration = false;
};

/// A graph about to become a revision.
struct NewRevision
{
    QString workflow;
    Graph graph;
    Owner owner; ///< of the workflow from now on
    QString author;
    QString note;
    Timestamp createdAt{};
    std::optional<Microseconds> traceAge{}; ///< of the workflow from now on; nothing: as before
};

/// Whole events in the order of their seq.
struct StoredEventQuery
{
    EventFilter filter;
    qint64 from = 1; ///< the first seq to look at
    qint64 end = 0; ///< the one behind the last
    int limit = 1000;
    qint64 maxBytes = 4LL * 1024 * 1024; ///< of bodies, about; one event is always taken
};

struct StoredEvents
{
    QList<Event> events;
    qint64 next = 0; ///< where to go on; the query's end when there is no more
};

/// The file system that a store is on.
struct DiskSpace
{
    qint64 free = 0; ///< bytes that this process may still write
    qint64 total = 0;

    bool operator==(const DiskSpace &) const = default;
};

struct StoreCounts
{
    qint64 events = 0;
    qint64 rejections = 0;
    qint64 pending = 0; ///< deliveries scheduled or retrying
    qint64 dead = 0;
};

/// Deliveries of one destination by what they wait for.
struct DestinationCounts
{
    qint64 pending = 0; ///< scheduled or retrying
    qint64 dead = 0;
};

/// Pending deliveries of one destination.
struct PendingDestination
{
    QString destination;
    Timestamp nextDue{}; ///< may be past
};

} // namespace Signalbox
