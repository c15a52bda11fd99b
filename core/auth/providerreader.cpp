// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/auth/providerreader.h"

#include "core/auth/handshakereader.h"
#include "core/auth/schemenames.h"
#include "core/auth/vectorreader.h"

#include <QJsonDocument>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace Signalbox {
namespace {

constexpr qint64 largestBody = 1024LL * 1024 * 1024;
constexpr qint64 longestDeadline = 3600; ///< seconds

bool matches(const QString &text, const QString &pattern)
{
    return QRegularExpression(QRegularExpression::anchoredPattern(pattern)).match(text).hasMatch();
}

SecretSlot readSecret(JsonMembers members)
{
    SecretSlot slot;
    slot.name = members.string("name"_L1);
    if (!matches(slot.name, u"[a-z0-9_]{1,64}"_s))
        members.problem("name"_L1, u"expected 1 to 64 of a-z, 0-9 and _"_s);
    slot.title = members.string("title"_L1);
    slot.where = members.string("where"_L1);
    if (const auto decoding =
            secretDecodingFromName(members.optionalString("decode"_L1).value_or(u"utf8"_s)))
        slot.decoding = *decoding;
    else
        members.problem("decode"_L1, u"expected one of "_s + secretDecodingWords());
    members.finish();
    return slot;
}

ProviderParameter readParameter(JsonMembers members)
{
    ProviderParameter parameter;
    parameter.name = members.string("name"_L1);
    if (!matches(parameter.name, u"[a-z0-9_]{1,64}"_s))
        members.problem("name"_L1, u"expected 1 to 64 of a-z, 0-9 and _"_s);
    parameter.title = members.string("title"_L1);
    parameter.where = members.string("where"_L1);
    parameter.required = members.optionalBoolean("required"_L1);
    members.finish();
    return parameter;
}

std::optional<ItemsPlace> readItems(JsonMembers &members)
{
    const auto text = members.optionalString("items"_L1);
    if (!text)
        return {};
    using Kind = ItemsPlace::Kind;
    if (*text == "lines"_L1)
        return ItemsPlace{Kind::Lines, {}, {}};
    if (*text == "body"_L1)
        return ItemsPlace{Kind::Body, {}, {}};
    if (text->startsWith("form."_L1) && text->size() > 5)
        return ItemsPlace{Kind::Form, {}, text->sliced(5).toUtf8()};
    if (text->startsWith("body."_L1)) {
        if (const auto path = readDottedPath(text->sliced(5)))
            return ItemsPlace{Kind::Body, *path, {}};
    }
    members.problem("items"_L1, u"expected body, body.<member>, form.<field> or lines"_s);
    return {};
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
    answer.bareRefusals = members.optionalBoolean("bare_refusals"_L1);
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

/// Applies \a read to each object of the list at \a name.
template <typename Read>
auto readEach(JsonMembers &members, QLatin1StringView name, Read read)
{
    QList<decltype(read(std::declval<JsonMembers>()))> list;
    const auto objects = members.optionalObjects(name);
    for (qsizetype i = 0; i < objects.size(); ++i) {
        const auto path = members.path(name) + u"[%1]."_s.arg(i);
        list.append(read(JsonMembers(objects.at(i), path, members.problems())));
    }
    return list;
}

/// Names must differ, since sources give values by name.
template <typename Named>
QStringList namesOf(JsonMembers &members, QLatin1StringView member, const QList<Named> &list)
{
    QStringList names;
    for (const auto &one : list) {
        if (names.contains(one.name))
            members.problem(member, u"\"%1\" stands twice"_s.arg(one.name));
        names.append(one.name);
    }
    return names;
}

Provider readMembers(JsonMembers &members, QStringList &problems)
{
    Provider provider;
    members.optionalString("$schema"_L1);
    provider.name = members.string("name"_L1);
    if (!matches(provider.name, u"[a-z0-9-]{1,64}"_s))
        members.problem("name"_L1, u"expected 1 to 64 of a-z, 0-9 and -"_s);
    provider.title = members.string("title"_L1);
    provider.category = members.string("category"_L1);
    if (!providerCategories().contains(provider.category))
        members.problem("category"_L1, u"expected one of "_s + providerCategories().join(u", "));
    provider.documentation = members.string("documentation"_L1);
    if (!provider.documentation.startsWith("https://"_L1))
        members.problem("documentation"_L1, u"expected an https URL"_s);
    provider.source = members.string("source"_L1);
    provider.verified = members.boolean("verified"_L1);
    provider.methods = readMethods(members);
    if (members.has("max_body"_L1))
        provider.maxBody = members.integer("max_body"_L1, 1, largestBody);
    for (const auto &type :
         members.has("content_types"_L1) ? members.strings("content_types"_L1) : QStringList()) {
        if (!matches(type, u"[a-z0-9!#$&^_.+*-]+/[a-z0-9!#$&^_.+*-]+"_s))
            members.problem("content_types"_L1, u"expected media types in lower case"_s);
        provider.contentTypes.append(type.toLatin1());
    }
    provider.secrets = readEach(members, "secrets"_L1, readSecret);
    provider.parameters = readEach(members, "parameters"_L1, readParameter);
    provider.items = readItems(members);
    provider.itemsWhen = readExpression(members, "items_when"_L1);
    if (provider.itemsWhen && !provider.items)
        members.problem("items_when"_L1, u"expected together with items"_s);
    const SchemeNames names{namesOf(members, "secrets"_L1, provider.secrets),
                            namesOf(members, "parameters"_L1, provider.parameters),
                            provider.items && provider.items->kind == ItemsPlace::Kind::Body};
    provider.authentication = readAuthentication(
        {members.object("authentication"_L1), u"authentication."_s, problems}, names);
    provider.key = readExpression(members, "key"_L1);
    provider.keyOptional = members.optionalBoolean("key_optional"_L1);
    provider.type = readExpression(members, "type"_L1);
    provider.occurredAt = readExpression(members, "occurred_at"_L1);
    provider.sequence = readExpression(members, "sequence"_L1);
    provider.handshakes = readEach(members, "handshakes"_L1, [&names](JsonMembers handshake) {
        return readHandshake(std::move(handshake), names);
    });
    provider.answer = readAnswer({members.object("answer"_L1), u"answer."_s, problems});
    if (members.has("deadline"_L1))
        provider.deadline = int(members.integer("deadline"_L1, 1, longestDeadline));
    provider.vectors = readEach(members, "vectors"_L1, readVector);
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
