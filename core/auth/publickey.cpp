// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/auth/publickey.h"

#include "core/auth/signatureencoding.h"

#include <openssl/core_names.h>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/param_build.h>
#include <openssl/pem.h>
#include <openssl/rsa.h>
#include <openssl/x509.h>

using namespace Qt::StringLiterals;

namespace Signalbox {
namespace {

template <auto Free>
struct Deleter
{
    template <typename T>
    void operator()(T *object) const
    {
        Free(object);
    }
};

using Context = std::unique_ptr<EVP_MD_CTX, Deleter<EVP_MD_CTX_free>>;
using KeyContext = std::unique_ptr<EVP_PKEY_CTX, Deleter<EVP_PKEY_CTX_free>>;
using Memory = std::unique_ptr<BIO, Deleter<BIO_free_all>>;
using Certificate = std::unique_ptr<X509, Deleter<X509_free>>;
using Number = std::unique_ptr<BIGNUM, Deleter<BN_free>>;
using Builder = std::unique_ptr<OSSL_PARAM_BLD, Deleter<OSSL_PARAM_BLD_free>>;
using Params = std::unique_ptr<OSSL_PARAM, Deleter<OSSL_PARAM_free>>;
using EcdsaSignature = std::unique_ptr<ECDSA_SIG, Deleter<ECDSA_SIG_free>>;

constexpr int leastRsaBits = 1024;

const uchar *bytesOf(QByteArrayView view)
{
    return reinterpret_cast<const uchar *>(view.data());
}

Error noKey()
{
    return {ErrorCode::Invalid,
            u"this is no public key that can be used: expected PEM, base64 of "
            "an SPKI, or hex or base64 of an Ed25519 key"_s};
}

const EVP_MD *hashOf(SignatureAlgorithm algorithm)
{
    switch (algorithm) {
    case SignatureAlgorithm::Ed25519: return nullptr;
    case SignatureAlgorithm::RsaPkcs1Sha1: return EVP_sha1();
    case SignatureAlgorithm::EcdsaP256Sha256:
    case SignatureAlgorithm::RsaPkcs1Sha256:
    case SignatureAlgorithm::RsaPssSha256: return EVP_sha256();
    case SignatureAlgorithm::EcdsaP384Sha384:
    case SignatureAlgorithm::RsaPkcs1Sha384:
    case SignatureAlgorithm::RsaPssSha384: return EVP_sha384();
    case SignatureAlgorithm::RsaPkcs1Sha512:
    case SignatureAlgorithm::RsaPssSha512: return EVP_sha512();
    }
    Q_UNREACHABLE_RETURN(nullptr);
}

bool isPss(SignatureAlgorithm algorithm)
{
    return algorithm == SignatureAlgorithm::RsaPssSha256
        || algorithm == SignatureAlgorithm::RsaPssSha384
        || algorithm == SignatureAlgorithm::RsaPssSha512;
}

std::optional<PublicKey::Kind> kindOf(EVP_PKEY *key)
{
    switch (EVP_PKEY_get_base_id(key)) {
    case EVP_PKEY_ED25519: return PublicKey::Kind::Ed25519;
    case EVP_PKEY_RSA:
    case EVP_PKEY_RSA_PSS:
        if (EVP_PKEY_get_bits(key) < leastRsaBits)
            return {};
        return PublicKey::Kind::Rsa;
    case EVP_PKEY_EC: break;
    default: return {};
    }
    char name[32] = {};
    size_t size = 0;
    if (EVP_PKEY_get_group_name(key, name, sizeof name, &size) != 1)
        return {};
    if (qstrcmp(name, SN_X9_62_prime256v1) == 0)
        return PublicKey::Kind::P256;
    if (qstrcmp(name, SN_secp384r1) == 0)
        return PublicKey::Kind::P384;
    return {};
}

/// Null when OpenSSL does not take the parameters.
EVP_PKEY *keyFrom(const char *type, OSSL_PARAM_BLD *builder)
{
    const Params params(OSSL_PARAM_BLD_to_param(builder));
    const KeyContext context(EVP_PKEY_CTX_new_from_name(nullptr, type, nullptr));
    EVP_PKEY *key = nullptr;
    if (params && context && EVP_PKEY_fromdata_init(context.get()) == 1)
        EVP_PKEY_fromdata(context.get(), &key, EVP_PKEY_PUBLIC_KEY, params.get());
    return key;
}

} // namespace

PublicKey::PublicKey(Key key, Kind kind)
    : m_key(std::move(key))
    , m_kind(kind)
{
}

Result<PublicKey> PublicKey::make(evp_pkey_st *key)
{
    if (!key)
        return noKey();
    Key owned(key, EVP_PKEY_free);
    const auto kind = kindOf(key);
    if (!kind)
        return noKey();
    return PublicKey(std::move(owned), *kind);
}

Result<PublicKey> PublicKey::read(const QByteArray &text)
{
    const auto trimmed = text.trimmed();
    if (trimmed.contains("-----BEGIN ")) {
        const Memory memory(BIO_new_mem_buf(trimmed.constData(), int(trimmed.size())));
        if (!trimmed.contains("-----BEGIN CERTIFICATE-----"))
            return make(PEM_read_bio_PUBKEY(memory.get(), nullptr, nullptr, nullptr));
        const Certificate certificate(PEM_read_bio_X509(memory.get(), nullptr, nullptr, nullptr));
        return make(certificate ? X509_get_pubkey(certificate.get()) : nullptr);
    }
    constexpr qsizetype rawKey = 32;
    if (const auto hex = decodeSignature(SignatureEncoding::Hex, trimmed);
        hex && hex->size() == rawKey)
        return fromEd25519(*hex);
    auto folded = trimmed;
    folded.replace('\n', QByteArray()).replace('\r', QByteArray());
    const auto der = decodeSignature(SignatureEncoding::Base64, folded);
    if (!der)
        return noKey();
    return der->size() == rawKey ? fromEd25519(*der) : fromSpki(*der);
}

Result<PublicKey> PublicKey::fromSpki(const QByteArray &der)
{
    const auto *at = bytesOf(der);
    return make(d2i_PUBKEY(nullptr, &at, long(der.size())));
}

Result<PublicKey> PublicKey::fromCertificate(const QByteArray &der)
{
    const auto *at = bytesOf(der);
    const Certificate certificate(d2i_X509(nullptr, &at, long(der.size())));
    return make(certificate ? X509_get_pubkey(certificate.get()) : nullptr);
}

Result<PublicKey> PublicKey::fromEd25519(const QByteArray &raw)
{
    return make(
        EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nullptr, bytesOf(raw), size_t(raw.size())));
}

Result<PublicKey> PublicKey::fromRsa(const QByteArray &modulus, const QByteArray &exponent)
{
    const Number n(BN_bin2bn(bytesOf(modulus), int(modulus.size()), nullptr));
    const Number e(BN_bin2bn(bytesOf(exponent), int(exponent.size()), nullptr));
    const Builder builder(OSSL_PARAM_BLD_new());
    if (!n || !e || !builder
        || OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_N, n.get()) != 1
        || OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_E, e.get()) != 1)
        return noKey();
    return make(keyFrom("RSA", builder.get()));
}

Result<PublicKey> PublicKey::fromPoint(Kind kind, const QByteArray &x, const QByteArray &y)
{
    const auto size = kind == Kind::P256 ? 32 : 48;
    if (x.size() != size || y.size() != size)
        return noKey();
    const auto *group = kind == Kind::P256 ? SN_X9_62_prime256v1 : SN_secp384r1;
    const auto point = '\x04' + x + y;
    const Builder builder(OSSL_PARAM_BLD_new());
    if (!builder
        || OSSL_PARAM_BLD_push_utf8_string(builder.get(), OSSL_PKEY_PARAM_GROUP_NAME, group, 0) != 1
        || OSSL_PARAM_BLD_push_octet_string(builder.get(), OSSL_PKEY_PARAM_PUB_KEY,
                                            point.constData(), size_t(point.size()))
            != 1)
        return noKey();
    return make(keyFrom("EC", builder.get()));
}

bool PublicKey::fits(SignatureAlgorithm algorithm) const
{
    switch (algorithm) {
    case SignatureAlgorithm::Ed25519: return m_kind == Kind::Ed25519;
    case SignatureAlgorithm::EcdsaP256Sha256: return m_kind == Kind::P256;
    case SignatureAlgorithm::EcdsaP384Sha384: return m_kind == Kind::P384;
    default: return m_kind == Kind::Rsa;
    }
}

bool PublicKey::verifies(SignatureAlgorithm algorithm, std::span<const QByteArrayView> parts,
                         QByteArrayView signature) const
{
    if (!fits(algorithm))
        return false;
    const Context context(EVP_MD_CTX_new());
    EVP_PKEY_CTX *padding = nullptr; // owned by context
    if (!context
        || EVP_DigestVerifyInit(context.get(), &padding, hashOf(algorithm), nullptr, m_key.get())
            != 1)
        return false;
    if (m_kind == Kind::Rsa
        && EVP_PKEY_CTX_set_rsa_padding(
               padding, isPss(algorithm) ? RSA_PKCS1_PSS_PADDING : RSA_PKCS1_PADDING)
            != 1)
        return false;
    if (isPss(algorithm) && EVP_PKEY_CTX_set_rsa_pss_saltlen(padding, RSA_PSS_SALTLEN_AUTO) != 1)
        return false;

    if (algorithm == SignatureAlgorithm::Ed25519) { // takes the message in one piece only
        QByteArray message;
        for (const auto part : parts)
            message.append(part);
        return EVP_DigestVerify(context.get(), bytesOf(signature), size_t(signature.size()),
                                bytesOf(message), size_t(message.size()))
            == 1;
    }
    for (const auto part : parts) {
        if (EVP_DigestVerifyUpdate(context.get(), part.data(), size_t(part.size())) != 1)
            return false;
    }
    return EVP_DigestVerifyFinal(context.get(), bytesOf(signature), size_t(signature.size())) == 1;
}

QByteArray ecdsaToDer(QByteArrayView raw, qsizetype size)
{
    if (raw.size() != 2 * size)
        return {};
    const EcdsaSignature signature(ECDSA_SIG_new());
    Number r(BN_bin2bn(bytesOf(raw), int(size), nullptr));
    Number s(BN_bin2bn(bytesOf(raw.sliced(size)), int(size), nullptr));
    if (!signature || !r || !s || ECDSA_SIG_set0(signature.get(), r.get(), s.get()) != 1)
        return {};
    [[maybe_unused]] const auto *ownedR = r.release();
    [[maybe_unused]] const auto *ownedS = s.release();
    uchar *der = nullptr;
    const int length = i2d_ECDSA_SIG(signature.get(), &der);
    if (length <= 0)
        return {};
    const QByteArray bytes(reinterpret_cast<const char *>(der), length);
    OPENSSL_free(der);
    return bytes;
}

} // namespace Signalbox
