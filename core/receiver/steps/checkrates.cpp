// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/receiver/steps/checkrates.h"

#include "core/receiver/ingestcontext.h"

using namespace Qt::StringLiterals;

namespace Signalbox {

namespace {

Refused limited(const QString &who, const RateLimit &limit, Microseconds wait)
{
    return {RejectionCause::RateLimited,
            u"%1 sends more than %2."_s.arg(who, limit.toString()),
            {{"limit"_L1, limit.toString()}, {"retry_after"_L1, int(retryAfter(wait).count())}},
            {}};
}

} // namespace

StepEnd checkAddressRate(Intake &intake, const IntakeTools &tools)
{
    const auto &source = *intake.source;
    if (!source.addressRateLimit)
        return {};
    const auto wait =
        tools.context.addressRates().take(qHash(source.name), intake.request.client,
                                          *source.addressRateLimit, tools.context.clock().now());
    if (!wait)
        return {};
    return limited(u"The address"_s, *source.addressRateLimit, *wait);
}

StepEnd checkSourceRate(Intake &intake, const IntakeTools &tools)
{
    const auto &source = *intake.source;
    if (!source.rateLimit)
        return {};
    const auto wait = source.rate->take(*source.rateLimit, tools.context.clock().now());
    if (!wait)
        return {};
    return limited(u"The sender"_s, *source.rateLimit, *wait);
}

} // namespace Signalbox
