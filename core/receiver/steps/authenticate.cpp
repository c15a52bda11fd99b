// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/receiver/steps/authenticate.h"

namespace Signalbox {

StepEnd authenticate(Intake &intake, const IntakeTools &tools)
{
    const auto &request = intake.request;
    auto verdict = intake.source->authenticator->verify(
        {request.method, request.target, request.headers, request.body}, tools.hmac);
    if (verdict.ok)
        return {};
    return Refused{verdict.cause, std::move(verdict.detail), std::move(verdict.evidence), {}};
}

} // namespace Signalbox
