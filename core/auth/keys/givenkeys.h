// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/auth/certificatechain.h"
#include "core/auth/keysource.h"

#include <optional>

namespace Signalbox {

/// Keys that a person gives, in place of what stands at a vendor's addresses: a key set for every
/// address of one, a certificate for every address of one. A certificate is judged as one that was
/// fetched. Not changed any more once it is shared.
class GivenKeys final : public KeySource
{
public:
    /// \a json is a key set (RFC 7517). Invalid without a key that can be used.
    Result<void> setKeySet(const QByteArray &json);
    /// \a content is a certificate in PEM, its issuers behind it, or one in DER. Io without the
    /// system's authorities.
    Result<void> setCertificate(const QByteArray &content);

    std::shared_ptr<const FetchedKeys> find(const KeyAddress &address,
                                            Timestamp now) const override;

    /// Why there is nothing for \a address at \a now, one English sentence that says what to give.
    QString whyNot(const KeyAddress &address, Timestamp now) const;

private:
    QList<WebKey> m_keySet;
    std::optional<CertificateChain> m_chain;
    std::optional<TrustAnchors> m_anchors;
};

} // namespace Signalbox
