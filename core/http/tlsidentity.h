// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http/revocation.h"

#include <QSslConfiguration>

namespace Signalbox {

/// The PEM files that make a listener speak TLS; absolute paths.
struct TlsFiles
{
    QString certificate; ///< the listener's own, then its intermediates
    QString key; ///< unencrypted private key, RSA or EC
    QString clientCa; ///< who vouches for client certificates; empty: none is asked for
    QString crl = {}; ///< which of them were taken back; empty: that is not looked at

    bool operator==(const TlsFiles &) const = default;
};

/// What these files hold.
struct TlsIdentity
{
    QSslConfiguration configuration; ///< of a server of TLS 1.2 and 1.3
    std::shared_ptr<const RevocationLists> revocation{}; ///< null: it is not looked at
};

/// Reads \a files. An error names the file and what is wrong with it: not there, no certificate in
/// it, no key, a key that does not belong to the certificate, or no revocation list.
Result<TlsIdentity> loadTls(const TlsFiles &files);

} // namespace Signalbox
