// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/auth/certificatecheck.h"

namespace Signalbox {

/// Amazon SNS: RSA over members of the JSON body, with SHA-1 (SignatureVersion 1) or SHA-256 (2).
/// Anybody can have a topic of their own and a message of it signed by Amazon, so a notification is
/// genuine only when it is of one of the source's topics. Confirmations of a subscription are so
/// for any topic: what is done about them is the handshake's.
class SnsVerifier final : public Verifier
{
public:
    /// As CertificateCheck::create().
    static Result<std::unique_ptr<const Verifier>> create(const CertificateScheme &scheme,
                                                          const QByteArrayList &topics,
                                                          const Tolerance &tolerance,
                                                          std::shared_ptr<const KeySource> keys);

    Finding verify(const VerifyInput &input) const override;

private:
    SnsVerifier(CertificateCheck check, const QByteArrayList &topics, const Tolerance &tolerance);

    CertificateCheck m_check;
    QByteArrayList m_topics;
    Tolerance m_tolerance;
};

} // namespace Signalbox
