// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/expression/envelope.h"

#include "core/expression/bodyvalue.h"
#include "core/expression/envelopeparts.h"

namespace Signalbox {

namespace {

ExactJson textOrNull(const QString &text)
{
    return text.isEmpty() ? ExactJson::null() : ExactJson(text.toStdString());
}

ExactJson timeOrNull(std::optional<Timestamp> time)
{
    return time ? ExactJson(toIso8601(*time).toStdString()) : ExactJson::null();
}

} // namespace

Document envelopeOf(const Event &event)
{
    const Request &request = event.request;
    auto target = EnvelopeParts::target(request.target);
    BodyValue body = bodyValue(request);

    std::vector<ExactMember> members;
    members.reserve(12);
    const auto add = [&](const char *name, ExactJson value) {
        members.emplace_back(std::string(name), std::move(value));
    };
    add("id", ExactJson(event.id.toString().toStdString()));
    add("source", ExactJson(event.source.toStdString()));
    add("type", textOrNull(event.type));
    add("key", event.key.isEmpty() ? ExactJson::null() : EnvelopeParts::text(event.key));
    add("received_at", timeOrNull(request.receivedAt));
    add("occurred_at", timeOrNull(event.occurredAt));
    add("method", EnvelopeParts::text(request.method));
    add("path", std::move(target.path));
    add("query", std::move(target.query));
    add("headers", EnvelopeParts::headers(request.headers));
    add("body", std::move(body.value));
    if (body.base64)
        add("body_base64", std::move(*body.base64));
    return documentOf(objectOf(std::move(members)));
}

} // namespace Signalbox
