// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/auth/certificatecheck.h"
#include "core/auth/signedrequest.h"

namespace Signalbox {

/// PayPal: RSA over transmission id, time, the webhook's id, which only the source knows, and the
/// CRC-32 of the body.
class PayPalVerifier final : public Verifier
{
public:
    /// As CertificateCheck::create(); Invalid without the webhook's id.
    static Result<std::unique_ptr<const Verifier>> create(const CertificateScheme &scheme,
                                                          const QString &webhookId,
                                                          const Tolerance &tolerance,
                                                          std::shared_ptr<const KeySource> keys);

    Finding verify(const VerifyInput &input) const override;

private:
    PayPalVerifier(CertificateCheck check, BoundLayout bound);

    CertificateCheck m_check;
    BoundLayout m_bound;
};

} // namespace Signalbox
