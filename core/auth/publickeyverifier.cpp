// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/auth/publickeyverifier.h"

#include "core/auth/schemenames.h"
#include "core/auth/signatureencoding.h"

using namespace Qt::StringLiterals;

namespace Signalbox {

SignatureAlgorithm signatureAlgorithm(KeyAlgorithm algorithm)
{
    switch (algorithm) {
    case KeyAlgorithm::Ed25519: return SignatureAlgorithm::Ed25519;
    case KeyAlgorithm::EcdsaP256: return SignatureAlgorithm::EcdsaP256Sha256;
    case KeyAlgorithm::EcdsaP384: return SignatureAlgorithm::EcdsaP384Sha384;
    case KeyAlgorithm::RsaPkcs1Sha1: return SignatureAlgorithm::RsaPkcs1Sha1;
    case KeyAlgorithm::RsaPkcs1Sha256: return SignatureAlgorithm::RsaPkcs1Sha256;
    case KeyAlgorithm::RsaPssSha256: return SignatureAlgorithm::RsaPssSha256;
    case KeyAlgorithm::RsaPssSha512: return SignatureAlgorithm::RsaPssSha512;
    }
    Q_UNREACHABLE_RETURN(SignatureAlgorithm::Ed25519);
}

Result<std::unique_ptr<const Verifier>> PublicKeyVerifier::create(const PublicKeyScheme &scheme,
                                                                  BoundLayout bound,
                                                                  const QList<LiveSecret> &secrets)
{
    const auto given =
        scheme.key.isEmpty() ? secrets : QList<LiveSecret>{LiveSecret{scheme.key, {}}};
    QList<Key> keys;
    for (const auto &secret : given) {
        auto key = PublicKey::read(secret.value);
        if (!key)
            return key.error();
        if (!key->fits(signatureAlgorithm(scheme.algorithm))) {
            return Error{
                ErrorCode::Invalid,
                u"the public key is not one for %1"_s.arg(keyAlgorithmName(scheme.algorithm))};
        }
        keys.append({*std::move(key), secret.expires});
    }
    return std::unique_ptr<const Verifier>(
        new PublicKeyVerifier(scheme, std::move(bound), std::move(keys)));
}

PublicKeyVerifier::PublicKeyVerifier(const PublicKeyScheme &scheme, BoundLayout bound,
                                     QList<Key> keys)
    : m_scheme(scheme)
    , m_bound(std::move(bound))
    , m_keys(std::move(keys))
{
}

bool PublicKeyVerifier::readsItems() const
{
    return m_bound.layout.signature.kind == Place::Kind::Item;
}

Finding PublicKeyVerifier::refuse(RejectionCause cause, const QString &detail,
                                  const VerifyInput &input, qsizetype received) const
{
    Finding finding{Finding::State::Refused,
                    cause,
                    detail,
                    {{"algorithm"_L1, keyAlgorithmName(m_scheme.algorithm)},
                     {"encoding"_L1, signatureEncodingName(m_bound.layout.encoding)},
                     {"keys"_L1, m_keys.size()},
                     {"received_length"_L1, received},
                     {"body_bytes"_L1, input.request.body.size()}},
                    {},
                    {}};
    describePlace(m_bound.layout.signature, finding.evidence);
    return finding;
}

Finding PublicKeyVerifier::verify(const VerifyInput &input) const
{
    SignedRequest request;
    if (auto finding = readSigned(m_bound, input, request))
        return *std::move(finding);
    const auto &layout = m_bound.layout;
    const auto received = request.signatures.size;
    QVarLengthArray<QByteArray, 2> claims;
    for (const auto value : request.signatures.values) {
        auto claim = decodeSignature(layout.encoding, value);
        if (claim && m_scheme.rawEcdsa)
            claim = ecdsaToDer(*claim, m_scheme.algorithm == KeyAlgorithm::EcdsaP384 ? 48 : 32);
        if (claim && !claim->isEmpty())
            claims.append(*std::move(claim));
    }
    if (claims.isEmpty()) {
        return refuse(RejectionCause::SignatureMalformed,
                      u"The %1 does not hold a signature in %2."_s.arg(
                          describe(layout.signature), signatureEncodingName(layout.encoding)),
                      input, received);
    }

    bool anyLive = false;
    const ContentParts *matched = nullptr;
    for (const auto &key : m_keys) {
        if (key.expires && input.request.now >= *key.expires)
            continue;
        anyLive = true;
        for (const auto &content : request.contents) {
            for (const auto &claim : claims) {
                if (key.key.verifies(signatureAlgorithm(m_scheme.algorithm), content.views, claim))
                    matched = &content;
            }
        }
    }
    if (!anyLive) {
        return refuse(RejectionCause::SecretMissing,
                      u"The source has no usable public key: all have expired."_s, input, received);
    }
    if (!matched) {
        return refuse(RejectionCause::SignatureMismatch,
                      u"The signature does not fit what was received with any public key of the "
                      "source: another key, or other bytes than were signed."_s,
                      input, received);
    }
    if (auto finding = refuseByTime(m_bound, request, input))
        return *std::move(finding);
    Finding verified;
    verified.state = Finding::State::Verified;
    if (input.digest)
        verified.signedDigest = digestOf(*matched);
    return verified;
}

} // namespace Signalbox
