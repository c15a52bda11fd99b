// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/auth/provider.h"

namespace Signalbox {

/// Lower-case hex, or base64 with padding.
QByteArray encodeSignature(SignatureEncoding encoding, QByteArrayView raw);

/// Strict: hex in any case, or base64 of the standard alphabet with padding, and nothing else.
std::optional<QByteArray> decodeSignature(SignatureEncoding encoding, QByteArrayView text);

/// Bytes of a code.
qsizetype signatureSize(HmacAlgorithm algorithm);

// The words of provider files.
QString hmacAlgorithmName(HmacAlgorithm algorithm); ///< hmac-sha256
std::optional<HmacAlgorithm> hmacAlgorithmFromName(QStringView name);
QString signatureEncodingName(SignatureEncoding encoding); ///< hex, base64
std::optional<SignatureEncoding> signatureEncodingFromName(QStringView name);

} // namespace Signalbox
