// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/workflowcase.h"

#include "core/domain/jsonfields.h"

#include <QHash>

#include <utility>

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

void put(QJsonObject &json, const QString &name, const QString &text)
{
    if (!text.isEmpty())
        json.insert(name, text);
}

void putBody(QJsonObject &json, const QByteArray &body)
{
    if (body.isEmpty())
        return;
    if (body.isValidUtf8())
        json.insert("body_text"_L1, QString::fromUtf8(body));
    else
        json.insert("body_base64"_L1, QString::fromLatin1(body.toBase64()));
}

/// A value by name; of a name that is there more often, in whatever case, a list of them.
QJsonObject headersJson(const HeaderBlock &block)
{
    QJsonObject json;
    QHash<QString, QString> names; // by lower case, as each came first
    for (const auto &field : block.fields()) {
        const auto name = QString::fromUtf8(field.name.toByteArray());
        const QJsonValue value = QString::fromUtf8(field.value.toByteArray());
        const auto known = names.constFind(name.toLower());
        if (known == names.cend()) {
            names.insert(name.toLower(), name);
            json.insert(name, value);
            continue;
        }
        const QJsonValue before = json.value(*known);
        QJsonArray values = before.toArray();
        if (!before.isArray())
            values.append(before);
        values.append(value);
        json.insert(*known, values);
    }
    return json;
}

QJsonObject eventJson(const Event &event)
{
    QJsonObject json;
    if (!event.id.isNull())
        json.insert("id"_L1, event.id.toString());
    put(json, u"source"_s, event.source);
    put(json, u"type"_s, event.type);
    put(json, u"key"_s, QString::fromUtf8(event.key));
    if (event.request.method != "POST")
        put(json, u"method"_s, QString::fromUtf8(event.request.method));
    put(json, u"target"_s, QString::fromUtf8(event.request.target));
    if (const auto headers = headersJson(event.request.headers); !headers.isEmpty())
        json.insert("headers"_L1, headers);
    putBody(json, event.request.body);
    if (event.request.receivedAt != Timestamp())
        json.insert("received_at"_L1, toIso8601(event.request.receivedAt));
    if (event.occurredAt)
        json.insert("occurred_at"_L1, toIso8601(*event.occurredAt));
    if (event.order)
        json.insert("order"_L1, QJsonObject{{u"key"_s, QString::fromUtf8(event.order->key)},
                                            {u"position"_s,
                                             QString::fromUtf8(event.order->position)}});
    return json;
}

/// Notes members of \a json that are not \a known.
void checkMembers(JsonFields &fields, const QJsonObject &json, const QStringList &known)
{
    for (const auto &name : json.keys()) {
        if (!known.contains(name))
            fields.fail(name, u"one of "_s + known.join(u", "));
    }
}

std::optional<Timestamp> readTime(JsonFields &fields, const QString &name)
{
    const auto text = fields.text(name);
    if (text.isEmpty())
        return {};
    const auto time = fromIso8601(text);
    if (!time)
        fields.fail(name, u"an ISO 8601 time with its zone"_s);
    return time;
}

QMap<QString, QString> readTexts(JsonFields &fields, const QString &name)
{
    QMap<QString, QString> texts;
    const auto object = fields.object(name);
    for (auto member = object.begin(); member != object.end(); ++member) {
        if (!member->isString())
            fields.fail(name, u"texts by name"_s);
        texts.insert(member.key(), member->toString());
    }
    return texts;
}

QByteArray readHeaders(JsonFields &fields)
{
    QByteArray block;
    const auto headers = fields.object(u"headers");
    for (const auto &name : headers.keys()) {
        const QJsonValue all = headers.value(name);
        QJsonArray values = all.toArray();
        if (!all.isArray())
            values.append(all);
        for (const QJsonValue value : std::as_const(values)) {
            const auto line = name.toUtf8() + ": " + value.toString().toUtf8();
            if (!value.isString())
                fields.fail(u"headers", u"a text, or a list of texts, by name"_s);
            if (name.isEmpty() || line.contains('\r') || line.contains('\n'))
                fields.fail(u"headers", u"names and values of one line"_s);
            block += line + "\r\n";
        }
    }
    return block;
}

QByteArray readBody(JsonFields &fields)
{
    const auto base64 = fields.text(u"body_base64");
    if (base64.isEmpty())
        return fields.text(u"body_text").toUtf8();
    const auto decoded = QByteArray::fromBase64Encoding(base64.toLatin1(),
                                                        QByteArray::AbortOnBase64DecodingErrors);
    if (!decoded)
        fields.fail(u"body_base64", u"base64"_s);
    return *decoded;
}

/// All zeros where it is not there.
EventId readId(JsonFields &fields, const QJsonObject &json, const QString &name)
{
    if (!json.contains(name))
        return {};
    const auto id = EventId::parse(fields.text(name));
    if (!id)
        fields.fail(name, u"the id of an event"_s);
    return id.value_or(EventId());
}

void readEvent(const QJsonObject &json, WorkflowCase &one, JsonFields &outer)
{
    JsonFields fields(json, u"event"_s);
    if (json.contains("stored"_L1)) {
        checkMembers(fields, json, {u"stored"_s});
        one.stored = EventId::parse(fields.text(u"stored"));
        if (!one.stored)
            fields.fail(u"stored", u"the id of an event"_s);
    } else {
        checkMembers(fields, json,
                     {u"id"_s, u"source"_s, u"type"_s, u"key"_s, u"method"_s, u"target"_s,
                      u"headers"_s, u"body"_s, u"body_text"_s, u"body_base64"_s, u"received_at"_s,
                      u"occurred_at"_s, u"order"_s});
        auto &event = one.event;
        event.id = readId(fields, json, u"id"_s);
        event.source = fields.text(u"source", JsonFields::Required);
        event.type = fields.text(u"type");
        event.key = fields.text(u"key").toUtf8();
        event.request.method = fields.text(u"method").toUtf8();
        if (event.request.method.isEmpty())
            event.request.method = "POST"_ba;
        event.request.target = fields.text(u"target").toUtf8();
        event.request.headers = HeaderBlock(readHeaders(fields));
        event.request.body = readBody(fields);
        event.request.receivedAt = readTime(fields, u"received_at"_s).value_or(Timestamp());
        event.occurredAt = readTime(fields, u"occurred_at"_s);
        if (json.contains("order"_L1)) {
            JsonFields order(fields.object(u"order"), u"event.order"_s);
            event.order = OrderPlace{order.text(u"key", JsonFields::Required).toUtf8(),
                                     order.text(u"position").toUtf8()};
            if (!order.ok())
                fields.fail(order.error());
        }
    }
    if (!fields.ok())
        outer.fail(fields.error());
}

void readExpectation(const QJsonObject &json, WorkflowCase &one, JsonFields &outer)
{
    JsonFields fields(json, u"expect"_s);
    checkMembers(fields, json, {u"destinations"_s, u"bodies"_s, u"body_texts"_s, u"ports"_s});
    if (json.contains("destinations"_L1))
        one.destinations = fields.texts(u"destinations");
    for (const auto &[name, text] : readTexts(fields, u"body_texts"_s).asKeyValueRange())
        one.bodies.insert(name, text.toUtf8());
    one.ports = readTexts(fields, u"ports"_s);
    if (!fields.ok())
        outer.fail(fields.error());
}

} // namespace

QJsonObject toJson(const WorkflowCase &one)
{
    QJsonObject expect;
    if (one.destinations)
        expect.insert("destinations"_L1, QJsonArray::fromStringList(*one.destinations));
    QJsonObject bodies;
    for (const auto &[destination, body] : one.bodies.asKeyValueRange())
        bodies.insert(destination, QString::fromUtf8(body));
    if (!bodies.isEmpty())
        expect.insert("body_texts"_L1, bodies);
    QJsonObject ports;
    for (const auto &[node, port] : one.ports.asKeyValueRange())
        ports.insert(node, port);
    if (!ports.isEmpty())
        expect.insert("ports"_L1, ports);
    const auto event = one.stored ? QJsonObject{{u"stored"_s, one.stored->toString()}}
                                  : eventJson(one.event);
    return {{u"name"_s, one.name}, {u"event"_s, event}, {u"expect"_s, expect}};
}

Result<WorkflowCase> workflowCaseFromJson(const QJsonObject &json)
{
    JsonFields fields(json);
    WorkflowCase one;
    checkMembers(fields, json, {u"name"_s, u"event"_s, u"expect"_s});
    one.name = fields.text(u"name", JsonFields::Required);
    readEvent(fields.object(u"event"), one, fields);
    readExpectation(fields.object(u"expect"), one, fields);
    if (!fields.ok())
        return fields.error();
    return one;
}

} // namespace Signalbox
