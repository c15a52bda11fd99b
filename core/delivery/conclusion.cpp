// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/delivery/conclusion.h"

#include "core/delivery/retryafter.h"
#include "core/support/headerblock.h"

namespace Signalbox {
namespace {

Attempt makeAttempt(const Delivery &delivery, Timestamp startedAt)
{
    Attempt attempt;
    attempt.id = AttemptId::make(startedAt);
    attempt.delivery = delivery.id;
    attempt.number = delivery.attempts + 1;
    attempt.startedAt = startedAt;
    return attempt;
}

std::optional<Microseconds> retryAfter(const HttpAnswer &answer, Timestamp now)
{
    const HeaderBlock headers(answer.headers);
    const auto value = headers.first("retry-after");
    return value ? parseRetryAfter(*value, now) : std::nullopt;
}

} // namespace

Conclusion concludeAttempt(const Delivery &delivery, HttpAnswer answer, const RetryPolicy &policy,
                           Timestamp startedAt, Timestamp now, double random)
{
    Conclusion conclusion{makeAttempt(delivery, startedAt), DeliveryStatus::Retrying};
    auto &attempt = conclusion.attempt;
    if (answer.outcome == AttemptOutcome::Cancelled) {
        attempt.retryAt = now;
    } else {
        const auto decision =
            decideRetry(policy, {answer.outcome, answer.status, retryAfter(answer, now)},
                        attempt.number - delivery.attemptsBeforeRedrive, random);
        conclusion.status = decision.status;
        if (decision.status == DeliveryStatus::Retrying)
            attempt.retryAt = now + decision.delay;
    }
    attempt.timings = answer.timings;
    attempt.outcome = answer.outcome;
    attempt.httpStatus = answer.status;
    attempt.error = std::move(answer.error);
    attempt.responseHeaders = std::move(answer.headers);
    attempt.responseBody = std::move(answer.body);
    return conclusion;
}

Conclusion refuseAttempt(const Delivery &delivery, const QString &reason, Timestamp now)
{
    Conclusion conclusion{makeAttempt(delivery, now), DeliveryStatus::Dead};
    conclusion.attempt.outcome = AttemptOutcome::Refused;
    conclusion.attempt.error = reason;
    return conclusion;
}

} // namespace Signalbox
