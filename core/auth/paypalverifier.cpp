// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/auth/paypalverifier.h"

#include "core/auth/signatureencoding.h"

using namespace Qt::StringLiterals;

namespace Signalbox {
namespace {

const QByteArray certificateHeader = "paypal-cert-url"_ba;
const QByteArray algorithmHeader = "paypal-auth-algo"_ba;

SignatureLayout layoutFor(const QString &webhookId)
{
    SignatureLayout layout;
    layout.signature = Place::header("paypal-transmission-sig"_ba);
    layout.encoding = SignatureEncoding::Base64;
    layout.timestamp =
        SignedTimestamp{Place::header("paypal-transmission-time"_ba), TimestampUnit::Iso8601};
    layout.id = Place::header("paypal-transmission-id"_ba);
    layout.content = SignedContent::parse(u"{id}|{timestamp}|{parameter:webhook_id}|{crc32}")
                         .value()
                         .with({{u"webhook_id"_s, webhookId}});
    return layout;
}

} // namespace

Result<std::unique_ptr<const Verifier>>
PayPalVerifier::create(const CertificateScheme &scheme, const QString &webhookId,
                       const Tolerance &tolerance, std::shared_ptr<const KeySource> keys)
{
    if (webhookId.isEmpty())
        return Error{ErrorCode::Invalid, u"the webhook's id is missing"_s};
    auto check = CertificateCheck::create(scheme, std::move(keys));
    if (!check)
        return check.error();
    return std::unique_ptr<const Verifier>(
        new PayPalVerifier(*std::move(check), {layoutFor(webhookId), {}, tolerance}));
}

PayPalVerifier::PayPalVerifier(CertificateCheck check, BoundLayout bound)
    : m_check(std::move(check))
    , m_bound(std::move(bound))
{
}

Finding PayPalVerifier::verify(const VerifyInput &input) const
{
    SignedRequest request;
    if (auto finding = readSigned(m_bound, input, request))
        return *std::move(finding);
    Finding finding;
    finding.cause = RejectionCause::SignatureMalformed;
    describePlace(m_bound.layout.signature, finding.evidence);
    const auto &headers = input.request.headers;
    const auto url = headers.single(certificateHeader);
    const auto algorithm = headers.single(algorithmHeader);
    if (!url || !algorithm) {
        finding.detail = u"The headers %1 and %2 have to stand exactly once."_s.arg(
            QString::fromLatin1(certificateHeader), QString::fromLatin1(algorithmHeader));
        return finding;
    }
    if (algorithm->compare("SHA256withRSA", Qt::CaseInsensitive) != 0) {
        finding.detail = u"The header %1 names an algorithm that PayPal does not use."_s.arg(
            QString::fromLatin1(algorithmHeader));
        return finding;
    }
    const auto value = request.signatures.single();
    auto signature = value ? decodeSignature(SignatureEncoding::Base64, *value) : std::nullopt;
    if (!signature || signature->isEmpty()) {
        finding.detail = u"The %1 does not hold a signature in base64."_s.arg(
            describe(m_bound.layout.signature));
        return finding;
    }

    const auto &content = request.contents.first();
    const CertificateClaim claim{url->toByteArray(),
                                 *std::move(signature),
                                 SignatureAlgorithm::RsaPkcs1Sha256,
                                 {content.views.data(), size_t(content.views.size())}};
    if (auto refused = m_check.refuse(claim, input.request.now))
        return *std::move(refused);
    if (auto late = refuseByTime(m_bound, request, input))
        return *std::move(late);
    Finding verified;
    verified.state = Finding::State::Verified;
    if (input.digest)
        verified.signedDigest = digestOf(content);
    return verified;
}

} // namespace Signalbox
