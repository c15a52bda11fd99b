// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/readsession.h"
#include "core/store/sqlite/configurationreader.h"
#include "core/store/sqlite/continuationreader.h"
#include "core/store/sqlite/deliveryreader.h"
#include "core/store/sqlite/eventreader.h"
#include "core/store/sqlite/rejectionreader.h"

namespace Signalbox {

/// A read-only connection. Every call reads in one snapshot and lets it go.
class SqliteReadSession final : public ReadSession
{
public:
    static Result<std::unique_ptr<ReadSession>> open(const QString &path);

    Result<EventPage> events(const EventQuery &query) override;
    Result<EventDetail> event(const EventId &id) override;
    Result<QByteArray> eventBody(const EventId &id) override;
    Result<QList<Trace>> traces(const EventId &id) override;
    Result<RejectionPage> rejections(const RejectionQuery &query) override;
    Result<Rejection> rejection(const RejectionId &id) override;
    Result<DeliveryPage> deliveries(const DeliveryQuery &query) override;
    Result<DeliveryDetail> delivery(const DeliveryId &id) override;
    Result<StoreCounts> counts() override;
    Result<QHash<QString, DestinationCounts>> destinationCounts() override;
    Result<QList<Outage>> outages() override;
    Result<Configuration> configuration() override;
    Result<std::optional<QByteArray>> secret(const QString &name) override;
    Result<QByteArray> setting(const QString &name) override;
    Result<RevisionPage> revisions(const RevisionQuery &query) override;
    Result<WorkflowRevision> revision(const QString &workflow, int revision) override;
    Result<StoredEvents> storedEvents(const StoredEventQuery &query) override;
    Result<std::pair<qint64, qint64>> seqsOf(const EventFilter &filter) override;
    Result<QList<Event>> takeUnrouted(qint64 afterSeq, int limit, qint64 maxBytes) override;
    Result<qint64> routedUpTo() override;
    Result<QHash<QString, Timestamp>> nextContinuations() override;
    Result<std::optional<Timestamp>> nextContinuation(const QString &workflow,
                                                      Timestamp now) override;
    Result<QList<Continuation>> dueContinuations(const QString &workflow, Timestamp now, int limit,
                                                 const QSet<qint64> &except) override;
    Result<QList<Continuation>> continuationsOf(const NodeQueue &queue, int limit) override;
    Result<QList<NodeQueue>> holdingNodes(const QString &kind) override;
    Result<QList<NodeQueue>> leavingNodes(const LeavingWorkflow &workflow) override;
    Result<QList<Continuation>> leavingContinuations(const LeavingWorkflow &workflow,
                                                     const NodeQueue &node, int limit,
                                                     const QSet<qint64> &except) override;
    Result<std::optional<Continuation>> continuation(qint64 id) override;
    Result<QByteArray> nodeMemory(const NodeQueue &queue) override;
    Result<Event> eventBySeq(qint64 seq) override;
    Result<Graph> workflowGraph(const QString &name, int revision) override;
    Result<QList<PendingDestination>> pendingDestinations() override;
    Result<QList<DueDelivery>> dueDeliveries(const QString &destination, Timestamp now, int limit,
                                             qint64 maxBytes,
                                             const QSet<DeliveryId> &except) override;
    Result<std::optional<Timestamp>> nextDue(const QString &destination, Timestamp now) override;

private:
    explicit SqliteReadSession(std::unique_ptr<Connection> connection);

    /// Runs \a read within one transaction, so that all its statements see the same.
    template <typename Read>
    auto inSnapshot(const Read &read) -> decltype(read());

    std::unique_ptr<Connection> m_connection;
    EventSearch m_search;
    EventReader m_events;
    RejectionReader m_rejections;
    DeliveryReader m_deliveries;
    ConfigurationReader m_configuration;
    ContinuationReader m_continuations;
};

} // namespace Signalbox
