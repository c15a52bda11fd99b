// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/quietstation.h"

#include <QHash>
#include <QPromise>

/// A station that holds what a test puts in and remembers what it was asked: for what lies between
/// a Station and the wire.
class AnsweringStation final : public QuietStation
{
    Q_OBJECT

public:
    AnsweringStation();

    Signalbox::EventDetail detail;
    Signalbox::DeliveryDetail dead;
    Signalbox::Rejection refused;
    Signalbox::StationStatus now;
    Signalbox::EventQuery eventQuery;
    Signalbox::DeliveryQuery deliveryQuery;
    Signalbox::RejectionQuery rejectionQuery;
    Signalbox::ReplayRequest replayed;
    QString askedRevisions; ///< of which workflow
    Signalbox::PublishRequest published;
    Signalbox::SourceDraft savedSource;
    Signalbox::DestinationDraft savedDestination;
    QStringList objectChanges; ///< "enable workflow payments", in the order of asking
    QList<Signalbox::WorkflowProblem> problems; ///< of every graph
    QList<Signalbox::FieldProblem> fieldProblems; ///< of every draft
    Signalbox::NodeTrial triedNode;
    Signalbox::NodeReport nodeReport;
    Signalbox::BacktestRequest backtested;
    Signalbox::BacktestStatus backtestStatus;
    Signalbox::BacktestPage backtestPage;
    int backtestQuestions = 0; ///< how often it was asked for the status
    QList<Signalbox::BacktestId> endedBacktests;
    Signalbox::ShadowRequest shadowed;
    Signalbox::ShadowStatus shadowStatus; ///< of the workflow payments
    Signalbox::ShadowQuery askedDifferences;
    QStringList stoppedShadows;
    Signalbox::CaseRequest askedCases;
    QList<Signalbox::CaseResult> caseResults;
    QList<Signalbox::WorkflowCase> keptCases;
    QByteArray readText; ///< as a graph
    QByteArray appliedText;
    QString appliedName;
    bool appliedDry = false;
    int changes = 0; ///< calls that would have changed something
    Signalbox::Timestamp opened{}; ///< what openRegistration() said last
    Signalbox::Microseconds openedFor{};
    Signalbox::TestRequest tested;
    Signalbox::Diagnosis found; ///< of refused
    bool silent = false; ///< never answers status()
    bool pauses = false; ///< the first page of each list is empty and says where to go on

    Answer<Signalbox::StationStatus> status() override;
    Answer<QList<Signalbox::Outage>> outages() override;
    Answer<Signalbox::MonitorSeries> monitor(int buckets, int bucketSeconds) override;
    Answer<Signalbox::EventPage> events(const Signalbox::EventQuery &query) override;
    Answer<Signalbox::EventDetail> event(const Signalbox::EventId &id) override;
    Answer<QByteArray> eventBody(const Signalbox::EventId &id) override;
    Answer<Signalbox::JsonTree> eventTree(const Signalbox::EventId &id) override;
    Answer<QList<Signalbox::Trace>> traces(const Signalbox::EventId &id) override;
    Answer<Signalbox::RejectionPage> rejections(const Signalbox::RejectionQuery &query) override;
    Answer<Signalbox::Rejection> rejection(const Signalbox::RejectionId &id) override;
    Answer<Signalbox::Diagnosis> diagnose(const Signalbox::RejectionId &id) override;
    Answer<Signalbox::DeliveryPage> deliveries(const Signalbox::DeliveryQuery &query) override;
    Answer<Signalbox::DeliveryDetail> delivery(const Signalbox::DeliveryId &id) override;
    Answer<QList<Signalbox::ProviderView>> providers() override;
    Answer<QList<Signalbox::SourceView>> sources() override;
    Answer<QList<Signalbox::DestinationView>> destinations() override;
    Answer<QList<Signalbox::Configured<Signalbox::WorkflowConfig>>> workflows() override;
    Answer<Signalbox::WorkflowFlow> flow(const QString &workflow) override;
    Answer<Signalbox::RevisionPage> revisions(const Signalbox::RevisionQuery &query) override;
    Answer<Signalbox::WorkflowRevision> revision(const QString &workflow, int revision) override;
    Answer<QList<Signalbox::WorkflowProblem>> validate(const Signalbox::Graph &graph) override;
    Answer<Signalbox::Graph> readGraph(const QByteArray &text) override;
    Answer<Signalbox::PublishReport> publish(const Signalbox::PublishRequest &request) override;
    Answer<Signalbox::SaveReport> saveSource(const Signalbox::SourceDraft &draft) override;
    Answer<Signalbox::SaveReport>
    saveDestination(const Signalbox::DestinationDraft &draft) override;
    Answer<void> setEnabled(const Signalbox::ObjectName &object, bool enabled) override;
    Answer<void> remove(const Signalbox::ObjectName &object) override;
    Answer<Signalbox::RemovalReport>
    removeWorkflow(const Signalbox::WorkflowRemoval &removal) override;
    Answer<void> detach(const Signalbox::ObjectName &object) override;
    Answer<Signalbox::NodeReport> tryNode(const Signalbox::NodeTrial &trial) override;
    Answer<Signalbox::BacktestId> startBacktest(const Signalbox::BacktestRequest &request) override;
    Answer<Signalbox::BacktestStatus> backtest(const Signalbox::BacktestId &id) override;
    Answer<Signalbox::BacktestPage>
    backtestDifferences(const Signalbox::BacktestQuery &query) override;
    Answer<void> endBacktest(const Signalbox::BacktestId &id) override;
    Answer<Signalbox::ShadowReport> startShadow(const Signalbox::ShadowRequest &request) override;
    Answer<Signalbox::ShadowStatus> shadow(const QString &workflow) override;
    Answer<Signalbox::BacktestPage> shadowDifferences(const Signalbox::ShadowQuery &query) override;
    Answer<Signalbox::ShadowStatus> stopShadow(const QString &workflow) override;
    Answer<QList<Signalbox::CaseResult>> runCases(const Signalbox::CaseRequest &request) override;
    Answer<QList<Signalbox::WorkflowCase>> cases(const QString &workflow) override;
    Answer<void> saveCases(const QString &workflow,
                           const QList<Signalbox::WorkflowCase> &cases) override;
    Answer<QList<Signalbox::DeliveryId>> replay(const Signalbox::ReplayRequest &request) override;
    Answer<QList<Signalbox::AdmittedEvent>>
    admitRejection(const Signalbox::RejectionId &id) override;
    Answer<Signalbox::Timestamp> openRegistration(const QString &source,
                                                  Signalbox::Microseconds duration) override;
    Answer<Signalbox::TestAnswer> sendTest(const Signalbox::TestRequest &request) override;
    Answer<void> redrive(const Signalbox::DeliveryId &id) override;
    Answer<Signalbox::ApplyReport> apply(const QByteArray &text, const QString &name,
                                         bool dryRun) override;

    static Signalbox::Graph graphOf(int revision); ///< of every workflow

private:
    Answer<void> changed(const QString &what, const Signalbox::ObjectName &object);

    QPromise<Signalbox::Result<Signalbox::StationStatus>> m_never;
};
