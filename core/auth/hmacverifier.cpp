// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/auth/hmacverifier.h"

#include "core/auth/signatureencoding.h"
#include "core/support/bytes.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Signalbox {

Result<std::unique_ptr<const Verifier>>
HmacVerifier::create(const HmacScheme &scheme, BoundLayout bound, const QList<LiveSecret> &secrets)
{
    QList<Key> keys;
    for (const auto &secret : secrets) {
        const auto colon = scheme.keyId ? secret.value.indexOf(':') : -1;
        if (scheme.keyId && colon <= 0)
            return Error{ErrorCode::Invalid, u"the secret must be written id:secret"_s};
        for (const auto algorithm : scheme.algorithms) {
            auto key = HmacKey::create(algorithm, secret.value.sliced(colon + 1));
            if (!key)
                return key.error();
            keys.append(
                {*key, colon > 0 ? secret.value.first(colon) : QByteArray(), secret.expires});
        }
    }
    auto verifier = new HmacVerifier(scheme, std::move(bound), std::move(keys));
    verifier->m_secrets = secrets.size();
    return std::unique_ptr<const Verifier>(verifier);
}

HmacVerifier::HmacVerifier(const HmacScheme &scheme, BoundLayout bound, QList<Key> keys)
    : m_scheme(scheme)
    , m_bound(std::move(bound))
    , m_keys(std::move(keys))
{
}

bool HmacVerifier::readsItems() const
{
    return m_bound.layout.signature.kind == Place::Kind::Item;
}

std::optional<HmacVerifier::Claim> HmacVerifier::readClaim(QByteArrayView value) const
{
    auto algorithm = m_scheme.algorithms.first();
    if (m_scheme.named) {
        const auto equals = value.indexOf('=');
        const auto named =
            hmacAlgorithmFromName(QString::fromLatin1(value.first(std::max<qsizetype>(0, equals))));
        if (!named || !m_scheme.algorithms.contains(*named))
            return {};
        algorithm = *named;
        value = value.sliced(equals + 1);
    }
    auto code = decodeSignature(m_bound.layout.encoding, value);
    if (!code || code->size() != signatureSize(algorithm))
        return {};
    return Claim{algorithm, *std::move(code)};
}

HmacVerifier::Claims HmacVerifier::readClaims(const PlaceValues &signatures) const
{
    Claims claims;
    for (const auto value : signatures.values) {
        if (auto claim = readClaim(value))
            claims.append(*std::move(claim));
    }
    return claims;
}

QJsonObject HmacVerifier::evidence(const VerifyInput &input) const
{
    QStringList algorithms;
    for (const auto algorithm : m_scheme.algorithms)
        algorithms.append((algorithm == HmacAlgorithm::PrefixSha256 ? QString() : u"hmac-"_s)
                          + hmacAlgorithmName(algorithm));
    QJsonObject evidence{
        {"algorithm"_L1, algorithms.join(u", ")},
        {"encoding"_L1, signatureEncodingName(m_bound.layout.encoding)},
        {"secrets"_L1, m_secrets},
        {"body_bytes"_L1, input.request.body.size()},
    };
    describePlace(m_bound.layout.signature, evidence);
    return evidence;
}

Finding HmacVerifier::refuse(RejectionCause cause, const QString &detail, const VerifyInput &input,
                             const SignedRequest &signedRequest) const
{
    auto told = evidence(input);
    told.insert("received_length"_L1, signedRequest.signatures.size);
    return {Finding::State::Refused, cause, detail, told, {}, {}};
}

Finding HmacVerifier::verify(const VerifyInput &input) const
{
    const auto &layout = m_bound.layout;
    SignedRequest request;
    if (auto finding = readSigned(m_bound, input, request)) {
        auto told = evidence(input);
        if (request.signatures.size > 0)
            told.insert("received_length"_L1, request.signatures.size);
        for (auto it = told.begin(); it != told.end(); ++it) {
            if (!finding->evidence.contains(it.key()))
                finding->evidence.insert(it.key(), it.value());
        }
        return *std::move(finding);
    }
    const auto claims = readClaims(request.signatures);
    if (claims.isEmpty()) {
        return refuse(RejectionCause::SignatureMalformed,
                      u"The %1 does not hold %2 bytes in %3."_s.arg(describe(layout.signature))
                          .arg(signatureSize(m_scheme.algorithms.first()))
                          .arg(signatureEncodingName(layout.encoding)),
                      input, request);
    }
    std::optional<QByteArray> keyId;
    if (m_scheme.keyId) {
        const auto found = readPlace(*m_scheme.keyId, input.request, input.item);
        keyId = found.single().value_or(QByteArrayView()).toByteArray();
    }

    // With every key, also of another id: else the time would tell which ids are known.
    bool anyLive = false;
    const ContentParts *matched = nullptr;
    for (const auto &key : m_keys) {
        if (key.expires && input.request.now >= *key.expires)
            continue;
        const bool meant = !keyId || constantTimeEquals(key.id, *keyId);
        anyLive |= meant;
        for (const auto &content : request.contents) {
            const auto code = input.contexts.code(key.key, content.views);
            for (const auto &claim : claims) {
                const bool same =
                    claim.algorithm == key.key.algorithm() && constantTimeEquals(code, claim.code);
                if (same && meant)
                    matched = &content;
            }
        }
    }
    if (!anyLive) {
        return refuse(RejectionCause::SecretMissing,
                      keyId ? u"The source has no secret with the key id that the request names."_s
                            : u"The source has no usable secret: all have expired."_s,
                      input, request);
    }
    if (!matched) {
        return refuse(RejectionCause::SignatureMismatch,
                      u"The signature does not fit the body with any secret of the source: another "
                      "secret, or other bytes than were signed."_s,
                      input, request);
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
