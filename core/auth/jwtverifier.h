// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/auth/jwks.h"
#include "core/auth/jwt.h"
#include "core/auth/keysource.h"
#include "core/auth/provider.h"
#include "core/auth/verifier.h"

namespace Signalbox {

/// A JSON Web Token, and where the provider has it a digest of the body in its claims. The
/// algorithm comes from the allow-list and must fit the kind of key: a public key never is an HMAC
/// secret. exp, nbf and the audience and issuer asked for are checked with 60 seconds of leeway.
class JwtVerifier final : public Verifier
{
public:
    /// What the source expects, parameters in their place.
    struct Expected
    {
        std::optional<QString> audience;
        std::optional<QString> issuer;
        std::optional<QString> keySet; ///< its address
    };

    /// \a decoding says whether \a secrets are HMAC secrets, keys or addresses of key sets; text
    /// that is PEM always is a key, one that begins with https:// an address. \a keys has the key
    /// sets; null: Unsupported for an address. Invalid for a key that cannot be read or an address
    /// that is not https.
    static Result<std::unique_ptr<const Verifier>>
    create(const JwtScheme &scheme, Expected expected, SecretDecoding decoding,
           const QList<LiveSecret> &secrets, std::shared_ptr<const KeySource> keys);

    Finding verify(const VerifyInput &input) const override;

private:
    struct Key
    {
        std::variant<QByteArray, PublicKey, KeyAddress> key; ///< the first is an HMAC secret
        std::optional<Timestamp> expires;
    };
    enum class Match : quint8 { Yes, No, KeyNeeded };

    JwtVerifier(const JwtScheme &scheme, Expected expected, QList<Key> keys,
                std::shared_ptr<const KeySource> source);

    Finding refuse(RejectionCause cause, const QString &detail) const;
    Match matches(const Key &key, const Jwt &jwt, const QByteArray &algorithm,
                  const VerifyInput &input) const;
    Match matches(const KeyAddress &address, const Jwt &jwt, const QByteArray &algorithm,
                  Timestamp now) const;
    std::optional<Finding> refuseByClaims(const Jwt &jwt, const VerifyInput &input) const;

    JwtScheme m_scheme;
    Expected m_expected;
    QList<Key> m_keys;
    std::shared_ptr<const KeySource> m_source;
};

} // namespace Signalbox
