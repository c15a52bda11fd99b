// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/admission/content.h"

#include "core/admission/xmlcheck.h"
#include "core/expression/bodydocument.h"
#include "core/expression/bodytext.h"
#include "core/expression/multipart.h"

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

using Read = std::variant<Document, ContentProblem>;

ContentFault faultOf(const Error &error)
{
    switch (error.code) {
    case ErrorCode::Unsupported: return ContentFault::Type;
    case ErrorCode::TooLarge: return ContentFault::TooLarge;
    default: return ContentFault::Malformed;
    }
}

ContentProblem problemOf(const Error &error)
{
    return {faultOf(error), error.detail, {}};
}

ContentProblem problemOf(const JsonProblem &problem)
{
    return {problem.tooLarge ? ContentFault::TooLarge : ContentFault::Malformed,
            u"The body is not JSON that is taken: %1."_s.arg(problem.detail),
            {{"offset"_L1, qint64(problem.position)},
             {"pointer"_L1, QString::fromUtf8(problem.pointer)}}};
}

Read jsonOf(const QByteArray &text, ContentUse use)
{
    if (use == ContentUse::Check) {
        const auto problem = checkJson(text);
        return problem ? Read(problemOf(*problem)) : Read(Document());
    }
    auto read = jsonDocument(text);
    if (const auto *problem = std::get_if<JsonProblem>(&read))
        return problemOf(*problem);
    return std::get<Document>(std::move(read));
}

Read xmlOf(const QByteArray &text, ContentUse use)
{
    if (const auto problem = checkXml(text))
        return ContentProblem{ContentFault::Malformed,
                              u"The body is not XML that is taken: %1."_s.arg(problem->detail),
                              {{"offset"_L1, qint64(problem->position)}}};
    return use == ContentUse::Value ? textDocument(text) : Document();
}

Read multipartOf(const QByteArray &decoded, const QByteArray &boundary, ContentUse use)
{
    if (use == ContentUse::Check) {
        const auto parts = readMultipart(decoded, boundary);
        return parts ? Read(Document()) : Read(problemOf(parts.error()));
    }
    auto read = multipartDocument(decoded, boundary);
    return read ? Read(*std::move(read)) : Read(problemOf(read.error()));
}

Read formOf(const QByteArray &text, ContentUse use)
{
    if (use == ContentUse::Check && text.count('&') < Document::maxValues)
        return Document();
    auto read = formDocument(text);
    return read ? Read(*std::move(read)) : Read(problemOf(read.error()));
}

/// Of a type that is not known: nothing is refused.
Document otherOf(const QByteArray &text, ContentUse use)
{
    if (use == ContentUse::Check)
        return {};
    auto read = jsonDocument(text);
    if (auto *document = std::get_if<Document>(&read))
        return std::move(*document);
    return text.contains('\0') ? Document() : textDocument(text);
}

Read readDecoded(const ContentType &type, const QByteArray &decoded, ContentUse use)
{
    const auto kind = type.kind();
    if (decoded.isEmpty() || kind == ContentKind::Binary)
        return Document();
    if (kind == ContentKind::Multipart)
        return multipartOf(decoded, type.boundary, use);
    qsizetype broken = -1;
    const auto text = textOfBody(decoded, type, &broken);
    if (!text && kind == ContentKind::Other)
        return Document();
    if (!text) {
        auto problem = problemOf(text.error());
        if (broken >= 0)
            problem.evidence.insert("offset"_L1, qint64(broken));
        return problem;
    }
    switch (kind) {
    case ContentKind::Json: return jsonOf(*text, use);
    case ContentKind::Xml: return xmlOf(*text, use);
    case ContentKind::Form: return formOf(*text, use);
    case ContentKind::Other: return otherOf(*text, use);
    default:
        return use == ContentUse::Value && !text->contains('\0') ? textDocument(*text) : Document();
    }
}

struct ContentHeaders
{
    ContentType type;
    int types = 0;
    QByteArray codings; ///< of all lines together
};

/// In one go through the headers.
ContentHeaders contentHeaders(const HeaderBlock &headers)
{
    ContentHeaders found;
    for (const auto &field : headers.fields()) {
        if (field.name.compare("content-type", Qt::CaseInsensitive) == 0) {
            if (found.types++ == 0)
                found.type = ContentType::parse(field.value);
        } else if (field.name.compare("content-encoding", Qt::CaseInsensitive) == 0) {
            found.codings += field.value.toByteArray() + ',';
        }
    }
    return found;
}

} // namespace

std::variant<Content, ContentProblem> readContent(const HeaderBlock &headers,
                                                  const QByteArray &body,
                                                  const ContentPolicy &policy, ContentUse use)
{
    constexpr qsizetype shownType = 128;
    auto named = contentHeaders(headers);
    const QString shown =
        QString::fromLatin1(named.type.type.first(std::min(named.type.type.size(), shownType)));
    const auto refused = [&](ContentProblem problem) {
        if (!shown.isEmpty())
            problem.evidence.insert("content_type"_L1, shown);
        return problem;
    };
    if (named.types > 1)
        return refused({ContentFault::Type, u"The content type came more than once."_s, {}});
    Content content;
    content.type = std::move(named.type);
    if (body.isEmpty())
        return content;
    if ((policy.kinds && !policy.kinds.testFlag(content.type.kind()))
        || (!policy.types.isEmpty() && !policy.types.contains(content.type.type)))
        return refused({ContentFault::Type, u"The source does not take this content type."_s, {}});
    content.decoded = body;
    if (!named.codings.isEmpty()) {
        auto expanded = expandContent(body, named.codings, policy.expansion);
        if (!expanded)
            return refused(problemOf(expanded.error()));
        content.decoded = *std::move(expanded);
    }
    auto read = readDecoded(content.type, content.decoded, use);
    if (auto *problem = std::get_if<ContentProblem>(&read))
        return refused(std::move(*problem));
    content.value = std::get<Document>(std::move(read));
    return content;
}

} // namespace Signalbox
