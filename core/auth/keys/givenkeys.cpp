// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/auth/keys/givenkeys.h"

using namespace Qt::StringLiterals;

namespace Signalbox {

Result<void> GivenKeys::setKeySet(const QByteArray &json)
{
    m_keySet = readWebKeys(json);
    if (m_keySet.isEmpty())
        return Error{ErrorCode::Invalid, u"it is no key set with a key that can be used"_s};
    return {};
}

Result<void> GivenKeys::setCertificate(const QByteArray &content)
{
    auto chain = CertificateChain::read(content);
    if (!chain)
        return chain.error();
    auto anchors = TrustAnchors::load({});
    if (!anchors)
        return anchors.error();
    m_chain = *std::move(chain);
    m_anchors = *std::move(anchors);
    return {};
}

std::shared_ptr<const FetchedKeys> GivenKeys::find(const KeyAddress &address, Timestamp now) const
{
    if (!address.certificate) {
        if (m_keySet.isEmpty())
            return {};
        return std::make_shared<const FetchedKeys>(FetchedKeys{m_keySet, now, Timestamp::max()});
    }
    if (!m_chain)
        return {};
    auto outcome = m_chain->verify(address.certificate->names, *m_anchors, now);
    if (!outcome.key)
        return {};
    return std::make_shared<const FetchedKeys>(
        FetchedKeys{{WebKey{{}, *std::move(outcome.key), {}}}, now, outcome.expires});
}

QString GivenKeys::whyNot(const KeyAddress &address, Timestamp now) const
{
    if (!address.certificate) {
        return u"The key set at %1 is needed: give it with --jwks FILE, or have it fetched with "
               "--fetch."_s.arg(address.url);
    }
    if (!m_chain) {
        return u"The vendor's certificate at %1 is needed: give it with --certificate FILE, or "
               "have it fetched with --fetch."_s.arg(address.url);
    }
    const auto outcome = m_chain->verify(address.certificate->names, *m_anchors, now);
    if (outcome.missingIssuer.isEmpty())
        return outcome.problem;
    return u"%1 Its issuer stands at %2: put that behind it in the file."_s.arg(
        outcome.problem, outcome.missingIssuer);
}

} // namespace Signalbox
