// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/support/headerblock.h"

#include <QList>

namespace Signalbox {

/// Takes plain credentials out of a header block before it is stored. Immutable; thread-safe.
class Redaction final
{
public:
    /// \a key makes the digests of this station its own: with the same key the same credential
    /// always leaves the same mark. \a credentials are further header names, in lower case, that a
    /// source's scheme reads as a plain credential.
    explicit Redaction(QByteArray key, QList<QByteArray> credentials = {});

    /// \a headers with the value of every Authorization, Proxy-Authorization, Cookie and further
    /// credential replaced by mark(); all else, blanks around the value too, byte for byte. Also
    /// safe on blocks that the guard refused: lines ended by a bare LF or CR and folded lines.
    HeaderBlock redact(const HeaderBlock &headers) const;

    /// U+2022 three times and 16 hex digits of a keyed digest, as UTF-8.
    QByteArray mark(QByteArrayView value) const;

private:
    bool isCredential(QByteArrayView name) const;

    QByteArray m_key;
    QList<QByteArray> m_credentials;
};

} // namespace Signalbox
