// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/station/changepulse.h"
#include "core/station/pipeline.h"
#include "core/station/station.h"
#include "core/station/suspensionwatch.h"
#include "core/station/testsending.h"
#include "core/support/channel.h"

#include <QPromise>
#include <QTimer>

#include <thread>

namespace Signalbox {

/// A station in this process: a thin face over a Pipeline, whose threads do the work. Lives on the
/// thread that made it, which needs an event loop; futures finish there.
class LocalStation final : public Station
{
    Q_OBJECT

public:
    /// \a pipeline may have been opened or started on any thread; from now on it is this object's.
    explicit LocalStation(std::unique_ptr<Pipeline> pipeline, QObject *parent = nullptr);
    ~LocalStation() override; ///< stops the pipeline without grace, if stop() was not called

    /// The machine slept for \a duration, until now.
    void noteSleep(Microseconds duration);

    /// See Pipeline::begin(): for a pipeline that was only opened. Reads the store.
    Result<void> begin() { return m_pipeline->begin(); }
    /// The same without blocking: on a thread of its own. Listen before or afterwards, not
    /// meanwhile.
    QFuture<Result<void>> beginInBackground();

    /// Begins to receive. The URL, or why not; status() then says the same. Not once it stops.
    Result<QString> listen(const ListenAddress &address);

    /// Where the admin API is reached, for status().
    void setAdminUrl(const QString &url);

    /// See Pipeline::reloadCertificates().
    Result<void> reloadCertificates() { return m_pipeline->reloadCertificates(); }

    /// Keeps a secret for {stored: name}. Takes effect with the next apply().
    QFuture<Result<void>> putSecret(const QString &name, const QByteArray &secret);

    /// Stops receiving, lets what runs finish for up to \a grace, re-schedules the rest, closes the
    /// store. Blocks. Whatever is asked afterwards is answered with Unavailable.
    void stop(std::chrono::milliseconds grace);
    /// The same without blocking: on a thread of its own. The future finishes on this object's
    /// thread when all of it is done.
    QFuture<void> stopInBackground(std::chrono::milliseconds grace);

    /// Prometheus text. The future finishes on this object's thread.
    QFuture<Result<QByteArray>> metrics();

    QFuture<Result<StationStatus>> status() override;
    QFuture<Result<QList<Outage>>> outages() override;
    QFuture<Result<MonitorSeries>> monitor(int buckets, int bucketSeconds) override;
    QFuture<Result<EventPage>> events(const EventQuery &query) override;
    QFuture<Result<EventDetail>> event(const EventId &id) override;
    QFuture<Result<QByteArray>> eventBody(const EventId &id) override;
    QFuture<Result<JsonTree>> eventTree(const EventId &id) override;
    QFuture<Result<QList<Trace>>> traces(const EventId &id) override;
    QFuture<Result<RejectionPage>> rejections(const RejectionQuery &query) override;
    QFuture<Result<Rejection>> rejection(const RejectionId &id) override;
    QFuture<Result<Diagnosis>> diagnose(const RejectionId &id) override;
    QFuture<Result<DeliveryPage>> deliveries(const DeliveryQuery &query) override;
    QFuture<Result<DeliveryDetail>> delivery(const DeliveryId &id) override;
    QFuture<Result<QList<ProviderView>>> providers() override;
    QFuture<Result<QList<SourceView>>> sources() override;
    QFuture<Result<QList<DestinationView>>> destinations() override;
    QFuture<Result<QList<Configured<WorkflowConfig>>>> workflows() override;
    QFuture<Result<WorkflowFlow>> flow(const QString &workflow) override;
    QFuture<Result<RevisionPage>> revisions(const RevisionQuery &query) override;
    QFuture<Result<WorkflowRevision>> revision(const QString &workflow, int revision) override;
    QFuture<Result<QList<WorkflowProblem>>> validate(const Graph &graph) override;
    QFuture<Result<Graph>> readGraph(const QByteArray &text) override;
    QFuture<Result<PublishReport>> publish(const PublishRequest &request) override;
    QFuture<Result<SaveReport>> saveSource(const SourceDraft &draft) override;
    QFuture<Result<SaveReport>> saveDestination(const DestinationDraft &draft) override;
    QFuture<Result<void>> setEnabled(const ObjectName &object, bool enabled) override;
    QFuture<Result<void>> remove(const ObjectName &object) override;
    QFuture<Result<RemovalReport>> removeWorkflow(const WorkflowRemoval &removal) override;
    QFuture<Result<void>> detach(const ObjectName &object) override;
    QFuture<Result<NodeReport>> tryNode(const NodeTrial &trial) override;
    QFuture<Result<BacktestId>> startBacktest(const BacktestRequest &request) override;
    QFuture<Result<BacktestStatus>> backtest(const BacktestId &id) override;
    QFuture<Result<BacktestPage>> backtestDifferences(const BacktestQuery &query) override;
    QFuture<Result<void>> endBacktest(const BacktestId &id) override;
    QFuture<Result<ShadowReport>> startShadow(const ShadowRequest &request) override;
    QFuture<Result<ShadowStatus>> shadow(const QString &workflow) override;
    QFuture<Result<BacktestPage>> shadowDifferences(const ShadowQuery &query) override;
    QFuture<Result<ShadowStatus>> stopShadow(const QString &workflow) override;
    QFuture<Result<QList<CaseResult>>> runCases(const CaseRequest &request) override;
    QFuture<Result<QList<WorkflowCase>>> cases(const QString &workflow) override;
    QFuture<Result<void>> saveCases(const QString &workflow,
                                    const QList<WorkflowCase> &cases) override;
    QFuture<Result<QList<DeliveryId>>> replay(const ReplayRequest &request) override;
    QFuture<Result<QList<AdmittedEvent>>> admitRejection(const RejectionId &id) override;
    QFuture<Result<Timestamp>> openRegistration(const QString &source,
                                                Microseconds duration) override;
    QFuture<Result<TestAnswer>> sendTest(const TestRequest &request) override;
    QFuture<Result<void>> redrive(const DeliveryId &id) override;
    QFuture<Result<ApplyReport>> apply(const QByteArray &text, const QString &name,
                                       bool dryRun) override;

private:
    using Completion = std::function<void()>;

    /// Runs \a ask(session) on a reader thread; the future finishes on this object's thread.
    template <typename T, typename Ask>
    QFuture<Result<T>> query(Ask ask);
    /// Runs \a change(session) in a transaction on the writer thread.
    template <typename T, typename Change>
    QFuture<Result<T>> change(Change change);
    /// The same, for \a promise, from any thread.
    template <typename T, typename Change>
    void submit(std::shared_ptr<QPromise<Result<T>>> promise, Change change);
    /// Runs \a edit(session) on a reader thread, which may wait, and tells of the configuration
    /// when \a changed(value) says so.
    template <typename T, typename Edit, typename Changed>
    QFuture<Result<T>> configure(Edit edit, Changed changed);
    template <typename Edit>
    QFuture<Result<void>> configure(Edit edit);
    /// What is answered after stop().
    static Error stopped();
    template <typename T>
    void finish(std::shared_ptr<QPromise<Result<T>>> promise, std::shared_ptr<Result<T>> answer);

    void confirmSubscription(ReadSession &session, const Rejection &rejection,
                             std::shared_ptr<QPromise<Result<QList<AdmittedEvent>>>> promise);
    void refreshStatus();
    /// Runs \a work on a thread of its own, after what ran so before.
    void runAside(std::function<void()> work);

    std::unique_ptr<Pipeline> m_pipeline;
    Channel<Completion> m_completions;
    ChangePulse *m_pulse;
    ChangePulse *m_shadowPulse;
    SuspensionWatch m_suspension;
    TestSending m_tests;
    QTimer m_statusTimer; ///< single shot, runs only while something changes
    StationStatus m_lastStatus;
    bool m_stopped = false;
    std::thread m_aside; ///< begins, or stops
};

} // namespace Signalbox
