// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/auth/forensics.h"

#include "core/auth/forensicvariants.h"
#include "core/auth/schemeevidence.h"

using namespace Qt::StringLiterals;

namespace Signalbox {
namespace {

Verdict verdictOf(const ForensicCase &one)
{
    const auto authenticator = Authenticator::create(one.provider, one.settings);
    if (!authenticator)
        return {false, RejectionCause::SecretMissing, authenticator.error().detail, {}, {}, {}};
    HmacContexts contexts;
    RequestView view(one.request.method, one.request.target, one.request.headers, one.request.body,
                     one.request.now);
    view.secure = one.request.secure;
    return authenticator.value()->verify(view, contexts);
}

/// The first variant that verifies.
std::optional<ForensicVariant> findMistake(const ForensicCase &original,
                                           const ProviderCatalogue *catalogue)
{
    std::optional<ForensicVariant> found;
    tryVariants(original, catalogue, [&](ForensicVariant &&variant) {
        if (!verdictOf(variant.changed).ok)
            return false;
        found = std::move(variant);
        return true;
    });
    return found;
}

} // namespace

ForensicReport ForensicReport::withoutForgery() const
{
    constexpr qsizetype shown = 6;
    auto report = *this;
    if (report.expected.size() > shown)
        report.expected = report.expected.first(shown) + "…"_ba;
    return report;
}

ForensicReport examineSignature(const Provider &provider, const AuthenticationSettings &settings,
                                const ForensicRequest &request, const ProviderCatalogue *catalogue)
{
    const ForensicCase original{provider, settings, request};
    ForensicReport report;
    report.verdict = verdictOf(original);
    if (const auto evidence = schemeEvidence(original)) {
        report.signedText = evidence->signedText;
        report.expected = evidence->expected;
        report.received = evidence->received;
    }
    if (report.verdict.ok) {
        report.mistake = Mistake::None;
        report.sentence = u"The signature is right."_s;
        return report;
    }
    if (report.verdict.key) { // nothing can be told without it
        report.sentence = report.verdict.detail;
        return report;
    }
    if (const auto variant = findMistake(original, catalogue)) {
        report.mistake = variant->mistake;
        report.sentence = variant->sentence;
        report.fix = variant->fix;
        report.subject = variant->subject;
    } else if (report.verdict.cause == RejectionCause::SignatureMissing) {
        report.mistake = Mistake::NoSignature;
        report.sentence = report.verdict.detail;
        report.fix = u"Check that the secret is set at the vendor, and that a proxy passes the "
                     "header on."_s;
    } else {
        report.sentence = report.verdict.detail;
        report.fix = u"Nothing that was tried explains it: most likely the secret is another one. "
                     "Copy it from the vendor's console again."_s;
    }
    return report;
}

} // namespace Signalbox
