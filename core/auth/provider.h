// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/auth/signedcontent.h"
#include "core/domain/locator.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <optional>

namespace Signalbox {

enum class HmacAlgorithm { Sha1, Sha256, Sha384, Sha512 };
enum class SignatureEncoding { Hex, Base64 };

/// How a vendor proves that a request is its own: an HMAC in a header.
struct SignatureScheme
{
    QByteArray header; ///< lower case
    HmacAlgorithm algorithm = HmacAlgorithm::Sha256;
    SignatureEncoding encoding = SignatureEncoding::Hex;
    QByteArray prefix; ///< stands before the encoded code: sha256=
    SignedContent content; ///< what the code is computed over

    bool operator==(const SignatureScheme &) const = default;
};

/// What the vendor gets to read on success.
struct ProviderAnswer
{
    int status = 200; ///< 2xx
    QByteArray contentType; ///< only with a body
    std::optional<QByteArray> body; ///< nothing: our own JSON document with id and status

    bool operator==(const ProviderAnswer &) const = default;
};

/// A declarative preset of how one vendor signs, names, numbers and answers its webhooks.
/// Read from resources/providers/*.json, described in docs/providers.md.
struct Provider
{
    QString name; ///< 1 to 64 of [a-z0-9-]
    QString title; ///< as the vendor writes it
    QString documentation; ///< URL of the vendor's page on its webhooks
    QString source; ///< where the facts were read
    bool verified = false; ///< read in the vendor's own documentation or code
    QList<QByteArray> methods; ///< at least one
    qint64 maxBody = 0; ///< bytes; 0: the station's limit
    SignatureScheme signature;
    std::optional<Locator> key; ///< idempotency key; nothing: the vendor promises none
    std::optional<Locator> type;
    std::optional<Locator> occurredAt; ///< ISO 8601 with a zone
    ProviderAnswer answer;

    bool operator==(const Provider &) const = default;
};

} // namespace Signalbox
