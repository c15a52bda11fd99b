// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/framing.h"

#include "core/http/requesttarget.h"

#include <algorithm>

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

bool isWord(QByteArrayView text, QByteArrayView lowerCase)
{
    return text.size() == lowerCase.size() && text.compare(lowerCase, Qt::CaseInsensitive) == 0;
}

/// Whether the comma-separated list \a value holds \a lowerCase.
bool lists(QByteArrayView value, QByteArrayView lowerCase)
{
    while (true) {
        const auto comma = value.indexOf(',');
        if (isWord((comma < 0 ? value : value.first(comma)).trimmed(), lowerCase))
            return true;
        if (comma < 0)
            return false;
        value = value.sliced(comma + 1);
    }
}

/// A number of 1*DIGIT, cut off at 10^18 - 1; nothing for anything else.
std::optional<qint64> readLength(QByteArrayView digits)
{
    constexpr qint64 most = 999'999'999'999'999'999;
    if (digits.isEmpty())
        return {};
    qint64 length = 0;
    for (const char c : digits) {
        if (c < '0' || c > '9')
            return {};
        length = length > most / 10 ? most : std::min(length * 10 + (c - '0'), most);
    }
    return length;
}

struct Found
{
    std::optional<QByteArrayView> contentLength;
    std::optional<QByteArrayView> transferEncoding;
    std::optional<QByteArrayView> host;
    std::optional<QByteArrayView> expect;
    bool repeated = false; ///< one of the above
    bool close = false;
    bool keepAlive = false;
};

Found findFields(const HeaderBlock &headers)
{
    Found found;
    const auto note = [&](std::optional<QByteArrayView> &place, QByteArrayView value) {
        found.repeated = found.repeated || place.has_value();
        place = value;
    };
    const auto fields = headers.fields();
    for (const auto &[name, value] : fields) {
        if (isWord(name, "content-length"))
            note(found.contentLength, value);
        else if (isWord(name, "transfer-encoding"))
            note(found.transferEncoding, value);
        else if (isWord(name, "host"))
            note(found.host, value);
        else if (isWord(name, "expect"))
            note(found.expect, value);
        else if (isWord(name, "connection")) {
            found.close = found.close || lists(value, "close");
            found.keepAlive = found.keepAlive || lists(value, "keep-alive");
        }
    }
    return found;
}

std::optional<Refusal> checkHost(const std::optional<QByteArrayView> &host, bool http11)
{
    if (!host && http11)
        return Refusal{400, "missing_host"_L1, "An HTTP/1.1 request has a Host header."_L1};
    if (host && !isHostAndPort(*host))
        return Refusal{400, "bad_host"_L1, "The Host header is not a host with a port."_L1};
    return {};
}

/// Whether every element of the list \a codings is transfer-coding of RFC 9112 section 7, as far as
/// its name goes.
bool areCodings(QByteArrayView codings)
{
    for (qsizetype comma = 0; comma >= 0; codings = codings.sliced(comma + 1)) {
        comma = codings.indexOf(',');
        const auto coding = comma < 0 ? codings : codings.first(comma);
        const auto semicolon = coding.indexOf(';');
        if (!isToken((semicolon < 0 ? coding : coding.first(semicolon)).trimmed()))
            return false;
    }
    return true;
}

/// A list that holds chunked other than last has no end that could be found.
Refusal refuseCoding(QByteArrayView codings)
{
    const auto last = codings.sliced(codings.lastIndexOf(',') + 1).trimmed();
    const bool endless = lists(codings, "chunked") && !isWord(last, "chunked");
    const bool twice = lists(codings.first(codings.size() - last.size()), "chunked");
    return {endless || twice || !areCodings(codings) ? 400 : 501, "transfer_coding"_L1,
            "The only transfer coding is chunked."_L1};
}

} // namespace

bool isFramingField(QByteArrayView name)
{
    return isWord(name, "content-length") || isWord(name, "transfer-encoding")
        || isWord(name, "host");
}

std::variant<Framing, Refusal> readFraming(const RequestLine &line, const HeaderBlock &headers)
{
    const auto found = findFields(headers);
    if (found.repeated) {
        return Refusal{400, "repeated_header"_L1,
                       "Content-Length, Transfer-Encoding, Host and Expect occur at most once."_L1};
    }
    if (const auto refusal = checkHost(found.host, line.http11))
        return *refusal;

    Framing framing;
    framing.keepAlive = !found.close && (line.http11 || found.keepAlive);

    if (found.transferEncoding && (found.contentLength || !line.http11)) {
        return Refusal{400, "ambiguous_length"_L1,
                       "Transfer-Encoding does not go with Content-Length or HTTP/1.0."_L1};
    }
    if (found.transferEncoding) {
        if (!isWord(*found.transferEncoding, "chunked"))
            return refuseCoding(*found.transferEncoding);
        framing.chunked = true;
    }
    if (found.contentLength) {
        framing.contentLength = readLength(*found.contentLength);
        if (!framing.contentLength)
            return Refusal{400, "bad_content_length"_L1, "Content-Length is not a number."_L1};
    }
    if (found.expect && line.http11) {
        if (!isWord(*found.expect, "100-continue"))
            return Refusal{417, "expectation"_L1, "The only expectation met is 100-continue."_L1};
        framing.expectsContinue = framing.hasBody();
    }
    return framing;
}

} // namespace Signalbox
