// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/expression/contenttype.h"

#include <QString>

#include <algorithm>

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

struct Name
{
    ContentKind kind;
    QLatin1StringView text;
};

constexpr Name names[] = {
    {ContentKind::Json, "json"_L1},           {ContentKind::Form, "form"_L1},
    {ContentKind::Multipart, "multipart"_L1}, {ContentKind::Xml, "xml"_L1},
    {ContentKind::Text, "text"_L1},           {ContentKind::Binary, "binary"_L1},
    {ContentKind::Other, "other"_L1},
};

/// Takes a quoted string from the front of \a text. Only quotes and backslashes can be escaped:
/// browsers send file names with single backslashes.
QByteArray takeQuoted(QByteArrayView &text)
{
    QByteArray out;
    qsizetype at = 1;
    for (; at < text.size() && text[at] != '"'; ++at) {
        const bool escapes = text[at] == '\\' && at + 1 < text.size()
            && (text[at + 1] == '"' || text[at + 1] == '\\');
        out += text[escapes ? ++at : at];
    }
    text = text.sliced(std::min(at + 1, text.size()));
    return out;
}

QByteArrayView takeUntil(QByteArrayView &text, QByteArrayView stops)
{
    const auto end = std::ranges::find_if(text, [&](char c) { return stops.contains(c); });
    const auto taken = text.first(end - text.begin());
    text = text.sliced(taken.size());
    return taken.trimmed();
}

} // namespace

QString contentKindName(ContentKind kind)
{
    return std::ranges::find(names, kind, &Name::kind)->text;
}

std::optional<ContentKind> contentKindFromName(QStringView name)
{
    const auto known =
        std::ranges::find_if(names, [&](const Name &entry) { return entry.text == name; });
    return known == std::end(names) ? std::nullopt : std::optional(known->kind);
}

ParameterisedValue ParameterisedValue::parse(QByteArrayView text)
{
    ParameterisedValue parsed;
    parsed.value = takeUntil(text, ";").toByteArray().toLower();
    while (!text.isEmpty()) {
        text = text.sliced(1);
        const auto name = takeUntil(text, "=;");
        QByteArray value;
        if (text.startsWith('=')) {
            text = text.sliced(1).trimmed();
            value = text.startsWith('"') ? takeQuoted(text) : takeUntil(text, ";").toByteArray();
            takeUntil(text, ";");
        }
        if (!name.isEmpty())
            parsed.parameters.append({name.toByteArray().toLower(), std::move(value)});
    }
    return parsed;
}

std::optional<QByteArray> ParameterisedValue::parameter(QByteArrayView name) const
{
    const auto found = std::ranges::find_if(
        parameters, [&](const auto &parameter) { return parameter.first == name; });
    return found == parameters.end() ? std::nullopt : std::optional(found->second);
}

ContentType ContentType::parse(QByteArrayView text)
{
    auto parsed = ParameterisedValue::parse(text);
    return {std::move(parsed.value),
            parsed.parameter("charset").value_or(QByteArray()).trimmed().toLower(),
            parsed.parameter("boundary").value_or(QByteArray())};
}

ContentType ContentType::of(const HeaderBlock &headers)
{
    const auto header = headers.first("content-type");
    return header ? parse(*header) : ContentType();
}

ContentKind ContentType::kind() const
{
    if (type == "application/json" || type == "text/json" || type.endsWith("+json"))
        return ContentKind::Json;
    if (type == "application/x-www-form-urlencoded")
        return ContentKind::Form;
    if (type == "multipart/form-data")
        return ContentKind::Multipart;
    if (type == "application/xml" || type == "text/xml" || type.endsWith("+xml"))
        return ContentKind::Xml;
    if (type.startsWith("text/"))
        return ContentKind::Text;
    if (type == "application/octet-stream" || type.startsWith("image/") || type.startsWith("audio/")
        || type.startsWith("video/") || type.startsWith("font/"))
        return ContentKind::Binary;
    return ContentKind::Other;
}

} // namespace Signalbox
