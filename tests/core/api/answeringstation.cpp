// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/api/answeringstation.h"

#include <algorithm>

using namespace Signalbox;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const Timestamp then = fromMicroseconds(1'764'000'000'123'456);
constexpr qint64 pausedAt = 9;

template <typename T>
QFuture<Result<T>> ready(Result<T> value)
{
    return QtFuture::makeReadyValueFuture(std::move(value));
}

Error notFound()
{
    return {ErrorCode::NotFound, u"there is none"_s};
}

} // namespace

AnsweringStation::AnsweringStation()
{
    detail.summary.id = detail.event.id = EventId::make(then);
    detail.summary.source = detail.event.source = u"github"_s;
    detail.summary.type = detail.event.type = u"push"_s;
    detail.summary.receivedAt = detail.event.request.receivedAt = then;
    detail.event.request.method = "POST"_ba;
    detail.event.request.target = "/in/github"_ba;
    detail.event.request.headers = HeaderBlock("X-Odd: caf\xe9\r\n"_ba);
    detail.event.request.body = QByteArray("{\"a\":1}\x00\xff", 9);
    detail.summary.seq = detail.event.seq = 7;
    dead.delivery.id = DeliveryId::make(then);
    dead.delivery.event = detail.summary.id;
    dead.delivery.destination = u"billing"_s;
    dead.delivery.status = DeliveryStatus::Dead;
    Attempt attempt;
    attempt.id = AttemptId::make(then);
    attempt.delivery = dead.delivery.id;
    dead.attempts = {attempt};
    refused.id = RejectionId::make(then);
    refused.cause = RejectionCause::SignatureMismatch;
    found.mistake = Mistake::Url;
    found.subject = u"https://hooks.example.org/in/a"_s;
    found.sentence = u"Another URL."_s;
    found.fix = u"Set public_url."_s;
    found.signedText = "a\0\xff"_ba;
    found.signedSize = 9000;
    found.expected = "012345…"_ba;
    found.received = "abcdef0123"_ba;
    backtestStatus.id = BacktestId::make(then);
    backtestStatus.state = BacktestState::Finished;
    backtestStatus.startedAt = then;
    backtestStatus.elapsed = std::chrono::milliseconds(1500);
    backtestStatus.workflow = u"payments"_s;
    backtestStatus.publishedRevision = 2;
    backtestStatus.progress = 1;
    backtestStatus.summary = {10, 7, 1, 2, 0, 0, 1};
    backtestStatus.flow = {{u"in"_s, u"out"_s, 10, 10}, {u"big"_s, {}, 0, 1}};
    backtestStatus.differences = 2;
    const EventDifference difference{
        detail.summary.id,
        7,
        u"github"_s,
        u"push"_s,
        then,
        {BacktestVerdict::NoLongerRouted, BacktestVerdict::NewError},
        {u"payments"_s, 2, {{u"in"_s, u"source"_s, u"out"_s, {}, {}}}},
        {u"payments"_s, 3, {{u"in"_s, u"source"_s, {}, u"odd"_s, {}, true}}}};
    backtestPage = {{difference}, 7};
    shadowStatus.workflow = u"payments"_s;
    shadowStatus.graph = graphOf(3);
    shadowStatus.publishedRevision = 2;
    shadowStatus.startedAt = then;
    shadowStatus.summary = backtestStatus.summary;
    shadowStatus.notCompared = 4;
    shadowStatus.waiting = 5;
    shadowStatus.flow = backtestStatus.flow;
    shadowStatus.differences = 1;
    now.ingestUrl = u"http://127.0.0.1:8080"_s;
}

AnsweringStation::Answer<StationStatus> AnsweringStation::status()
{
    if (!silent)
        return ready<StationStatus>(now);
    m_never.start();
    return m_never.future();
}

AnsweringStation::Answer<QList<Outage>> AnsweringStation::outages()
{
    return ready<QList<Outage>>(
        QList{Outage{Outage::Cause::Asleep, then, then + std::chrono::hours(1)}});
}

AnsweringStation::Answer<MonitorSeries> AnsweringStation::monitor(int buckets, int bucketSeconds)
{
    return ready<MonitorSeries>(
        MonitorSeries{bucketSeconds, QList<MonitorPoint>(buckets, MonitorPoint{then})});
}

AnsweringStation::Answer<EventPage> AnsweringStation::events(const EventQuery &query)
{
    eventQuery = query;
    if (pauses && !query.before)
        return ready<EventPage>(EventPage{{}, pausedAt});
    const bool first = !query.before || (pauses && query.before == pausedAt);
    return ready<EventPage>(first ? EventPage{{detail.summary}, 7} : EventPage());
}

AnsweringStation::Answer<EventDetail> AnsweringStation::event(const EventId &id)
{
    return id == detail.summary.id ? ready<EventDetail>(detail) : ready<EventDetail>(notFound());
}

AnsweringStation::Answer<QByteArray> AnsweringStation::eventBody(const EventId &id)
{
    return id == detail.summary.id ? ready<QByteArray>(detail.event.request.body)
                                   : ready<QByteArray>(notFound());
}

AnsweringStation::Answer<JsonTree> AnsweringStation::eventTree(const EventId &)
{
    JsonTree tree;
    tree.nodes = {{-1, 1, {}, JsonTree::Kind::Object, {}},
                  {0, 0, u"a"_s, JsonTree::Kind::Number, u"1"_s}};
    return ready<JsonTree>(tree);
}

AnsweringStation::Answer<QList<Trace>> AnsweringStation::traces(const EventId &)
{
    return ready<QList<Trace>>(
        QList{Trace{u"payments"_s, 2, {{u"in"_s, u"source"_s, u"out"_s, {}, {}}}}});
}

AnsweringStation::Answer<RejectionPage> AnsweringStation::rejections(const RejectionQuery &query)
{
    rejectionQuery = query;
    if (pauses && !query.before)
        return ready<RejectionPage>(RejectionPage{{}, pausedAt});
    return ready<RejectionPage>(RejectionPage{{refused}, {}});
}

AnsweringStation::Answer<Rejection> AnsweringStation::rejection(const RejectionId &id)
{
    return id == refused.id ? ready<Rejection>(refused) : ready<Rejection>(notFound());
}

AnsweringStation::Answer<Diagnosis> AnsweringStation::diagnose(const RejectionId &id)
{
    if (id != refused.id)
        return ready<Diagnosis>(notFound());
    return ready<Diagnosis>(found);
}

AnsweringStation::Answer<DeliveryPage> AnsweringStation::deliveries(const DeliveryQuery &query)
{
    deliveryQuery = query;
    if (pauses && !query.before)
        return ready<DeliveryPage>(DeliveryPage{{}, pausedAt});
    return ready<DeliveryPage>(DeliveryPage{{dead.delivery}, {}});
}

AnsweringStation::Answer<DeliveryDetail> AnsweringStation::delivery(const DeliveryId &id)
{
    return id == dead.delivery.id ? ready<DeliveryDetail>(dead) : ready<DeliveryDetail>(notFound());
}

AnsweringStation::Answer<WorkflowFlow> AnsweringStation::flow(const QString &workflow)
{
    const NodeFlow in{u"in"_s, 9, 1, 120, 31, {{u"out"_s, 8}}};
    return ready<WorkflowFlow>(WorkflowFlow{workflow, 2, then, {in}});
}

AnsweringStation::Answer<QList<ProviderView>> AnsweringStation::providers()
{
    ProviderView view;
    view.name = u"stripe"_s;
    view.title = u"Stripe"_s;
    view.category = u"payments"_s;
    view.secrets = {{u"signing_secret"_s, u"Signing secret"_s, u"Workbench"_s, true}};
    view.parameters = {{u"account"_s, u"Account"_s, {}, false}};
    view.replays = ReplayHolding::Worthwhile;
    view.sample = "{}"_ba;
    return ready<QList<ProviderView>>(QList{view});
}

AnsweringStation::Answer<QList<SourceView>> AnsweringStation::sources()
{
    SourceView source;
    source.source.config.name = u"github"_s;
    source.address = u"http://127.0.0.1:8080/in/github"_s;
    return ready<QList<SourceView>>(QList{source});
}

AnsweringStation::Answer<QList<DestinationView>> AnsweringStation::destinations()
{
    DestinationView destination;
    destination.destination.config.name = u"billing"_s;
    destination.dead = 1;
    return ready<QList<DestinationView>>(QList{destination});
}

AnsweringStation::Answer<QList<Configured<WorkflowConfig>>> AnsweringStation::workflows()
{
    return ready<QList<Configured<WorkflowConfig>>>(QList{Configured<WorkflowConfig>{
        {u"payments"_s, {}, std::chrono::days(7)}, u"gui"_s, true, 1, then}});
}

Graph AnsweringStation::graphOf(int revision)
{
    return {{{u"in"_s, SourceNode{{u"github"_s}}},
             {u"big"_s, FilterNode{u"body.amount > `%1`"_s.arg(revision)}},
             {u"out"_s, DestinationNode{u"billing"_s}}},
            {{u"in"_s, u"out"_s, u"big"_s}, {u"big"_s, u"pass"_s, u"out"_s}}};
}

AnsweringStation::Answer<RevisionPage> AnsweringStation::revisions(const RevisionQuery &query)
{
    askedRevisions = query.workflow;
    const auto info = [&](int number) {
        return RevisionInfo{query.workflow, number, u"ada"_s, then, u"as it was"_s, 3, 2};
    };
    return ready<RevisionPage>(query.before ? RevisionPage{{info(1)}, {}}
                                            : RevisionPage{{info(2)}, 2});
}

AnsweringStation::Answer<WorkflowRevision> AnsweringStation::revision(const QString &workflow,
                                                                      int revision)
{
    if (revision > 2)
        return ready<WorkflowRevision>(notFound());
    return ready<WorkflowRevision>(
        WorkflowRevision{{workflow, revision, u"ada"_s, then, {}, 3, 2}, graphOf(revision)});
}

AnsweringStation::Answer<QList<WorkflowProblem>> AnsweringStation::validate(const Graph &)
{
    return ready<QList<WorkflowProblem>>(problems);
}

AnsweringStation::Answer<Graph> AnsweringStation::readGraph(const QByteArray &text)
{
    if (text == "bad")
        return ready<Graph>(Error{ErrorCode::Invalid, u"text:1: expected a mapping"_s});
    readText = text;
    return ready<Graph>(graphOf(2));
}

AnsweringStation::Answer<PublishReport> AnsweringStation::publish(const PublishRequest &request)
{
    ++changes;
    published = request;
    if (request.base == 7)
        return ready<PublishReport>(Error{ErrorCode::Conflict, u"another was published"_s});
    const bool refused = std::ranges::any_of(
        problems, [](const WorkflowProblem &one) { return preventsPublishing(one.reason); });
    return ready<PublishReport>(PublishReport{refused ? 0 : 3, !refused, problems});
}

AnsweringStation::Answer<SaveReport> AnsweringStation::saveSource(const SourceDraft &draft)
{
    savedSource = draft;
    const bool kept = fieldProblems.isEmpty() && !draft.dryRun;
    return ready<SaveReport>(SaveReport{kept ? draft.base + 1 : 0, fieldProblems});
}

AnsweringStation::Answer<SaveReport>
AnsweringStation::saveDestination(const DestinationDraft &draft)
{
    savedDestination = draft;
    const bool kept = fieldProblems.isEmpty() && !draft.dryRun;
    return ready<SaveReport>(SaveReport{kept ? draft.base + 1 : 0, fieldProblems});
}

AnsweringStation::Answer<void> AnsweringStation::changed(const QString &what,
                                                         const ObjectName &object)
{
    ++changes;
    objectChanges.append(u"%1 %2 %3"_s.arg(what, objectKindName(object.kind), object.name));
    if (object.name == "none"_L1)
        return ready<void>(notFound());
    return ready<void>({});
}

AnsweringStation::Answer<void> AnsweringStation::setEnabled(const ObjectName &object, bool enabled)
{
    return changed(enabled ? u"enable"_s : u"disable"_s, object);
}

AnsweringStation::Answer<void> AnsweringStation::remove(const ObjectName &object)
{
    return changed(u"remove"_s, object);
}

/// The workflow named "busy" holds three events.
AnsweringStation::Answer<RemovalReport>
AnsweringStation::removeWorkflow(const WorkflowRemoval &removal)
{
    const bool busy = removal.workflow == "busy"_L1;
    if (busy && !removal.held)
        return ready<RemovalReport>(RemovalReport{false, 3});
    const auto done =
        changed(removal.held ? u"remove "_s + heldChoiceName(*removal.held) : u"remove"_s,
                {ObjectKind::Workflow, removal.workflow})
            .result();
    if (!done)
        return ready<RemovalReport>(done.error());
    return ready<RemovalReport>(RemovalReport{true, busy ? 3 : 0});
}

AnsweringStation::Answer<void> AnsweringStation::detach(const ObjectName &object)
{
    return changed(u"detach"_s, object);
}

AnsweringStation::Answer<NodeReport> AnsweringStation::tryNode(const NodeTrial &trial)
{
    triedNode = trial;
    return ready<NodeReport>(nodeReport);
}

AnsweringStation::Answer<BacktestId> AnsweringStation::startBacktest(const BacktestRequest &request)
{
    backtested = request;
    return ready<BacktestId>(backtestStatus.id);
}

AnsweringStation::Answer<BacktestStatus> AnsweringStation::backtest(const BacktestId &id)
{
    ++backtestQuestions;
    return id == backtestStatus.id ? ready<BacktestStatus>(backtestStatus)
                                   : ready<BacktestStatus>(notFound());
}

AnsweringStation::Answer<BacktestPage>
AnsweringStation::backtestDifferences(const BacktestQuery &query)
{
    return ready<BacktestPage>(query.after < 7 ? backtestPage : BacktestPage());
}

AnsweringStation::Answer<void> AnsweringStation::endBacktest(const BacktestId &id)
{
    endedBacktests.append(id);
    return ready<void>({});
}

AnsweringStation::Answer<ShadowReport> AnsweringStation::startShadow(const ShadowRequest &request)
{
    shadowed = request;
    const bool prevented = std::ranges::any_of(problems, [](const WorkflowProblem &problem) {
        return preventsPublishing(problem.reason);
    });
    return ready<ShadowReport>(ShadowReport{!prevented, problems});
}

AnsweringStation::Answer<ShadowStatus> AnsweringStation::shadow(const QString &workflow)
{
    return workflow == shadowStatus.workflow ? ready<ShadowStatus>(shadowStatus)
                                             : ready<ShadowStatus>(notFound());
}

AnsweringStation::Answer<BacktestPage> AnsweringStation::shadowDifferences(const ShadowQuery &query)
{
    askedDifferences = query;
    return ready<BacktestPage>(BacktestPage{backtestPage.differences, {}});
}

AnsweringStation::Answer<ShadowStatus> AnsweringStation::stopShadow(const QString &workflow)
{
    stoppedShadows.append(workflow);
    auto ended = shadowStatus;
    ended.state = ShadowState::Ended;
    ended.end = ShadowEnd::Stopped;
    ended.endedAt = then + std::chrono::minutes(1);
    return workflow == shadowStatus.workflow ? ready<ShadowStatus>(ended)
                                             : ready<ShadowStatus>(notFound());
}

AnsweringStation::Answer<QList<CaseResult>> AnsweringStation::runCases(const CaseRequest &request)
{
    askedCases = request;
    return ready<QList<CaseResult>>(caseResults);
}

AnsweringStation::Answer<QList<WorkflowCase>> AnsweringStation::cases(const QString &)
{
    return ready<QList<WorkflowCase>>(keptCases);
}

AnsweringStation::Answer<void> AnsweringStation::saveCases(const QString &workflow,
                                                           const QList<WorkflowCase> &cases)
{
    if (workflow == "none"_L1)
        return ready<void>(notFound());
    keptCases = cases;
    return ready<void>({});
}

AnsweringStation::Answer<QList<DeliveryId>> AnsweringStation::replay(const ReplayRequest &request)
{
    ++changes;
    replayed = request;
    return ready<QList<DeliveryId>>(QList{dead.delivery.id});
}

AnsweringStation::Answer<QList<AdmittedEvent>>
AnsweringStation::admitRejection(const RejectionId &id)
{
    ++changes;
    if (id != refused.id)
        return ready<QList<AdmittedEvent>>(Error{ErrorCode::Conflict, u"it was admitted"_s});
    return ready<QList<AdmittedEvent>>(
        QList{AdmittedEvent{detail.summary.id, IngestStatus::Accepted}});
}

AnsweringStation::Answer<Timestamp> AnsweringStation::openRegistration(const QString &source,
                                                                       Microseconds duration)
{
    ++changes;
    if (source != "asana"_L1)
        return ready<Timestamp>(Error{ErrorCode::Invalid, u"it delivers none"_s});
    openedFor = duration;
    opened = then + duration;
    return ready<Timestamp>(opened);
}

AnsweringStation::Answer<TestAnswer> AnsweringStation::sendTest(const TestRequest &request)
{
    ++changes;
    tested = request;
    if (request.source == "none"_L1)
        return ready<TestAnswer>(notFound());
    return ready<TestAnswer>(TestAnswer{202, "\xff taken"_ba});
}

AnsweringStation::Answer<void> AnsweringStation::redrive(const DeliveryId &id)
{
    ++changes;
    if (id != dead.delivery.id)
        return ready<void>(Error{ErrorCode::Conflict, u"it is not dead"_s});
    return ready<void>({});
}

AnsweringStation::Answer<ApplyReport> AnsweringStation::apply(const QByteArray &text,
                                                              const QString &name, bool dryRun)
{
    ++changes;
    appliedText = text;
    appliedName = name;
    appliedDry = dryRun;
    if (text == "bad")
        return ready<ApplyReport>(Error{ErrorCode::Invalid, name + u":1: expected a mapping"_s});
    ApplyReport report;
    report.changes = {{ConfigurationChange::Action::Create, u"source"_s, u"github"_s, {}}};
    report.missingSecrets = {u"${NONE}"_s};
    WorkflowProblem loose;
    loose.reason = WorkflowProblem::Reason::UnconnectedPort;
    loose.node = u"big"_s;
    loose.field = u"edges"_s;
    loose.subject = u"pass"_s;
    loose.detail = u"nothing follows the port 'pass'"_s;
    report.warnings.append({u"payments"_s, 12, loose});
    return ready<ApplyReport>(report);
}
