// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/auth/provider.h"

namespace Signalbox {

// The words of provider files.
QStringList schemeKinds();
std::optional<TimestampUnit> timestampUnitFromName(QStringView name); ///< s, ms, ns, iso8601
std::optional<HeaderFamily> headerFamilyFromName(QStringView name); ///< webhook, svix, any
std::optional<KeyAlgorithm> keyAlgorithmFromName(QStringView name);
QString keyAlgorithmName(KeyAlgorithm algorithm);
QString keyAlgorithmWords(); ///< all of them, for a sentence
std::optional<SecretDecoding> secretDecodingFromName(QStringView name);
QString secretDecodingWords();
std::optional<HandshakeKind> handshakeKindFromName(QStringView name);
QString handshakeKindName(HandshakeKind kind);
QString handshakeKindWords();
QStringList jwtAlgorithmNames(); ///< HS256 to EdDSA
QStringList messageSignatureAlgorithmNames(); ///< of RFC 9421's registry

} // namespace Signalbox
