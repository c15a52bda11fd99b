// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/receiver/handshakes/handshaker.h"

#include "core/admission/valuereader.h"
#include "core/auth/schemenames.h"
#include "core/receiver/handshakes/handshakeanswer.h"
#include "core/support/bytes.h"

using namespace Qt::StringLiterals;

namespace Signalbox {
namespace {

QByteArray usualMethod(HandshakeKind kind)
{
    switch (kind) {
    case HandshakeKind::GetEcho:
    case HandshakeKind::GetHmac:
    case HandshakeKind::WebSub: return "GET"_ba;
    case HandshakeKind::Options: return "OPTIONS"_ba;
    default: return "POST"_ba;
    }
}

Handshake withMethod(Handshake handshake)
{
    if (handshake.method.isEmpty())
        handshake.method = usualMethod(handshake.kind);
    return handshake;
}

struct Reference
{
    bool secret = false;
    QString name;
};

/// What {secret:name} or {parameter:name} names; nothing for plain text.
std::optional<Reference> referenceIn(const QString &text)
{
    for (const auto &[prefix, secret] :
         {std::pair("{secret:"_L1, true), std::pair("{parameter:"_L1, false)}) {
        if (text.startsWith(prefix) && text.endsWith(u'}'))
            return Reference{secret, text.sliced(prefix.size()).chopped(1)};
    }
    return {};
}

} // namespace

Handshaker::Handshaker(const Handshake &handshake, const AuthenticationSettings &settings)
    : m_handshake(withMethod(handshake))
    , m_settings(settings)
{
}

Handshaker::~Handshaker() = default;

bool Handshaker::needsProof() const
{
    switch (m_handshake.kind) {
    case HandshakeKind::BodyHmac:
    case HandshakeKind::Pong:
    case HandshakeKind::SignedChallenge:
    case HandshakeKind::SnsConfirm: return true;
    default: return m_handshake.isSigned;
    }
}

QString Handshaker::kind() const
{
    return handshakeKindName(m_handshake.kind);
}

StepEnd Handshaker::answer(Intake &intake, const IntakeTools &tools) const
{
    if (intake.request.method != m_handshake.method || !isMeant(intake))
        return {};
    const auto entitled = isEntitled(intake);
    if (!entitled)
        return {};
    if (!*entitled)
        return refused(u"The request lacks the word that was agreed with the vendor."_s);
    return respond(intake, tools);
}

bool Handshaker::isMeant(Intake &intake) const
{
    const auto &when = m_handshake.when;
    if (!when)
        return true;
    if (when->header()) {
        const auto value = intake.request.headers.single(when->header()->header);
        return value && !value->isEmpty();
    }
    const auto matches = when->expression().matches(intake.envelope().whole());
    return matches && *matches;
}

std::optional<bool> Handshaker::isEntitled(Intake &intake) const
{
    bool entitled = true;
    for (const auto &[name, wanted] : m_handshake.require) {
        const auto value = singleField(intake.view().query(), name);
        if (!value)
            return {};
        const auto reference = referenceIn(wanted);
        if (!reference) {
            if (*value != wanted.toUtf8())
                return {};
            continue;
        }
        const auto known = reference->secret ? secretsOf(reference->name, intake.request.receivedAt)
                                             : QList{parameter(reference->name)};
        bool equal = false;
        for (const auto &one : known)
            equal |= !one.isEmpty() && constantTimeEquals(one, *value);
        entitled &= equal;
    }
    return entitled;
}

QList<QByteArray> Handshaker::secretsOf(const QString &slot, Timestamp now) const
{
    QList<QByteArray> secrets;
    for (const auto &secret : m_settings.secrets.value(slot)) {
        if (secret.liveAt(now))
            secrets.append(secret.value);
    }
    return secrets;
}

QByteArray Handshaker::parameter(const QString &name) const
{
    return m_settings.parameters.value(name).toUtf8();
}

std::optional<QByteArray> Handshaker::challengeOf(Intake &intake) const
{
    const auto &headers = intake.request.headers;
    if (m_handshake.challengeAt) {
        const MakeEnvelope whole = [&intake] { return intake.envelope().whole(); };
        auto value = ValueReader(headers, whole).read(*m_handshake.challengeAt);
        return value ? std::optional(*std::move(value)) : std::nullopt;
    }
    if (m_handshake.kind == HandshakeKind::HeaderEcho) {
        const auto value = headers.single(m_handshake.challenge);
        return value ? std::optional(value->toByteArray()) : std::nullopt;
    }
    const auto value = singleField(intake.view().query(), m_handshake.challenge);
    return value ? std::optional(value->toByteArray()) : std::nullopt;
}

HttpResponse Handshaker::answered(const QByteArray &challenge, const QByteArray &hmac) const
{
    return HandshakeAnswer::of(m_handshake, challenge, hmac, m_settings.parameters);
}

StepEnd Handshaker::refused(const QString &why)
{
    return Refused{RejectionCause::HandshakeRefused, why, {}, {}};
}

} // namespace Signalbox
