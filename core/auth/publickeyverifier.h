// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/auth/publickey.h"
#include "core/auth/signedrequest.h"

namespace Signalbox {

/// A signature by the vendor's private key over signed content.
class PublicKeyVerifier final : public Verifier
{
public:
    /// The key of \a scheme, or else \a secrets are keys as PublicKey::read() takes them. Invalid
    /// for one that is none or does not fit the algorithm.
    static Result<std::unique_ptr<const Verifier>>
    create(const PublicKeyScheme &scheme, BoundLayout bound, const QList<LiveSecret> &secrets);

    Finding verify(const VerifyInput &input) const override;
    bool readsItems() const override;

private:
    struct Key
    {
        PublicKey key;
        std::optional<Timestamp> expires;
    };

    PublicKeyVerifier(const PublicKeyScheme &scheme, BoundLayout bound, QList<Key> keys);

    Finding refuse(RejectionCause cause, const QString &detail, const VerifyInput &input,
                   qsizetype received) const;

    PublicKeyScheme m_scheme;
    BoundLayout m_bound;
    QList<Key> m_keys;
};

/// What \a algorithm of a provider file signs with.
SignatureAlgorithm signatureAlgorithm(KeyAlgorithm algorithm);

} // namespace Signalbox
