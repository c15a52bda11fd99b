// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/receiver/handshakes/fixedhandshake.h"

namespace Signalbox {

StepEnd FixedHandshake::respond(Intake &intake, const IntakeTools &) const
{
    if (!handshake().when && !intake.request.body.isEmpty())
        return {};
    if (handshake().answer.isEmpty())
        return Answered{{handshake().status, {}, {}}};
    return Answered{answered({}, {})};
}

} // namespace Signalbox
