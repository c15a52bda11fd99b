// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/auth/handshakereader.h"

#include "core/auth/schemenames.h"
#include "core/auth/signatureencoding.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace Signalbox {
namespace {

bool isHmac(HandshakeKind kind)
{
    return kind == HandshakeKind::GetHmac || kind == HandshakeKind::BodyHmac;
}

/// Where the challenge stands: a name, an expression, or nowhere.
void readChallenge(Handshake &handshake, JsonMembers &members)
{
    switch (handshake.kind) {
    case HandshakeKind::GetEcho:
    case HandshakeKind::GetHmac:
    case HandshakeKind::HeaderEcho:
    case HandshakeKind::QueryEcho:
        handshake.challenge = members.string("challenge"_L1).toUtf8();
        break;
    case HandshakeKind::BodyEcho:
    case HandshakeKind::BodyHmac:
    case HandshakeKind::SignedChallenge:
        handshake.challengeAt = readExpression(members, "challenge"_L1);
        if (!handshake.challengeAt)
            members.string("challenge"_L1);
        break;
    default: break;
    }
}

void readRequire(Handshake &handshake, JsonMembers &members, const SchemeNames &names)
{
    static const QRegularExpression reference(u"^\\{(secret|parameter):([^{}]+)\\}$"_s);
    const auto require = members.object("require"_L1);
    for (auto it = require.begin(); it != require.end(); ++it) {
        const auto text = it.value().toString();
        const auto match = reference.match(text);
        const bool known = !match.hasMatch()
            || (match.captured(1) == "secret"_L1 ? names.secrets : names.parameters)
                   .contains(match.captured(2));
        if (text.isEmpty() || !known)
            members.problem("require"_L1, u"expected text, {secret:name} or {parameter:name}"_s);
        handshake.require.append({it.key().toUtf8(), text});
    }
}

/// What the answer and its kind read of the source is declared in the file: else what an operator
/// enters would be read by nobody.
void checkParameters(const Handshake &handshake, JsonMembers &members, const SchemeNames &names)
{
    static const QRegularExpression reference(u"\\{parameter:([^{}]+)\\}"_s);
    for (const auto &match : reference.globalMatch(handshake.answer)) {
        if (!names.parameters.contains(match.captured(1)))
            members.problem("answer"_L1, u"\"%1\" is not in parameters"_s.arg(match.captured(1)));
    }
    for (const auto &name : handshakeParameters(handshake.kind)) {
        if (!names.parameters.contains(name))
            members.problem("kind"_L1, u"reads \"%1\", which is not in parameters"_s.arg(name));
    }
}

void readHandshakeAnswer(Handshake &handshake, JsonMembers &members, const SchemeNames &names)
{
    handshake.answer = members.optionalString("answer"_L1).value_or(QString());
    handshake.contentType =
        members.optionalString("content_type"_L1).value_or(QString()).toLatin1();
    if (members.has("status"_L1))
        handshake.status = int(members.integer("status"_L1, 200, 299));
    if (!isHmac(handshake.kind))
        return;
    if (!handshake.answer.contains("{hmac}"_L1))
        members.problem("answer"_L1, u"expected {hmac} in it"_s);
    handshake.secret = members.optionalString("secret"_L1).value_or(names.secrets.value(0));
    if (!names.secrets.contains(handshake.secret))
        members.problem("secret"_L1, u"expected a name in secrets"_s);
    if (const auto algorithm =
            hmacAlgorithmFromName(members.optionalString("algorithm"_L1).value_or(u"sha256"_s)))
        handshake.algorithm = *algorithm;
    else
        members.problem("algorithm"_L1, u"expected sha1, sha256, sha384 or sha512"_s);
    if (const auto encoding =
            signatureEncodingFromName(members.optionalString("encoding"_L1).value_or(u"hex"_s)))
        handshake.encoding = *encoding;
    else
        members.problem("encoding"_L1, u"expected hex, base64 or base64url"_s);
}

} // namespace

QStringList handshakeParameters(HandshakeKind kind)
{
    switch (kind) {
    case HandshakeKind::Options: return {u"origins"_s, u"rate"_s};
    case HandshakeKind::SnsConfirm:
    case HandshakeKind::WebSub: return {u"topics"_s};
    default: return {};
    }
}

std::optional<ValueExpression> readExpression(JsonMembers &members, QLatin1StringView name)
{
    const auto text = members.optionalString(name);
    if (!text)
        return {};
    const auto expression = ValueExpression::parse(*text);
    if (expression)
        return *expression;
    members.problem(name, expression.error().detail);
    return {};
}

Handshake readHandshake(JsonMembers members, const SchemeNames &names)
{
    Handshake handshake;
    if (const auto kind = handshakeKindFromName(members.string("kind"_L1)))
        handshake.kind = *kind;
    else
        members.problem("kind"_L1, u"expected one of "_s + handshakeKindWords());
    handshake.method = members.optionalString("method"_L1).value_or(QString()).toLatin1();
    handshake.when = readExpression(members, "when"_L1);
    readChallenge(handshake, members);
    if (members.has("require"_L1))
        readRequire(handshake, members, names);
    handshake.as = members.optionalString("as"_L1).value_or(QString());
    handshake.isSigned = members.optionalBoolean("signed"_L1);
    handshake.takesSecret = members.optionalBoolean("takes_secret"_L1);
    readHandshakeAnswer(handshake, members, names);
    checkParameters(handshake, members, names);
    members.finish();
    return handshake;
}

} // namespace Signalbox
