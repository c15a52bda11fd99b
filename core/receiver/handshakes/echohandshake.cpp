// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/receiver/handshakes/echohandshake.h"

#include "core/receiver/handshakes/handshakeanswer.h"

using namespace Qt::StringLiterals;

namespace Signalbox {

StepEnd EchoHandshake::respond(Intake &intake, const IntakeTools &) const
{
    const auto challenge = challengeOf(intake);
    if (!challenge && !handshake().when)
        return {};
    if (!challenge || !HandshakeAnswer::isEchoable(*challenge))
        return refused(u"The challenge is missing, empty, too long, or not text."_s);
    return Answered{answered(*challenge, {})};
}

} // namespace Signalbox
