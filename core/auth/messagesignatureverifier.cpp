// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/auth/messagesignatureverifier.h"

#include "core/auth/signaturebase.h"
#include "core/auth/timestampcheck.h"
#include "core/support/bytes.h"

#include <QCryptographicHash>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace Signalbox {
namespace {

struct Named
{
    QLatin1StringView name;
    SignatureAlgorithm algorithm;
    qsizetype coordinate; ///< bytes of r and s each; 0: no ECDSA
};

constexpr std::array publicAlgorithms{
    Named{"ed25519"_L1, SignatureAlgorithm::Ed25519, 0},
    Named{"ecdsa-p256-sha256"_L1, SignatureAlgorithm::EcdsaP256Sha256, 32},
    Named{"ecdsa-p384-sha384"_L1, SignatureAlgorithm::EcdsaP384Sha384, 48},
    Named{"rsa-pss-sha512"_L1, SignatureAlgorithm::RsaPssSha512, 0},
    Named{"rsa-v1_5-sha256"_L1, SignatureAlgorithm::RsaPkcs1Sha256, 0},
};

} // namespace

Result<std::unique_ptr<const Verifier>>
MessageSignatureVerifier::create(const MessageSignatureScheme &scheme, Tolerance tolerance,
                                 const QByteArray &publicUrl, SecretDecoding decoding,
                                 const QList<LiveSecret> &secrets)
{
    QList<Key> keys;
    for (const auto &secret : secrets) {
        if (decoding == SecretDecoding::Key || secret.value.contains("-----BEGIN ")) {
            auto key = PublicKey::read(secret.value);
            if (!key)
                return key.error();
            keys.append({*std::move(key), secret.expires});
            continue;
        }
        auto key = HmacKey::create(HmacAlgorithm::Sha256, secret.value);
        if (!key)
            return key.error();
        keys.append({*std::move(key), secret.expires});
    }
    return std::unique_ptr<const Verifier>(
        new MessageSignatureVerifier(scheme, tolerance, publicUrl, std::move(keys)));
}

MessageSignatureVerifier::MessageSignatureVerifier(const MessageSignatureScheme &scheme,
                                                   Tolerance tolerance, const QByteArray &publicUrl,
                                                   QList<Key> keys)
    : m_scheme(scheme)
    , m_tolerance(tolerance)
    , m_publicUrl(publicUrl)
    , m_keys(std::move(keys))
{
}

Finding MessageSignatureVerifier::refuse(RejectionCause cause, const QString &detail) const
{
    return {Finding::State::Refused,
            cause,
            detail,
            {{"header"_L1, u"signature"_s},
             {"algorithms"_L1, m_scheme.algorithms.join(u", ")},
             {"secrets"_L1, m_keys.size()}},
            {},
            {}};
}

bool MessageSignatureVerifier::matches(const Key &key, const QByteArray &named,
                                       const QByteArray &base, const QByteArray &signature,
                                       HmacContexts &contexts) const
{
    const auto allowed = [&](QLatin1StringView name) {
        return m_scheme.algorithms.contains(name) && (named.isEmpty() || named == name);
    };
    if (const auto *secret = std::get_if<HmacKey>(&key.key)) {
        return allowed("hmac-sha256"_L1)
            && constantTimeEquals(contexts.code(*secret, {QByteArrayView(base)}), signature);
    }
    const auto &publicKey = std::get<PublicKey>(key.key);
    const QByteArrayView part(base);
    bool matched = false;
    for (const auto &candidate : publicAlgorithms) {
        if (!allowed(candidate.name))
            continue;
        const auto code =
            candidate.coordinate > 0 ? ecdsaToDer(signature, candidate.coordinate) : signature;
        matched |= publicKey.verifies(candidate.algorithm, std::span(&part, 1), code);
    }
    return matched;
}

std::optional<Finding> MessageSignatureVerifier::refuseByTime(const SignatureInput &signatureInput,
                                                              const VerifyInput &input) const
{
    const auto now = input.request.now;
    const auto created = signatureInput.parameter("created");
    const auto time = created ? readTimestamp(TimestampUnit::Seconds, *created) : std::nullopt;
    if (!time && (created || m_tolerance.past != 0)) {
        return refuse(RejectionCause::SignatureMalformed,
                      u"The signature does not say when it was created."_s);
    }
    if (time && !isTimely(*time, now, m_tolerance)) {
        return refuse(
            RejectionCause::TimestampOutsideTolerance,
            u"The signature is right, but its time is outside the tolerance: it is %1."_s.arg(
                describeAge(*time, now, m_tolerance)));
    }
    if (const auto expires = signatureInput.parameter("expires")) {
        const auto end = readTimestamp(TimestampUnit::Seconds, *expires);
        if (!end || now > *end) {
            return refuse(RejectionCause::TimestampOutsideTolerance,
                          u"The signature is right, but it has expired."_s);
        }
    }
    return {};
}

Finding MessageSignatureVerifier::verifyOne(const SignatureInput &signatureInput,
                                            const QByteArray &signature,
                                            const VerifyInput &input) const
{
    bool coversDigest = false;
    QStringList covered;
    for (const auto &component : signatureInput.components) {
        covered.append(QString::fromLatin1(component.name));
        coversDigest |= component.name == "content-digest";
    }
    for (const auto &name : m_scheme.required) {
        if (!covered.contains(name)) {
            return refuse(RejectionCause::SignatureMalformed,
                          u"The signature does not cover %1."_s.arg(name));
        }
    }
    const auto base = signatureBase(signatureInput, input.request, m_publicUrl);
    if (!base) {
        return refuse(RejectionCause::SignatureMalformed,
                      u"The signature covers something that the request does not have, or that "
                      "cannot be read here."_s);
    }
    const auto named = signatureInput.parameter("alg").value_or(QByteArray());
    bool anyLive = false;
    bool matched = false;
    for (const auto &key : m_keys) {
        if (key.expires && input.request.now >= *key.expires)
            continue;
        anyLive = true;
        matched |= matches(key, named, *base, signature, input.contexts);
    }
    if (!anyLive) {
        return refuse(RejectionCause::SecretMissing,
                      u"The source has no usable secret: all have expired."_s);
    }
    if (!matched || (coversDigest && !contentDigestFits(input.request))) {
        return refuse(RejectionCause::SignatureMismatch,
                      matched ? u"The signature is right, but its Content-Digest is not that of "
                                "the body."_s
                              : u"The signature does not fit what it covers with any secret or "
                                "key of the source."_s);
    }
    if (auto finding = refuseByTime(signatureInput, input))
        return *std::move(finding);
    Finding verified;
    verified.state = Finding::State::Verified;
    if (input.digest)
        verified.signedDigest = QCryptographicHash::hash(*base, QCryptographicHash::Sha256);
    return verified;
}

Finding MessageSignatureVerifier::verify(const VerifyInput &input) const
{
    const auto &headers = input.request.headers;
    const auto inputText = headers.single("signature-input");
    const auto signatureText = headers.single("signature");
    if (!inputText || !signatureText) {
        const bool there = headers.first("signature-input") || headers.first("signature");
        auto finding =
            refuse(there ? RejectionCause::SignatureMalformed : RejectionCause::SignatureMissing,
                   u"The headers signature and signature-input do not each stand "
                   "exactly once."_s);
        finding.state = there ? Finding::State::Refused : Finding::State::Absent;
        return finding;
    }
    const auto inputs = readSignatureInputs(*inputText);
    const auto signatures = readByteSequences(*signatureText);
    if (!inputs || !signatures) {
        return refuse(RejectionCause::SignatureMalformed,
                      u"The headers signature and signature-input are not by RFC 9421."_s);
    }
    std::optional<Finding> wrong;
    for (const auto &one : *inputs) {
        const auto found =
            std::ranges::find(*signatures, one.label, &std::pair<QByteArray, QByteArray>::first);
        if (found == signatures->end())
            continue;
        auto finding = verifyOne(one, found->second, input);
        if (finding.state == Finding::State::Verified)
            return finding;
        if (!wrong)
            wrong = std::move(finding);
    }
    if (wrong)
        return *std::move(wrong);
    return refuse(RejectionCause::SignatureMalformed,
                  u"No label stands in both signature and signature-input."_s);
}

} // namespace Signalbox
