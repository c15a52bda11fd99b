// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/auth/signedrequest.h"

namespace Signalbox {

/// Standard Webhooks 1.0 by the header names webhook-* or svix-*. Entries of versions that no
/// secret is for are passed over.
class StandardWebhooksVerifier final : public Verifier
{
public:
    /// \a secrets as the vendor shows them: whsec_…, or any other text. Errors as
    /// standardWebhooksKey().
    static Result<std::unique_ptr<const Verifier>> create(const StandardWebhooksScheme &scheme,
                                                          const Scheme &common,
                                                          const std::optional<Tolerance> &tolerance,
                                                          const QList<LiveSecret> &secrets);

    Finding verify(const VerifyInput &input) const override;

private:
    struct Key
    {
        HmacKey key;
        std::optional<Timestamp> expires;
    };

    StandardWebhooksVerifier(QList<BoundLayout> layouts, QList<Key> keys);

    Finding verifyFamily(const BoundLayout &bound, const VerifyInput &input) const;

    QList<BoundLayout> m_layouts; ///< one per family of headers
    QList<Key> m_keys;
};

} // namespace Signalbox
