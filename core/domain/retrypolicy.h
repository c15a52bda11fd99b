// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/delivery.h"

#include <QList>

namespace Signalbox {

/// An inclusive range of HTTP status codes.
struct StatusRange
{
    int first = 0;
    int last = 0;

    bool operator==(const StatusRange &) const = default;
};

/// When and how often a failed attempt is repeated: a plain value, without a clock or a timer.
struct RetryPolicy
{
    Microseconds initial = std::chrono::seconds(5);
    double factor = 2;
    Microseconds maxInterval = std::chrono::hours(1);
    int maxAttempts = 12;
    double jitter = 0.2; ///< share of the delay that is random, 0 to 1, both ways
    QList<StatusRange> retryOn{{408, 408}, {429, 429}, {500, 599}};

    bool operator==(const RetryPolicy &) const = default;
};

/// How an attempt ended, as far as the policy cares.
struct AttemptResult
{
    AttemptOutcome outcome = AttemptOutcome::Success;
    int httpStatus = 0;
    std::optional<Microseconds> retryAfter; ///< what the destination asked for
};

/// What follows an attempt.
struct RetryDecision
{
    DeliveryStatus status = DeliveryStatus::Succeeded; ///< Succeeded, Retrying or Dead
    Microseconds delay{}; ///< with Retrying

    bool operator==(const RetryDecision &) const = default;
};

/// Decides after attempt \a number (from 1, counted since creation or redrive). \a random is in
/// [0, 1). Connection failures and timeouts are always retryable; 410 Gone never is, whatever
/// retryOn says. A Retry-After longer than the policy's own delay wins, up to 24 hours.
RetryDecision decideRetry(const RetryPolicy &policy, const AttemptResult &result, int number,
                          double random);

/// Reads "408,429,500-599". Nothing when it is not such a list.
std::optional<QList<StatusRange>> parseStatusRanges(QStringView text);
QString formatStatusRanges(const QList<StatusRange> &ranges);

} // namespace Signalbox
