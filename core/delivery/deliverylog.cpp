// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/delivery/deliverylog.h"

#include "core/support/logging.h"

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

QString attemptLine(const FinishedAttempt &finished)
{
    const auto &attempt = finished.commit.attempt;
    auto line = u"attempt id=%1 delivery=%2 destination=%3 number=%4 outcome=%5 http_status=%6 "
                "total_us=%7 after=%8"_s
                    .arg(attempt.id.toString(), attempt.delivery.toString(), finished.destination)
                    .arg(attempt.number)
                    .arg(attemptOutcomeName(attempt.outcome))
                    .arg(attempt.httpStatus)
                    .arg(attempt.timings.total)
                    .arg(deliveryStatusName(finished.commit.status));
    if (attempt.retryAt)
        line += u" retry_at="_s + toIso8601(*attempt.retryAt);
    return line;
}

QString errorPart(const Error &error)
{
    return u" code=%1 error=\"%2\""_s.arg(errorCodeName(error.code), error.detail);
}

} // namespace

void logAttempt(const FinishedAttempt &finished)
{
    if (finished.commit.attempt.outcome == AttemptOutcome::Success)
        qCDebug(lcDelivery).noquote() << attemptLine(finished);
    else
        qCInfo(lcDelivery).noquote() << attemptLine(finished);
}

void logNotRecorded(const FinishedAttempt &finished, const Error &error)
{
    qCCritical(lcDelivery).noquote().nospace()
        << "attempt_not_recorded delivery=" << finished.commit.attempt.delivery.toString()
        << " destination=" << finished.destination << errorPart(error);
}

void logNotCommitted(size_t attempts, std::chrono::seconds pause, const Error &error)
{
    qCWarning(lcDelivery).noquote().nospace()
        << "attempts_not_committed count=" << attempts << " again_in_s=" << pause.count()
        << errorPart(error);
}

void logNotRead(const QString &destination, const Error &error)
{
    qCWarning(lcDelivery).noquote().nospace()
        << "store_not_read destination=" << destination << errorPart(error);
}

} // namespace Signalbox
