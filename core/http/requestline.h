// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http/refusal.h"

#include <QByteArrayView>

#include <variant>

namespace Signalbox {

/// The parts of an HTTP/1.x request line; the views point into the line.
struct RequestLine
{
    QByteArrayView method;
    QByteArrayView target;
    bool http11 = true; ///< else HTTP/1.0
};

/// Reads \a line, without its CRLF, by RFC 9112 section 3 and no wider: one space between the
/// parts, a token, a target by isRequestTarget(). 505 for an HTTP version other than 1.0 and 1.1,
/// 501 for CONNECT.
std::variant<RequestLine, Refusal> readRequestLine(QByteArrayView line);

/// Whether \a bytes is a token as of RFC 9110 section 5.6.2.
bool isToken(QByteArrayView bytes);

} // namespace Signalbox
