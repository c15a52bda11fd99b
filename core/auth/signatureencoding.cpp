// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/auth/signatureencoding.h"

#include "core/domain/names.h"

#include <algorithm>

namespace Signalbox {
namespace {

constexpr Names<HmacAlgorithm, 4> algorithmNames{{{
    {HmacAlgorithm::Sha1, QLatin1StringView("hmac-sha1")},
    {HmacAlgorithm::Sha256, QLatin1StringView("hmac-sha256")},
    {HmacAlgorithm::Sha384, QLatin1StringView("hmac-sha384")},
    {HmacAlgorithm::Sha512, QLatin1StringView("hmac-sha512")},
}}};

constexpr Names<SignatureEncoding, 2> encodingNames{{{
    {SignatureEncoding::Hex, QLatin1StringView("hex")},
    {SignatureEncoding::Base64, QLatin1StringView("base64")},
}}};

bool isHexDigit(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

} // namespace

QByteArray encodeSignature(SignatureEncoding encoding, QByteArrayView raw)
{
    const auto bytes = QByteArray::fromRawData(raw.data(), raw.size());
    return encoding == SignatureEncoding::Hex ? bytes.toHex() : bytes.toBase64();
}

std::optional<QByteArray> decodeSignature(SignatureEncoding encoding, QByteArrayView text)
{
    const auto bytes = QByteArray::fromRawData(text.data(), text.size());
    if (encoding == SignatureEncoding::Hex) {
        if (text.isEmpty() || text.size() % 2 || !std::ranges::all_of(text, isHexDigit))
            return {};
        return QByteArray::fromHex(bytes);
    }
    const auto decoded =
        QByteArray::fromBase64Encoding(bytes, QByteArray::AbortOnBase64DecodingErrors);
    if (!decoded || decoded.decoded.toBase64() != bytes)
        return {};
    return decoded.decoded;
}

qsizetype signatureSize(HmacAlgorithm algorithm)
{
    switch (algorithm) {
    case HmacAlgorithm::Sha1: return 20;
    case HmacAlgorithm::Sha256: return 32;
    case HmacAlgorithm::Sha384: return 48;
    case HmacAlgorithm::Sha512: return 64;
    }
    Q_UNREACHABLE_RETURN(0);
}

QString hmacAlgorithmName(HmacAlgorithm algorithm)
{
    return algorithmNames.name(algorithm);
}

std::optional<HmacAlgorithm> hmacAlgorithmFromName(QStringView name)
{
    return algorithmNames.value(name);
}

QString signatureEncodingName(SignatureEncoding encoding)
{
    return encodingNames.name(encoding);
}

std::optional<SignatureEncoding> signatureEncodingFromName(QStringView name)
{
    return encodingNames.value(name);
}

} // namespace Signalbox
