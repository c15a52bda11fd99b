// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/receiver/steps/authenticate.h"

using namespace Qt::StringLiterals;

namespace Signalbox {

StepEnd authenticate(Intake &intake, const IntakeTools &tools)
{
    auto verdict = intake.source->authenticator->verify(intake.view(), tools.hmac);
    if (verdict.ok) {
        intake.signedDigest = std::move(verdict.signedDigest);
        return {};
    }
    if (verdict.key)
        return KeyAwaited{*std::move(verdict.key)};
    if (intake.request.secure)
        verdict.evidence.insert("over_tls"_L1, true);
    return Refused{verdict.cause, std::move(verdict.detail), std::move(verdict.evidence), {}};
}

} // namespace Signalbox
