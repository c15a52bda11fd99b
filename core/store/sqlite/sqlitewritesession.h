// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/sqlite/configurationwriter.h"
#include "core/store/sqlite/retentionsweep.h"
#include "core/store/sqlite/routingwriter.h"
#include "core/store/sqlite/workflowleaving.h"
#include "core/store/sqlite/writeaheadlog.h"
#include "core/store/writesession.h"

namespace Signalbox {

/// The write connection. Times that the store itself notes (stored_at) are those of begin().
class SqliteWriteSession final : public WriteSession
{
public:
    static Result<std::unique_ptr<WriteSession>> open(const QString &path);
    ~SqliteWriteSession() override;

    Result<void> begin() override;
    Result<CommitReport> commit() override;
    Result<void> flush() override;
    void rollback() override;
    bool isUsable() const override { return m_loaded.ok(); }

    Result<IngestOutcome> ingest(const NewEvent &event) override;
    Result<void> addRejection(const Rejection &rejection) override;
    Result<QList<AdmittedEvent>> admitRejection(const RejectionId &rejection,
                                                const QList<NewEvent> &events) override;
    Result<void> noteConfirmation(const RejectionId &rejection, Timestamp now) override;
    Result<RetentionStep> retain(const RetentionRules &rules, Timestamp now) override;
    Result<void> shrinkLog(qint64 room) override;
    Result<void> beginRun(Timestamp now) override;
    Result<void> endRun(Timestamp now) override;
    Result<void> addOutage(const Outage &outage) override;
    Result<void> commitRouting(const RoutingCommit &routing) override;
    Result<void> recordAttempt(const AttemptCommit &attempt) override;
    Result<QList<DeliveryId>> replay(const ReplayRequest &request, Timestamp now) override;
    Result<void> redrive(const DeliveryId &delivery, Timestamp now) override;
    Result<void> putSource(const Configured<SourceConfig> &source) override;
    Result<void> putDestination(const Configured<DestinationConfig> &destination) override;
    Result<void> putWorkflow(const Configured<WorkflowConfig> &workflow) override;
    Result<int> publish(const NewRevision &revision) override;
    Result<void> removeSource(const QString &name) override;
    Result<void> removeDestination(const QString &name) override;
    Result<RemovalReport> removeWorkflow(const WorkflowRemoval &removal) override;
    Result<bool> finishRemoval(const LeavingWorkflow &workflow) override;
    Result<void> putRetain(const Configured<RetainConfig> &retain) override;
    Result<void> putSecret(const QString &name, const QByteArray &secret) override;
    Result<void> putSetting(const QString &name, const QByteArray &value,
                            const Owner &owner) override;
    Result<void> removeSecret(const QString &name) override;

private:
    SqliteWriteSession(const QString &path, std::unique_ptr<Connection> connection);

    Result<void> load(); ///< what is kept in memory between transactions

    /// Runs \a change unless the transaction is lost already, and notes when this loses it.
    template <typename Change>
    auto guarded(const Change &change) -> decltype(change());

    std::unique_ptr<Connection> m_connection;
    WriteAheadLog m_log;
    Ledger m_ledger;
    RejectionWriter m_rejections;
    EventWriter m_events;
    ContinuationWriter m_continuations;
    DeliveryWriter m_deliveries;
    RoutingWriter m_routing;
    RetentionSweep m_retention;
    ConfigurationWriter m_configuration;
    WorkflowLeaving m_leaving;
    Timestamp m_now{};
    Result<void> m_transaction; ///< the error that lost it
    Result<void> m_loaded; ///< the error of a load() that left half of it in memory
};

} // namespace Signalbox
