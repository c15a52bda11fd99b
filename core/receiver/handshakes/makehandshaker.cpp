// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/receiver/handshakes/echohandshake.h"
#include "core/receiver/handshakes/fixedhandshake.h"
#include "core/receiver/handshakes/hmachandshake.h"
#include "core/receiver/handshakes/originhandshake.h"
#include "core/receiver/handshakes/secrethandshake.h"
#include "core/receiver/handshakes/snsconfirmhandshake.h"
#include "core/receiver/handshakes/websubhandshake.h"

namespace Signalbox {

std::shared_ptr<const Handshaker> makeHandshaker(const Handshake &handshake,
                                                 const AuthenticationSettings &settings)
{
    if (handshake.takesSecret)
        return std::make_shared<SecretHandshake>(handshake, settings);
    switch (handshake.kind) {
    case HandshakeKind::GetEcho:
    case HandshakeKind::HeaderEcho:
    case HandshakeKind::QueryEcho:
    case HandshakeKind::BodyEcho:
    case HandshakeKind::SignedChallenge:
        return std::make_shared<EchoHandshake>(handshake, settings);
    case HandshakeKind::GetHmac:
    case HandshakeKind::BodyHmac: return std::make_shared<HmacHandshake>(handshake, settings);
    case HandshakeKind::Pong:
    case HandshakeKind::EmptyOk: return std::make_shared<FixedHandshake>(handshake, settings);
    case HandshakeKind::Options: return std::make_shared<OriginHandshake>(handshake, settings);
    case HandshakeKind::WebSub: return std::make_shared<WebSubHandshake>(handshake, settings);
    case HandshakeKind::SnsConfirm:
        return std::make_shared<SnsConfirmHandshake>(handshake, settings);
    }
    Q_UNREACHABLE_RETURN(nullptr);
}

} // namespace Signalbox
