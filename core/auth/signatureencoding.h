// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/auth/scheme.h"

namespace Signalbox {

/// Lower-case hex, base64 with padding, or base64url without.
QByteArray encodeSignature(SignatureEncoding encoding, QByteArrayView raw);

/// Strict: hex in any case, base64 of the standard or the URL alphabet with or without padding, and
/// nothing else.
std::optional<QByteArray> decodeSignature(SignatureEncoding encoding, QByteArrayView text);

/// Bytes of a code.
qsizetype signatureSize(HmacAlgorithm algorithm);

// The words of provider files.
QString hmacAlgorithmName(HmacAlgorithm algorithm); ///< sha256
std::optional<HmacAlgorithm> hmacAlgorithmFromName(QStringView name);
QString signatureEncodingName(SignatureEncoding encoding); ///< hex, base64, base64url
std::optional<SignatureEncoding> signatureEncodingFromName(QStringView name);

} // namespace Signalbox
