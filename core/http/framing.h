// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http/refusal.h"
#include "core/http/requestline.h"
#include "core/support/headerblock.h"

#include <optional>
#include <variant>

namespace Signalbox {

/// What a request's header fields say about its body and its connection.
struct Framing
{
    std::optional<qint64> contentLength; ///< at most 10^18 - 1
    bool chunked = false;
    bool expectsContinue = false;
    bool keepAlive = true;

    bool hasBody() const { return chunked || contentLength.value_or(0) > 0; }
};

/// Reads \a headers by RFC 9112 sections 3.2, 6 and 9.3 and refuses whatever two readers could read
/// in two ways: both Content-Length and Transfer-Encoding, either of them repeated, a missing or
/// repeated Host.
std::variant<Framing, Refusal> readFraming(const RequestLine &line, const HeaderBlock &headers);

/// Whether a field of this \a name says where a request ends or whom it is for.
bool isFramingField(QByteArrayView name);

} // namespace Signalbox
