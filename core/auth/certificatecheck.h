// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/auth/keysource.h"
#include "core/auth/scheme.h"
#include "core/auth/verifier.h"
#include "core/auth/wholepatterns.h"

namespace Signalbox {

/// A signature with the address of the certificate that it claims to be by.
struct CertificateClaim
{
    QByteArray url; ///< as the request names it
    QByteArray signature; ///< decoded
    SignatureAlgorithm algorithm = SignatureAlgorithm::RsaPkcs1Sha256;
    std::span<const QByteArrayView> parts; ///< what is signed
};

/// Whether a signature is by a certificate that stands at one of the vendor's own addresses, and
/// only there: https, a host and a path that the provider file lists, no port, no user, no query,
/// no escapes. What such an address serves is judged when it is fetched.
class CertificateCheck final
{
public:
    /// Unsupported without \a keys; Invalid for expressions that cannot be read.
    static Result<CertificateCheck> create(const CertificateScheme &scheme,
                                           std::shared_ptr<const KeySource> keys);

    /// Nothing: it is. Otherwise refused, or KeyNeeded.
    std::optional<Finding> refuse(const CertificateClaim &claim, Timestamp now) const;

    bool isVendors(QByteArrayView url) const;

private:
    CertificateCheck(WholePatterns hosts, WholePatterns paths, CertificateRule rule,
                     std::shared_ptr<const KeySource> keys);

    WholePatterns m_hosts;
    WholePatterns m_paths;
    CertificateRule m_rule;
    std::shared_ptr<const KeySource> m_keys;
};

} // namespace Signalbox
