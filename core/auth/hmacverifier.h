// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/auth/signedrequest.h"

namespace Signalbox {

/// HMAC over signed content.
class HmacVerifier final : public Verifier
{
public:
    /// Errors as HmacKey::create; Invalid for a secret that is not id:secret where a key id picks.
    static Result<std::unique_ptr<const Verifier>>
    create(const HmacScheme &scheme, BoundLayout bound, const QList<LiveSecret> &secrets);

    Finding verify(const VerifyInput &input) const override;
    bool readsItems() const override;

private:
    struct Key
    {
        HmacKey key;
        QByteArray id; ///< where a key id picks
        std::optional<Timestamp> expires;
    };
    struct Claim
    {
        HmacAlgorithm algorithm;
        QByteArray code;
    };
    using Claims = QVarLengthArray<Claim, 2>;

    HmacVerifier(const HmacScheme &scheme, BoundLayout bound, QList<Key> keys);

    Claims readClaims(const PlaceValues &signatures) const;
    std::optional<Claim> readClaim(QByteArrayView value) const;
    Finding refuse(RejectionCause cause, const QString &detail, const VerifyInput &input,
                   const SignedRequest &signedRequest) const;
    QJsonObject evidence(const VerifyInput &input) const;

    HmacScheme m_scheme;
    BoundLayout m_bound;
    QList<Key> m_keys;
    qsizetype m_secrets = 0;
};

} // namespace Signalbox
