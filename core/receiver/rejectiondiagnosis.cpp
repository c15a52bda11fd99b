// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/receiver/rejectiondiagnosis.h"

#include "core/auth/credentialrestoring.h"
#include "core/receiver/ingestsource.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Signalbox {
namespace {

bool concernsSignature(RejectionCause cause)
{
    switch (cause) {
    case RejectionCause::SignatureMissing:
    case RejectionCause::SignatureMalformed:
    case RejectionCause::SignatureMismatch:
    case RejectionCause::SecretMissing:
    case RejectionCause::TimestampOutsideTolerance: return true;
    default: return false;
    }
}

/// Whether what proves a sender is a plain credential and nothing else.
bool takesTokensOnly(const Provider &provider)
{
    return std::ranges::all_of(provider.authentication.schemes, [](const Scheme &scheme) {
        return std::holds_alternative<TokenScheme>(scheme.body)
            || std::holds_alternative<BasicScheme>(scheme.body);
    });
}

Diagnosis of(const ForensicReport &report)
{
    const auto safe = report.withoutForgery();
    Diagnosis diagnosis;
    diagnosis.mistake = safe.mistake;
    diagnosis.subject = safe.subject;
    diagnosis.sentence = safe.sentence;
    diagnosis.fix = safe.fix;
    diagnosis.signedText =
        safe.signedText.first(std::min(safe.signedText.size(), Diagnosis::shownText));
    diagnosis.signedSize = safe.signedText.size();
    diagnosis.expected = safe.expected;
    diagnosis.received = safe.received;
    return diagnosis;
}

Diagnosis of(Mistake mistake, const QString &sentence, const QString &fix)
{
    Diagnosis diagnosis;
    diagnosis.mistake = mistake;
    diagnosis.sentence = sentence;
    diagnosis.fix = fix;
    return diagnosis;
}

ForensicRequest requestOf(const Rejection &rejection)
{
    const auto &request = rejection.request;
    return {request.method, request.target,     request.headers,
            request.body,   request.receivedAt, rejection.evidence.value("over_tls"_L1).toBool()};
}

} // namespace

Result<Diagnosis> diagnoseRejection(const Rejection &rejection, const SourceConfig &source,
                                    const Provider &provider, const SecretSet &secrets,
                                    const Redaction &redaction, const ProviderCatalogue &catalogue,
                                    std::shared_ptr<const KeySource> keys)
{
    if (!concernsSignature(rejection.cause)) {
        return Error{ErrorCode::Invalid,
                     u"it was not refused for its signature but as %1"_s.arg(
                         rejectionCauseName(rejection.cause))};
    }
    const auto authentic = authenticProvider(source, provider, secrets);
    if (!authentic)
        return authentic.error();
    auto settings = authenticationSettings(source, secrets);
    settings.keys = std::move(keys);
    if (std::ranges::all_of(secrets, &QList<LiveSecret>::isEmpty)
        && !authentic->secrets.isEmpty()) {
        return of(Mistake::NoSecret,
                  u"The source has no secret, so that nothing can be verified."_s,
                  u"Provide the secret that the station file refers to, and apply the file."_s);
    }
    const bool tokens = takesTokensOnly(*authentic);
    if (!tokens && rejection.bodySize > rejection.request.body.size()) {
        return of(Mistake::BodyCut,
                  u"Only the first %1 of %2 bytes of the body are kept, and its signature covers "
                  "all of them."_s.arg(rejection.request.body.size())
                      .arg(rejection.bodySize),
                  u"Keep a whole request and look into it with signalboxctl verify."_s);
    }
    auto request = requestOf(rejection);
    restoreCredentials(request, *authentic, settings, redaction);
    const auto report = examineSignature(*authentic, settings, request, &catalogue);
    if (report.mistake == Mistake::None) {
        auto diagnosis = of(report);
        diagnosis.sentence = u"By the secrets that the source has now the request is genuine."_s;
        diagnosis.fix = u"Admit it."_s;
        return diagnosis;
    }
    if (report.mistake == Mistake::Unknown && holdsMark(request)) {
        return of(Mistake::OtherCredential,
                  u"The credential that came is none of the source's. Nothing of it is kept but a "
                  "mark."_s,
                  u"Copy the secret from the vendor's console again."_s);
    }
    return of(report);
}

} // namespace Signalbox
