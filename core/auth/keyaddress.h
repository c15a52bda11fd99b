// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QStringList>

#include <optional>

namespace Signalbox {

/// When a fetched certificate is taken for a vendor's, beside its chain and its validity.
struct CertificateRule
{
    QStringList names; ///< regular expressions; one of its names must match one of them whole
    QStringList issuers; ///< the same for addresses that a missing issuer may be fetched from

    bool operator==(const CertificateRule &) const = default;
};

/// Where a vendor's keys stand and what they are; or where a subscription is confirmed.
struct KeyAddress
{
    QString url; ///< https
    std::optional<CertificateRule> certificate; ///< nothing: a JSON Web Key Set
    bool confirms = false; ///< that it was gone to is all that counts

    bool operator==(const KeyAddress &) const = default;
    friend size_t qHash(const KeyAddress &address, size_t seed = 0) noexcept
    {
        return qHash(address.url, seed);
    }
};

} // namespace Signalbox
