// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/rejection.h"

#include "core/domain/approval.h"
#include "core/domain/names.h"

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

constexpr Names<RejectionCause, 23> causeNames{{{
    {RejectionCause::Malformed, QLatin1StringView("malformed")},
    {RejectionCause::TooLarge, QLatin1StringView("too_large")},
    {RejectionCause::DeadlineMissed, QLatin1StringView("deadline_missed")},
    {RejectionCause::UnknownSource, QLatin1StringView("unknown_source")},
    {RejectionCause::SourceDisabled, QLatin1StringView("source_disabled")},
    {RejectionCause::MethodNotAllowed, QLatin1StringView("method_not_allowed")},
    {RejectionCause::SignatureMissing, QLatin1StringView("signature_missing")},
    {RejectionCause::SignatureMalformed, QLatin1StringView("signature_malformed")},
    {RejectionCause::SignatureMismatch, QLatin1StringView("signature_mismatch")},
    {RejectionCause::SecretMissing, QLatin1StringView("secret_missing")},
    {RejectionCause::KeyMissing, QLatin1StringView("key_missing")},
    {RejectionCause::Conflict, QLatin1StringView("conflict")},
    {RejectionCause::HeadersTooLarge, QLatin1StringView("headers_too_large")},
    {RejectionCause::Loop, QLatin1StringView("loop")},
    {RejectionCause::ContentType, QLatin1StringView("content_type")},
    {RejectionCause::BodyMalformed, QLatin1StringView("body_malformed")},
    {RejectionCause::SchemaMismatch, QLatin1StringView("schema_mismatch")},
    {RejectionCause::TimestampOutsideTolerance, QLatin1StringView("timestamp_outside_tolerance")},
    {RejectionCause::Replayed, QLatin1StringView("replayed")},
    {RejectionCause::AddressNotAllowed, QLatin1StringView("address_not_allowed")},
    {RejectionCause::RateLimited, QLatin1StringView("rate_limited")},
    {RejectionCause::Busy, QLatin1StringView("busy")},
    {RejectionCause::HandshakeRefused, QLatin1StringView("handshake_refused")},
}}};

}

QList<RejectionCause> rejectionCauses()
{
    QList<RejectionCause> causes;
    for (const auto &[cause, name] : causeNames.entries)
        causes.append(cause);
    return causes;
}

QString rejectionCauseName(RejectionCause value)
{
    return causeNames.name(value);
}

std::optional<RejectionCause> rejectionCauseFromName(QStringView name)
{
    return causeNames.value(name);
}

QString obstacleToAdmission(const Rejection &rejection)
{
    switch (rejection.cause) {
    case RejectionCause::Malformed:
    case RejectionCause::HeadersTooLarge:
    case RejectionCause::DeadlineMissed: return u"it is not a whole HTTP request"_s;
    case RejectionCause::HandshakeRefused:
        if (!awaitsApproval(rejection))
            return u"a handshake is no event"_s;
        break;
    default: break;
    }
    if (rejection.admitted)
        return u"it was admitted as %1"_s.arg(rejection.admitted->toString());
    if (rejection.request.body.size() != rejection.bodySize) {
        return u"only %1 of %2 bytes of its body are kept"_s.arg(rejection.request.body.size())
            .arg(rejection.bodySize);
    }
    return {};
}

} // namespace Signalbox
