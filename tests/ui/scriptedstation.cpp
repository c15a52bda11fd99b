// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/scriptedstation.h"

#include <algorithm>
#include <memory>

namespace Signalbox {

using namespace Qt::StringLiterals;

template <typename T>
QFuture<Result<T>> ScriptedStation::answer(Result<T> value)
{
    auto promise = std::make_shared<QPromise<Result<T>>>();
    promise->start();
    const auto future = promise->future();
    auto give = [promise, given = failure ? Result<T>(*failure) : std::move(value)] {
        promise->addResult(given);
        promise->finish();
    };
    if (m_held)
        m_waiting.push_back(give);
    else
        QMetaObject::invokeMethod(this, give, Qt::QueuedConnection);
    return future;
}

void ScriptedStation::release()
{
    m_held = false;
    for (const auto &give : std::exchange(m_waiting, {}))
        give();
}

bool ScriptedStation::matches(const EventDetail &detail, const EventFilter &filter) const
{
    const auto &event = detail.summary;
    return (filter.source.isEmpty() || filter.source == event.source)
        && (filter.type.isEmpty() || filter.type == event.type)
        && (filter.text.isEmpty() || event.type.contains(filter.text, Qt::CaseInsensitive))
        && (!filter.state || *filter.state == event.state);
}

QFuture<Result<StationStatus>> ScriptedStation::status()
{
    return answer<StationStatus>(statusValue);
}

QFuture<Result<QList<Outage>>> ScriptedStation::outages()
{
    return answer<QList<Outage>>(outageValues);
}

QFuture<Result<MonitorSeries>> ScriptedStation::monitor(int buckets, int bucketSeconds)
{
    ++monitorQuestions;
    auto result = series;
    result.bucketSeconds = bucketSeconds;
    result.points = series.points.last(std::min<qsizetype>(buckets, series.points.size()));
    return answer<MonitorSeries>(result);
}

QFuture<Result<EventPage>> ScriptedStation::events(const EventQuery &query)
{
    eventQueries.append(query);
    EventPage page;
    int looked = 0;
    qint64 last = 0;
    for (const auto &detail : std::as_const(eventValues)) {
        if (query.before && detail.summary.seq >= *query.before)
            continue;
        if (looksAt > 0 && looked == looksAt) {
            page.next = last;
            break;
        }
        ++looked;
        last = detail.summary.seq;
        if (!matches(detail, query.filter))
            continue;
        if (page.events.size() == query.limit) {
            page.next = page.events.last().seq;
            break;
        }
        page.events.append(detail.summary);
    }
    return answer<EventPage>(page);
}

QFuture<Result<EventDetail>> ScriptedStation::event(const EventId &id)
{
    const auto found = std::ranges::find_if(
        eventValues, [&](const EventDetail &each) { return each.summary.id == id; });
    if (found == eventValues.end())
        return answer<EventDetail>(Error{ErrorCode::NotFound, u"no such event"_s});
    return answer<EventDetail>(*found);
}

QFuture<Result<QByteArray>> ScriptedStation::eventBody(const EventId &id)
{
    for (const auto &each : std::as_const(eventValues)) {
        if (each.summary.id == id)
            return answer<QByteArray>(each.event.request.body);
    }
    return answer<QByteArray>(Error{ErrorCode::NotFound, u"no such event"_s});
}

QFuture<Result<JsonTree>> ScriptedStation::eventTree(const EventId &id)
{
    return answer<JsonTree>(trees.value(id));
}

QFuture<Result<QList<Trace>>> ScriptedStation::traces(const EventId &id)
{
    return answer<QList<Trace>>(traceValues.value(id));
}

QFuture<Result<RejectionPage>> ScriptedStation::rejections(const RejectionQuery &query)
{
    rejectionQueries.append(query);
    RejectionPage page;
    for (auto rejection : std::as_const(rejectionValues)) {
        if ((query.before && rejection.seq >= *query.before)
            || (query.cause && rejection.cause != *query.cause)
            || (!query.source.isEmpty() && rejection.source != query.source))
            continue;
        if (page.rejections.size() == query.limit) {
            page.next = page.rejections.last().seq;
            break;
        }
        rejection.request.body.clear();
        page.rejections.append(rejection);
    }
    return answer<RejectionPage>(page);
}

QFuture<Result<Rejection>> ScriptedStation::rejection(const RejectionId &id)
{
    for (const auto &each : std::as_const(rejectionValues)) {
        if (each.id == id)
            return answer<Rejection>(each);
    }
    return answer<Rejection>(Error{ErrorCode::NotFound, u"no such rejection"_s});
}

QFuture<Result<Diagnosis>> ScriptedStation::diagnose(const RejectionId &id)
{
    const auto found = diagnoses.constFind(id);
    if (found == diagnoses.constEnd())
        return answer<Diagnosis>(Error{ErrorCode::Invalid, u"not its signature"_s});
    return answer<Diagnosis>(*found);
}

QFuture<Result<DeliveryPage>> ScriptedStation::deliveries(const DeliveryQuery &query)
{
    DeliveryPage page;
    for (const auto &each : std::as_const(deliveryValues)) {
        if (!query.event || each.delivery.event == *query.event)
            page.deliveries.append(each.delivery);
    }
    return answer<DeliveryPage>(page);
}

QFuture<Result<DeliveryDetail>> ScriptedStation::delivery(const DeliveryId &id)
{
    for (const auto &each : std::as_const(deliveryValues)) {
        if (each.delivery.id == id)
            return answer<DeliveryDetail>(each);
    }
    return answer<DeliveryDetail>(Error{ErrorCode::NotFound, u"no such delivery"_s});
}

QFuture<Result<QList<SourceView>>> ScriptedStation::sources()
{
    return answer<QList<SourceView>>(sourceValues);
}

QFuture<Result<QList<DestinationView>>> ScriptedStation::destinations()
{
    return answer<QList<DestinationView>>(destinationValues);
}

QFuture<Result<QList<Configured<WorkflowConfig>>>> ScriptedStation::workflows()
{
    return answer<QList<Configured<WorkflowConfig>>>(workflowValues);
}

QFuture<Result<QList<WorkflowProblem>>> ScriptedStation::validate(const Graph &graph)
{
    return answer<QList<WorkflowProblem>>(problemsOf ? problemsOf(graph)
                                                     : QList<WorkflowProblem>());
}

QFuture<Result<Graph>> ScriptedStation::readGraph(const QByteArray &text)
{
    readTexts.append(text);
    return answer<Graph>(graphOf ? graphOf(text) : Result<Graph>(Error{ErrorCode::NotFound, {}}));
}

QFuture<Result<NodeReport>> ScriptedStation::tryNode(const NodeTrial &trial)
{
    nodeTrials.append(trial);
    return answer<NodeReport>(reportOf ? reportOf(trial) : NodeReport());
}

QFuture<Result<PublishReport>> ScriptedStation::publish(const PublishRequest &request)
{
    published.append(request);
    const PublishReport report{request.base + 1, true, {}};
    for (auto &workflow : workflowValues) {
        if (workflow.config.name == request.workflow) {
            workflow.config.graph = request.graph;
            workflow.revision = report.revision;
        }
    }
    return answer<PublishReport>(report);
}

QFuture<Result<void>> ScriptedStation::detach(const ObjectName &object)
{
    detached.append(object.name);
    return answer<void>({});
}

QFuture<Result<RemovalReport>> ScriptedStation::removeWorkflow(const WorkflowRemoval &removal)
{
    removals.append(removal);
    if (heldEvents > 0 && !removal.held)
        return answer<RemovalReport>(RemovalReport{false, heldEvents});
    workflowValues.removeIf([&](const auto &each) { return each.config.name == removal.workflow; });
    return answer<RemovalReport>(RemovalReport{true, heldEvents});
}

QFuture<Result<QList<DeliveryId>>> ScriptedStation::replay(const ReplayRequest &request)
{
    replays.append(request);
    return answer<QList<DeliveryId>>(QList{DeliveryId::make(SystemClock().now())});
}

QFuture<Result<QList<AdmittedEvent>>> ScriptedStation::admitRejection(const RejectionId &id)
{
    admitted.append(id);
    return answer<QList<AdmittedEvent>>(
        QList{AdmittedEvent{EventId::make(SystemClock().now()), IngestStatus::Accepted}});
}

QFuture<Result<Timestamp>> ScriptedStation::openRegistration(const QString &, Microseconds duration)
{
    return answer<Timestamp>(SystemClock().now() + duration);
}

QFuture<Result<void>> ScriptedStation::redrive(const DeliveryId &id)
{
    redriven.append(id);
    return answer<void>(Result<void>());
}

QFuture<Result<ApplyReport>> ScriptedStation::apply(const QByteArray &, const QString &, bool)
{
    return answer<ApplyReport>(ApplyReport());
}

} // namespace Signalbox
