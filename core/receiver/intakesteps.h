// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/auth/hmac.h"
#include "core/receiver/intake.h"

#include <span>

namespace Signalbox {

class IngestContext;

/// What the steps of one receiver thread work with.
struct IntakeTools
{
    IngestContext &context;
    HmacContexts &hmac;
};

/// One check of the way in, each in a file pair of its own in steps/. Runs on a receiver thread and
/// does not block it.
using IntakeStep = StepEnd (*)(Intake &intake, const IntakeTools &tools);

/// First, in the order of design section 4: strangers are turned away before anything costs much,
/// handshakes are answered, and nothing else of a request is believed before its signature was.
std::span<const IntakeStep> stepsOfProof();
/// Of these, the signature's and what follows it: for a request that has waited for a key.
std::span<const IntakeStep> stepsFromSignature();

/// Then: what the request says. A rejection passes these again when an operator admits it.
std::span<const IntakeStep> stepsOfContent();

/// Runs \a steps until one ends the request; nothing: all of them let it pass.
StepEnd runSteps(std::span<const IntakeStep> steps, Intake &intake, const IntakeTools &tools);

} // namespace Signalbox
