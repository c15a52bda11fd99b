// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/receiver/handshakes/hmachandshake.h"

#include "core/auth/signatureencoding.h"
#include "core/receiver/handshakes/handshakeanswer.h"

using namespace Qt::StringLiterals;

namespace Signalbox {

StepEnd HmacHandshake::respond(Intake &intake, const IntakeTools &tools) const
{
    const auto token = challengeOf(intake);
    if (!token && !handshake().when)
        return {};
    if (!token || !HandshakeAnswer::isSignable(*token))
        return refused(u"The token is missing or of a shape that is never signed."_s);
    const auto secrets = secretsOf(handshake().secret, intake.request.receivedAt);
    if (secrets.isEmpty())
        return refused(u"The source has no secret to sign the token with."_s);
    const auto key = HmacKey::create(handshake().algorithm, secrets.first());
    if (!key)
        return refused(u"The token cannot be signed with the secret of the source."_s);
    return Answered{
        answered(*token, encodeSignature(handshake().encoding, tools.hmac.code(*key, {*token})))};
}

} // namespace Signalbox
