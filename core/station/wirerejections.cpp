// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/station/wire.h"
#include "core/station/wirerequest.h"

namespace Signalbox {

using namespace Qt::StringLiterals;

void putRequest(QJsonObject &json, const Request &request)
{
    putBytes(json, u"method"_s, request.method);
    putBytes(json, u"target"_s, request.target);
    putBytes(json, u"headers"_s, request.headers.raw());
    json.insert("peer"_L1, request.peer);
}

Request readRequest(WireFields &fields)
{
    Request request;
    request.method = fields.bytes(u"method"_s);
    request.target = fields.bytes(u"target"_s);
    request.headers = HeaderBlock(fields.bytes(u"headers"_s));
    request.peer = fields.text(u"peer");
    return request;
}

QJsonObject toJson(const Rejection &rejection)
{
    QJsonObject json{
        {u"id"_s, rejection.id.toString()},
        {u"seq"_s, rejection.seq},
        {u"source"_s, rejection.source},
        {u"received_at"_s, toIso8601(rejection.request.receivedAt)},
        {u"status"_s, rejection.status},
        {u"cause"_s, rejectionCauseName(rejection.cause)},
        {u"detail"_s, rejection.detail},
        {u"evidence"_s, rejection.evidence},
        {u"event"_s, rejection.event ? QJsonValue(rejection.event->toString()) : QJsonValue()},
        {u"body_size"_s, rejection.bodySize},
        {u"admitted"_s,
         rejection.admitted ? QJsonValue(rejection.admitted->toString()) : QJsonValue()},
    };
    putBytes(json, u"key"_s, rejection.key);
    putRequest(json, rejection.request);
    putBytes(json, u"body"_s, rejection.request.body);
    return json;
}

Result<Rejection> rejectionFromJson(const QJsonObject &json)
{
    WireFields fields(json, u"rejection"_s);
    Rejection rejection;
    rejection.id = fields.id<RejectionId>(u"id"_s);
    rejection.seq = fields.integer(u"seq", 0);
    rejection.source = fields.text(u"source");
    rejection.status = fields.count(u"status"_s);
    rejection.cause = fields.word(u"cause"_s, rejectionCauseFromName);
    rejection.detail = fields.text(u"detail");
    rejection.evidence = fields.object(u"evidence");
    rejection.event = fields.optionalId<EventId>(u"event"_s);
    rejection.bodySize = fields.integer(u"body_size", 0);
    rejection.admitted = fields.optionalId<EventId>(u"admitted"_s);
    rejection.key = fields.bytes(u"key"_s);
    rejection.request = readRequest(fields);
    rejection.request.body = fields.bytes(u"body"_s);
    rejection.request.receivedAt = fields.time(u"received_at"_s);
    return fields.result(rejection);
}

QJsonObject toJson(const QList<AdmittedEvent> &admitted)
{
    QJsonArray events;
    for (const auto &each : admitted) {
        events.append(QJsonObject{{u"id"_s, each.event.toString()},
                                  {u"status"_s, ingestStatusName(each.status)}});
    }
    return {{u"events"_s, events}};
}

Result<QList<AdmittedEvent>> admittedEventsFromJson(const QJsonObject &json)
{
    WireFields fields(json);
    const auto admitted = fields.each(
        u"events"_s, +[](const QJsonObject &event) -> Result<AdmittedEvent> {
            WireFields one(event, u"events"_s);
            AdmittedEvent result;
            result.event = one.id<EventId>(u"id"_s);
            result.status = one.word(u"status"_s, ingestStatusFromName);
            return one.result(result);
        });
    return fields.result(admitted);
}

QJsonObject toJson(const Diagnosis &diagnosis)
{
    QJsonObject json{
        {u"mistake"_s, mistakeName(diagnosis.mistake)},
        {u"subject"_s, diagnosis.subject},
        {u"sentence"_s, diagnosis.sentence},
        {u"fix"_s, diagnosis.fix},
        {u"signed_size"_s, diagnosis.signedSize},
    };
    putBytes(json, u"signed"_s, diagnosis.signedText);
    putBytes(json, u"expected"_s, diagnosis.expected);
    putBytes(json, u"received"_s, diagnosis.received);
    return json;
}

Result<Diagnosis> diagnosisFromJson(const QJsonObject &json)
{
    WireFields fields(json, u"diagnosis"_s);
    Diagnosis diagnosis;
    diagnosis.mistake = fields.word(u"mistake"_s, mistakeFromName);
    diagnosis.subject = fields.text(u"subject");
    diagnosis.sentence = fields.text(u"sentence");
    diagnosis.fix = fields.text(u"fix");
    diagnosis.signedSize = fields.integer(u"signed_size", 0);
    diagnosis.signedText = fields.bytes(u"signed"_s);
    diagnosis.expected = fields.bytes(u"expected"_s);
    diagnosis.received = fields.bytes(u"received"_s);
    return fields.result(diagnosis);
}

QJsonObject toJson(const RejectionPage &page)
{
    return pageJson(u"rejections"_s, page.rejections, page.next);
}

Result<RejectionPage> rejectionPageFromJson(const QJsonObject &json)
{
    WireFields fields(json);
    RejectionPage page;
    page.rejections = fields.each(u"rejections"_s, rejectionFromJson);
    page.next = fields.optionalInteger(u"next"_s);
    return fields.result(page);
}

} // namespace Signalbox
