// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/auth/provider.h"
#include "core/auth/publickey.h"
#include "core/auth/structuredfields.h"
#include "core/auth/verifier.h"

namespace Signalbox {

/// HTTP Message Signatures (RFC 9421). The provider's list says which algorithms there may be; of
/// those the kind of key picks. What must be covered is covered, and a covered Content-Digest is
/// that of the body. Any one of several signatures is enough.
class MessageSignatureVerifier final : public Verifier
{
public:
    /// \a decoding says whether \a secrets are HMAC secrets or keys; PEM always is a key. Errors as
    /// PublicKey::read() and HmacKey::create().
    static Result<std::unique_ptr<const Verifier>>
    create(const MessageSignatureScheme &scheme, Tolerance tolerance, const QByteArray &publicUrl,
           SecretDecoding decoding, const QList<LiveSecret> &secrets);

    Finding verify(const VerifyInput &input) const override;

private:
    struct Key
    {
        std::variant<HmacKey, PublicKey> key;
        std::optional<Timestamp> expires;
    };

    MessageSignatureVerifier(const MessageSignatureScheme &scheme, Tolerance tolerance,
                             const QByteArray &publicUrl, QList<Key> keys);

    Finding refuse(RejectionCause cause, const QString &detail) const;
    Finding verifyOne(const SignatureInput &signatureInput, const QByteArray &signature,
                      const VerifyInput &input) const;
    bool matches(const Key &key, const QByteArray &named, const QByteArray &base,
                 const QByteArray &signature, HmacContexts &contexts) const;
    std::optional<Finding> refuseByTime(const SignatureInput &signatureInput,
                                        const VerifyInput &input) const;

    MessageSignatureScheme m_scheme;
    Tolerance m_tolerance;
    QByteArray m_publicUrl;
    QList<Key> m_keys;
};

} // namespace Signalbox
