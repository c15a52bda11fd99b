// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/station/wire.h"
#include "core/station/wirerequest.h"

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

QJsonObject toJson(const AttemptTimings &timings)
{
    const auto phase = [](qint64 us) { return us < 0 ? QJsonValue() : QJsonValue(us); };
    return {{u"name_lookup"_s, phase(timings.nameLookup)},
            {u"connect"_s, phase(timings.connect)},
            {u"tls"_s, phase(timings.tls)},
            {u"first_byte"_s, phase(timings.firstByte)},
            {u"total"_s, phase(timings.total)}};
}

AttemptTimings readTimings(WireFields &attempt)
{
    WireFields fields(attempt.object(u"timings"), attempt.path(u"timings"));
    AttemptTimings timings;
    timings.nameLookup = fields.optionalInteger(u"name_lookup"_s).value_or(-1);
    timings.connect = fields.optionalInteger(u"connect"_s).value_or(-1);
    timings.tls = fields.optionalInteger(u"tls"_s).value_or(-1);
    timings.firstByte = fields.optionalInteger(u"first_byte"_s).value_or(-1);
    timings.total = fields.optionalInteger(u"total"_s).value_or(-1);
    if (!fields.ok())
        attempt.fail(fields.error());
    return timings;
}

} // namespace

QJsonObject toJson(const Attempt &attempt)
{
    QJsonObject json{
        {u"id"_s, attempt.id.toString()},
        {u"delivery"_s, attempt.delivery.toString()},
        {u"number"_s, attempt.number},
        {u"started_at"_s, toIso8601(attempt.startedAt)},
        {u"timings"_s, toJson(attempt.timings)},
        {u"outcome"_s, attemptOutcomeName(attempt.outcome)},
        {u"http_status"_s, attempt.httpStatus},
        {u"error"_s, attempt.error},
        {u"retry_at"_s, timeJson(attempt.retryAt)},
    };
    putBytes(json, u"response_headers"_s, attempt.responseHeaders);
    putBytes(json, u"response_body"_s, attempt.responseBody);
    return json;
}

Result<Attempt> attemptFromJson(const QJsonObject &json)
{
    WireFields fields(json, u"attempt"_s);
    Attempt attempt;
    attempt.id = fields.id<AttemptId>(u"id"_s);
    attempt.delivery = fields.id<DeliveryId>(u"delivery"_s);
    attempt.number = fields.count(u"number"_s);
    attempt.startedAt = fields.time(u"started_at"_s);
    attempt.timings = readTimings(fields);
    attempt.outcome = fields.word(u"outcome"_s, attemptOutcomeFromName);
    attempt.httpStatus = fields.count(u"http_status"_s);
    attempt.error = fields.text(u"error");
    attempt.retryAt = fields.optionalTime(u"retry_at"_s);
    attempt.responseHeaders = fields.bytes(u"response_headers"_s);
    attempt.responseBody = fields.bytes(u"response_body"_s);
    return fields.result(attempt);
}

QJsonObject toJson(const Delivery &delivery)
{
    QJsonObject json{
        {u"id"_s, delivery.id.toString()},
        {u"seq"_s, delivery.seq},
        {u"event"_s, delivery.event.toString()},
        {u"event_seq"_s, delivery.eventSeq},
        {u"source"_s, delivery.source},
        {u"type"_s, delivery.type},
        {u"destination"_s, delivery.destination},
        {u"workflow"_s, delivery.workflow},
        {u"revision"_s, delivery.revision},
        {u"node"_s, delivery.node},
        {u"webhook_id"_s, delivery.webhookId},
        {u"replay"_s, delivery.replay},
        {u"status"_s, deliveryStatusName(delivery.status)},
        {u"attempts"_s, delivery.attempts},
        {u"attempts_before_redrive"_s, delivery.attemptsBeforeRedrive},
        {u"created_at"_s, toIso8601(delivery.createdAt)},
        {u"due_at"_s, toIso8601(delivery.dueAt)},
        {u"finished_at"_s, timeJson(delivery.finishedAt)},
        {u"last_http_status"_s, delivery.lastHttpStatus},
        {u"last_error"_s, delivery.lastError},
        {u"waits_for"_s,
         delivery.waitsFor ? QJsonValue(delivery.waitsFor->toString()) : QJsonValue()},
    };
    if (!delivery.orderKey.isEmpty())
        putBytes(json, u"order_key"_s, delivery.orderKey);
    return json;
}

Result<Delivery> deliveryFromJson(const QJsonObject &json)
{
    WireFields fields(json, u"delivery"_s);
    Delivery delivery;
    delivery.id = fields.id<DeliveryId>(u"id"_s);
    delivery.seq = fields.integer(u"seq", 0);
    delivery.event = fields.id<EventId>(u"event"_s);
    delivery.eventSeq = fields.integer(u"event_seq", 0);
    delivery.source = fields.text(u"source");
    delivery.type = fields.text(u"type");
    delivery.destination = fields.text(u"destination");
    delivery.workflow = fields.text(u"workflow");
    delivery.revision = fields.count(u"revision"_s);
    delivery.node = fields.text(u"node");
    delivery.webhookId = fields.text(u"webhook_id");
    delivery.replay = fields.count(u"replay"_s);
    delivery.status = fields.word(u"status"_s, deliveryStatusFromName);
    delivery.attempts = fields.count(u"attempts"_s);
    delivery.attemptsBeforeRedrive = fields.count(u"attempts_before_redrive"_s);
    delivery.createdAt = fields.time(u"created_at"_s);
    delivery.dueAt = fields.time(u"due_at"_s);
    delivery.finishedAt = fields.optionalTime(u"finished_at"_s);
    delivery.lastHttpStatus = fields.count(u"last_http_status"_s);
    delivery.lastError = fields.text(u"last_error");
    delivery.waitsFor = fields.optionalId<DeliveryId>(u"waits_for"_s);
    delivery.orderKey = fields.bytes(u"order_key"_s);
    return fields.result(delivery);
}

QJsonObject toJson(const DeliveryDetail &detail)
{
    QJsonArray attempts;
    for (const auto &attempt : detail.attempts)
        attempts.append(toJson(attempt));
    return {{u"delivery"_s, toJson(detail.delivery)}, {u"attempts"_s, attempts}};
}

Result<DeliveryDetail> deliveryDetailFromJson(const QJsonObject &json)
{
    WireFields fields(json);
    auto delivery = deliveryFromJson(fields.object(u"delivery"));
    if (!delivery)
        return delivery.error();
    DeliveryDetail detail;
    detail.delivery = std::move(*delivery);
    detail.attempts = fields.each(u"attempts"_s, attemptFromJson);
    return fields.result(detail);
}

QJsonObject toJson(const DeliveryPage &page)
{
    return pageJson(u"deliveries"_s, page.deliveries, page.next);
}

Result<DeliveryPage> deliveryPageFromJson(const QJsonObject &json)
{
    WireFields fields(json);
    DeliveryPage page;
    page.deliveries = fields.each(u"deliveries"_s, deliveryFromJson);
    page.next = fields.optionalInteger(u"next"_s);
    return fields.result(page);
}

} // namespace Signalbox
