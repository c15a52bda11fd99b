// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/auth/provider.h"

namespace Signalbox {

/// The bytes that \a text stands for. Key and JwksUrl keep their text: what reads keys decodes
/// them. Invalid, without the text, when it is not of that form.
Result<QByteArray> decodeSecret(SecretDecoding decoding, const QByteArray &text);

} // namespace Signalbox
