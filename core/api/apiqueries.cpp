// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/apianswer.h"
#include "core/domain/subscription.h"

#include <QFile>

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 lastSeq = std::numeric_limits<qint64>::max();
constexpr int searchedHandshakes = 1000; // all that a source keeps

ApiAction status(ApiRequest &, const QString &)
{
    return askForJson([](Station &station) { return station.status(); });
}

ApiAction monitor(ApiRequest &request, const QString &)
{
    const int buckets = int(request.integer(u"buckets"_s, 1, 3600).value_or(300));
    const int seconds = int(request.integer(u"bucket_seconds"_s, 1, 3600).value_or(1));
    return askForJson([=](Station &station) { return station.monitor(buckets, seconds); });
}

/// What a person typed, narrowed by what a program says member by member.
Result<EventFilter> readFilter(ApiRequest &request)
{
    auto filter = parseEventFilter(request.text(u"filter"_s), request.receivedAt());
    if (!filter)
        return filter;
    const auto narrow = [&](const QString &name, QString &member) {
        if (const auto value = request.text(name); !value.isEmpty())
            member = value;
    };
    narrow(u"source"_s, filter->source);
    narrow(u"type"_s, filter->type);
    narrow(u"destination"_s, filter->destination);
    narrow(u"key"_s, filter->key);
    narrow(u"text"_s, filter->text);
    if (const auto state = request.word(u"state"_s, eventStateFromName))
        filter->state = state;
    if (const auto since = request.time(u"since"_s))
        filter->since = since;
    if (const auto until = request.time(u"until"_s))
        filter->until = until;
    return filter;
}

ApiAction events(ApiRequest &request, const QString &)
{
    EventQuery query;
    const auto filter = readFilter(request);
    if (!filter)
        return errorResponse(filter.error());
    query.filter = *filter;
    query.before = request.integer(u"before"_s, 1, lastSeq);
    query.limit = request.limit(query.limit);
    return askForJson([=](Station &station) { return station.events(query); });
}

ApiAction event(ApiRequest &, const QString &text)
{
    return withId<EventId>(text, [](const EventId &id) {
        return askForJson([=](Station &station) { return station.event(id); });
    });
}

/// The bytes as they came, under a type that no browser runs or shows.
ApiAction eventBody(ApiRequest &, const QString &text)
{
    return withId<EventId>(text, [](const EventId &id) -> ApiAction {
        return [id](Station &station, std::function<void(ApiReply)> done) {
            answer(station, station.eventBody(id), std::move(done), [id](const QByteArray &body) {
                const auto name = id.toString().toLatin1();
                return HttpResponse{
                    200,
                    {{"Content-Type"_ba, "application/octet-stream"_ba},
                     {"Content-Disposition"_ba, "attachment; filename=\"" + name + ".body\""},
                     {"X-Content-Type-Options"_ba, "nosniff"_ba},
                     {"Cache-Control"_ba, "no-store"_ba}},
                    body};
            });
        };
    });
}

ApiAction eventTree(ApiRequest &, const QString &text)
{
    return withId<EventId>(text, [](const EventId &id) {
        return askForJson([=](Station &station) { return station.eventTree(id); });
    });
}

ApiAction traces(ApiRequest &, const QString &text)
{
    return withId<EventId>(text, [](const EventId &id) {
        return askForJson([=](Station &station) { return station.traces(id); });
    });
}

ApiAction deliveries(ApiRequest &request, const QString &)
{
    DeliveryQuery query;
    query.event = request.id<EventId>(u"event"_s);
    query.destination = request.text(u"destination"_s);
    query.status = request.word(u"status"_s, deliveryStatusFromName);
    query.before = request.integer(u"before"_s, 1, lastSeq);
    query.limit = request.limit(query.limit);
    return askForJson([=](Station &station) { return station.deliveries(query); });
}

ApiAction delivery(ApiRequest &, const QString &text)
{
    return withId<DeliveryId>(text, [](const DeliveryId &id) {
        return askForJson([=](Station &station) { return station.delivery(id); });
    });
}

ApiAction rejections(ApiRequest &request, const QString &)
{
    RejectionQuery query;
    query.source = request.text(u"source"_s);
    query.cause = request.word(u"cause"_s, rejectionCauseFromName);
    query.before = request.integer(u"before"_s, 1, lastSeq);
    query.limit = request.limit(query.limit);
    return askForJson([=](Station &station) { return station.rejections(query); });
}

ApiAction rejection(ApiRequest &, const QString &text)
{
    return withId<RejectionId>(text, [](const RejectionId &id) {
        return askForJson([=](Station &station) { return station.rejection(id); });
    });
}

ApiAction subscriptions(ApiRequest &request, const QString &)
{
    const RejectionQuery query{
        request.text(u"source"_s), RejectionCause::HandshakeRefused, {}, searchedHandshakes};
    return [query](Station &station, std::function<void(ApiReply)> done) {
        answer(station, station.rejections(query), std::move(done), [](const RejectionPage &page) {
            return jsonResponse(200, toJson(waitingSubscriptions(page.rejections)));
        });
    };
}

ApiAction outages(ApiRequest &, const QString &)
{
    return askForJson([](Station &station) { return station.outages(); });
}

ApiAction diagnosis(ApiRequest &, const QString &text)
{
    return withId<RejectionId>(text, [](const RejectionId &id) {
        return askForJson([=](Station &station) { return station.diagnose(id); });
    });
}

ApiAction providers(ApiRequest &, const QString &)
{
    return askForJson([](Station &station) { return station.providers(); });
}

ApiAction sources(ApiRequest &, const QString &)
{
    return askForJson([](Station &station) { return station.sources(); });
}

ApiAction destinations(ApiRequest &, const QString &)
{
    return askForJson([](Station &station) { return station.destinations(); });
}

ApiAction workflows(ApiRequest &, const QString &)
{
    return askForJson([](Station &station) { return station.workflows(); });
}

ApiAction openApi(ApiRequest &, const QString &)
{
    QFile file(u":/signalbox/openapi.json"_s);
    if (!file.open(QIODevice::ReadOnly))
        return errorResponse({ErrorCode::Internal, file.errorString()});
    return HttpResponse{
        200,
        {{"Content-Type"_ba, "application/json"_ba}, {"X-Content-Type-Options"_ba, "nosniff"_ba}},
        file.readAll()};
}

} // namespace

QList<ApiRoute> queryRoutes()
{
    return {
        {"GET", "status", status},
        {"GET", "outages", outages},
        {"GET", "monitor", monitor},
        {"GET", "events", events},
        {"GET", "events/{id}", event},
        {"GET", "events/{id}/body", eventBody},
        {"GET", "events/{id}/tree", eventTree},
        {"GET", "events/{id}/traces", traces},
        {"GET", "deliveries", deliveries},
        {"GET", "deliveries/{id}", delivery},
        {"GET", "rejections", rejections},
        {"GET", "rejections/{id}", rejection},
        {"GET", "rejections/{id}/diagnosis", diagnosis},
        {"GET", "subscriptions", subscriptions},
        {"GET", "providers", providers},
        {"GET", "sources", sources},
        {"GET", "destinations", destinations},
        {"GET", "workflows", workflows},
        {"GET", "openapi.json", openApi},
    };
}

} // namespace Signalbox
