// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/auth/authenticator.h"
#include "core/auth/providercatalogue.h"
#include "core/domain/diagnosis.h"

namespace Signalbox {

/// What came of looking into one request. Never stored: expected may be a forgery ready for use.
struct ForensicReport
{
    Verdict verdict; ///< as the source would decide
    Mistake mistake = Mistake::Unknown;
    QString sentence; ///< the mistake in one English sentence
    QString fix; ///< what to do about it; may be empty
    QString subject{}; ///< see Diagnosis
    QByteArray signedText; ///< what should have been signed; empty when that cannot be told
    QByteArray expected; ///< the code over it, encoded
    QByteArray received;

    /// With the first six digits of expected alone: for whoever did not give the secret.
    ForensicReport withoutForgery() const;
};

/// A request to look into.
struct ForensicRequest
{
    QByteArray method = QByteArrayLiteral("POST");
    QByteArray target = QByteArrayLiteral("/"); ///< raw
    HeaderBlock headers;
    QByteArray body;
    Timestamp now{};
    bool secure = false; ///< it came over TLS
};

/// Tries, one at a time, what people and proxies get wrong until the signature fits. Secrets that
/// have expired are tried too. Without a key that has to be fetched first nothing is tried: the
/// verdict names it. \a catalogue is for schemes of other providers; may be null. A pure
/// function; slow (it may verify a thousand times), so never in the request path.
ForensicReport examineSignature(const Provider &provider, const AuthenticationSettings &settings,
                                const ForensicRequest &request, const ProviderCatalogue *catalogue);

} // namespace Signalbox
