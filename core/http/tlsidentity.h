// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/support/result.h"

#include <QSslConfiguration>

namespace Signalbox {

/// The PEM files that make a listener speak TLS; absolute paths.
struct TlsFiles
{
    QString certificate; ///< the listener's own, then its intermediates
    QString key; ///< unencrypted private key, RSA or EC
    QString clientCa; ///< who vouches for client certificates; empty: none is asked for

    bool operator==(const TlsFiles &) const = default;
};

/// Reads \a files for a server of TLS 1.2 and 1.3. An error names the file and what is wrong with
/// it: not there, no certificate in it, no key, or a key that does not belong to the certificate.
Result<QSslConfiguration> loadTls(const TlsFiles &files);

} // namespace Signalbox
