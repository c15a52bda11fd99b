// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/receiver/steps/authenticate.h"

namespace Signalbox {

StepEnd authenticate(Intake &intake, const IntakeTools &tools)
{
    auto verdict = intake.source->authenticator->verify(intake.view(), tools.hmac);
    if (verdict.ok)
        return {};
    return Refused{verdict.cause, std::move(verdict.detail), std::move(verdict.evidence), {}};
}

} // namespace Signalbox
