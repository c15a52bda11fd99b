// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/receiver/steps/checkcontent.h"

namespace Signalbox {

namespace {

RejectionCause causeOf(ContentFault fault)
{
    switch (fault) {
    case ContentFault::Type: return RejectionCause::ContentType;
    case ContentFault::Malformed: return RejectionCause::BodyMalformed;
    case ContentFault::TooLarge: return RejectionCause::TooLarge;
    }
    Q_UNREACHABLE_RETURN(RejectionCause::BodyMalformed);
}

} // namespace

StepEnd checkContent(Intake &intake, const IntakeTools &)
{
    const auto &source = *intake.source;
    auto read = readContent(intake.request.headers, intake.request.body, source.content,
                            source.schemas.isEmpty() ? ContentUse::Check : ContentUse::Value);
    if (auto *problem = std::get_if<ContentProblem>(&read))
        return Refused{
            causeOf(problem->fault), std::move(problem->detail), std::move(problem->evidence), {}};
    intake.content = std::get<Content>(std::move(read));
    return {};
}

} // namespace Signalbox
