// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/retrypolicy.h"

#include <algorithm>
#include <cmath>

namespace Signalbox {
namespace {

constexpr Microseconds longestRetryAfter = std::chrono::hours(24);
constexpr int gone = 410;

bool isRetryable(const RetryPolicy &policy, const AttemptResult &result)
{
    switch (result.outcome) {
    case AttemptOutcome::HttpError:
        return result.httpStatus != gone
            && std::ranges::any_of(policy.retryOn, [&](const StatusRange &range) {
                   return result.httpStatus >= range.first && result.httpStatus <= range.last;
               });
    case AttemptOutcome::ConnectFailed:
    case AttemptOutcome::TlsFailed:
    case AttemptOutcome::Timeout:
    case AttemptOutcome::ConnectionLost:
    case AttemptOutcome::Cancelled: return true;
    case AttemptOutcome::Success:
    case AttemptOutcome::Refused: return false;
    }
    Q_UNREACHABLE_RETURN(false);
}

Microseconds backoff(const RetryPolicy &policy, int number, double random)
{
    const double cap = double(policy.maxInterval.count());
    const double plain =
        std::min(cap, double(policy.initial.count()) * std::pow(policy.factor, number - 1));
    const double jittered = plain * (1 + policy.jitter * (2 * random - 1));
    return Microseconds(qint64(std::clamp(jittered, 0.0, cap)));
}

} // namespace

RetryDecision decideRetry(const RetryPolicy &policy, const AttemptResult &result, int number,
                          double random)
{
    if (result.outcome == AttemptOutcome::Success)
        return {DeliveryStatus::Succeeded, {}};
    if (!isRetryable(policy, result) || number >= policy.maxAttempts)
        return {DeliveryStatus::Dead, {}};
    auto delay = backoff(policy, number, random);
    if (result.retryAfter)
        delay = std::max(delay, std::min(*result.retryAfter, longestRetryAfter));
    return {DeliveryStatus::Retrying, delay};
}

} // namespace Signalbox
