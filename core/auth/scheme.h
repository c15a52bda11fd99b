// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/auth/keyaddress.h"
#include "core/auth/place.h"
#include "core/auth/signedcontent.h"

#include <QStringList>

#include <variant>

namespace Signalbox {

enum class HmacAlgorithm {
    Sha1,
    Sha256,
    Sha384,
    Sha512,
    PrefixSha256, ///< no HMAC: SHA-256 of the secret and the content behind it
};
enum class SignatureEncoding { Hex, Base64, Base64Url };
enum class TimestampUnit { Seconds, Milliseconds, Nanoseconds, Iso8601 };

/// How far the time in a request may lie from ours, in seconds; 0: unchecked.
struct Tolerance
{
    qint64 past = 300;
    qint64 future = 300;

    bool operator==(const Tolerance &) const = default;
};

struct SignedTimestamp
{
    Place place;
    TimestampUnit unit = TimestampUnit::Seconds;

    bool operator==(const SignedTimestamp &) const = default;
};

/// Where a signature stands and what it covers.
struct SignatureLayout
{
    Place signature;
    SignatureEncoding encoding = SignatureEncoding::Hex;
    SignedContent content;
    std::optional<SignedTimestamp> timestamp;
    std::optional<Place> id;

    bool operator==(const SignatureLayout &) const = default;
};

struct HmacScheme
{
    SignatureLayout layout;
    QList<HmacAlgorithm> algorithms; ///< at least one
    bool named = false; ///< the value is <method>=<code>, the method one of algorithms
    std::optional<Place> keyId; ///< says which secret; those are then written id:secret

    bool operator==(const HmacScheme &) const = default;
};

/// The secret itself, as a bearer token, an API key or a shared word.
struct TokenScheme
{
    Place place;

    bool operator==(const TokenScheme &) const = default;
};

/// RFC 7617; the secret is user:password.
struct BasicScheme
{
    bool operator==(const BasicScheme &) const = default;
};

enum class KeyAlgorithm {
    Ed25519,
    EcdsaP256,
    EcdsaP384,
    RsaPkcs1Sha1,
    RsaPkcs1Sha256,
    RsaPssSha256,
    RsaPssSha512,
};

struct PublicKeyScheme
{
    SignatureLayout layout;
    KeyAlgorithm algorithm = KeyAlgorithm::Ed25519;
    bool rawEcdsa = false; ///< r and s side by side instead of DER
    QByteArray key; ///< a published key; empty: the source's secret

    bool operator==(const PublicKeyScheme &) const = default;
};

enum class HeaderFamily { Webhook, Svix, Any };

struct StandardWebhooksScheme
{
    HeaderFamily family = HeaderFamily::Webhook;

    bool operator==(const StandardWebhooksScheme &) const = default;
};

/// Text of the provider file or, with a parameter, of the source.
struct ParameterText
{
    QString text;
    QString parameter; ///< name; empty: text counts

    bool operator==(const ParameterText &) const = default;
};

struct BodyHashClaim
{
    QString claim;
    SignatureEncoding encoding = SignatureEncoding::Hex;

    bool operator==(const BodyHashClaim &) const = default;
};

/// RFC 7515 and 7519.
struct JwtScheme
{
    Place place;
    QStringList algorithms; ///< of RFC 7518 and 8037, never none
    std::optional<ParameterText> audience;
    std::optional<ParameterText> issuer;
    std::optional<ParameterText> keySet; ///< address of one; nothing: the secrets are the keys
    std::optional<BodyHashClaim> bodyHash;
    bool expires = true; ///< a token without exp is refused

    bool operator==(const JwtScheme &) const = default;
};

/// RFC 9421.
struct MessageSignatureScheme
{
    QStringList algorithms;
    QStringList required; ///< components that must be covered

    bool operator==(const MessageSignatureScheme &) const = default;
};

/// RSA with a certificate that the request names by address.
struct CertificateScheme
{
    enum class Vendor { Sns, PayPal };
    Vendor vendor = Vendor::Sns;
    QStringList hosts; ///< regular expressions; the whole host of the address must match one
    QStringList paths; ///< the same for what follows the host
    CertificateRule rule;
    ParameterText topics; ///< Sns: of which messages are taken
    ParameterText webhookId; ///< PayPal: which is signed

    bool operator==(const CertificateScheme &) const = default;
};

/// Mutual TLS: subject or alternative name of the certificate that the listener trusted.
struct ClientCertificateScheme
{
    ParameterText name;

    bool operator==(const ClientCertificateScheme &) const = default;
};

using SchemeBody =
    std::variant<HmacScheme, TokenScheme, BasicScheme, PublicKeyScheme, StandardWebhooksScheme,
                 JwtScheme, MessageSignatureScheme, CertificateScheme, ClientCertificateScheme>;

/// One way to prove that a request is the vendor's.
struct Scheme
{
    QString secret; ///< name of the slot; empty: none is needed
    std::optional<Tolerance> tolerance; ///< nothing: 300 seconds where a time is signed
    bool decides = false; ///< present and wrong: no later scheme can make up for it
    SchemeBody body;

    bool operator==(const Scheme &) const = default;
};

QString schemeKind(const Scheme &scheme); ///< the word of provider files: hmac, token, …

} // namespace Signalbox
