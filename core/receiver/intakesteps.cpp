// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/receiver/intakesteps.h"

#include "core/receiver/steps/authenticate.h"
#include "core/receiver/steps/checkcontent.h"
#include "core/receiver/steps/checkhops.h"
#include "core/receiver/steps/checkmethod.h"
#include "core/receiver/steps/checkrates.h"
#include "core/receiver/steps/checkschema.h"
#include "core/receiver/steps/checksource.h"
#include "core/receiver/steps/readkeys.h"
#include "core/receiver/steps/splititems.h"

#include <array>

namespace Signalbox {
namespace {

constexpr std::array<IntakeStep, 10> steps{
    checkSource,     checkMethod, checkAddressRate, authenticate, // of a stranger
    checkSourceRate, // of the sender, from here on
    checkContent,    splitItems,  readItemKeys,     checkSchema,  checkHops,
};
constexpr qsizetype firstAdmissionStep = 5;

} // namespace

std::span<const IntakeStep> intakeSteps()
{
    return steps;
}

std::span<const IntakeStep> admissionSteps()
{
    return std::span(steps).subspan(firstAdmissionStep);
}

StepEnd runSteps(std::span<const IntakeStep> steps, Intake &intake, const IntakeTools &tools)
{
    for (const auto step : steps) {
        if (auto end = step(intake, tools))
            return end;
    }
    return {};
}

} // namespace Signalbox
