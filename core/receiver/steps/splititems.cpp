// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/receiver/steps/splititems.h"

#include "core/admission/batch.h"
#include "core/receiver/ingestanswers.h"

using namespace Qt::StringLiterals;

namespace Signalbox {

namespace {

bool holds(const ValueExpression &condition, Intake &intake)
{
    if (condition.header())
        return intake.request.headers.single(condition.header()->header).has_value();
    const auto matches = condition.expression().matches(intake.envelope().whole());
    return matches && *matches;
}

} // namespace

StepEnd splitItems(Intake &intake, const IntakeTools &)
{
    const auto &source = *intake.source;
    if (!source.items || intake.isItem || (source.itemsWhen && !holds(*source.itemsWhen, intake))) {
        intake.items.push_back({intake.request.body, {}, {}});
        return {};
    }
    auto bodies = splitBody(*source.items, intake.content.decoded);
    if (!bodies) {
        const bool tooMany = bodies.error().code == ErrorCode::TooLarge;
        return Refused{
            tooMany ? RejectionCause::TooLarge : RejectionCause::BodyMalformed,
            u"The request is no batch of this provider: %1."_s.arg(bodies.error().detail),
            {{"most_items"_L1, maxItems}},
            {}};
    }
    if (bodies->isEmpty())
        return Answered{IngestAnswers::storedItems(source.answer, {})};
    intake.split = true;
    intake.items.reserve(size_t(bodies->size()));
    for (auto &body : *bodies)
        intake.items.push_back({std::move(body), {}, {}});
    return {};
}

} // namespace Signalbox
