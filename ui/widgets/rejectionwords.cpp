// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/rejectionwords.h"

#include "core/domain/approval.h"
#include "core/domain/subscription.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace Signalbox {

using namespace Qt::StringLiterals;

Look RejectionWords::look(RejectionCause cause)
{
    const auto word = [cause]() -> QString {
        switch (cause) {
        case RejectionCause::Malformed: return tr("Malformed request");
        case RejectionCause::TooLarge: return tr("Body too large");
        case RejectionCause::DeadlineMissed: return tr("Too slow");
        case RejectionCause::UnknownSource: return tr("Unknown source");
        case RejectionCause::SourceDisabled: return tr("Source disabled");
        case RejectionCause::MethodNotAllowed: return tr("Wrong method");
        case RejectionCause::SignatureMissing: return tr("No signature");
        case RejectionCause::SignatureMalformed: return tr("Unreadable signature");
        case RejectionCause::SignatureMismatch: return tr("Wrong signature");
        case RejectionCause::SecretMissing: return tr("No secret here");
        case RejectionCause::KeyMissing: return tr("No idempotency key");
        case RejectionCause::Conflict: return tr("Conflict");
        case RejectionCause::HeadersTooLarge: return tr("Headers too large");
        case RejectionCause::Loop: return tr("Loop");
        case RejectionCause::ContentType: return tr("Wrong content type");
        case RejectionCause::BodyMalformed: return tr("Unreadable body");
        case RejectionCause::SchemaMismatch: return tr("Against the schema");
        case RejectionCause::TimestampOutsideTolerance: return tr("Wrong time");
        case RejectionCause::Replayed: return tr("Replayed");
        case RejectionCause::AddressNotAllowed: return tr("Wrong address");
        case RejectionCause::RateLimited: return tr("Too many");
        case RejectionCause::Busy: return tr("Station busy");
        case RejectionCause::HandshakeRefused: return tr("Handshake refused");
        }
        Q_UNREACHABLE_RETURN({});
    };
    return {word(), u"octagon-x"_s, Tone::Bad};
}

Look RejectionWords::look(const Rejection &rejection)
{
    if (awaitsApproval(rejection))
        return {tr("Waits for your yes"), u"clock"_s, Tone::Warn};
    if (confirmedAt(rejection))
        return {tr("Confirmed"), u"circle-check"_s, Tone::Good};
    return look(rejection.cause);
}

QString RejectionWords::sentence(const Rejection &rejection)
{
    switch (rejection.cause) {
    case RejectionCause::Malformed:
        return tr("This was not a valid HTTP request, so nothing behind the listener saw it.");
    case RejectionCause::TooLarge:
        return tr("The body is larger than this source allows. Raise max_body of the source if "
                  "the sender is right.");
    case RejectionCause::DeadlineMissed:
        return tr("The request did not arrive completely in time. The sender may be slow, or "
                  "holding the connection on purpose.");
    case RejectionCause::UnknownSource:
        return tr("No source has the name \"%1\". Check the address that the sender uses.")
            .arg(rejection.source);
    case RejectionCause::SourceDisabled:
        return tr("The source \"%1\" is disabled, because its station file no longer names it.")
            .arg(rejection.source);
    case RejectionCause::MethodNotAllowed:
        return tr("The sender used %1. This source takes what its provider sends, usually POST.")
            .arg(QString::fromLatin1(rejection.request.method));
    case RejectionCause::SignatureMissing:
        return tr("The request has no signature. Either it is not from the vendor, or no secret "
                  "is set there.");
    case RejectionCause::SignatureMalformed:
        return tr("There is a signature header, but it is not in the form that the provider uses.");
    case RejectionCause::SignatureMismatch:
        return tr("The signature does not match the body. The secret differs from the vendor's, "
                  "or something on the way changed the body.");
    case RejectionCause::SecretMissing:
        return tr("This source has no usable secret, so nothing can be verified. Provide the "
                  "secret that the station file refers to.");
    case RejectionCause::KeyMissing:
        return tr("The header that identifies each event is missing, though the provider promises "
                  "it.");
    case RejectionCause::Conflict:
        return tr("An event with this idempotency key is stored already, with another body. Both "
                  "are kept; the first one was delivered.");
    case RejectionCause::HeadersTooLarge:
        return tr("The headers are larger than the listener allows.");
    case RejectionCause::Loop:
        return tr("The event has passed too many stations: two of them send it to each other.");
    case RejectionCause::ContentType:
        return tr("This source does not take this content type. Change what the vendor "
                  "sends, or what the source takes.");
    case RejectionCause::BodyMalformed:
        return tr("The body is not what its content type says. The evidence tells where it "
                  "breaks.");
    case RejectionCause::SchemaMismatch:
        return tr("The body does not fit the schema of this source. Admit it if the schema "
                  "is too narrow.");
    case RejectionCause::TimestampOutsideTolerance:
        return tr("The signed time is too far from now. A clock is wrong, or an old request "
                  "was sent again.");
    case RejectionCause::Replayed:
        return tr("The same signed bytes came before under another id. Admit it if the "
                  "vendor meant a second event.");
    case RejectionCause::AddressNotAllowed:
        return tr("The sender's address is not in the list of this source.");
    case RejectionCause::RateLimited:
        return tr("More came at once than this source allows. The sender was told to come "
                  "back later.");
    case RejectionCause::Busy:
        return tr("The station could not store this then. The sender was told to send it "
                  "again.");
    case RejectionCause::HandshakeRefused:
        if (awaitsApproval(rejection))
            return tr("The vendor asks whether a subscription is meant. Confirm it if it is "
                      "yours: its topic becomes one of the source's, and the vendor is told.");
        if (confirmedAt(rejection))
            return tr("The vendor asked whether a subscription is meant, and it was confirmed.");
        return tr("This was a handshake that the source does not answer. The evidence tells "
                  "why.");
    }
    Q_UNREACHABLE_RETURN({});
}

QString RejectionWords::evidence(const QJsonObject &evidence)
{
    QStringList parts;
    for (auto it = evidence.begin(); it != evidence.end(); ++it) {
        const auto value = it->isString() ? it->toString() : it->toVariant().toString();
        auto name = it.key();
        parts.append(u"%1: %2"_s.arg(name.replace(u'_', u' '), value));
    }
    return parts.join(u" · "_s);
}

} // namespace Signalbox
