// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/auth/hmac.h"
#include "core/domain/rejection.h"

namespace Signalbox {

/// A request as received, for as long as the check lasts.
struct RequestView
{
    QByteArrayView method;
    QByteArrayView target; ///< raw
    const HeaderBlock &headers;
    QByteArrayView body; ///< raw
};

/// What came of checking a request. All but ok is for the operator alone: the sender must not be
/// told what was wrong.
struct Verdict
{
    bool ok = false;
    RejectionCause cause = RejectionCause::SignatureMismatch; ///< unless ok
    QString detail; ///< one English sentence
    QJsonObject evidence; ///< names, lengths and counts; never a secret or a computed code
};

/// Checks that requests to one source come from its vendor. Immutable; shared by all threads, each
/// with its own HmacContexts.
class Authenticator final
{
public:
    /// Any of \a secrets may verify. Without one every request is refused with SecretMissing.
    /// Errors as HmacKey::create.
    static Result<std::shared_ptr<const Authenticator>> create(const SignatureScheme &scheme,
                                                               const QList<QByteArray> &secrets);

    /// Compares in constant time with every secret, also after one has matched.
    Verdict verify(const RequestView &request, HmacContexts &contexts) const;

private:
    Authenticator(const SignatureScheme &scheme, const QList<HmacKey> &keys);

    SignatureScheme m_scheme;
    QList<HmacKey> m_keys;
};

} // namespace Signalbox
