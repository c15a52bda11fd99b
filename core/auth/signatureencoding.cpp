// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/auth/signatureencoding.h"

#include "core/domain/names.h"

#include <algorithm>

namespace Signalbox {
namespace {

constexpr Names<HmacAlgorithm, 5> algorithmNames{{{
    {HmacAlgorithm::Sha1, QLatin1StringView("sha1")},
    {HmacAlgorithm::Sha256, QLatin1StringView("sha256")},
    {HmacAlgorithm::Sha384, QLatin1StringView("sha384")},
    {HmacAlgorithm::Sha512, QLatin1StringView("sha512")},
    {HmacAlgorithm::PrefixSha256, QLatin1StringView("prefix-sha256")},
}}};

constexpr Names<SignatureEncoding, 3> encodingNames{{{
    {SignatureEncoding::Hex, QLatin1StringView("hex")},
    {SignatureEncoding::Base64, QLatin1StringView("base64")},
    {SignatureEncoding::Base64Url, QLatin1StringView("base64url")},
}}};

bool isHexDigit(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

} // namespace

QByteArray encodeSignature(SignatureEncoding encoding, QByteArrayView raw)
{
    const auto bytes = QByteArray::fromRawData(raw.data(), raw.size());
    switch (encoding) {
    case SignatureEncoding::Hex: return bytes.toHex();
    case SignatureEncoding::Base64: return bytes.toBase64();
    case SignatureEncoding::Base64Url:
        return bytes.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
    }
    Q_UNREACHABLE_RETURN({});
}

std::optional<QByteArray> decodeSignature(SignatureEncoding encoding, QByteArrayView text)
{
    const auto bytes = QByteArray::fromRawData(text.data(), text.size());
    if (encoding == SignatureEncoding::Hex) {
        if (text.isEmpty() || text.size() % 2 || !std::ranges::all_of(text, isHexDigit))
            return {};
        return QByteArray::fromHex(bytes);
    }
    const auto alphabet = encoding == SignatureEncoding::Base64Url ? QByteArray::Base64UrlEncoding
                                                                   : QByteArray::Base64Encoding;
    const auto decoded =
        QByteArray::fromBase64Encoding(bytes, alphabet | QByteArray::AbortOnBase64DecodingErrors);
    if (!decoded || decoded.decoded.isEmpty())
        return {};
    // One text for one value: no bits after the end, padding whole or not at all.
    const auto whole = decoded.decoded.toBase64(alphabet);
    const auto bare = decoded.decoded.toBase64(alphabet | QByteArray::OmitTrailingEquals);
    if (bytes != whole && bytes != bare)
        return {};
    return decoded.decoded;
}

qsizetype signatureSize(HmacAlgorithm algorithm)
{
    switch (algorithm) {
    case HmacAlgorithm::Sha1: return 20;
    case HmacAlgorithm::Sha256:
    case HmacAlgorithm::PrefixSha256: return 32;
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
