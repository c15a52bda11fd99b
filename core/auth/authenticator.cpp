// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/auth/authenticator.h"

#include "core/auth/schemeverifiers.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Signalbox {
namespace {

Verdict refused(Finding finding)
{
    return {false,
            finding.cause,
            std::move(finding.detail),
            std::move(finding.evidence),
            {},
            std::move(finding.key)};
}

Verdict accepted(Finding finding)
{
    return {true, {}, {}, {}, std::move(finding.signedDigest), {}};
}

} // namespace

Authenticator::Authenticator() = default;
Authenticator::~Authenticator() = default;

Result<std::shared_ptr<const Authenticator>>
Authenticator::create(const Provider &provider, const AuthenticationSettings &settings)
{
    for (const auto &parameter : provider.parameters) {
        if (parameter.required && settings.parameters.value(parameter.name).isEmpty())
            return Error{ErrorCode::Invalid, u"the parameter %1 is missing"_s.arg(parameter.name)};
    }
    std::shared_ptr<Authenticator> authenticator(new Authenticator);
    authenticator->m_mode = provider.authentication.mode;
    authenticator->m_digest = settings.digestSigned;
    if (provider.items && provider.items->kind == ItemsPlace::Kind::Body)
        authenticator->m_items = provider.items->path;
    for (const auto &scheme : provider.authentication.schemes) {
        auto verifier = makeVerifier(scheme, provider, settings);
        if (!verifier)
            return verifier.error();
        authenticator->m_checks.push_back(
            {schemeKind(scheme), scheme.decides, *std::move(verifier)});
    }
    return std::shared_ptr<const Authenticator>(std::move(authenticator));
}

Verdict Authenticator::verify(const RequestView &request, HmacContexts &contexts) const
{
    if (m_mode != Authentication::Mode::None && request.hasTooManyFields()) {
        Finding finding;
        finding.cause = RejectionCause::TooLarge;
        finding.detail = u"The form or query has more than %1 fields."_s.arg(maxFormFields);
        finding.evidence = {{"most_fields"_L1, maxFormFields}};
        return refused(std::move(finding));
    }
    switch (m_mode) {
    case Authentication::Mode::Any: return any(request, contexts);
    case Authentication::Mode::All: return all(request, contexts);
    case Authentication::Mode::None: return {true, {}, {}, {}, {}, {}};
    }
    Q_UNREACHABLE_RETURN({});
}

Finding Authenticator::check(const Check &check, const RequestView &request,
                             HmacContexts &contexts) const
{
    if (!check.verifier) {
        Finding finding;
        finding.cause = RejectionCause::SecretMissing;
        finding.detail = u"The source has no usable secret."_s;
        finding.evidence = {{"secrets"_L1, 0}, {"body_bytes"_L1, request.body.size()}};
        return finding;
    }
    QList<PathStep> item;
    if (!check.verifier->readsItems())
        return check.verifier->verify({request, item, contexts, m_digest});

    const auto count = request.json() ? request.json()->sizeAt(*m_items) : std::nullopt;
    if (count.value_or(0) == 0) {
        Finding finding;
        finding.cause = RejectionCause::SignatureMissing;
        finding.detail = u"The body has no list of items, and it is those that are signed."_s;
        return finding;
    }
    if (*count > maxItems) {
        Finding finding;
        finding.cause = RejectionCause::TooLarge;
        finding.detail =
            u"The request is no batch of this provider: more than %1 items."_s.arg(maxItems);
        finding.evidence = {{"most_items"_L1, maxItems}};
        return finding;
    }
    // All of them, also after one that is wrong.
    std::optional<Finding> worst;
    for (qsizetype i = 0; i < *count; ++i) {
        item = *m_items + QList{PathStep{{}, i}};
        auto finding = check.verifier->verify({request, item, contexts, false});
        if (finding.state == Finding::State::Verified || worst)
            continue;
        finding.state = Finding::State::Refused;
        finding.evidence.insert("item"_L1, i);
        worst = std::move(finding);
    }
    if (worst)
        return *std::move(worst);
    Finding verified;
    verified.state = Finding::State::Verified;
    return verified;
}

Verdict Authenticator::any(const RequestView &request, HmacContexts &contexts) const
{
    using State = Finding::State;
    if (m_checks.size() == 1) {
        auto finding = check(m_checks.front(), request, contexts);
        return finding.state == State::Verified ? accepted(std::move(finding))
                                                : refused(std::move(finding));
    }
    // Every scheme is tried, so that the time does not tell which one was right or wrong.
    std::optional<Finding> verified;
    std::optional<Finding> needed; ///< the first that may verify yet
    std::optional<Finding> present; ///< the first that is there and does not verify
    std::optional<Finding> absent;
    bool decided = false;
    for (const auto &one : m_checks) {
        auto finding = check(one, request, contexts);
        finding.evidence.insert("scheme"_L1, one.kind);
        switch (finding.state) {
        case State::Verified:
            if (!verified && !decided)
                verified = std::move(finding);
            break;
        case State::Absent:
            if (!absent)
                absent = std::move(finding);
            break;
        case State::KeyNeeded:
            if (!needed && !decided)
                needed = std::move(finding);
            decided |= one.decides;
            break;
        case State::Refused:
            decided |= one.decides;
            if (!present || (present->cause == RejectionCause::SecretMissing))
                present = std::move(finding);
            break;
        }
    }
    if (verified)
        return accepted(*std::move(verified));
    if (needed)
        return refused(*std::move(needed));
    if (present && (present->cause != RejectionCause::SecretMissing || !absent))
        return refused(*std::move(present));
    return refused(absent ? *std::move(absent) : Finding());
}

Verdict Authenticator::all(const RequestView &request, HmacContexts &contexts) const
{
    std::optional<Finding> wrong;
    Finding right;
    for (const auto &one : m_checks) {
        auto finding = check(one, request, contexts);
        if (finding.state == Finding::State::Verified) {
            if (right.signedDigest.isEmpty())
                right = std::move(finding);
            continue;
        }
        finding.evidence.insert("scheme"_L1, one.kind);
        if (!wrong || wrong->state == Finding::State::KeyNeeded)
            wrong = std::move(finding);
    }
    return wrong ? refused(*std::move(wrong)) : accepted(std::move(right));
}

} // namespace Signalbox
