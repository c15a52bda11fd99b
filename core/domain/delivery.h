// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/deliverystatus.h"
#include "core/support/ids.h"

#include <QByteArray>
#include <QList>

namespace Signalbox {

/// How one try ended. Stored by number.
enum class AttemptOutcome : quint8 {
    Success = 0, ///< 2xx
    HttpError = 1, ///< an answer outside 2xx; httpStatus says which
    ConnectFailed = 2, ///< name, address, refused, unreachable
    TlsFailed = 3,
    Timeout = 4,
    ConnectionLost = 5, ///< sent, but no whole answer came back
    Cancelled = 6, ///< the station stopped, or the operator did
    Refused = 7, ///< never sent: the destination is missing, disabled, or not allowed
};

QString attemptOutcomeName(AttemptOutcome outcome); ///< snake_case
std::optional<AttemptOutcome> attemptOutcomeFromName(QStringView name);

/// Phases of an attempt in microseconds, each from the start of the attempt as libcurl counts them;
/// -1 where the phase was not reached (or, for tls, not used).
struct AttemptTimings
{
    qint64 nameLookup = -1;
    qint64 connect = -1;
    qint64 tls = -1;
    qint64 firstByte = -1;
    qint64 total = -1;

    bool operator==(const AttemptTimings &) const = default;
};

/// One try of a delivery.
struct Attempt
{
    AttemptId id;
    DeliveryId delivery;
    int number = 1; ///< from 1, goes on over a redrive
    Timestamp startedAt{};
    AttemptTimings timings;
    AttemptOutcome outcome = AttemptOutcome::Success;
    int httpStatus = 0; ///< 0 without an answer
    QString error; ///< one sentence, empty on success
    QByteArray responseHeaders; ///< raw block, at most 16 KiB
    QByteArray responseBody; ///< its first 16 KiB
    std::optional<Timestamp> retryAt; ///< when the next one is due, if there is one

    bool operator==(const Attempt &) const = default;
};

/// One event to one destination, over all its attempts.
struct Delivery
{
    DeliveryId id;
    qint64 seq = 0; ///< order of commit, from 1
    EventId event;
    qint64 eventSeq = 0;
    QString source; ///< of the event
    QString type; ///< of the event
    QString destination;
    QString workflow; ///< empty for a replay to a destination that no workflow chose
    int revision = 0;
    QString node;
    QString webhookId; ///< what goes out as webhook-id, stable over all attempts
    int replay = 0; ///< 0: the original; n: the n-th replay, sent as webhook-replay
    DeliveryStatus status = DeliveryStatus::Scheduled;
    int attempts = 0; ///< made so far
    int attemptsBeforeRedrive =
        0; ///< how many of them before the last redrive: the policy counts from here
    Timestamp createdAt{};
    Timestamp dueAt{}; ///< of the next attempt, unless final
    std::optional<Timestamp> finishedAt;
    int lastHttpStatus = 0;
    QString lastError;
    /// At a serial destination: those of one key go one after another; else empty. At most
    /// maxQueueKey bytes.
    QByteArray orderKey = {};
    /// The delivery of the same key that has to end first; nothing: it waits for none.
    std::optional<DeliveryId> waitsFor = {};

    bool operator==(const Delivery &) const = default;
};

struct DeliveryDetail
{
    Delivery delivery;
    QList<Attempt> attempts; ///< oldest first
};

/// What a workflow sends instead of the event as it came. Kept with the delivery, so that every
/// attempt and every replay sends the same.
struct DeliveryContent
{
    std::optional<QByteArray> body; ///< none: the event's
    QByteArray contentType; ///< of body; empty exactly when there is none
    QList<std::pair<QByteArray, QByteArray>>
        headers; ///< name and value, besides those of the event
    QByteArray path; ///< goes behind the destination's path; percent-encoded
    QByteArray method; ///< empty: POST

    bool isEmpty() const { return *this == DeliveryContent(); }
    bool operator==(const DeliveryContent &) const = default;
};

/// A delivery with all that an attempt needs.
struct DueDelivery
{
    Delivery delivery;
    QByteArray body; ///< the event's raw bytes, or the content's
    QByteArray headers; ///< the event's raw header block
    DeliveryContent content; ///< its body stands above
    Timestamp receivedAt{}; ///< of the event
};

} // namespace Signalbox
