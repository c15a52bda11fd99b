// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/graphdiff.h"
#include "core/station/station.h"

namespace Signalbox {

// What a Station's interface carries, as JSON: the admin API's documents and what signalboxctl
// prints. Names are the design's words in snake_case; ids carry their prefix; times are ISO 8601 in
// UTC; unknown is null; bytes are text where they are UTF-8 and <name>_base64 otherwise; requests
// of events come without their body. Reading ignores unknown members; errors are Invalid and name
// the member. docs/api.md describes them, resources/openapi.json is their schema.

QJsonObject toJson(const EventSummary &event);
Result<EventSummary> eventSummaryFromJson(const QJsonObject &json);
QJsonObject toJson(const EventDetail &detail);
Result<EventDetail> eventDetailFromJson(const QJsonObject &json); ///< with an empty body
QJsonObject toJson(const EventPage &page);
Result<EventPage> eventPageFromJson(const QJsonObject &json);

QJsonObject toJson(const Rejection &rejection); ///< with the kept part of the body
Result<Rejection> rejectionFromJson(const QJsonObject &json);
QJsonObject toJson(const Diagnosis &diagnosis);
Result<Diagnosis> diagnosisFromJson(const QJsonObject &json);
QJsonObject toJson(const RejectionPage &page);
Result<RejectionPage> rejectionPageFromJson(const QJsonObject &json);

QJsonObject toJson(const Attempt &attempt);
Result<Attempt> attemptFromJson(const QJsonObject &json);
QJsonObject toJson(const Delivery &delivery);
Result<Delivery> deliveryFromJson(const QJsonObject &json);
QJsonObject toJson(const DeliveryDetail &detail);
Result<DeliveryDetail> deliveryDetailFromJson(const QJsonObject &json);
QJsonObject toJson(const DeliveryPage &page);
Result<DeliveryPage> deliveryPageFromJson(const QJsonObject &json);

QJsonObject toJson(const QList<Trace> &traces);
Result<QList<Trace>> tracesFromJson(const QJsonObject &json);
/// {nodes: [[parent, kind, key, text], …], truncated, problem}
QJsonObject toJson(const JsonTree &tree);
Result<JsonTree> jsonTreeFromJson(const QJsonObject &json);

QJsonObject toJson(const StationStatus &status);
Result<StationStatus> stationStatusFromJson(const QJsonObject &json);
QJsonObject toJson(const QList<Outage> &outages);
Result<QList<Outage>> outagesFromJson(const QJsonObject &json);
QJsonObject toJson(const MonitorSeries &series);
Result<MonitorSeries> monitorSeriesFromJson(const QJsonObject &json);

QJsonObject toJson(const QList<ProviderView> &providers);
Result<QList<ProviderView>> providersFromJson(const QJsonObject &json);
QJsonObject toJson(const TestRequest &request); ///< without the source: it stands in the path
Result<TestRequest> testRequestFromJson(const QJsonObject &json);
QJsonObject toJson(const TestAnswer &answer);
Result<TestAnswer> testAnswerFromJson(const QJsonObject &json);

QJsonObject toJson(const SourceView &source);
Result<SourceView> sourceViewFromJson(const QJsonObject &json);
QJsonObject toJson(const DestinationView &destination);
Result<DestinationView> destinationViewFromJson(const QJsonObject &json);
QJsonObject toJson(const Configured<WorkflowConfig> &workflow);
Result<Configured<WorkflowConfig>> workflowFromJson(const QJsonObject &json);
QJsonObject toJson(const QList<SourceView> &sources);
Result<QList<SourceView>> sourcesFromJson(const QJsonObject &json);
QJsonObject toJson(const QList<DestinationView> &destinations);
Result<QList<DestinationView>> destinationsFromJson(const QJsonObject &json);
QJsonObject toJson(const QList<Configured<WorkflowConfig>> &workflows);
Result<QList<Configured<WorkflowConfig>>> workflowsFromJson(const QJsonObject &json);

/// {workflow, revision, since, nodes: [{node, entered, failed, microseconds, left {port: count}}]};
/// revision and since are null while nothing went through it
QJsonObject toJson(const WorkflowFlow &flow);
Result<WorkflowFlow> workflowFlowFromJson(const QJsonObject &json);
/// {workflow, revision, author, created_at, note, nodes, edges}, the last two how many
QJsonObject toJson(const RevisionInfo &revision);
Result<RevisionInfo> revisionInfoFromJson(const QJsonObject &json);
QJsonObject toJson(const RevisionPage &page);
Result<RevisionPage> revisionPageFromJson(const QJsonObject &json);
/// The same with the graph in place of the counts.
QJsonObject toJson(const WorkflowRevision &revision);
Result<WorkflowRevision> workflowRevisionFromJson(const QJsonObject &json);
QJsonObject toJson(const GraphDiff &diff);
QJsonObject toJson(const WorkflowProblem &problem);
Result<WorkflowProblem> workflowProblemFromJson(const QJsonObject &json);
QJsonObject toJson(const QList<WorkflowProblem> &problems);
Result<QList<WorkflowProblem>> workflowProblemsFromJson(const QJsonObject &json);
QJsonObject toJson(const PublishRequest &request); ///< without the name: it stands in the path
Result<PublishRequest> publishRequestFromJson(const QJsonObject &json);
QJsonObject toJson(const PublishReport &report);
Result<PublishReport> publishReportFromJson(const QJsonObject &json);

/// The configuration's members with typed_secrets [{slot, value, expires}] and base_revision.
QJsonObject toJson(const SourceDraft &draft);
Result<SourceDraft> sourceDraftFromJson(const QJsonObject &json);
/// The configuration's members with typed_secret and base_revision.
QJsonObject toJson(const DestinationDraft &draft);
Result<DestinationDraft> destinationDraftFromJson(const QJsonObject &json);
QJsonObject toJson(const SaveReport &report);
Result<SaveReport> saveReportFromJson(const QJsonObject &json);

/// {removed, held}
QJsonObject toJson(const RemovalReport &report);
Result<RemovalReport> removalReportFromJson(const QJsonObject &json);

QJsonObject toJson(const NodeTrial &trial);
Result<NodeTrial> nodeTrialFromJson(const QJsonObject &json);
/// {arrives, expressions [{field, condition, value, cut, truthy, failure}], before, before_cut,
/// after, after_cut, failure, failure_line, console, envelope, functions}; value, before and after are JSON as text
QJsonObject toJson(const NodeReport &report);
Result<NodeReport> nodeReportFromJson(const QJsonObject &json);

QJsonObject toJson(const BacktestRequest &request);
Result<BacktestRequest> backtestRequestFromJson(const QJsonObject &json);
QJsonObject toJson(const BacktestId &id);
Result<BacktestId> backtestIdFromJson(const QJsonObject &json);
QJsonObject toJson(const BacktestStatus &status);
Result<BacktestStatus> backtestStatusFromJson(const QJsonObject &json);
QJsonObject toJson(const EventDifference &difference);
QJsonObject toJson(const BacktestPage &page);
Result<BacktestPage> backtestPageFromJson(const QJsonObject &json);

QJsonObject toJson(const ShadowRequest &request); ///< without the name: it stands in the path
Result<ShadowRequest> shadowRequestFromJson(const QJsonObject &json);
/// {started, problems}
QJsonObject toJson(const ShadowReport &report);
Result<ShadowReport> shadowReportFromJson(const QJsonObject &json);
QJsonObject toJson(const ShadowStatus &status);
Result<ShadowStatus> shadowStatusFromJson(const QJsonObject &json);

QJsonObject toJson(const QList<WorkflowCase> &cases);
Result<QList<WorkflowCase>> workflowCasesFromJson(const QJsonObject &json);
QJsonObject toJson(const CaseRequest &request); ///< without the name: it stands in the path
Result<CaseRequest> caseRequestFromJson(const QJsonObject &json);
QJsonObject toJson(const CaseResult &result);
QJsonObject toJson(const QList<CaseResult> &results);
Result<QList<CaseResult>> caseResultsFromJson(const QJsonObject &json);

QJsonObject toJson(const QList<DeliveryId> &deliveries);
Result<QList<DeliveryId>> deliveryIdsFromJson(const QJsonObject &json);
QJsonObject toJson(const QList<AdmittedEvent> &admitted);
Result<QList<AdmittedEvent>> admittedEventsFromJson(const QJsonObject &json);
/// {until}
QJsonObject toJson(Timestamp openUntil);
Result<Timestamp> openUntilFromJson(const QJsonObject &json);
QJsonObject toJson(const ReplayRequest &request); ///< without the event: it stands in the path
Result<ReplayRequest> replayRequestFromJson(const QJsonObject &json);
QJsonObject toJson(const ApplyReport &report);
Result<ApplyReport> applyReportFromJson(const QJsonObject &json);

/// {code, detail}: members of a problem document.
QJsonObject toJson(const Error &error);
std::optional<Error> errorFromJson(const QJsonObject &json);

} // namespace Signalbox
