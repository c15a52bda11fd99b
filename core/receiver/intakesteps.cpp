// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/receiver/intakesteps.h"

#include "core/receiver/steps/answerhandshake.h"
#include "core/receiver/steps/authenticate.h"
#include "core/receiver/steps/checkaddress.h"
#include "core/receiver/steps/checkcontent.h"
#include "core/receiver/steps/checkhops.h"
#include "core/receiver/steps/checkmethod.h"
#include "core/receiver/steps/checkrates.h"
#include "core/receiver/steps/checkschema.h"
#include "core/receiver/steps/checksource.h"
#include "core/receiver/steps/checktokenshape.h"
#include "core/receiver/steps/readkeys.h"
#include "core/receiver/steps/splititems.h"

#include <algorithm>
#include <array>

namespace Signalbox {
namespace {

/// Of anybody.
constexpr std::array<IntakeStep, 9> proofSteps{
    checkSource,  checkAddress,    checkAddressRate, answerHandshake,       checkMethod,
    authenticate, checkTokenShape, checkSourceRate,  answerProvenHandshake,
};
/// Of the vendor, or of an operator who vouches for it.
constexpr std::array<IntakeStep, 5> contentSteps{
    checkContent, splitItems, readItemKeys, checkSchema, checkHops,
};

} // namespace

StepEnd runSteps(std::span<const IntakeStep> steps, Intake &intake, const IntakeTools &tools)
{
    for (const auto step : steps) {
        if (auto end = step(intake, tools))
            return end;
    }
    return {};
}

std::span<const IntakeStep> stepsOfProof()
{
    return proofSteps;
}

std::span<const IntakeStep> stepsFromSignature()
{
    const auto signature = std::ranges::find(proofSteps, IntakeStep(authenticate));
    return {signature, proofSteps.end()};
}

std::span<const IntakeStep> stepsOfContent()
{
    return contentSteps;
}

} // namespace Signalbox
