// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/auth/providerreader.h"

#include "core/auth/jsonmembers.h"
#include "core/auth/signatureencoding.h"

#include <QJsonDocument>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace Signalbox {
namespace {

constexpr qint64 largestBody = 1024LL * 1024 * 1024;

bool matches(const QString &text, const QString &pattern)
{
    return QRegularExpression(QRegularExpression::anchoredPattern(pattern)).match(text).hasMatch();
}

SignatureScheme readSignature(JsonMembers members)
{
    SignatureScheme scheme;
    scheme.header = members.string("header"_L1).toLatin1();
    if (!matches(QString::fromLatin1(scheme.header), u"[a-z0-9-]+"_s))
        members.problem("header"_L1, u"expected a header name in lower case"_s);
    if (const auto algorithm = hmacAlgorithmFromName(members.string("algorithm"_L1)))
        scheme.algorithm = *algorithm;
    else
        members.problem("algorithm"_L1,
                        u"expected hmac-sha1, hmac-sha256, hmac-sha384 or hmac-sha512"_s);
    if (const auto encoding = signatureEncodingFromName(members.string("encoding"_L1)))
        scheme.encoding = *encoding;
    else
        members.problem("encoding"_L1, u"expected hex or base64"_s);
    scheme.prefix = members.optionalString("prefix"_L1).value_or(QString()).toLatin1();
    const auto content = SignedContent::parse(members.string("content"_L1));
    if (content)
        scheme.content = *content;
    else
        members.problem("content"_L1, content.error().detail);
    members.finish();
    return scheme;
}

ProviderAnswer readAnswer(JsonMembers members)
{
    ProviderAnswer answer;
    answer.status = int(members.integer("status"_L1, 200, 299));
    answer.contentType = members.optionalString("content_type"_L1).value_or(QString()).toLatin1();
    if (const auto body = members.optionalString("body"_L1))
        answer.body = body->toUtf8();
    if (answer.body.has_value() == answer.contentType.isEmpty())
        members.problem("content_type"_L1, u"expected together with body"_s);
    members.finish();
    return answer;
}

QList<QByteArray> readMethods(JsonMembers &members)
{
    QList<QByteArray> methods;
    for (const auto &method : members.strings("methods"_L1)) {
        if (!matches(method, u"GET|POST|PUT|PATCH|DELETE|OPTIONS|HEAD"_s))
            members.problem("methods"_L1, u"expected HTTP methods in capitals"_s);
        methods.append(method.toLatin1());
    }
    return methods;
}

std::optional<Locator> readLocator(JsonMembers &members, QLatin1StringView name)
{
    const auto text = members.optionalString(name);
    if (!text)
        return {};
    const auto locator = Locator::parse(*text);
    if (locator)
        return *locator;
    members.problem(name, locator.error().detail);
    return {};
}

Provider readMembers(JsonMembers &members, QStringList &problems)
{
    Provider provider;
    members.optionalString("$schema"_L1);
    provider.name = members.string("name"_L1);
    if (!matches(provider.name, u"[a-z0-9-]{1,64}"_s))
        members.problem("name"_L1, u"expected 1 to 64 of a-z, 0-9 and -"_s);
    provider.title = members.string("title"_L1);
    provider.documentation = members.string("documentation"_L1);
    if (!provider.documentation.startsWith("https://"_L1))
        members.problem("documentation"_L1, u"expected an https URL"_s);
    provider.source = members.string("source"_L1);
    provider.verified = members.boolean("verified"_L1);
    provider.methods = readMethods(members);
    if (members.has("max_body"_L1))
        provider.maxBody = members.integer("max_body"_L1, 1, largestBody);
    provider.signature = readSignature({members.object("signature"_L1), u"signature."_s, problems});
    provider.key = readLocator(members, "key"_L1);
    provider.type = readLocator(members, "type"_L1);
    provider.occurredAt = readLocator(members, "occurred_at"_L1);
    provider.answer = readAnswer({members.object("answer"_L1), u"answer."_s, problems});
    members.finish();
    return provider;
}

} // namespace

Result<Provider> readProvider(const QByteArray &json, const QString &fileName)
{
    QJsonParseError syntax;
    const auto document = QJsonDocument::fromJson(json, &syntax);
    if (!document.isObject()) {
        const auto what = syntax.error == QJsonParseError::NoError
            ? u"expected a JSON object"_s
            : u"not JSON at byte %1: %2"_s.arg(syntax.offset).arg(syntax.errorString());
        return Error{ErrorCode::Invalid, fileName + ": "_L1 + what};
    }
    QStringList problems;
    JsonMembers members(document.object(), {}, problems);
    auto provider = readMembers(members, problems);
    if (problems.isEmpty())
        return provider;
    problems.removeDuplicates();
    return Error{ErrorCode::Invalid,
                 fileName + ": "_L1 + problems.join(u'\n' + fileName + ": "_L1)};
}

} // namespace Signalbox
