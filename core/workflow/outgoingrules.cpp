// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflow/outgoingrules.h"

#include <QStringList>

#include <algorithm>

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

bool isTokenCharacter(QChar c)
{
    return c.unicode() < 0x80 && (c.isLetterOrNumber() || u"!#$%&'*+-.^_`|~"_s.contains(c));
}

} // namespace

QString outgoingHeaderProblem(const QString &name)
{
    static const QStringList transport{
        u"host"_s,   u"content-length"_s, u"transfer-encoding"_s, u"connection"_s,
        u"expect"_s, u"keep-alive"_s,     u"upgrade"_s,           u"te"_s,
        u"trailer"_s};
    static const QStringList ours{u"traceparent"_s, u"tracestate"_s};
    static const QStringList credentials{u"authorization"_s, u"cookie"_s, u"proxy-authorization"_s};
    const QString lower = name.toLower();
    if (name.isEmpty() || !std::ranges::all_of(name, isTokenCharacter))
        return u"not a header's name"_s;
    if (transport.contains(lower) || lower.startsWith("proxy-"_L1))
        return u"the transport sets this header"_s;
    if (ours.contains(lower) || lower.startsWith("webhook-"_L1)
        || lower.startsWith("signalbox-"_L1))
        return u"Signalbox sets this header"_s;
    if (credentials.contains(lower))
        return u"a credential does not belong into a workflow"_s;
    if (lower == "content-type"_L1)
        return u"content_type says this"_s;
    return {};
}

bool isOutgoingMethod(QByteArrayView method)
{
    return method == "POST" || method == "PUT" || method == "PATCH" || method == "DELETE";
}

bool isWebhookId(QByteArrayView text)
{
    return !text.isEmpty() && text.size() <= maxOutgoingKey
        && std::ranges::all_of(text, [](char c) { return c > 0x20 && c < 0x7F && c != '.'; });
}

bool isOutgoingPath(QByteArrayView path)
{
    constexpr QByteArrayView refused = "\"#<>\\^`{|}";
    const bool characters = std::ranges::all_of(
        path, [&](char c) { return c > 0x20 && c < 0x7F && !refused.contains(c); });
    if (!path.startsWith('/') || !characters)
        return false;
    const qsizetype query = path.indexOf('?');
    QByteArray plain = path.first(query < 0 ? path.size() : query).toByteArray();
    plain.replace("%2E", ".").replace("%2e", ".");
    const auto segments = plain.split('/');
    return std::ranges::none_of(
        segments, [](const QByteArray &segment) { return segment == "." || segment == ".."; });
}

bool isOutgoingValue(QByteArrayView text)
{
    return std::ranges::all_of(text, [](char c) { return c >= 0x20 && c < 0x7F; });
}

} // namespace Signalbox
