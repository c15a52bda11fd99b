// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/storetypes.h"
#include "core/support/result.h"

#include <QHash>
#include <QSet>

namespace Signalbox {

/// A read connection of the store. Made and used on one thread. Sees what is committed; holds no
/// snapshot between calls. Errors: NotFound for an unknown id, Io or Corrupt for the store.
class ReadSession
{
public:
    virtual ~ReadSession() = default;

    // For people. A page may stop early after about 50 ms of looking: then `next` is set and the
    // page may be short, even empty.
    /// Events are found by key under the digest that they were stored with: digest16 of the source
    /// and the key, both as UTF-8.
    virtual Result<EventPage> events(const EventQuery &query) = 0;
    virtual Result<EventDetail> event(const EventId &id) = 0;
    virtual Result<QByteArray> eventBody(const EventId &id) = 0;
    virtual Result<QList<Trace>> traces(const EventId &id) = 0;
    virtual Result<RejectionPage> rejections(const RejectionQuery &query) = 0;
    virtual Result<Rejection> rejection(const RejectionId &id) = 0;
    virtual Result<DeliveryPage> deliveries(const DeliveryQuery &query) = 0;
    virtual Result<DeliveryDetail> delivery(const DeliveryId &id) = 0;
    virtual Result<StoreCounts> counts() = 0;
    /// Of every destination that has pending or dead deliveries.
    virtual Result<QHash<QString, DestinationCounts>> destinationCounts() = 0;

    // For the station.
    virtual Result<QList<Outage>> outages() = 0; ///< newest first
    virtual Result<Configuration> configuration() = 0;
    virtual Result<std::optional<QByteArray>> secret(const QString &name) = 0;

    // For the router. Events with seq above \a afterSeq that are not routed, in order of seq, at
    // most \a limit and about \a maxBytes of bodies, but at least one if there is one.
    virtual Result<QList<Event>> takeUnrouted(qint64 afterSeq, int limit, qint64 maxBytes) = 0;
    /// Everything up to this seq is routed.
    virtual Result<qint64> routedUpTo() = 0;

    // For the router, of what nodes hold and remember.
    /// When the next continuation is due, by workflow; only of workflows that have one.
    virtual Result<QHash<QString, Timestamp>> nextContinuations() = 0;
    /// When the next one of \a workflow after \a now is due, if any.
    virtual Result<std::optional<Timestamp>> nextContinuation(const QString &workflow,
                                                              Timestamp now) = 0;
    /// Those of \a workflow that are due at \a now, longest due first, without those in \a except.
    virtual Result<QList<Continuation>> dueContinuations(const QString &workflow, Timestamp now,
                                                         int limit, const QSet<qint64> &except) = 0;
    /// The first of a queue, in its order.
    virtual Result<QList<Continuation>> continuationsOf(const NodeQueue &queue, int limit) = 0;
    /// Nodes of \a kind that hold something, as their queues without a key.
    virtual Result<QList<NodeQueue>> holdingNodes(const QString &kind) = 0;
    /// What \a workflow has left: nodes that hold something of it, as their queues without a key.
    virtual Result<QList<NodeQueue>> leavingNodes(const LeavingWorkflow &workflow) = 0;
    /// The first that it holds in the queues of \a node, whatever their keys, queue by queue in
    /// their order, without those in \a except.
    virtual Result<QList<Continuation>> leavingContinuations(const LeavingWorkflow &workflow,
                                                             const NodeQueue &node, int limit,
                                                             const QSet<qint64> &except) = 0;
    /// Nothing when it has been taken up.
    virtual Result<std::optional<Continuation>> continuation(qint64 id) = 0;
    /// Empty when nothing is remembered.
    virtual Result<QByteArray> nodeMemory(const NodeQueue &queue) = 0;
    /// An event with its content.
    virtual Result<Event> eventBySeq(qint64 seq) = 0;
    /// Of any revision, also when the workflow is disabled.
    virtual Result<Graph> workflowGraph(const QString &name, int revision) = 0;

    // For the dispatcher.
    /// Destinations with scheduled or retrying deliveries.
    virtual Result<QList<PendingDestination>> pendingDestinations() = 0;
    /// Due at or before \a now, oldest due first, without those in \a except: at most \a limit,
    /// and no further one once their bodies and headers have \a maxBytes.
    virtual Result<QList<DueDelivery>> dueDeliveries(const QString &destination, Timestamp now,
                                                     int limit, qint64 maxBytes,
                                                     const QSet<DeliveryId> &except) = 0;
    /// When the next one after \a now falls due, if any.
    virtual Result<std::optional<Timestamp>> nextDue(const QString &destination, Timestamp now) = 0;

    // For what people change and try.
    /// Revisions of a workflow, also of one that was removed. NotFound when there never was one.
    virtual Result<RevisionPage> revisions(const RevisionQuery &query) = 0;
    virtual Result<WorkflowRevision> revision(const QString &workflow, int revision) = 0;

    /// What is kept under a name by putSetting(); empty when nothing is.
    virtual Result<QByteArray> setting(const QString &name) = 0;

    // For backtests: without the events that nodes derived from others. May stop early, as pages
    // do.
    virtual Result<StoredEvents> storedEvents(const StoredEventQuery &query) = 0;
    /// The seqs from and end between which events may be that \a filter takes.
    virtual Result<std::pair<qint64, qint64>> seqsOf(const EventFilter &filter) = 0;
};

} // namespace Signalbox
