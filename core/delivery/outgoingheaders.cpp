// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/delivery/outgoingheaders.h"

#include "core/delivery/tracecontext.h"
#include "core/support/headerblock.h"

#include <algorithm>
#include <array>

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array<QByteArrayView, 33> forwarded{
    "circleci-event-type",
    "content-encoding",
    "content-language",
    "content-type",
    "linear-delivery",
    "linear-event",
    "sentry-hook-resource",
    "shopify-topic",
    "shopify-webhook-id",
    "tracestate",
    "twitch-eventsub-message-id",
    "twitch-eventsub-message-type",
    "twitch-eventsub-subscription-type",
    "x-amz-sns-message-type",
    "x-buildkite-event",
    "x-contentful-topic",
    "x-event-key",
    "x-event-type",
    "x-forgejo-delivery",
    "x-forgejo-event",
    "x-gitea-delivery",
    "x-gitea-event",
    "x-gitea-event-type",
    "x-github-delivery",
    "x-github-event",
    "x-gitlab-event",
    "x-gitlab-event-uuid",
    "x-gitlab-webhook-uuid",
    "x-shopify-event-id",
    "x-shopify-topic",
    "x-shopify-webhook-id",
    "x-wc-webhook-delivery-id",
    "x-wc-webhook-topic",
};
static_assert(std::ranges::is_sorted(forwarded, [](QByteArrayView left, QByteArrayView right) {
    return std::ranges::lexicographical_compare(left, right);
}));

/// What curl would take for the end of the header. The receiver refuses such requests; this holds
/// for events that came another way.
bool isSafeValue(QByteArrayView value)
{
    return !value.contains('\r') && !value.contains('\n') && !value.contains('\0');
}

/// Whether the header tells of the event's own body, when another one is sent.
bool isOfBody(QByteArrayView name)
{
    return name.size() > 8 && name.first(8).compare("content-", Qt::CaseInsensitive) == 0;
}

bool isSet(const DeliveryContent &content, QByteArrayView name)
{
    return std::ranges::any_of(content.headers, [&](const auto &header) {
        return name.compare(header.first, Qt::CaseInsensitive) == 0;
    });
}

QByteArray nextHop(const HeaderBlock &original)
{
    const auto value = original.first("signalbox-hops");
    bool ok = false;
    const auto hops = value ? value->toInt(&ok) : 0;
    return QByteArray::number(ok && hops > 0 ? std::min(hops, 9999) + 1 : 1);
}

} // namespace

bool isForwardedHeader(QByteArrayView name)
{
    const auto lower = name.toByteArray().toLower();
    return lower.startsWith("ce-")
        || std::ranges::find(forwarded, QByteArrayView(lower)) != forwarded.end();
}

qint64 webhookTimestamp(Timestamp now)
{
    return std::chrono::floor<std::chrono::seconds>(now).time_since_epoch().count();
}

QList<HeaderLine> outgoingHeaders(const DueDelivery &due, Timestamp now)
{
    const HeaderBlock original(due.headers);
    const auto parent = original.single("traceparent");
    const auto trace = parent ? parseTraceparent(*parent) : std::nullopt;

    QList<HeaderLine> headers{
        {"webhook-id"_ba, due.delivery.webhookId.toUtf8()},
        {"webhook-timestamp"_ba, QByteArray::number(webhookTimestamp(now))},
        {"traceparent"_ba, continueTrace(trace)},
        {"signalbox-hops"_ba, nextHop(original)},
    };
    if (due.delivery.replay > 0)
        headers.append({"webhook-replay"_ba, QByteArray::number(due.delivery.replay)});
    for (const auto &field : original.fields()) {
        if (!isForwardedHeader(field.name) || !isSafeValue(field.value)
            || isSet(due.content, field.name)
            || (!due.content.contentType.isEmpty() && isOfBody(field.name)))
            continue;
        if (!trace && field.name.compare("tracestate", Qt::CaseInsensitive) == 0)
            continue;
        headers.append({field.name.toByteArray(), field.value.toByteArray()});
    }
    if (!due.content.contentType.isEmpty())
        headers.append({"content-type"_ba, due.content.contentType});
    for (const auto &[name, value] : due.content.headers) {
        if (isSafeValue(value))
            headers.append({name, value});
    }
    return headers;
}

QByteArray outgoingUrl(const QString &url, const DeliveryContent &content)
{
    QByteArray text = url.toUtf8();
    if (content.path.isEmpty())
        return text;
    const auto end = std::ranges::find_if(text, [](char c) { return c == '?' || c == '#'; });
    const qsizetype at = end - text.begin();
    const QByteArray path = text.first(at);
    return (path.endsWith('/') ? path.chopped(1) : path) + content.path + text.sliced(at);
}

} // namespace Signalbox
