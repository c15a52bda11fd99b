// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/auth/snsverifier.h"

#include "core/auth/signatureencoding.h"
#include "core/auth/snsmessage.h"
#include "core/auth/timestampcheck.h"

#include <QCryptographicHash>

using namespace Qt::StringLiterals;

namespace Signalbox {
namespace {

std::optional<SignatureAlgorithm> algorithmOf(const QByteArray &version)
{
    if (version == "1")
        return SignatureAlgorithm::RsaPkcs1Sha1;
    if (version == "2")
        return SignatureAlgorithm::RsaPkcs1Sha256;
    return {};
}

Finding notGenuine(RejectionCause cause, const QString &detail)
{
    Finding finding;
    finding.cause = cause;
    finding.detail = detail;
    finding.evidence = {{"body_member"_L1, u"Signature"_s}};
    return finding;
}

} // namespace

Result<std::unique_ptr<const Verifier>> SnsVerifier::create(const CertificateScheme &scheme,
                                                            const QByteArrayList &topics,
                                                            const Tolerance &tolerance,
                                                            std::shared_ptr<const KeySource> keys)
{
    auto check = CertificateCheck::create(scheme, std::move(keys));
    if (!check)
        return check.error();
    return std::unique_ptr<const Verifier>(new SnsVerifier(*std::move(check), topics, tolerance));
}

SnsVerifier::SnsVerifier(CertificateCheck check, const QByteArrayList &topics,
                         const Tolerance &tolerance)
    : m_check(std::move(check))
    , m_topics(topics)
    , m_tolerance(tolerance)
{
}

Finding SnsVerifier::verify(const VerifyInput &input) const
{
    const auto *body = input.request.json();
    if (!body || body->member("Signature").kind() == Document::Kind::Null) {
        auto finding =
            notGenuine(RejectionCause::SignatureMissing,
                       u"The body has no member Signature: what Amazon SNS delivers raw is "
                       "not signed."_s);
        finding.state = Finding::State::Absent;
        return finding;
    }
    const auto message = readSnsMessage(*body);
    if (!message) {
        return notGenuine(
            RejectionCause::SignatureMalformed,
            u"The body is no message of Amazon SNS: a member that is signed is missing "
            "or is no text."_s);
    }
    const auto algorithm = algorithmOf(message->version);
    const auto time = readTimestamp(TimestampUnit::Iso8601, message->time);
    auto signature = decodeSignature(SignatureEncoding::Base64, message->signature);
    if (!algorithm || !time || !signature || signature->isEmpty()) {
        return notGenuine(
            RejectionCause::SignatureMalformed,
            u"The body does not have a SignatureVersion of 1 or 2, a Signature in base64 "
            "and a Timestamp in ISO 8601."_s);
    }

    const QByteArrayView signedText = message->signedText;
    const CertificateClaim claim{
        message->certificateUrl, *std::move(signature), *algorithm, {&signedText, 1}};
    if (auto finding = m_check.refuse(claim, input.request.now))
        return *std::move(finding);
    if (!isTimely(*time, input.request.now, m_tolerance)) {
        return notGenuine(
            RejectionCause::TimestampOutsideTolerance,
            u"The signature is right, but its time is outside the tolerance: it is %1."_s.arg(
                describeAge(*time, input.request.now, m_tolerance)));
    }
    if (message->kind == SnsMessage::Kind::Notification && !m_topics.contains(message->topic)) {
        return notGenuine(
            RejectionCause::SignatureMismatch,
            u"The message is Amazon's, but of a topic that is not one of the source's: "
            "%1."_s.arg(QString::fromUtf8(message->topic.left(300))));
    }
    Finding verified;
    verified.state = Finding::State::Verified;
    if (input.digest)
        verified.signedDigest = QCryptographicHash::hash(signedText, QCryptographicHash::Sha256);
    return verified;
}

} // namespace Signalbox
