// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/auth/schemenames.h"

#include "core/domain/names.h"

using namespace Qt::StringLiterals;

namespace Signalbox {
namespace {

/// By the order of SchemeBody; the two vendors of CertificateScheme stand apart.
constexpr std::array kinds{
    "hmac"_L1,
    "token"_L1,
    "basic"_L1,
    "public-key"_L1,
    "standard-webhooks"_L1,
    "jwt"_L1,
    "http-message-signatures"_L1,
    "sns"_L1,
    "client-certificate"_L1,
};
static_assert(kinds.size() == std::variant_size_v<SchemeBody>);

constexpr Names<TimestampUnit, 4> units{{{
    {TimestampUnit::Seconds, "s"_L1},
    {TimestampUnit::Milliseconds, "ms"_L1},
    {TimestampUnit::Nanoseconds, "ns"_L1},
    {TimestampUnit::Iso8601, "iso8601"_L1},
}}};

constexpr Names<HeaderFamily, 3> families{{{
    {HeaderFamily::Webhook, "webhook"_L1},
    {HeaderFamily::Svix, "svix"_L1},
    {HeaderFamily::Any, "any"_L1},
}}};

constexpr Names<KeyAlgorithm, 7> keyAlgorithms{{{
    {KeyAlgorithm::Ed25519, "ed25519"_L1},
    {KeyAlgorithm::EcdsaP256, "ecdsa-p256"_L1},
    {KeyAlgorithm::EcdsaP384, "ecdsa-p384"_L1},
    {KeyAlgorithm::RsaPkcs1Sha1, "rsa-pkcs1-sha1"_L1},
    {KeyAlgorithm::RsaPkcs1Sha256, "rsa-pkcs1-sha256"_L1},
    {KeyAlgorithm::RsaPssSha256, "rsa-pss-sha256"_L1},
    {KeyAlgorithm::RsaPssSha512, "rsa-pss-sha512"_L1},
}}};

constexpr Names<SecretDecoding, 7> decodings{{{
    {SecretDecoding::Utf8, "utf8"_L1},
    {SecretDecoding::Hex, "hex"_L1},
    {SecretDecoding::Base64, "base64"_L1},
    {SecretDecoding::Whsec, "whsec"_L1},
    {SecretDecoding::Sha1, "sha1"_L1},
    {SecretDecoding::Key, "key"_L1},
    {SecretDecoding::JwksUrl, "jwks_url"_L1},
}}};

constexpr Names<HandshakeKind, 12> handshakes{{{
    {HandshakeKind::GetEcho, "get-echo"_L1},
    {HandshakeKind::GetHmac, "get-hmac"_L1},
    {HandshakeKind::HeaderEcho, "header-echo"_L1},
    {HandshakeKind::QueryEcho, "query-echo"_L1},
    {HandshakeKind::BodyEcho, "body-echo"_L1},
    {HandshakeKind::BodyHmac, "body-hmac"_L1},
    {HandshakeKind::Pong, "pong"_L1},
    {HandshakeKind::SignedChallenge, "signed-challenge"_L1},
    {HandshakeKind::Options, "options"_L1},
    {HandshakeKind::SnsConfirm, "sns-confirm"_L1},
    {HandshakeKind::WebSub, "websub"_L1},
    {HandshakeKind::EmptyOk, "empty-ok"_L1},
}}};

template <typename Enum, size_t Size>
QString wordsOf(const Names<Enum, Size> &names)
{
    QStringList words;
    for (const auto &[value, text] : names.entries)
        words.append(text);
    return words.join(u", ");
}

} // namespace

QString schemeKind(const Scheme &scheme)
{
    const auto *certificate = std::get_if<CertificateScheme>(&scheme.body);
    if (certificate && certificate->vendor == CertificateScheme::Vendor::PayPal)
        return u"paypal"_s;
    return kinds[scheme.body.index()];
}

QStringList schemeKinds()
{
    QStringList words(kinds.begin(), kinds.end());
    words.insert(words.indexOf(u"sns"_s) + 1, u"paypal"_s);
    return words;
}

std::optional<TimestampUnit> timestampUnitFromName(QStringView name)
{
    return units.value(name);
}

std::optional<HeaderFamily> headerFamilyFromName(QStringView name)
{
    return families.value(name);
}

std::optional<KeyAlgorithm> keyAlgorithmFromName(QStringView name)
{
    return keyAlgorithms.value(name);
}

QString keyAlgorithmName(KeyAlgorithm algorithm)
{
    return keyAlgorithms.name(algorithm);
}

QString keyAlgorithmWords()
{
    return wordsOf(keyAlgorithms);
}

std::optional<SecretDecoding> secretDecodingFromName(QStringView name)
{
    return decodings.value(name);
}

QString secretDecodingWords()
{
    return wordsOf(decodings);
}

std::optional<HandshakeKind> handshakeKindFromName(QStringView name)
{
    return handshakes.value(name);
}

QString handshakeKindName(HandshakeKind kind)
{
    return handshakes.name(kind);
}

QString handshakeKindWords()
{
    return wordsOf(handshakes);
}

QStringList jwtAlgorithmNames()
{
    return {u"HS256"_s, u"HS384"_s, u"HS512"_s, u"RS256"_s, u"RS384"_s, u"RS512"_s,
            u"PS256"_s, u"PS384"_s, u"PS512"_s, u"ES256"_s, u"ES384"_s, u"EdDSA"_s};
}

QStringList messageSignatureAlgorithmNames()
{
    return {u"hmac-sha256"_s,       u"ed25519"_s,        u"ecdsa-p256-sha256"_s,
            u"ecdsa-p384-sha384"_s, u"rsa-pss-sha512"_s, u"rsa-v1_5-sha256"_s};
}

} // namespace Signalbox
