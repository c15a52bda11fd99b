// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/auth/provider.h"
#include "core/auth/publickey.h"
#include "core/auth/signedrequest.h"

namespace Signalbox {

/// Standard Webhooks 1.0 by the header names webhook-* or svix-*: v1 (HMAC-SHA256) and v1a
/// (Ed25519). Which one a secret is for is told by its mark. Entries of other versions are passed
/// over.
class StandardWebhooksVerifier final : public Verifier
{
public:
    /// \a secrets as the vendor shows them: whsec_… or any other text for v1, whpk_… for v1a; with
    /// \a decoding Base64 any other text is what stands behind whsec_.
    /// Errors as standardWebhooksKey(); Invalid for a whpk_ that is no Ed25519 key.
    static Result<std::unique_ptr<const Verifier>> create(const StandardWebhooksScheme &scheme,
                                                          const Scheme &common,
                                                          const std::optional<Tolerance> &tolerance,
                                                          SecretDecoding decoding,
                                                          const QList<LiveSecret> &secrets);

    Finding verify(const VerifyInput &input) const override;

private:
    struct Key
    {
        std::variant<HmacKey, PublicKey> key; ///< for v1 or v1a
        std::optional<Timestamp> expires;
    };
    struct Claim
    {
        bool asymmetric = false; ///< v1a
        QByteArray code;
    };

    static Result<Key> readKey(const LiveSecret &secret, SecretDecoding decoding);
    static QVarLengthArray<Claim, 2> readClaims(const PlaceValues &signatures);
    StandardWebhooksVerifier(QList<BoundLayout> layouts, QList<Key> keys);

    Finding verifyFamily(const BoundLayout &bound, const VerifyInput &input) const;

    QList<BoundLayout> m_layouts; ///< one per family of headers
    QList<Key> m_keys;
};

} // namespace Signalbox
