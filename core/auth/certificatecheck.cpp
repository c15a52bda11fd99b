// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/auth/certificatecheck.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Signalbox {
namespace {

constexpr qsizetype longestUrl = 512;

bool isAlphanumeric(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

bool isHostText(QByteArrayView host)
{
    return std::ranges::all_of(host, [](char c) {
        return (isAlphanumeric(c) && !(c >= 'A' && c <= 'Z')) || c == '.' || c == '-';
    });
}

bool isPathText(QByteArrayView path)
{
    const bool plain = std::ranges::all_of(path, [](char c) {
        return isAlphanumeric(c) || c == '/' || c == '.' || c == '-' || c == '_';
    });
    return plain && !path.contains("//") && !path.contains("..");
}

} // namespace

Result<CertificateCheck> CertificateCheck::create(const CertificateScheme &scheme,
                                                  std::shared_ptr<const KeySource> keys)
{
    if (!keys)
        return Error{ErrorCode::Unsupported, u"certificates cannot be fetched here"_s};
    auto hosts = WholePatterns::compile(scheme.hosts);
    if (!hosts)
        return hosts.error();
    auto paths = WholePatterns::compile(scheme.paths);
    if (!paths)
        return paths.error();
    return CertificateCheck(*std::move(hosts), *std::move(paths), scheme.rule, std::move(keys));
}

CertificateCheck::CertificateCheck(WholePatterns hosts, WholePatterns paths, CertificateRule rule,
                                   std::shared_ptr<const KeySource> keys)
    : m_hosts(std::move(hosts))
    , m_paths(std::move(paths))
    , m_rule(std::move(rule))
    , m_keys(std::move(keys))
{
}

bool CertificateCheck::isVendors(QByteArrayView url) const
{
    static constexpr QByteArrayView scheme = "https://";
    if (url.size() > longestUrl || !url.startsWith(scheme))
        return false;
    const auto rest = url.sliced(scheme.size());
    const auto slash = rest.indexOf('/');
    if (slash < 0)
        return false;
    const auto host = rest.first(slash);
    const auto path = rest.sliced(slash);
    return isHostText(host) && isPathText(path) && m_hosts.match(host) && m_paths.match(path);
}

std::optional<Finding> CertificateCheck::refuse(const CertificateClaim &claim, Timestamp now) const
{
    Finding finding;
    const auto shown = QString::fromUtf8(claim.url.first(std::min(claim.url.size(), longestUrl)));
    finding.evidence = {{"certificate_url"_L1, shown},
                        {"received_length"_L1, claim.signature.size()}};
    if (!isVendors(claim.url)) {
        finding.detail = u"The request names a certificate at an address that is not one of the "
                         "vendor's."_s;
        return finding;
    }
    KeyAddress address{QString::fromLatin1(claim.url), m_rule};
    const auto held = m_keys->find(address, now);
    if (!held) {
        finding.state = Finding::State::KeyNeeded;
        finding.cause = RejectionCause::Busy;
        finding.detail = u"The vendor's certificate is not there yet."_s;
        finding.key = std::move(address);
        return finding;
    }
    const bool matches = std::ranges::any_of(held->keys, [&claim](const WebKey &key) {
        return key.key.verifies(claim.algorithm, claim.parts, claim.signature);
    });
    if (matches)
        return {};
    finding.detail = u"The signature does not fit what was received with the vendor's "
                     "certificate: other bytes than were signed, or another key."_s;
    return finding;
}

} // namespace Signalbox
