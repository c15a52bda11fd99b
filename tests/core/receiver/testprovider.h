// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/auth/provider.h"

namespace Signalbox {

/// A provider with a hex HMAC-SHA256 over the body in header x-signature and one secret,
/// signing_secret, beside a second one, verify_token. \a members, with ' for " and ^ for ', are
/// added to its file, or take the place of what is there.
Provider testProvider(const QByteArray &members);

/// The header line that signs \a body with \a secret.
QByteArray signatureLine(const QByteArray &body, const QByteArray &secret);

QByteArray hmacSha256(const QByteArray &bytes, const QByteArray &secret); ///< raw

} // namespace Signalbox
