// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/auth/keys/keyfetch.h"

#include "core/auth/wholepatterns.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Signalbox {
namespace {

constexpr int mostIssuers = 3;
constexpr qsizetype longestAddress = 512;

bool matchesWhole(const QStringList &patterns, const QString &text)
{
    const auto whole = WholePatterns::compile(patterns);
    return whole && text.size() <= longestAddress && whole->match(text.toUtf8());
}

} // namespace

KeyFetch::KeyFetch(const KeyAddress &address, const KeyFetchPolicy &policy,
                   const Result<TrustAnchors> &anchors)
    : m_address(address)
    , m_policy(policy)
    , m_anchors(anchors)
    , m_download(std::make_unique<KeyDownload>(address.url, KeyDownload::Protocol::Https, policy))
{
}

std::optional<Result<FetchedKeys>> KeyFetch::proceed(CURLcode code, Timestamp now)
{
    const auto content = m_download->result(code);
    if (!content)
        return content.error();
    if (m_address.confirms)
        return FetchedKeys{{}, now, now + keySetRest};
    if (!m_address.certificate)
        return keySet(*content, now);
    return certificate(*content, now);
}

Result<FetchedKeys> KeyFetch::keySet(const QByteArray &content, Timestamp now) const
{
    auto keys = readWebKeys(content);
    if (keys.isEmpty())
        return Error{ErrorCode::Invalid, u"it is no key set with a key that can be used"_s};
    return FetchedKeys{std::move(keys), now, now + m_policy.keySetLife};
}

std::optional<Result<FetchedKeys>> KeyFetch::certificate(const QByteArray &content, Timestamp now)
{
    if (!m_anchors)
        return m_anchors.error();
    auto read = CertificateChain::read(content);
    if (!read)
        return read.error();
    if (m_chain)
        m_chain->append(*read);
    else
        m_chain = *std::move(read);
    auto outcome = m_chain->verify(m_address.certificate->names, *m_anchors, now);
    if (outcome.key) {
        return FetchedKeys{{WebKey{{}, *std::move(outcome.key), {}}},
                           now,
                           std::min(outcome.expires, now + m_policy.certificateLife)};
    }
    const bool hasMore = m_issuers < mostIssuers
        && matchesWhole(m_address.certificate->issuers, outcome.missingIssuer);
    if (!hasMore)
        return Error{ErrorCode::Invalid, outcome.problem};
    ++m_issuers;
    m_download = std::make_unique<KeyDownload>(outcome.missingIssuer,
                                               KeyDownload::Protocol::HttpToo, m_policy);
    return {};
}

} // namespace Signalbox
