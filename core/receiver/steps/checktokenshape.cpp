// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/receiver/steps/checktokenshape.h"

#include "core/receiver/handshakes/handshakeanswer.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Signalbox {

StepEnd checkTokenShape(Intake &intake, const IntakeTools &)
{
    intake.isProven = !intake.source->signsTokens;
    if (intake.isProven)
        return {};
    const bool isToken = HandshakeAnswer::isSignable(intake.request.body)
        || std::ranges::any_of(intake.view().form(), [](const FormField &field) {
                             return HandshakeAnswer::isSignable(field.value);
                         });
    intake.isProven = !isToken;
    if (intake.isProven)
        return {};
    return Refused{
        RejectionCause::SignatureMismatch,
        u"What is signed has the shape of a token that the handshake signs for anybody."_s,
        {{"body_bytes"_L1, intake.request.body.size()}},
        {}};
}

} // namespace Signalbox
