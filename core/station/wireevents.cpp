// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/station/wire.h"
#include "core/station/wirefields.h"
#include "core/station/wirerequest.h"

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

QJsonObject toJson(const RouteChip &chip)
{
    return {{u"destination"_s, chip.destination}, {u"status"_s, deliveryStatusName(chip.status)}};
}

Result<RouteChip> routeChipFromJson(const QJsonObject &json)
{
    WireFields fields(json, u"route"_s);
    RouteChip chip;
    chip.destination = fields.text(u"destination", JsonFields::Required);
    chip.status = fields.word(u"status"_s, deliveryStatusFromName);
    return fields.result(chip);
}

QJsonObject toJson(const Duplicate &duplicate)
{
    return {{u"received_at"_s, toIso8601(duplicate.receivedAt)}, {u"peer"_s, duplicate.peer}};
}

Result<Duplicate> duplicateFromJson(const QJsonObject &json)
{
    WireFields fields(json, u"duplicates"_s);
    Duplicate duplicate;
    duplicate.receivedAt = fields.time(u"received_at"_s);
    duplicate.peer = fields.text(u"peer");
    return fields.result(duplicate);
}

} // namespace

QJsonObject toJson(const EventSummary &event)
{
    QJsonArray route;
    for (const auto &chip : event.route)
        route.append(toJson(chip));
    QJsonObject json{
        {u"id"_s, event.id.toString()},
        {u"seq"_s, event.seq},
        {u"source"_s, event.source},
        {u"type"_s, event.type},
        {u"received_at"_s, toIso8601(event.receivedAt)},
        {u"occurred_at"_s, timeJson(event.occurredAt)},
        {u"finished_at"_s, timeJson(event.finishedAt)},
        {u"body_size"_s, event.bodySize},
        {u"state"_s, eventStateName(event.state)},
        {u"duplicates"_s, event.duplicates},
        {u"route"_s, route},
    };
    putBytes(json, u"key"_s, event.key);
    return json;
}

Result<EventSummary> eventSummaryFromJson(const QJsonObject &json)
{
    WireFields fields(json, u"event"_s);
    EventSummary event;
    event.id = fields.id<EventId>(u"id"_s);
    event.seq = fields.integer(u"seq", 0);
    event.source = fields.text(u"source");
    event.type = fields.text(u"type");
    event.key = fields.bytes(u"key"_s);
    event.receivedAt = fields.time(u"received_at"_s);
    event.occurredAt = fields.optionalTime(u"occurred_at"_s);
    event.finishedAt = fields.optionalTime(u"finished_at"_s);
    event.bodySize = fields.integer(u"body_size", 0);
    event.state = fields.word(u"state"_s, eventStateFromName);
    event.duplicates = fields.count(u"duplicates"_s);
    event.route = fields.each(u"route"_s, routeChipFromJson);
    return fields.result(event);
}

QJsonObject toJson(const EventDetail &detail)
{
    QJsonObject request;
    putRequest(request, detail.event.request);
    QJsonArray duplicates;
    for (const auto &duplicate : detail.duplicates)
        duplicates.append(toJson(duplicate));
    QJsonArray parents;
    for (const auto &parent : detail.parents)
        parents.append(parent.toString());
    return {{u"summary"_s, toJson(detail.summary)},
            {u"request"_s, request},
            {u"stored_at"_s, timeJson(detail.storedAt)},
            {u"routed_at"_s, timeJson(detail.routedAt)},
            {u"warning"_s, detail.event.warning},
            {u"duplicates"_s, duplicates},
            {u"parents"_s, parents},
            {u"traces_removed"_s, QJsonArray::fromStringList(detail.tracesRemoved)}};
}

Result<EventDetail> eventDetailFromJson(const QJsonObject &json)
{
    WireFields fields(json);
    auto summary = eventSummaryFromJson(fields.object(u"summary"));
    if (!summary)
        return summary.error();
    EventDetail detail;
    detail.summary = std::move(*summary);
    auto &event = detail.event;
    event.id = detail.summary.id;
    event.seq = detail.summary.seq;
    event.source = detail.summary.source;
    event.type = detail.summary.type;
    event.key = detail.summary.key;
    event.occurredAt = detail.summary.occurredAt;
    WireFields request(fields.object(u"request"), u"request"_s);
    event.request = readRequest(request);
    event.request.receivedAt = detail.summary.receivedAt;
    if (!request.ok())
        fields.fail(request.error());
    detail.storedAt = fields.optionalTime(u"stored_at"_s);
    detail.routedAt = fields.optionalTime(u"routed_at"_s);
    event.warning = fields.text(u"warning");
    detail.duplicates = fields.each(u"duplicates"_s, duplicateFromJson);
    for (const auto &text : fields.texts(u"parents")) {
        if (const auto parent = EventId::parse(text))
            detail.parents.append(*parent);
        else
            fields.fail(u"parents", u"ids of events"_s);
    }
    detail.tracesRemoved = fields.texts(u"traces_removed");
    return fields.result(detail);
}

QJsonObject toJson(const EventPage &page)
{
    return pageJson(u"events"_s, page.events, page.next);
}

Result<EventPage> eventPageFromJson(const QJsonObject &json)
{
    WireFields fields(json);
    EventPage page;
    page.events = fields.each(u"events"_s, eventSummaryFromJson);
    page.next = fields.optionalInteger(u"next"_s);
    return fields.result(page);
}

} // namespace Signalbox
