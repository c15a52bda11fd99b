// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/rejectionwords.h"

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
        }
        Q_UNREACHABLE_RETURN({});
    };
    return {word(), u"octagon-x"_s, Tone::Bad};
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

QList<RejectionCause> RejectionWords::all()
{
    QList<RejectionCause> causes;
    for (int i = 0; i <= int(RejectionCause::Loop); ++i)
        causes.append(RejectionCause(i));
    return causes;
}

} // namespace Signalbox
