// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/retention.h"
#include "core/store/storetypes.h"
#include "core/support/result.h"

namespace Signalbox {

/// The store's one write connection. Lives on the writer thread, which alone calls it but for
/// flush(). Calls between begin() and commit() belong to one transaction. An Error with code NotFound, Conflict or
/// Invalid concerns that call only and has changed nothing; any other means that the transaction is
/// lost and must be rolled back.
class WriteSession
{
public:
    virtual ~WriteSession() = default;

    virtual Result<void> begin() = 0;
    /// After success readers see everything since begin(), and the next flush() brings it to the
    /// disk. A lost transaction is rolled back and gives the error that lost it.
    virtual Result<CommitReport> commit() = 0;
    /// Thread-safe, as nothing else here: also while the next transaction runs. What was committed
    /// before the call is on disk after success. After an error nobody can say what is, and the
    /// store must not be written any more until it was closed and opened.
    virtual Result<void> flush() = 0;
    virtual void rollback() = 0;
    /// False once a rollback left nobody to say what is stored: every begin() and commit() answers
    /// why from then on, and the store must be closed and opened.
    virtual bool isUsable() const { return true; }

    /// Stores the event and its keys, or notes the duplicate, or keeps a conflict, and signed bytes
    /// that are known under another key, as a rejection.
    virtual Result<IngestOutcome> ingest(const NewEvent &event) = 0;
    /// Keeps it in its ring (see RejectionRings), where it may evict the oldest.
    virtual Result<void> addRejection(const Rejection &rejection) = 0;

    /// Ingests \a events, which \a rejection was found to hold, and notes the first of them there.
    /// NotFound without the rejection; Conflict when it was admitted before, or when a key of an
    /// event is known with other bytes.
    virtual Result<QList<AdmittedEvent>> admitRejection(const RejectionId &rejection,
                                                        const QList<NewEvent> &events) = 0;

    /// Notes that an operator confirmed what \a rejection asks at \a now. NotFound without it;
    /// Conflict when it does not await approval.
    virtual Result<void> noteConfirmation(const RejectionId &rejection, Timestamp now) = 0;

    /// One small step of retention at \a now.
    virtual Result<RetentionStep> retain(const RetentionRules &rules, Timestamp now) = 0;
    /// Outside a transaction: gives back what the store holds on disk beside its file, as far as
    /// nobody reads in it, unless that needs more than \a room bytes meanwhile.
    virtual Result<void> shrinkLog(qint64 room) = 0;

    /// A station begins to work on the store: notes what lies between this and its last run as an
    /// outage.
    virtual Result<void> beginRun(Timestamp now) = 0;
    /// It ends in order.
    virtual Result<void> endRun(Timestamp now) = 0;
    /// Keeps it, unless it is shorter than shortestOutage; the oldest go beyond maxOutages.
    virtual Result<void> addOutage(const Outage &outage) = 0;

    /// Writes deliveries, traces and state, what nodes hold and remember, and marks the event
    /// routed. An event that is routed already stays as it is, and a continuation is taken up once
    /// (Conflict when it is gone): routed once. A webhookId that is empty becomes the event's id
    /// for its first delivery to a destination, the delivery's own for any further one.
    virtual Result<void> commitRouting(const RoutingCommit &routing) = 0;

    /// Writes the attempt and moves the delivery and the event's state on.
    virtual Result<void> recordAttempt(const AttemptCommit &attempt) = 0;

    /// New deliveries, due at \a now. NotFound without the event or the destination; Conflict when
    /// no destination is named and the event went nowhere before. webhook-id stays that of the
    /// original delivery there unless asNew, and what it sends stays the same; replay counts up per
    /// event and destination.
    virtual Result<QList<DeliveryId>> replay(const ReplayRequest &request, Timestamp now) = 0;

    /// A dead or cancelled delivery back into the queue, due at \a now, with a fresh count of
    /// attempts. Conflict unless it is dead or cancelled.
    virtual Result<void> redrive(const DeliveryId &delivery, Timestamp now) = 0;

    /// Insert or replace by name. A workflow's graph becomes the revision that the value names; of
    /// one that was removed before, the next one of those that it had.
    virtual Result<void> putSource(const Configured<SourceConfig> &source) = 0;
    virtual Result<void> putDestination(const Configured<DestinationConfig> &destination) = 0;
    virtual Result<void> putWorkflow(const Configured<WorkflowConfig> &workflow) = 0;

    virtual Result<void> putRetain(const Configured<RetainConfig> &retain) = 0;

    /// A secret typed by a person, referred to as {stored: name}; replaces an earlier one.
    virtual Result<void> putSecret(const QString &name, const QByteArray &secret) = 0;

    // What people change.
    /// The graph becomes the next revision, whose number it gives, and the workflow's; a workflow
    /// that is not there is made, and enabled.
    virtual Result<int> publish(const NewRevision &revision) = 0;

    /// NotFound without it. What was received, routed and sent stays, and so do the revisions of a
    /// workflow: events name them.
    virtual Result<void> removeSource(const QString &name) = 0;
    virtual Result<void> removeDestination(const QString &name) = 0;
    /// It begins to leave (see LeavingWorkflow), also when its nodes hold nothing. Without a choice
    /// nothing is changed when they do, and the report says so.
    virtual Result<RemovalReport> removeWorkflow(const WorkflowRemoval &removal) = 0;
    /// Nothing of it is held any more: what its nodes remember is forgotten, unless there is one of
    /// its name again. A step of that; true when it has left. NotFound when it is not leaving,
    /// Conflict while something is held.
    virtual Result<bool> finishRemoval(const LeavingWorkflow &workflow) = 0;

    /// Keeps \a value, UTF-8, under \a name; an empty one removes it.
    virtual Result<void> putSetting(const QString &name, const QByteArray &value,
                                    const Owner &owner) = 0;
    virtual Result<void> removeSecret(const QString &name) = 0; ///< fine without it
};

} // namespace Signalbox
