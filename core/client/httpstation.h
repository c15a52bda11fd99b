// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/apiclient.h"
#include "core/station/station.h"

namespace Signalbox {

/// A station somewhere else, over its admin API. Errors are those of the station; Unavailable when
/// nobody answers, Denied when the token is wrong. Of the signals it sends those that its own calls
/// cause: the API has nobody to tell of others.
class HttpStation final : public Station
{
    Q_OBJECT

public:
    /// \a url is the admin API's: http://127.0.0.1:8081.
    HttpStation(const QUrl &url, const QByteArray &token, QObject *parent = nullptr);

    QFuture<Result<StationStatus>> status() override;
    QFuture<Result<QList<Outage>>> outages() override;
    QFuture<Result<MonitorSeries>> monitor(int buckets, int bucketSeconds) override;
    QFuture<Result<EventPage>> events(const EventQuery &query) override;
    QFuture<Result<EventDetail>> event(const EventId &id) override; ///< without its body
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
    QFuture<Result<SaveReport>> save(const QString &path, bool dryRun, const QJsonObject &draft);
    /// Tells of the configuration; for what answers with nothing else.
    std::function<Result<void>(const QByteArray &)> configured();

    ApiClient m_client;
};

} // namespace Signalbox
