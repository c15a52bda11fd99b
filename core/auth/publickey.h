// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/support/result.h"

#include <QByteArray>
#include <QByteArrayView>

#include <memory>
#include <span>

struct evp_pkey_st;

namespace Signalbox {

/// A way to sign with a private key. ECDSA signatures are DER.
enum class SignatureAlgorithm {
    Ed25519,
    EcdsaP256Sha256,
    EcdsaP384Sha384,
    RsaPkcs1Sha1,
    RsaPkcs1Sha256,
    RsaPkcs1Sha384,
    RsaPkcs1Sha512,
    RsaPssSha256, ///< with a salt of any length, MGF1 over the same hash
    RsaPssSha384,
    RsaPssSha512,
};

/// A public key, by OpenSSL. Immutable; any number of threads may share it.
class PublicKey final
{
public:
    enum class Kind { Ed25519, P256, P384, Rsa };

    /// PEM (a key or a certificate), base64 of an SPKI, or hex or base64 of a raw Ed25519 key.
    /// Invalid, without the text, for anything else and for RSA below 1024 bits.
    static Result<PublicKey> read(const QByteArray &text);
    static Result<PublicKey> fromSpki(const QByteArray &der);
    static Result<PublicKey> fromCertificate(const QByteArray &der);
    static Result<PublicKey> fromEd25519(const QByteArray &raw); ///< 32 bytes
    static Result<PublicKey> fromRsa(const QByteArray &modulus, const QByteArray &exponent);
    /// \a kind P256 or P384; the coordinates have full length.
    static Result<PublicKey> fromPoint(Kind kind, const QByteArray &x, const QByteArray &y);

    Kind kind() const { return m_kind; }
    /// Whether a key of this kind can sign by \a algorithm.
    bool fits(SignatureAlgorithm algorithm) const;

    /// Whether \a signature is by this key over the \a parts, one after the other. False also when
    /// the algorithm does not fit.
    bool verifies(SignatureAlgorithm algorithm, std::span<const QByteArrayView> parts,
                  QByteArrayView signature) const;

private:
    using Key = std::shared_ptr<evp_pkey_st>;
    explicit PublicKey(Key key, Kind kind);
    static Result<PublicKey> make(evp_pkey_st *key); ///< takes it

    Key m_key;
    Kind m_kind;
};

/// r and s side by side, each of \a size bytes, as DER; empty for another length.
QByteArray ecdsaToDer(QByteArrayView raw, qsizetype size);

} // namespace Signalbox
