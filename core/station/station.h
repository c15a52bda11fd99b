// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/admission.h"
#include "core/domain/backtest.h"
#include "core/domain/config.h"
#include "core/domain/diagnosis.h"
#include "core/domain/drafts.h"
#include "core/domain/jsontree.h"
#include "core/domain/monitor.h"
#include "core/domain/nodetrial.h"
#include "core/domain/outage.h"
#include "core/domain/providerview.h"
#include "core/domain/query.h"
#include "core/domain/removal.h"
#include "core/domain/revision.h"
#include "core/domain/shadow.h"
#include "core/domain/testrequest.h"
#include "core/domain/trace.h"
#include "core/domain/workflowcase.h"
#include "core/domain/workflowflow.h"
#include "core/support/result.h"

#include <QFuture>
#include <QObject>

namespace Signalbox {

/// A source as operators see it.
struct SourceView
{
    Configured<SourceConfig> source;
    QString address; ///< to give to the vendor: public_url, or the listener's own
    QString problem; ///< why it cannot work (no secret found); empty when all is well
    qint64 accepted = 0; ///< since start
    qint64 rejected = 0; ///< since start
    std::optional<Timestamp> lastArrival; ///< since start
    qint64 warned = 0; ///< since start: events that are not as their schema has them
    std::optional<Timestamp> openUntil{}; ///< open for registration until then
};

/// A destination as operators see it.
struct DestinationView
{
    Configured<DestinationConfig> destination;
    QString problem;
    qint64 pending = 0; ///< scheduled or retrying
    qint64 dead = 0;
    qint64 succeeded = 0; ///< since start
    qint64 failedAttempts = 0; ///< since start
    std::optional<Timestamp> lastSuccess; ///< since start
};

/// A running core, wherever it runs: what the GUI, the admin API and signalboxctl look at.
/// Call it on the thread it lives on. Queries answer with a future that finishes on that thread's
/// event loop or another; none blocks. A future always finishes with a value.
class Station : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Station)

public:
    explicit Station(QObject *parent = nullptr);

    virtual QFuture<Result<StationStatus>> status() = 0;
    virtual QFuture<Result<QList<Outage>>> outages() = 0; ///< newest first
    virtual QFuture<Result<MonitorSeries>> monitor(int buckets, int bucketSeconds) = 0;

    virtual QFuture<Result<EventPage>> events(const EventQuery &query) = 0;
    virtual QFuture<Result<EventDetail>> event(const EventId &id) = 0;
    virtual QFuture<Result<QByteArray>> eventBody(const EventId &id) = 0;
    virtual QFuture<Result<JsonTree>> eventTree(const EventId &id) = 0;
    virtual QFuture<Result<QList<Trace>>> traces(const EventId &id) = 0;
    virtual QFuture<Result<RejectionPage>> rejections(const RejectionQuery &query) = 0;
    virtual QFuture<Result<Rejection>> rejection(const RejectionId &id) = 0;
    /// What is most likely wrong with a request that was refused for its signature, found out now
    /// from what is kept of it, with the secrets that its source has now. Invalid, with the reason,
    /// for one that was refused for something else; NotFound without its source.
    virtual QFuture<Result<Diagnosis>> diagnose(const RejectionId &id) = 0;
    virtual QFuture<Result<DeliveryPage>> deliveries(const DeliveryQuery &query) = 0;
    virtual QFuture<Result<DeliveryDetail>> delivery(const DeliveryId &id) = 0;

    /// In the order of a gallery: by category, then by title.
    virtual QFuture<Result<QList<ProviderView>>> providers() = 0;
    virtual QFuture<Result<QList<SourceView>>> sources() = 0;
    virtual QFuture<Result<QList<DestinationView>>> destinations() = 0;
    virtual QFuture<Result<QList<Configured<WorkflowConfig>>>> workflows() = 0;

    virtual QFuture<Result<QList<DeliveryId>>> replay(const ReplayRequest &request) = 0;
    /// Takes in what was refused, through deduplication and the checks of its source again; what it
    /// became. Invalid when that cannot be, with the reason; Conflict when it was admitted before,
    /// or its key is known with other bytes; NotFound without its source. What awaits approval is
    /// confirmed with its sender and becomes no event; Unavailable when the sender cannot be
    /// reached.
    virtual QFuture<Result<QList<AdmittedEvent>>> admitRejection(const RejectionId &id) = 0;
    /// Lets the vendor deliver its secret to \a source, once, within \a duration (1 s to 1 h);
    /// until when. Invalid where its provider delivers none, or it names no {stored: …} to keep it
    /// under; NotFound without the source.
    virtual QFuture<Result<Timestamp>> openRegistration(const QString &source,
                                                        Microseconds duration) = 0;
    /// Signs it as the source's provider would, and sends it to the station's own listener, where
    /// it meets all that other requests meet; what the sender got to read. Invalid without a secret
    /// to sign with, NotFound without the source, Unavailable while the station does not listen,
    /// Unsupported where only the vendor can sign.
    virtual QFuture<Result<TestAnswer>> sendTest(const TestRequest &request) = 0;
    virtual QFuture<Result<void>> redrive(const DeliveryId &id) = 0;
    /// \a text is a station file, \a name what errors and the owner call it. Invalid lists every
    /// problem, one a line, as name:line: field: what was expected; then nothing has changed.
    virtual QFuture<Result<ApplyReport>> apply(const QByteArray &text, const QString &name,
                                               bool dryRun) = 0;

    /// How many events went which way since the station started, or since the workflow's revision
    /// was first seen at work. Empty for one that does not exist.
    virtual QFuture<Result<WorkflowFlow>> flow(const QString &workflow) = 0;
    virtual QFuture<Result<RevisionPage>> revisions(const RevisionQuery &query) = 0;
    virtual QFuture<Result<WorkflowRevision>> revision(const QString &workflow, int revision) = 0;
    /// All problems of a graph, with the names and the kinds of sources that there are.
    virtual QFuture<Result<QList<WorkflowProblem>>> validate(const Graph &graph) = 0;
    /// The nodes, edges and groups in a text that is written as a station file is: a workflow, a
    /// file with just one, a list of nodes, one node. What it names need not be there, and it need
    /// not be able to run. Invalid lists every problem, one a line, as text:line: field: what was
    /// expected; NotFound where no nodes are written.
    virtual QFuture<Result<Graph>> readGraph(const QByteArray &text) = 0;

    // What people change. Invalid for what cannot be read, Conflict when a station file owns the
    // object or when another revision holds than the one that was begun with, NotFound without it.
    /// Makes a graph the next revision of a workflow; a new workflow is enabled. With problems that
    /// prevent it nothing changes and the report's revision is 0.
    virtual QFuture<Result<PublishReport>> publish(const PublishRequest &request) = 0;
    /// With problems that prevent it nothing changes and the report's revision is 0. A secret that
    /// is typed is kept by the station, and forgotten when nothing refers to it any more.
    virtual QFuture<Result<SaveReport>> saveSource(const SourceDraft &draft) = 0;
    virtual QFuture<Result<SaveReport>> saveDestination(const DestinationDraft &draft) = 0;
    /// Invalid for a workflow that could not be published as things are.
    virtual QFuture<Result<void>> setEnabled(const ObjectName &object, bool enabled) = 0;
    /// Conflict also for a source or destination that an enabled workflow names, for a destination
    /// that deliveries wait for, and for a workflow whose nodes hold events: see removeWorkflow().
    /// Events, traces, deliveries and revisions stay.
    virtual QFuture<Result<void>> remove(const ObjectName &object) = 0;
    /// With a choice of what becomes of the events that its nodes hold; without one nothing changes
    /// when there are some, and the report says how many. Its saved cases go with it.
    virtual QFuture<Result<RemovalReport>> removeWorkflow(const WorkflowRemoval &removal) = 0;
    /// A station file's object becomes the people's; the file can no longer define it.
    virtual QFuture<Result<void>> detach(const ObjectName &object) = 0;

    // Trying a draft without any effect.
    /// What a node of a draft makes of a stored event, and what its expressions give, while it is
    /// edited. Scripts run for as long as they may. NotFound without the event.
    virtual QFuture<Result<NodeReport>> tryNode(const NodeTrial &trial) = 0;
    /// Runs a draft over stored events on threads of its own. Invalid for a graph that cannot run,
    /// NotFound for a revision that is not there, Unavailable while others run.
    virtual QFuture<Result<BacktestId>> startBacktest(const BacktestRequest &request) = 0;
    virtual QFuture<Result<BacktestStatus>> backtest(const BacktestId &id) = 0;
    virtual QFuture<Result<BacktestPage>> backtestDifferences(const BacktestQuery &query) = 0;
    /// Cancels one that runs, which can still be looked at; forgets one that has ended.
    virtual QFuture<Result<void>> endBacktest(const BacktestId &id) = 0;
    /// Runs a draft beside the published revision on the events that are routed from now on, in
    /// place of what shadows the workflow now. Validated as for publishing: with problems that
    /// prevent it nothing changes. NotFound for a revision that is not there, Unavailable while
    /// enough others run. It ends with the station, and with what is published.
    virtual QFuture<Result<ShadowReport>> startShadow(const ShadowRequest &request) = 0;
    /// NotFound for a workflow without one.
    virtual QFuture<Result<ShadowStatus>> shadow(const QString &workflow) = 0;
    virtual QFuture<Result<BacktestPage>> shadowDifferences(const ShadowQuery &query) = 0;
    /// Ends it if it runs, and forgets it; what it had found.
    virtual QFuture<Result<ShadowStatus>> stopShadow(const QString &workflow) = 0;
    virtual QFuture<Result<QList<CaseResult>>> runCases(const CaseRequest &request) = 0;
    /// The cases that are kept with a workflow, also with one that a station file owns.
    virtual QFuture<Result<QList<WorkflowCase>>> cases(const QString &workflow) = 0;
    virtual QFuture<Result<void>> saveCases(const QString &workflow,
                                            const QList<WorkflowCase> &cases) = 0;

Q_SIGNALS:
    /// Events, rejections or deliveries were added or moved on; at most every 200 ms.
    void changed();
    /// Sources, destinations or workflows are others than before.
    void configurationChanged();
    /// There is one more.
    void outagesChanged();
    /// A shadow began, ended or found out more; at most once a second.
    void shadowsChanged();
    /// At most once a second, only while something changes.
    void statusChanged(const Signalbox::StationStatus &status);
};

} // namespace Signalbox
