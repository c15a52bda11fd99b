// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/quietstation.h"

#include <QPromise>

#include <functional>
#include <vector>

namespace Signalbox {

/// A Station whose answers are what a test put in, given when the test says so: at once on the
/// event loop, or held back until release().
class ScriptedStation : public QuietStation
{
    Q_OBJECT

public:
    using QuietStation::QuietStation;

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
    QFuture<Result<QList<SourceView>>> sources() override;
    QFuture<Result<QList<DestinationView>>> destinations() override;
    QFuture<Result<QList<Configured<WorkflowConfig>>>> workflows() override;
    QFuture<Result<QList<WorkflowProblem>>> validate(const Graph &graph) override;
    QFuture<Result<Graph>> readGraph(const QByteArray &text) override;
    QFuture<Result<NodeReport>> tryNode(const NodeTrial &trial) override;
    QFuture<Result<PublishReport>> publish(const PublishRequest &request) override;
    QFuture<Result<void>> detach(const ObjectName &object) override;
    QFuture<Result<RemovalReport>> removeWorkflow(const WorkflowRemoval &removal) override;
    QFuture<Result<QList<DeliveryId>>> replay(const ReplayRequest &request) override;
    QFuture<Result<QList<AdmittedEvent>>> admitRejection(const RejectionId &id) override;
    QFuture<Result<Timestamp>> openRegistration(const QString &source,
                                                Microseconds duration) override;
    QFuture<Result<void>> redrive(const DeliveryId &id) override;
    QFuture<Result<ApplyReport>> apply(const QByteArray &text, const QString &name,
                                       bool dryRun) override;

    /// Answers wait until release().
    void hold() { m_held = true; }
    /// Gives all waiting answers, as of the moment of the question, in the order of asking.
    void release();

    // What it holds: newest event and rejection first.
    StationStatus statusValue;
    MonitorSeries series;
    QList<Outage> outageValues; ///< newest first
    QList<EventDetail> eventValues;
    QHash<EventId, JsonTree> trees;
    QHash<EventId, QList<Trace>> traceValues;
    QList<Rejection> rejectionValues;
    QHash<RejectionId, Diagnosis> diagnoses;
    QList<DeliveryDetail> deliveryValues; ///< newest first
    QList<SourceView> sourceValues;
    QList<DestinationView> destinationValues;
    QList<Configured<WorkflowConfig>> workflowValues;
    int looksAt = 0; ///< rows that a page of events looks at, at most; 0: as many as it takes
    qint64 heldEvents = 0; ///< by every workflow
    std::function<QList<WorkflowProblem>(const Graph &)> problemsOf; ///< null: there are none
    std::function<Result<Graph>(const QByteArray &)> graphOf; ///< null: no text has nodes
    std::function<NodeReport(const NodeTrial &)> reportOf; ///< null: an empty one

    // What it was asked.
    QList<EventQuery> eventQueries;
    QList<RejectionQuery> rejectionQueries;
    QList<ReplayRequest> replays;
    QList<RejectionId> admitted;
    QList<DeliveryId> redriven;
    QByteArrayList readTexts;
    QList<NodeTrial> nodeTrials;
    QList<PublishRequest> published; ///< the next revision is in workflowValues then
    QStringList detached;
    QList<WorkflowRemoval> removals; ///< the workflow is not in workflowValues then
    int monitorQuestions = 0;
    std::optional<Error> failure; ///< given to every question while it is set

private:
    template <typename T>
    QFuture<Result<T>> answer(Result<T> value);
    bool matches(const EventDetail &detail, const EventFilter &filter) const;

    bool m_held = false;
    std::vector<std::function<void()>> m_waiting;
};

} // namespace Signalbox
