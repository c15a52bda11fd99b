// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sqlite/sqlitewritesession.h"

#include "core/store/sqlite/runlog.h"
#include "core/support/logging.h"

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

/// Errors that concern one call and leave the transaction as it was.
bool isOrdinary(ErrorCode code)
{
    return code == ErrorCode::NotFound || code == ErrorCode::Conflict || code == ErrorCode::Invalid;
}

} // namespace

Result<std::unique_ptr<WriteSession>> SqliteWriteSession::open(const QString &path)
{
    auto connection = Connection::open(path, Connection::Mode::Write);
    if (!connection)
        return connection.error();
    auto session =
        std::unique_ptr<SqliteWriteSession>(new SqliteWriteSession(path, *std::move(connection)));
    if (auto loaded = session->load(); !loaded)
        return loaded.error();
    if (auto opened = session->m_log.open(); !opened)
        return opened.error();
    return std::unique_ptr<WriteSession>(std::move(session));
}

SqliteWriteSession::SqliteWriteSession(const QString &path, std::unique_ptr<Connection> connection)
    : m_connection(std::move(connection))
    , m_log(*m_connection, path)
    , m_ledger(*m_connection)
    , m_rejections(*m_connection, m_ledger)
    , m_events(*m_connection, m_ledger, m_rejections)
    , m_continuations(*m_connection, m_ledger)
    , m_deliveries(*m_connection, m_ledger, m_continuations)
    , m_routing(*m_connection, m_ledger, m_events, m_deliveries, m_continuations)
    , m_retention(*m_connection, m_ledger, m_rejections)
    , m_configuration(*m_connection, m_ledger)
    , m_leaving(*m_connection, m_ledger)
{
}

SqliteWriteSession::~SqliteWriteSession()
{
    if (m_connection->inTransaction())
        rollback();
}

Result<void> SqliteWriteSession::load()
{
    if (auto loaded = m_ledger.load(); !loaded)
        return loaded;
    if (auto loaded = m_rejections.load(); !loaded)
        return loaded;
    return m_events.load();
}

Result<void> SqliteWriteSession::begin()
{
    if (!m_loaded) {
        m_transaction = m_loaded;
        return m_transaction;
    }
    m_log.checkpointIfLong();
    m_now = SystemClock().now();
    m_ledger.begin();
    m_transaction = m_connection->run("BEGIN IMMEDIATE");
    return m_transaction;
}

Result<CommitReport> SqliteWriteSession::commit()
{
    if (!m_loaded)
        return m_loaded.error();
    if (m_transaction)
        m_transaction = m_rejections.write();
    if (m_transaction)
        m_transaction = m_events.write();
    if (m_transaction)
        m_transaction = m_ledger.write();
    if (m_transaction)
        m_transaction = m_log.commit();
    if (m_transaction)
        return m_ledger.report();
    rollback();
    return m_transaction.error();
}

Result<void> SqliteWriteSession::flush()
{
    return m_log.sync();
}

void SqliteWriteSession::rollback()
{
    // After some errors SQLite has rolled back by itself.
    if (m_connection->inTransaction()) {
        if (auto done = m_connection->run("ROLLBACK"); !done)
            qCCritical(lcStore, "rollback failed: %s", qUtf8Printable(done.error().detail));
    }
    m_ledger.begin();
    if (!m_loaded)
        return;
    // What is half loaded would take known keys for new ones.
    m_loaded = load();
    if (!m_loaded)
        qCCritical(lcStore, "reload failed, nothing is written any more: %s",
                   qUtf8Printable(m_loaded.error().detail));
}

template <typename Change>
auto SqliteWriteSession::guarded(const Change &change) -> decltype(change())
{
    if (!m_transaction)
        return m_transaction.error();
    auto result = change();
    if (!result && !isOrdinary(result.error().code))
        m_transaction = result.error();
    return result;
}

Result<IngestOutcome> SqliteWriteSession::ingest(const NewEvent &event)
{
    return guarded([&] { return m_events.ingest(event, m_now); });
}

Result<void> SqliteWriteSession::addRejection(const Rejection &rejection)
{
    return guarded([&] { return m_rejections.add(rejection); });
}

Result<QList<AdmittedEvent>> SqliteWriteSession::admitRejection(const RejectionId &rejection,
                                                                const QList<NewEvent> &events)
{
    return guarded([&] { return m_events.admit(rejection, events, m_now); });
}

Result<void> SqliteWriteSession::noteConfirmation(const RejectionId &rejection, Timestamp now)
{
    return guarded([&] { return m_rejections.noteConfirmation(rejection, now); });
}

Result<RetentionStep> SqliteWriteSession::retain(const RetentionRules &rules, Timestamp now)
{
    return guarded([&] { return m_retention.step(rules, now); });
}

Result<void> SqliteWriteSession::shrinkLog(qint64 room)
{
    return m_log.shrink(room);
}

Result<void> SqliteWriteSession::beginRun(Timestamp now)
{
    return guarded([&] { return RunLog::begin(*m_connection, now); });
}

Result<void> SqliteWriteSession::endRun(Timestamp now)
{
    return guarded([&] { return RunLog::end(*m_connection, now); });
}

Result<void> SqliteWriteSession::addOutage(const Outage &outage)
{
    return guarded([&] { return RunLog::add(*m_connection, outage); });
}

Result<void> SqliteWriteSession::commitRouting(const RoutingCommit &routing)
{
    return guarded([&] { return m_routing.commit(routing, m_now); });
}

Result<void> SqliteWriteSession::recordAttempt(const AttemptCommit &attempt)
{
    return guarded([&] { return m_deliveries.recordAttempt(attempt); });
}

Result<QList<DeliveryId>> SqliteWriteSession::replay(const ReplayRequest &request, Timestamp now)
{
    return guarded([&] { return m_deliveries.replay(request, now); });
}

Result<void> SqliteWriteSession::redrive(const DeliveryId &delivery, Timestamp now)
{
    return guarded([&] { return m_deliveries.redrive(delivery, now); });
}

Result<void> SqliteWriteSession::putSource(const Configured<SourceConfig> &source)
{
    return guarded([&] { return m_configuration.putSource(source); });
}

Result<void> SqliteWriteSession::putDestination(const Configured<DestinationConfig> &destination)
{
    return guarded([&] { return m_configuration.putDestination(destination); });
}

Result<void> SqliteWriteSession::putWorkflow(const Configured<WorkflowConfig> &workflow)
{
    return guarded([&] { return m_configuration.putWorkflow(workflow); });
}

Result<int> SqliteWriteSession::publish(const NewRevision &revision)
{
    return guarded([&] { return m_configuration.publish(revision); });
}

Result<void> SqliteWriteSession::removeSource(const QString &name)
{
    return guarded([&] { return m_configuration.removeSource(name); });
}

Result<void> SqliteWriteSession::removeDestination(const QString &name)
{
    return guarded([&] { return m_configuration.removeDestination(name, m_now); });
}

Result<RemovalReport> SqliteWriteSession::removeWorkflow(const WorkflowRemoval &removal)
{
    return guarded([&] { return m_leaving.remove(removal); });
}

Result<bool> SqliteWriteSession::finishRemoval(const LeavingWorkflow &workflow)
{
    return guarded([&] { return m_leaving.finish(workflow); });
}

Result<void> SqliteWriteSession::putSetting(const QString &name, const QByteArray &value,
                                            const Owner &owner)
{
    return guarded([&] { return m_configuration.putSetting(name, value, owner, m_now); });
}

Result<void> SqliteWriteSession::removeSecret(const QString &name)
{
    return guarded([&] { return m_configuration.removeSecret(name); });
}

Result<void> SqliteWriteSession::putRetain(const Configured<RetainConfig> &retain)
{
    return guarded([&] { return m_configuration.putRetain(retain); });
}

Result<void> SqliteWriteSession::putSecret(const QString &name, const QByteArray &secret)
{
    return guarded([&] { return m_configuration.putSecret(name, secret, m_now); });
}

} // namespace Signalbox
