// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/store.h"

namespace Signalbox {

/// The sessions of a real store, passed on call by call: a test derives from them and overrides
/// what it watches or makes fail.
class ForwardingWriteSession : public WriteSession
{
public:
    explicit ForwardingWriteSession(std::unique_ptr<WriteSession> session)
        : m_session(std::move(session))
    {
    }

    Result<void> begin() override { return m_session->begin(); }
    Result<CommitReport> commit() override { return m_session->commit(); }
    Result<void> flush() override { return m_session->flush(); }
    void rollback() override { m_session->rollback(); }
    bool isUsable() const override { return m_session->isUsable(); }
    Result<IngestOutcome> ingest(const NewEvent &event) override
    {
        return m_session->ingest(event);
    }
    Result<void> addRejection(const Rejection &rejection) override
    {
        return m_session->addRejection(rejection);
    }
    Result<void> commitRouting(const RoutingCommit &routing) override
    {
        return m_session->commitRouting(routing);
    }
    Result<void> recordAttempt(const AttemptCommit &attempt) override
    {
        return m_session->recordAttempt(attempt);
    }
    Result<QList<DeliveryId>> replay(const ReplayRequest &request, Timestamp now) override
    {
        return m_session->replay(request, now);
    }
    Result<void> redrive(const DeliveryId &delivery, Timestamp now) override
    {
        return m_session->redrive(delivery, now);
    }
    Result<QList<AdmittedEvent>> admitRejection(const RejectionId &rejection,
                                                const QList<NewEvent> &events) override
    {
        return m_session->admitRejection(rejection, events);
    }
    Result<void> noteConfirmation(const RejectionId &rejection, Timestamp now) override
    {
        return m_session->noteConfirmation(rejection, now);
    }
    Result<RetentionStep> retain(const RetentionRules &rules, Timestamp now) override
    {
        return m_session->retain(rules, now);
    }
    Result<void> beginRun(Timestamp now) override { return m_session->beginRun(now); }
    Result<void> endRun(Timestamp now) override { return m_session->endRun(now); }
    Result<void> addOutage(const Outage &outage) override { return m_session->addOutage(outage); }
    Result<void> shrinkLog(qint64 room) override { return m_session->shrinkLog(room); }
    Result<void> putRetain(const Configured<RetainConfig> &retain) override
    {
        return m_session->putRetain(retain);
    }
    Result<void> putSource(const Configured<SourceConfig> &source) override
    {
        return m_session->putSource(source);
    }
    Result<void> putDestination(const Configured<DestinationConfig> &destination) override
    {
        return m_session->putDestination(destination);
    }
    Result<int> publish(const NewRevision &revision) override
    {
        return m_session->publish(revision);
    }
    Result<void> removeSource(const QString &name) override
    {
        return m_session->removeSource(name);
    }
    Result<void> removeDestination(const QString &name) override
    {
        return m_session->removeDestination(name);
    }
    Result<RemovalReport> removeWorkflow(const WorkflowRemoval &removal) override
    {
        return m_session->removeWorkflow(removal);
    }
    Result<bool> finishRemoval(const LeavingWorkflow &workflow) override
    {
        return m_session->finishRemoval(workflow);
    }
    Result<void> putSetting(const QString &name, const QByteArray &value,
                            const Owner &owner) override
    {
        return m_session->putSetting(name, value, owner);
    }
    Result<void> removeSecret(const QString &name) override
    {
        return m_session->removeSecret(name);
    }
    Result<void> putWorkflow(const Configured<WorkflowConfig> &workflow) override
    {
        return m_session->putWorkflow(workflow);
    }
    Result<void> putSecret(const QString &name, const QByteArray &secret) override
    {
        return m_session->putSecret(name, secret);
    }

protected:
    WriteSession &session() { return *m_session; }

private:
    std::unique_ptr<WriteSession> m_session;
};

class ForwardingReadSession : public ReadSession
{
public:
    explicit ForwardingReadSession(std::unique_ptr<ReadSession> session)
        : m_session(std::move(session))
    {
    }

    Result<QList<Event>> takeUnrouted(qint64 afterSeq, int limit, qint64 maxBytes) override
    {
        return m_session->takeUnrouted(afterSeq, limit, maxBytes);
    }
    Result<qint64> routedUpTo() override { return m_session->routedUpTo(); }
    Result<QList<Outage>> outages() override { return m_session->outages(); }
    Result<QHash<QString, Timestamp>> nextContinuations() override
    {
        return m_session->nextContinuations();
    }
    Result<std::optional<Timestamp>> nextContinuation(const QString &workflow,
                                                      Timestamp now) override
    {
        return m_session->nextContinuation(workflow, now);
    }
    Result<QList<Continuation>> dueContinuations(const QString &workflow, Timestamp now, int limit,
                                                 const QSet<qint64> &except) override
    {
        return m_session->dueContinuations(workflow, now, limit, except);
    }
    Result<QList<Continuation>> continuationsOf(const NodeQueue &queue, int limit) override
    {
        return m_session->continuationsOf(queue, limit);
    }
    Result<QList<NodeQueue>> holdingNodes(const QString &kind) override
    {
        return m_session->holdingNodes(kind);
    }
    Result<std::optional<Continuation>> continuation(qint64 id) override
    {
        return m_session->continuation(id);
    }
    Result<QList<NodeQueue>> leavingNodes(const LeavingWorkflow &workflow) override
    {
        return m_session->leavingNodes(workflow);
    }
    Result<QList<Continuation>> leavingContinuations(const LeavingWorkflow &workflow,
                                                     const NodeQueue &node, int limit,
                                                     const QSet<qint64> &except) override
    {
        return m_session->leavingContinuations(workflow, node, limit, except);
    }
    Result<QByteArray> nodeMemory(const NodeQueue &queue) override
    {
        return m_session->nodeMemory(queue);
    }
    Result<Event> eventBySeq(qint64 seq) override { return m_session->eventBySeq(seq); }
    Result<Graph> workflowGraph(const QString &name, int revision) override
    {
        return m_session->workflowGraph(name, revision);
    }
    Result<EventPage> events(const EventQuery &query) override { return m_session->events(query); }
    Result<EventDetail> event(const EventId &id) override { return m_session->event(id); }
    Result<QByteArray> eventBody(const EventId &id) override { return m_session->eventBody(id); }
    Result<QList<Trace>> traces(const EventId &id) override { return m_session->traces(id); }
    Result<RejectionPage> rejections(const RejectionQuery &query) override
    {
        return m_session->rejections(query);
    }
    Result<Rejection> rejection(const RejectionId &id) override { return m_session->rejection(id); }
    Result<DeliveryPage> deliveries(const DeliveryQuery &query) override
    {
        return m_session->deliveries(query);
    }
    Result<DeliveryDetail> delivery(const DeliveryId &id) override
    {
        return m_session->delivery(id);
    }
    Result<StoreCounts> counts() override { return m_session->counts(); }
    Result<QHash<QString, DestinationCounts>> destinationCounts() override
    {
        return m_session->destinationCounts();
    }
    Result<Configuration> configuration() override { return m_session->configuration(); }
    Result<QByteArray> setting(const QString &name) override { return m_session->setting(name); }
    Result<RevisionPage> revisions(const RevisionQuery &query) override
    {
        return m_session->revisions(query);
    }
    Result<WorkflowRevision> revision(const QString &workflow, int revision) override
    {
        return m_session->revision(workflow, revision);
    }
    Result<StoredEvents> storedEvents(const StoredEventQuery &query) override
    {
        return m_session->storedEvents(query);
    }
    Result<std::pair<qint64, qint64>> seqsOf(const EventFilter &filter) override
    {
        return m_session->seqsOf(filter);
    }
    Result<std::optional<QByteArray>> secret(const QString &name) override
    {
        return m_session->secret(name);
    }
    Result<QList<PendingDestination>> pendingDestinations() override
    {
        return m_session->pendingDestinations();
    }
    Result<QList<DueDelivery>> dueDeliveries(const QString &destination, Timestamp now, int limit,
                                             qint64 maxBytes,
                                             const QSet<DeliveryId> &except) override
    {
        return m_session->dueDeliveries(destination, now, limit, maxBytes, except);
    }
    Result<std::optional<Timestamp>> nextDue(const QString &destination, Timestamp now) override
    {
        return m_session->nextDue(destination, now);
    }

protected:
    ReadSession &session() { return *m_session; }

private:
    std::unique_ptr<ReadSession> m_session;
};

} // namespace Signalbox
