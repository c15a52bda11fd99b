// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/request.h"
#include "core/support/ids.h"

#include <QJsonObject>

namespace Signalbox {

/// Why a request, or an item of one, was refused. Stored by number: only ever added to. Shown by
/// name, put in words by ui/.
enum class RejectionCause : quint8 {
    Malformed = 0, ///< the guard could not read it
    TooLarge = 1,
    DeadlineMissed = 2,
    UnknownSource = 3,
    SourceDisabled = 4,
    MethodNotAllowed = 5,
    SignatureMissing = 6,
    SignatureMalformed = 7,
    SignatureMismatch = 8,
    SecretMissing = 9, ///< the source has no usable secret
    KeyMissing = 10, ///< no idempotency key where the provider promises one
    Conflict = 11, ///< a known key with other bytes
    HeadersTooLarge = 12,
    Loop = 13, ///< signalbox-hops reached its limit
    ContentType = 14, ///< not one that the source takes
    BodyMalformed = 15, ///< not what its content type says: bad JSON, UTF-8, compression
    SchemaMismatch = 16, ///< of the request or of one item of it
    TimestampOutsideTolerance = 17,
    Replayed = 18, ///< the same signed bytes came before under another key
    AddressNotAllowed = 19,
    RateLimited = 20,
    Busy = 21, ///< the station could not take it: overloaded, or its disk is nearly full
    HandshakeRefused = 22,
};

QList<RejectionCause> rejectionCauses(); ///< all, in the order of their numbers

QString rejectionCauseName(RejectionCause cause); ///< snake_case
std::optional<RejectionCause> rejectionCauseFromName(QStringView name);

/// A request that was refused, kept with its cause, its evidence and a bounded copy of its bytes.
struct Rejection
{
    static constexpr qsizetype keptBody = 64 * 1024; ///< bytes of the body that are kept

    RejectionId id;
    qint64 seq = 0; ///< order of commit, from 1
    QString source; ///< as addressed; may not exist
    int status = 400; ///< what was answered
    RejectionCause cause = RejectionCause::Malformed;
    QString detail; ///< one English sentence for the operator, no secret in it
    QJsonObject evidence; ///< what the check saw: header name, lengths, limits; never a secret
    std::optional<EventId> event; ///< of a conflict: the event that has the key
    QByteArray key;
    Request request; ///< body cut to keptBody; a conflict's is whole, so that it can be admitted
    qint64 bodySize = 0; ///< bytes that came, or were announced
    std::optional<EventId> admitted; ///< the event that an operator made of it

    bool operator==(const Rejection &) const = default;
};

/// Why an operator cannot admit \a rejection, whose body is there as it is kept: one English
/// sentence, empty when nothing of the rejection itself speaks against it.
QString obstacleToAdmission(const Rejection &rejection);

} // namespace Signalbox
