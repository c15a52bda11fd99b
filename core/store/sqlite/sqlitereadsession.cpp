// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sqlite/sqlitereadsession.h"

#include "core/store/sqlite/runlog.h"

namespace Signalbox {

Result<std::unique_ptr<ReadSession>> SqliteReadSession::open(const QString &path)
{
    auto connection = Connection::open(path, Connection::Mode::Read);
    if (!connection)
        return connection.error();
    return std::unique_ptr<ReadSession>(new SqliteReadSession(*std::move(connection)));
}

SqliteReadSession::SqliteReadSession(std::unique_ptr<Connection> connection)
    : m_connection(std::move(connection))
    , m_search(*m_connection)
    , m_events(*m_connection, m_search)
    , m_rejections(*m_connection)
    , m_deliveries(*m_connection)
    , m_configuration(*m_connection)
    , m_continuations(*m_connection)
{
}

template <typename Read>
auto SqliteReadSession::inSnapshot(const Read &read) -> decltype(read())
{
    if (auto begun = m_connection->run("BEGIN"); !begun)
        return begun.error();
    auto result = read();
    if (auto ended = m_connection->run("COMMIT"); !ended)
        return ended.error();
    return result;
}

Result<EventPage> SqliteReadSession::events(const EventQuery &query)
{
    return inSnapshot([&] { return m_search.page(query); });
}

Result<EventDetail> SqliteReadSession::event(const EventId &id)
{
    return inSnapshot([&] { return m_events.detail(id); });
}

Result<QByteArray> SqliteReadSession::eventBody(const EventId &id)
{
    return m_events.body(id);
}

Result<QList<Trace>> SqliteReadSession::traces(const EventId &id)
{
    return inSnapshot([&] { return m_events.traces(id); });
}

Result<RejectionPage> SqliteReadSession::rejections(const RejectionQuery &query)
{
    return m_rejections.page(query);
}

Result<Rejection> SqliteReadSession::rejection(const RejectionId &id)
{
    return m_rejections.detail(id);
}

Result<DeliveryPage> SqliteReadSession::deliveries(const DeliveryQuery &query)
{
    return inSnapshot([&] { return m_deliveries.page(query); });
}

Result<DeliveryDetail> SqliteReadSession::delivery(const DeliveryId &id)
{
    return inSnapshot([&] { return m_deliveries.detail(id); });
}

Result<StoreCounts> SqliteReadSession::counts()
{
    auto row =
        m_connection->select("SELECT (SELECT value FROM progress WHERE name = 'events'), "
                             "(SELECT value FROM progress WHERE name = 'rejections'), "
                             "ifnull(sum(pending), 0), ifnull(sum(dead), 0) FROM delivery_tally");
    if (!row.next())
        return row.result().error();
    return StoreCounts{row.integer(0), row.integer(1), row.integer(2), row.integer(3)};
}

Result<QHash<QString, DestinationCounts>> SqliteReadSession::destinationCounts()
{
    return m_deliveries.destinationCounts();
}

Result<QList<Outage>> SqliteReadSession::outages()
{
    return RunLog::outages(*m_connection);
}

Result<Configuration> SqliteReadSession::configuration()
{
    return inSnapshot([&] { return m_configuration.configuration(); });
}

Result<std::optional<QByteArray>> SqliteReadSession::secret(const QString &name)
{
    return m_configuration.secret(name);
}

Result<QByteArray> SqliteReadSession::setting(const QString &name)
{
    return m_configuration.setting(name);
}

Result<RevisionPage> SqliteReadSession::revisions(const RevisionQuery &query)
{
    return m_configuration.revisions(query);
}

Result<WorkflowRevision> SqliteReadSession::revision(const QString &workflow, int revision)
{
    return m_configuration.revision(workflow, revision);
}

Result<StoredEvents> SqliteReadSession::storedEvents(const StoredEventQuery &query)
{
    return inSnapshot([&] { return m_search.stored(query); });
}

Result<std::pair<qint64, qint64>> SqliteReadSession::seqsOf(const EventFilter &filter)
{
    return inSnapshot([&] { return m_search.seqsOf(filter); });
}

Result<QList<Event>> SqliteReadSession::takeUnrouted(qint64 afterSeq, int limit, qint64 maxBytes)
{
    return m_events.takeUnrouted(afterSeq, limit, maxBytes);
}

Result<qint64> SqliteReadSession::routedUpTo()
{
    return m_events.routedUpTo();
}

Result<QHash<QString, Timestamp>> SqliteReadSession::nextContinuations()
{
    return m_continuations.next();
}

Result<std::optional<Timestamp>> SqliteReadSession::nextContinuation(const QString &workflow,
                                                                     Timestamp now)
{
    return m_continuations.next(workflow, now);
}

Result<QList<Continuation>> SqliteReadSession::dueContinuations(const QString &workflow,
                                                                Timestamp now, int limit,
                                                                const QSet<qint64> &except)
{
    return m_continuations.due(workflow, now, limit, except);
}

Result<QList<Continuation>> SqliteReadSession::continuationsOf(const NodeQueue &queue, int limit)
{
    return m_continuations.queue(queue, limit);
}

Result<QList<NodeQueue>> SqliteReadSession::holdingNodes(const QString &kind)
{
    return m_continuations.nodes(kind);
}

Result<QList<NodeQueue>> SqliteReadSession::leavingNodes(const LeavingWorkflow &workflow)
{
    return m_continuations.leavingNodes(workflow);
}

Result<QList<Continuation>>
SqliteReadSession::leavingContinuations(const LeavingWorkflow &workflow, const NodeQueue &node,
                                        int limit, const QSet<qint64> &except)
{
    return m_continuations.leaving(workflow, node, limit, except);
}

Result<std::optional<Continuation>> SqliteReadSession::continuation(qint64 id)
{
    return m_continuations.continuation(id);
}

Result<QByteArray> SqliteReadSession::nodeMemory(const NodeQueue &queue)
{
    return m_continuations.memory(queue);
}

Result<Event> SqliteReadSession::eventBySeq(qint64 seq)
{
    return m_events.bySeq(seq);
}

Result<Graph> SqliteReadSession::workflowGraph(const QString &name, int revision)
{
    auto found = m_configuration.revision(name, revision);
    if (!found)
        return found.error();
    return std::move(found->graph);
}

Result<QList<PendingDestination>> SqliteReadSession::pendingDestinations()
{
    return m_deliveries.pendingDestinations();
}

Result<QList<DueDelivery>> SqliteReadSession::dueDeliveries(const QString &destination,
                                                            Timestamp now, int limit,
                                                            qint64 maxBytes,
                                                            const QSet<DeliveryId> &except)
{
    return inSnapshot([&] { return m_deliveries.due(destination, now, limit, maxBytes, except); });
}

Result<std::optional<Timestamp>> SqliteReadSession::nextDue(const QString &destination,
                                                            Timestamp now)
{
    return m_deliveries.nextDue(destination, now);
}

} // namespace Signalbox
