// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/requestline.h"

#include "core/http/requesttarget.h"

#include <algorithm>

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

bool isAsciiDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isTokenByte(char c)
{
    return isAsciiDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')
        || (c != '\0' && QByteArrayView("!#$%&'*+-.^_`|~").contains(c));
}

bool isHttpVersion(QByteArrayView text)
{
    return text.size() == 8 && text.startsWith("HTTP/") && isAsciiDigit(text[5]) && text[6] == '.'
        && isAsciiDigit(text[7]);
}

} // namespace

bool isToken(QByteArrayView bytes)
{
    return !bytes.isEmpty() && std::all_of(bytes.begin(), bytes.end(), isTokenByte);
}

std::variant<RequestLine, Refusal> readRequestLine(QByteArrayView line)
{
    const auto bad = Refusal{400, "bad_request_line"_L1,
                             "The request line is not method, target and version with one space"
                             " between them."_L1};
    const auto first = line.indexOf(' ');
    const auto last = line.lastIndexOf(' ');
    if (first <= 0 || last <= first)
        return bad;
    RequestLine read{line.first(first), line.sliced(first + 1, last - first - 1), true};
    const auto version = line.sliced(last + 1);
    if (!isToken(read.method) || !isHttpVersion(version))
        return bad;
    if (version == "HTTP/1.0")
        read.http11 = false;
    else if (version != "HTTP/1.1")
        return Refusal{505, "http_version"_L1, "Only HTTP/1.1 and HTTP/1.0 are spoken here."_L1};
    if (read.method == "CONNECT")
        return Refusal{501, "connect"_L1, "This is not a proxy."_L1};
    if (!isRequestTarget(read.method, read.target)) {
        return Refusal{400, "bad_target"_L1,
                       "The request target is not a path, an http URL, or * with OPTIONS."_L1};
    }
    return read;
}

} // namespace Signalbox
