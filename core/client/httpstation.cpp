// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/httpstation.h"

#include "core/client/calls.h"

namespace Signalbox {

using namespace Qt::StringLiterals;

HttpStation::HttpStation(const QUrl &url, const QByteArray &token, QObject *parent)
    : Station(parent)
    , m_client(url, token)
{
}

QFuture<Result<StationStatus>> HttpStation::status()
{
    return m_client.get<StationStatus>(u"status"_s, {}, decoded(stationStatusFromJson));
}

QFuture<Result<QList<Outage>>> HttpStation::outages()
{
    return m_client.get<QList<Outage>>(u"outages"_s, {}, decoded(outagesFromJson));
}

QFuture<Result<MonitorSeries>> HttpStation::monitor(int buckets, int bucketSeconds)
{
    return m_client.get<MonitorSeries>(u"monitor"_s,
                                       {{u"buckets"_s, QString::number(buckets)},
                                        {u"bucket_seconds"_s, QString::number(bucketSeconds)}},
                                       decoded(monitorSeriesFromJson));
}

QFuture<Result<EventPage>> HttpStation::events(const EventQuery &query)
{
    const auto &filter = query.filter;
    ApiClient::Parameters parameters;
    add(parameters, u"source"_s, filter.source);
    add(parameters, u"type"_s, filter.type);
    add(parameters, u"destination"_s, filter.destination);
    add(parameters, u"key"_s, filter.key);
    add(parameters, u"text"_s, filter.text);
    if (filter.state)
        add(parameters, u"state"_s, eventStateName(*filter.state));
    if (filter.since)
        add(parameters, u"since"_s, toIso8601(*filter.since));
    if (filter.until)
        add(parameters, u"until"_s, toIso8601(*filter.until));
    addPage(parameters, query.before, query.limit);
    return m_client.get<EventPage>(u"events"_s, parameters, decoded(eventPageFromJson));
}

QFuture<Result<EventDetail>> HttpStation::event(const EventId &id)
{
    return m_client.get<EventDetail>(u"events/"_s + id.toString(), {},
                                     decoded(eventDetailFromJson));
}

QFuture<Result<QByteArray>> HttpStation::eventBody(const EventId &id)
{
    return m_client.get<QByteArray>(u"events/%1/body"_s.arg(id.toString()), {},
                                    [](const QByteArray &body) { return Result(body); });
}

QFuture<Result<JsonTree>> HttpStation::eventTree(const EventId &id)
{
    return m_client.get<JsonTree>(u"events/%1/tree"_s.arg(id.toString()), {},
                                  decoded(jsonTreeFromJson));
}

QFuture<Result<QList<Trace>>> HttpStation::traces(const EventId &id)
{
    return m_client.get<QList<Trace>>(u"events/%1/traces"_s.arg(id.toString()), {},
                                      decoded(tracesFromJson));
}

QFuture<Result<RejectionPage>> HttpStation::rejections(const RejectionQuery &query)
{
    ApiClient::Parameters parameters;
    add(parameters, u"source"_s, query.source);
    if (query.cause)
        add(parameters, u"cause"_s, rejectionCauseName(*query.cause));
    addPage(parameters, query.before, query.limit);
    return m_client.get<RejectionPage>(u"rejections"_s, parameters, decoded(rejectionPageFromJson));
}

QFuture<Result<Rejection>> HttpStation::rejection(const RejectionId &id)
{
    return m_client.get<Rejection>(u"rejections/"_s + id.toString(), {},
                                   decoded(rejectionFromJson));
}

QFuture<Result<Diagnosis>> HttpStation::diagnose(const RejectionId &id)
{
    return m_client.get<Diagnosis>(u"rejections/%1/diagnosis"_s.arg(id.toString()), {},
                                   decoded(diagnosisFromJson));
}

QFuture<Result<DeliveryPage>> HttpStation::deliveries(const DeliveryQuery &query)
{
    ApiClient::Parameters parameters;
    if (query.event)
        add(parameters, u"event"_s, query.event->toString());
    add(parameters, u"destination"_s, query.destination);
    if (query.status)
        add(parameters, u"status"_s, deliveryStatusName(*query.status));
    addPage(parameters, query.before, query.limit);
    return m_client.get<DeliveryPage>(u"deliveries"_s, parameters, decoded(deliveryPageFromJson));
}

QFuture<Result<DeliveryDetail>> HttpStation::delivery(const DeliveryId &id)
{
    return m_client.get<DeliveryDetail>(u"deliveries/"_s + id.toString(), {},
                                        decoded(deliveryDetailFromJson));
}

QFuture<Result<QList<ProviderView>>> HttpStation::providers()
{
    return m_client.get<QList<ProviderView>>(u"providers"_s, {}, decoded(providersFromJson));
}

QFuture<Result<QList<SourceView>>> HttpStation::sources()
{
    return m_client.get<QList<SourceView>>(u"sources"_s, {}, decoded(sourcesFromJson));
}

QFuture<Result<QList<DestinationView>>> HttpStation::destinations()
{
    return m_client.get<QList<DestinationView>>(u"destinations"_s, {},
                                                decoded(destinationsFromJson));
}

QFuture<Result<QList<Configured<WorkflowConfig>>>> HttpStation::workflows()
{
    return m_client.get<QList<Configured<WorkflowConfig>>>(u"workflows"_s, {},
                                                           decoded(workflowsFromJson));
}

QFuture<Result<QList<DeliveryId>>> HttpStation::replay(const ReplayRequest &request)
{
    return m_client.post<QList<DeliveryId>>(
        u"events/%1/replay"_s.arg(request.event.toString()), {}, toJson(request),
        [this, read = decoded(deliveryIdsFromJson)](const QByteArray &body) {
            Q_EMIT changed();
            return read(body);
        });
}

QFuture<Result<QList<AdmittedEvent>>> HttpStation::admitRejection(const RejectionId &id)
{
    return m_client.post<QList<AdmittedEvent>>(
        u"rejections/%1/admit"_s.arg(id.toString()), {}, {},
        [this, read = decoded(admittedEventsFromJson)](const QByteArray &body) {
            Q_EMIT changed();
            return read(body);
        });
}

QFuture<Result<Timestamp>> HttpStation::openRegistration(const QString &source,
                                                         Microseconds duration)
{
    return m_client.post<Timestamp>(
        u"sources/%1/open-registration"_s.arg(source), {},
        {{u"seconds"_s, double(std::chrono::ceil<std::chrono::seconds>(duration).count())}},
        [this, read = decoded(openUntilFromJson)](const QByteArray &body) {
            Q_EMIT configurationChanged();
            return read(body);
        });
}

QFuture<Result<TestAnswer>> HttpStation::sendTest(const TestRequest &request)
{
    return m_client.post<TestAnswer>(u"sources/%1/test"_s.arg(request.source), {}, toJson(request),
                                     [this, read = decoded(testAnswerFromJson)](
                                         const QByteArray &body) {
                                         Q_EMIT changed();
                                         return read(body);
                                     });
}

QFuture<Result<void>> HttpStation::redrive(const DeliveryId &id)
{
    return m_client.post<void>(u"deliveries/%1/redrive"_s.arg(id.toString()), {}, {},
                               [this](const QByteArray &) {
                                   Q_EMIT changed();
                                   return Result<void>();
                               });
}

QFuture<Result<ApplyReport>> HttpStation::apply(const QByteArray &text, const QString &name,
                                                bool dryRun)
{
    return m_client.post<ApplyReport>(
        u"apply"_s, {{u"dry_run"_s, dryRun ? u"true"_s : u"false"_s}, {u"name"_s, name}},
        {{u"text"_s, QString::fromUtf8(text)}},
        [this, dryRun, read = decoded(applyReportFromJson)](const QByteArray &body) {
            if (!dryRun)
                Q_EMIT configurationChanged();
            return read(body);
        });
}

} // namespace Signalbox
