// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/expression/bodyvalue.h"

#include "core/expression/bodytext.h"
#include "core/expression/fieldvalues.h"
#include "core/expression/multipart.h"
#include "core/support/contentcoding.h"

namespace Signalbox {

namespace {

/// What was admitted by other limits is still read here.
constexpr ExpansionLimits widest{.bytes = 64 * 1024 * 1024, .ratio = 2000};

BodyValue binary(const QByteArray &bytes)
{
    return {ExactJson::null(), stringValue(bytes.toBase64())};
}

std::optional<QByteArray> decoded(const Request &request)
{
    QByteArray codings;
    if (request.headers.first("content-encoding")) {
        for (const auto &field : request.headers.fields()) {
            if (field.name.compare("content-encoding", Qt::CaseInsensitive) == 0)
                codings += field.value.toByteArray() + ',';
        }
    }
    if (codings.isEmpty())
        return request.body;
    auto expanded = expandContent(request.body, codings, widest);
    return expanded ? std::optional(*std::move(expanded)) : std::nullopt;
}

ExactJson partValue(const FormPart &part)
{
    const auto type = ContentType::parse(part.contentType);
    const QByteArray content = part.content.toByteArray();
    if (!part.filename) {
        if (const auto text = textOfBody(content, type))
            return stringValue(*text);
    }
    std::vector<ExactMember> members;
    const auto add = [&](const char *name, const QByteArray &value) {
        members.emplace_back(std::string(name), stringValue(value));
    };
    if (part.filename)
        add("filename", QString::fromUtf8(*part.filename).toUtf8());
    if (!part.contentType.isEmpty())
        add("content_type", QString::fromUtf8(part.contentType).toUtf8());
    add("base64", content.toBase64());
    return objectOf(std::move(members));
}

} // namespace

BodyValue bodyValue(const Request &request)
{
    if (request.body.isEmpty())
        return {};
    const auto body = decoded(request);
    if (!body)
        return binary(request.body);
    const auto type = ContentType::of(request.headers);
    const auto kind = type.kind();
    if (kind == ContentKind::Binary)
        return binary(*body);
    if (kind == ContentKind::Multipart) {
        if (auto value = multipartValue(*body, type.boundary))
            return {*std::move(value), {}};
    }
    const auto text = textOfBody(*body, type);
    if (!text || text->contains('\0'))
        return binary(*body);
    if (kind == ContentKind::Form) {
        if (auto value = formValue(*text))
            return {*std::move(value), {}};
    }
    if (kind == ContentKind::Json || kind == ContentKind::Other) {
        if (auto value = readExactJson(*text))
            return {*std::move(value), {}};
    }
    return {stringValue(*text), {}};
}

Result<ExactJson> formValue(QByteArrayView text)
{
    if (text.count('&') >= Document::maxValues)
        return Error{ErrorCode::TooLarge,
                     QStringLiteral("more than %1 values").arg(Document::maxValues)};
    return fieldsOf(text);
}

Result<ExactJson> multipartValue(const QByteArray &decoded, const QByteArray &boundary)
{
    const auto parts = readMultipart(decoded, boundary);
    if (!parts)
        return parts.error();
    FieldValues values;
    for (const FormPart &part : *parts)
        values.add(QString::fromUtf8(part.name).toStdString(), partValue(part));
    return std::move(values).take();
}

} // namespace Signalbox
