// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/support/headerblock.h"

#include <QList>

namespace Signalbox {

struct Provider;

/// Where in its requests a source reads a plain credential.
struct CredentialPlaces
{
    QList<QByteArray> headers; ///< lower case
    QList<QByteArray> query; ///< names of parameters, decoded
    QList<QByteArray> form; ///< names of fields of a form, decoded
    QList<QByteArray> members; ///< names of JSON members, wherever they stand

    /// Adds what is not here yet.
    void add(const CredentialPlaces &more);

    bool operator==(const CredentialPlaces &) const = default;
};

/// Tokens in headers, query and body, and words that a handshake compares with a secret.
CredentialPlaces credentialPlaces(const Provider &provider);

/// Takes plain credentials out of a header block before it is stored. Immutable; thread-safe.
class Redaction final
{
public:
    /// \a key makes the digests of this station its own: with the same key the same credential
    /// always leaves the same mark.
    explicit Redaction(QByteArray key);

    /// \a headers with the value of every Authorization, Proxy-Authorization, Cookie and header of
    /// \a places replaced by mark(); all else, blanks around the value too, byte for byte. Also
    /// safe on blocks that the guard refused: lines ended by a bare LF or CR and folded lines.
    HeaderBlock redact(const HeaderBlock &headers, const CredentialPlaces &places = {}) const;

    /// \a target, raw, with the value of every query parameter of \a places replaced by mark(),
    /// percent-encoded; all else byte for byte.
    QByteArray redactTarget(const QByteArray &target, const CredentialPlaces &places) const;

    /// \a body, perhaps cut, with the value of every form field and JSON member of \a places
    /// replaced by mark(); all else byte for byte. For requests that nothing has proved: what may
    /// still become an event keeps its bytes.
    QByteArray redactBody(const QByteArray &body, const CredentialPlaces &places) const;

    /// U+2022 three times and 16 hex digits of a keyed digest, as UTF-8.
    QByteArray mark(QByteArrayView value) const;

private:
    QByteArray redactPairs(QByteArrayView text, const QList<QByteArray> &names) const;

    QByteArray m_key;
};

} // namespace Signalbox
