// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/auth/standardwebhooksverifier.h"

#include "core/auth/signatureencoding.h"
#include "core/auth/standardwebhooks.h"
#include "core/support/bytes.h"

using namespace Qt::StringLiterals;

namespace Signalbox {
namespace {

BoundLayout layoutOf(const QByteArray &family, const Scheme &common,
                     const std::optional<Tolerance> &tolerance)
{
    SignatureLayout layout;
    layout.signature = Place::header(family + "-signature"_ba);
    layout.signature.split = " "_ba;
    layout.encoding = SignatureEncoding::Base64;
    layout.timestamp =
        SignedTimestamp{Place::header(family + "-timestamp"_ba), TimestampUnit::Seconds};
    layout.id = Place::header(family + "-id"_ba);
    layout.content = SignedContent::parse(u"{id}.{timestamp}.{body}").value();
    return BoundLayout::bind(layout, common, {}, {}, tolerance);
}

} // namespace

Result<std::unique_ptr<const Verifier>>
StandardWebhooksVerifier::create(const StandardWebhooksScheme &scheme, const Scheme &common,
                                 const std::optional<Tolerance> &tolerance, SecretDecoding decoding,
                                 const QList<LiveSecret> &secrets)
{
    QList<BoundLayout> layouts;
    if (scheme.family != HeaderFamily::Svix)
        layouts.append(layoutOf("webhook"_ba, common, tolerance));
    if (scheme.family != HeaderFamily::Webhook)
        layouts.append(layoutOf("svix"_ba, common, tolerance));
    QList<Key> keys;
    for (const auto &secret : secrets) {
        auto key = readKey(secret, decoding);
        if (!key)
            return key.error();
        keys.append(*std::move(key));
    }
    return std::unique_ptr<const Verifier>(
        new StandardWebhooksVerifier(std::move(layouts), std::move(keys)));
}

Result<StandardWebhooksVerifier::Key> StandardWebhooksVerifier::readKey(const LiveSecret &secret,
                                                                        SecretDecoding decoding)
{
    static constexpr QByteArrayView publicMark = "whpk_";
    if (secret.value.startsWith(publicMark)) {
        const auto raw = decodeSignature(SignatureEncoding::Base64,
                                         QByteArrayView(secret.value).sliced(publicMark.size()));
        auto key = PublicKey::fromEd25519(raw.value_or(QByteArray()));
        if (!key)
            return Error{ErrorCode::Invalid,
                         u"after whpk_ the secret must be the base64 of an Ed25519 public key"_s};
        return Key{*std::move(key), secret.expires};
    }
    auto key = decoding == SecretDecoding::Base64 ? unmarkedStandardWebhooksKey(secret.value)
                                                  : standardWebhooksKey(secret.value);
    if (!key)
        return key.error();
    return Key{*std::move(key), secret.expires};
}

QVarLengthArray<StandardWebhooksVerifier::Claim, 2>
StandardWebhooksVerifier::readClaims(const PlaceValues &signatures)
{
    static constexpr QByteArrayView symmetric = "v1,";
    static constexpr QByteArrayView asymmetric = "v1a,";
    constexpr qsizetype ed25519Size = 64;
    QVarLengthArray<Claim, 2> claims;
    for (const auto entry : signatures.values) {
        const bool isPublic = entry.startsWith(asymmetric);
        if (!isPublic && !entry.startsWith(symmetric))
            continue;
        auto code = decodeSignature(SignatureEncoding::Base64,
                                    entry.sliced(isPublic ? asymmetric.size() : symmetric.size()));
        const auto size = isPublic ? ed25519Size : signatureSize(HmacAlgorithm::Sha256);
        if (code && code->size() == size)
            claims.append({isPublic, *std::move(code)});
    }
    return claims;
}

StandardWebhooksVerifier::StandardWebhooksVerifier(QList<BoundLayout> layouts, QList<Key> keys)
    : m_layouts(std::move(layouts))
    , m_keys(std::move(keys))
{
}

Finding StandardWebhooksVerifier::verify(const VerifyInput &input) const
{
    auto finding = verifyFamily(m_layouts.first(), input);
    if (m_layouts.size() > 1 && finding.state == Finding::State::Absent) {
        auto other = verifyFamily(m_layouts.last(), input);
        if (other.state != Finding::State::Absent)
            finding = std::move(other);
    }
    if (finding.state == Finding::State::Verified)
        return finding;
    finding.evidence.insert("secrets"_L1, m_keys.size());
    finding.evidence.insert("body_bytes"_L1, input.request.body.size());
    return finding;
}

Finding StandardWebhooksVerifier::verifyFamily(const BoundLayout &bound,
                                               const VerifyInput &input) const
{
    const auto refuse = [&](RejectionCause cause, const QString &detail) {
        Finding finding{Finding::State::Refused, cause, detail, {}, {}, {}};
        describePlace(bound.layout.signature, finding.evidence);
        return finding;
    };
    SignedRequest request;
    if (auto finding = readSigned(bound, input, request))
        return *std::move(finding);
    if (request.id.single()->contains('.')) {
        return refuse(RejectionCause::SignatureMalformed,
                      u"The %1 contains a full stop, which the signed text separates by."_s.arg(
                          describe(*bound.layout.id)));
    }
    const auto claims = readClaims(request.signatures);
    if (claims.isEmpty()) {
        return refuse(RejectionCause::SignatureMalformed,
                      u"The %1 has no readable entry \"v1,<base64>\" or "
                      "\"v1a,<base64>\"."_s.arg(describe(bound.layout.signature)));
    }

    const auto &content = request.contents.first();
    bool anyLive = false;
    bool matched = false;
    for (const auto &key : m_keys) {
        if (key.expires && input.request.now >= *key.expires)
            continue;
        anyLive = true;
        if (const auto *secret = std::get_if<HmacKey>(&key.key)) {
            const auto code = input.contexts.code(*secret, content.views);
            for (const auto &claim : claims)
                matched |= !claim.asymmetric && constantTimeEquals(code, claim.code);
            continue;
        }
        for (const auto &claim : claims)
            matched |= claim.asymmetric
                && std::get<PublicKey>(key.key).verifies(SignatureAlgorithm::Ed25519, content.views,
                                                         claim.code);
    }
    if (!anyLive) {
        return refuse(RejectionCause::SecretMissing,
                      u"The source has no usable secret: all have expired."_s);
    }
    if (!matched) {
        return refuse(RejectionCause::SignatureMismatch,
                      u"The signature does not fit id, timestamp and body with any secret of the "
                      "source: another secret, or other bytes than were signed."_s);
    }
    if (auto finding = refuseByTime(bound, request, input))
        return *std::move(finding);
    Finding verified;
    verified.state = Finding::State::Verified;
    if (input.digest)
        verified.signedDigest = digestOf(content);
    return verified;
}

} // namespace Signalbox
