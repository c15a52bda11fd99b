// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/auth/handshake.h"
#include "core/auth/provider.h"
#include "core/http/receivedrequest.h"

namespace Signalbox::HandshakeAnswer {

/// Whether \a challenge may be sent back: 1 to 2048 bytes of UTF-8 without control characters.
bool isEchoable(QByteArrayView challenge);

/// Whether \a token may be signed: 1 to 128 of [A-Za-z0-9_.=+/-], so that it can never be what a
/// vendor signs of an event (which checkTokenShape makes sure of).
bool isSignable(QByteArrayView token);

/// What \a handshake answers: by its template, or the challenge alone as text, as a JSON member or
/// as a header. Always nosniff, never HTML.
HttpResponse of(const Handshake &handshake, const QByteArray &challenge, const QByteArray &hmac,
                const QMap<QString, QString> &parameters);

} // namespace Signalbox::HandshakeAnswer
