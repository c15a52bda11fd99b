// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/auth/jwtverifier.h"

#include "core/auth/signatureencoding.h"
#include "core/support/bytes.h"

#include <QCryptographicHash>
#include <QMessageAuthenticationCode>
#include <QUrl>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace Signalbox {
namespace {

constexpr double leeway = 60; ///< seconds

struct Asymmetric
{
    QByteArrayView name;
    SignatureAlgorithm algorithm;
    qsizetype coordinate; ///< bytes of r and s each; 0: no ECDSA
};

constexpr std::array asymmetric{
    Asymmetric{"RS256", SignatureAlgorithm::RsaPkcs1Sha256, 0},
    Asymmetric{"RS384", SignatureAlgorithm::RsaPkcs1Sha384, 0},
    Asymmetric{"RS512", SignatureAlgorithm::RsaPkcs1Sha512, 0},
    Asymmetric{"PS256", SignatureAlgorithm::RsaPssSha256, 0},
    Asymmetric{"PS384", SignatureAlgorithm::RsaPssSha384, 0},
    Asymmetric{"PS512", SignatureAlgorithm::RsaPssSha512, 0},
    Asymmetric{"ES256", SignatureAlgorithm::EcdsaP256Sha256, 32},
    Asymmetric{"ES384", SignatureAlgorithm::EcdsaP384Sha384, 48},
    Asymmetric{"EdDSA", SignatureAlgorithm::Ed25519, 0},
};

std::optional<QCryptographicHash::Algorithm> hmacOf(QByteArrayView name)
{
    if (name == "HS256")
        return QCryptographicHash::Sha256;
    if (name == "HS384")
        return QCryptographicHash::Sha384;
    if (name == "HS512")
        return QCryptographicHash::Sha512;
    return {};
}

bool verifies(const PublicKey &key, const Jwt &jwt, QByteArrayView name)
{
    const auto found = std::ranges::find(asymmetric, name, &Asymmetric::name);
    if (found == asymmetric.end())
        return false;
    const auto signature =
        found->coordinate > 0 ? ecdsaToDer(jwt.signature, found->coordinate) : jwt.signature;
    return key.verifies(found->algorithm, std::span(&jwt.signedText, 1), signature);
}

bool isAddress(const QByteArray &secret, SecretDecoding decoding)
{
    return decoding == SecretDecoding::JwksUrl
        || (decoding == SecretDecoding::Utf8 && secret.startsWith("https://"));
}

bool isHttps(const QString &address)
{
    const QUrl url(address, QUrl::StrictMode);
    return url.isValid() && url.scheme() == "https"_L1 && !url.host().isEmpty()
        && url.userInfo().isEmpty() && !url.hasFragment();
}

} // namespace

Result<std::unique_ptr<const Verifier>>
JwtVerifier::create(const JwtScheme &scheme, Expected expected, SecretDecoding decoding,
                    const QList<LiveSecret> &secrets, std::shared_ptr<const KeySource> source)
{
    QList<Key> keys;
    QStringList addresses;
    for (const auto &secret : secrets) {
        if (isAddress(secret.value, decoding)) {
            addresses.append(QString::fromUtf8(secret.value));
            keys.append({KeyAddress{addresses.last(), {}}, secret.expires});
        } else if (decoding == SecretDecoding::Key || secret.value.contains("-----BEGIN ")) {
            auto key = PublicKey::read(secret.value);
            if (!key)
                return key.error();
            keys.append({*std::move(key), secret.expires});
        } else {
            keys.append({secret.value, secret.expires});
        }
    }
    if (expected.keySet) {
        addresses.append(*expected.keySet);
        keys.append({KeyAddress{*expected.keySet, {}}, {}});
    }
    for (const auto &address : std::as_const(addresses)) {
        if (!source)
            return Error{ErrorCode::Unsupported, u"key sets cannot be fetched here"_s};
        if (!isHttps(address))
            return Error{ErrorCode::Invalid, u"the key set needs an https address"_s};
    }
    return std::unique_ptr<const Verifier>(
        new JwtVerifier(scheme, std::move(expected), std::move(keys), std::move(source)));
}

JwtVerifier::JwtVerifier(const JwtScheme &scheme, Expected expected, QList<Key> keys,
                         std::shared_ptr<const KeySource> source)
    : m_scheme(scheme)
    , m_expected(std::move(expected))
    , m_keys(std::move(keys))
    , m_source(std::move(source))
{
}

Finding JwtVerifier::refuse(RejectionCause cause, const QString &detail) const
{
    Finding finding{
        Finding::State::Refused,
        cause,
        detail,
        {{"secrets"_L1, m_keys.size()}, {"algorithms"_L1, m_scheme.algorithms.join(u", ")}},
        {},
        {}};
    describePlace(m_scheme.place, finding.evidence);
    return finding;
}

JwtVerifier::Match JwtVerifier::matches(const Key &key, const Jwt &jwt, const QByteArray &algorithm,
                                        const VerifyInput &input) const
{
    if (const auto *secret = std::get_if<QByteArray>(&key.key)) {
        const auto hash = hmacOf(algorithm);
        if (!hash)
            return Match::No;
        const auto code = QMessageAuthenticationCode::hash(jwt.signedText, *secret, *hash);
        return constantTimeEquals(code, jwt.signature) ? Match::Yes : Match::No;
    }
    if (const auto *publicKey = std::get_if<PublicKey>(&key.key))
        return verifies(*publicKey, jwt, algorithm) ? Match::Yes : Match::No;

    return matches(std::get<KeyAddress>(key.key), jwt, algorithm, input.request.now);
}

JwtVerifier::Match JwtVerifier::matches(const KeyAddress &address, const Jwt &jwt,
                                        const QByteArray &algorithm, Timestamp now) const
{
    const auto set = m_source->find(address, now);
    if (!set)
        return Match::KeyNeeded;
    const auto id = jwt.headerText("kid");
    bool known = id.isEmpty();
    for (const auto &key : set->keys) {
        known |= key.id == id;
        const bool named = id.isEmpty() || key.id.isEmpty() || key.id == id;
        const bool meant = key.algorithm.isEmpty() || key.algorithm == algorithm;
        if (named && meant && verifies(key.key, jwt, algorithm))
            return Match::Yes;
    }
    // The vendor may have changed its keys since.
    const bool rests = std::chrono::abs(now - set->fetchedAt) < keySetRest;
    return known || rests ? Match::No : Match::KeyNeeded;
}

std::optional<Finding> JwtVerifier::refuseByClaims(const Jwt &jwt, const VerifyInput &input) const
{
    const double now = double(toMicroseconds(input.request.now)) / 1e6;
    for (const auto &name : {u"exp"_s, u"nbf"_s}) {
        if (jwt.hasClaim(name) && !jwt.claimTime(name)) {
            return refuse(RejectionCause::SignatureMalformed,
                          u"The token is genuine, but its claim %1 is no time."_s.arg(name));
        }
    }
    if (m_scheme.expires && !jwt.hasClaim(u"exp"_s)) {
        return refuse(RejectionCause::SignatureMalformed,
                      u"The token is genuine, but would never expire: it has no claim exp."_s);
    }
    const auto expires = jwt.claimTime(u"exp"_s);
    if (expires && now >= *expires + leeway) {
        return refuse(RejectionCause::TimestampOutsideTolerance,
                      u"The token is genuine, but expired %1 seconds ago (claim exp)."_s.arg(
                          qint64(now - *expires)));
    }
    const auto from = jwt.claimTime(u"nbf"_s);
    if (from && now < *from - leeway) {
        return refuse(RejectionCause::TimestampOutsideTolerance,
                      u"The token is genuine, but valid only in %1 seconds (claim nbf)."_s.arg(
                          qint64(*from - now)));
    }
    if (m_expected.audience && !jwt.isFor(*m_expected.audience)) {
        return refuse(RejectionCause::SignatureMismatch,
                      u"The token is genuine, but for another audience (claim aud) than %1."_s.arg(
                          *m_expected.audience));
    }
    if (m_expected.issuer && jwt.claimText(u"iss"_s) != m_expected.issuer->toUtf8()) {
        return refuse(RejectionCause::SignatureMismatch,
                      u"The token is genuine, but from another issuer (claim iss) than %1."_s.arg(
                          *m_expected.issuer));
    }
    if (const auto &body = m_scheme.bodyHash) {
        const auto claimed = decodeSignature(body->encoding, jwt.claimText(body->claim));
        const auto actual =
            QCryptographicHash::hash(input.request.body, QCryptographicHash::Sha256);
        if (!claimed || !constantTimeEquals(*claimed, actual)) {
            return refuse(RejectionCause::SignatureMismatch,
                          u"The token is genuine, but its claim %1 is not the SHA-256 of the "
                          "body that came."_s.arg(body->claim));
        }
    }
    return {};
}

Finding JwtVerifier::verify(const VerifyInput &input) const
{
    const auto values = readPlace(m_scheme.place, input.request, input.item);
    using State = PlaceValues::State;
    if (values.state == State::Absent || values.state == State::Repeated)
        return unusable(m_scheme.place, values.empty, values.state == State::Repeated);
    const auto text = values.single();
    const auto jwt = text ? readJwt(*text) : std::nullopt;
    if (!jwt) {
        return refuse(
            RejectionCause::SignatureMalformed,
            u"The %1 does not hold a signed JSON Web Token."_s.arg(describe(m_scheme.place)));
    }
    const auto algorithm = jwt->headerText("alg");
    if (!m_scheme.algorithms.contains(QString::fromLatin1(algorithm))) {
        return refuse(RejectionCause::SignatureMalformed,
                      u"The token is signed by an algorithm that the provider does not use."_s);
    }

    bool anyLive = false;
    auto best = Match::No;
    std::optional<KeyAddress> needed;
    for (const auto &key : m_keys) {
        if (key.expires && input.request.now >= *key.expires)
            continue;
        anyLive = true;
        const auto match = matches(key, *jwt, algorithm, input);
        if (match == Match::KeyNeeded)
            needed = std::get<KeyAddress>(key.key);
        if (match == Match::Yes || (match == Match::KeyNeeded && best == Match::No))
            best = match;
    }
    if (!anyLive) {
        return refuse(RejectionCause::SecretMissing,
                      u"The source has no usable secret: all have expired."_s);
    }
    if (best == Match::KeyNeeded) {
        auto finding = refuse(RejectionCause::Busy, u"The vendor's key set is not there yet."_s);
        finding.state = Finding::State::KeyNeeded;
        finding.key = std::move(needed);
        return finding;
    }
    if (best == Match::No) {
        return refuse(RejectionCause::SignatureMismatch,
                      u"The token is not signed with any secret or key of the source."_s);
    }
    if (auto finding = refuseByClaims(*jwt, input))
        return *std::move(finding);
    Finding verified;
    verified.state = Finding::State::Verified;
    if (input.digest)
        verified.signedDigest =
            QCryptographicHash::hash(jwt->signedText, QCryptographicHash::Sha256);
    return verified;
}

} // namespace Signalbox
