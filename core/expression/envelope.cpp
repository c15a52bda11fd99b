// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/expression/envelope.h"

#include "core/expression/bodyvalue.h"
#include "core/expression/fieldvalues.h"

#include <QUtf8StringView>

namespace Signalbox {

namespace {

ExactJson textOrNull(const QString &text)
{
    return text.isEmpty() ? ExactJson::null() : ExactJson(text.toStdString());
}

/// Bytes that are UTF-8, or what RFC 9110 calls obs-text, which is read as ISO 8859-1.
ExactJson headerText(QByteArrayView bytes)
{
    if (QUtf8StringView(bytes).isValidUtf8())
        return stringValue(bytes);
    return ExactJson(QString::fromLatin1(bytes).toStdString());
}

ExactJson timeOrNull(std::optional<Timestamp> time)
{
    return time ? ExactJson(toIso8601(*time).toStdString()) : ExactJson::null();
}

ExactJson headersOf(const HeaderBlock &headers)
{
    FieldValues values;
    for (const auto &field : headers.fields())
        values.add(field.name.toByteArray().toLower().toStdString(), headerText(field.value));
    return std::move(values).take();
}

/// The path of an origin-form or absolute-form target, as received.
QByteArrayView pathOf(QByteArrayView target)
{
    if (!target.startsWith('/')) {
        const qsizetype authority = target.indexOf("://");
        const qsizetype slash = authority < 0 ? -1 : target.indexOf('/', authority + 3);
        target = slash < 0 ? QByteArrayView() : target.sliced(slash);
    }
    return target;
}

} // namespace

Document envelopeOf(const Event &event)
{
    const Request &request = event.request;
    const QByteArrayView target = pathOf(request.target);
    const qsizetype mark = target.indexOf('?');
    const QByteArrayView path = mark < 0 ? target : target.first(mark);
    const QByteArrayView query = mark < 0 ? QByteArrayView() : target.sliced(mark + 1);
    BodyValue body = bodyValue(request);

    std::vector<ExactMember> members;
    members.reserve(12);
    const auto add = [&](const char *name, ExactJson value) {
        members.emplace_back(std::string(name), std::move(value));
    };
    add("id", ExactJson(event.id.toString().toStdString()));
    add("source", ExactJson(event.source.toStdString()));
    add("type", textOrNull(event.type));
    add("key", event.key.isEmpty() ? ExactJson::null() : headerText(event.key));
    add("received_at", timeOrNull(request.receivedAt));
    add("occurred_at", timeOrNull(event.occurredAt));
    add("method", headerText(request.method));
    add("path", headerText(path));
    add("query", fieldsOf(query));
    add("headers", headersOf(request.headers));
    add("body", std::move(body.value));
    if (body.base64)
        add("body_base64", std::move(*body.base64));
    return documentOf(objectOf(std::move(members)));
}

} // namespace Signalbox
