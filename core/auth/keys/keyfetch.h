// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/auth/certificatechain.h"
#include "core/auth/keys/keydownload.h"
#include "core/auth/keysource.h"

namespace Signalbox {

/// The way to the keys at one address: a download, and for a certificate one more for each issuer
/// that its file leaves out, 3 at most. Lives on the fetcher's thread.
class KeyFetch final
{
    Q_DISABLE_COPY_MOVE(KeyFetch)

public:
    /// \a policy and \a anchors must outlive this object.
    KeyFetch(const KeyAddress &address, const KeyFetchPolicy &policy,
             const Result<TrustAnchors> &anchors);

    const KeyAddress &address() const { return m_address; }
    const KeyDownload &download() const { return *m_download; } ///< that is due or runs

    /// Takes what the download came to. Nothing: there is another one now.
    std::optional<Result<FetchedKeys>> proceed(CURLcode code, Timestamp now);

private:
    Result<FetchedKeys> keySet(const QByteArray &content, Timestamp now) const;
    std::optional<Result<FetchedKeys>> certificate(const QByteArray &content, Timestamp now);

    const KeyAddress m_address;
    const KeyFetchPolicy &m_policy;
    const Result<TrustAnchors> &m_anchors;
    std::unique_ptr<KeyDownload> m_download;
    std::optional<CertificateChain> m_chain; ///< as far as it is known
    int m_issuers = 0; ///< downloads of them
};

} // namespace Signalbox
