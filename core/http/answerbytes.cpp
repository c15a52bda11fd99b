// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/answerbytes.h"

#include "core/http/requestline.h"

#include <QDateTime>
#include <QLocale>
#include <QTimeZone>

#include <algorithm>
#include <array>

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

bool isSetByGuard(QByteArrayView name)
{
    return std::ranges::any_of(
        std::array{"content-length"_L1, "date"_L1, "connection"_L1, "transfer-encoding"_L1},
        [&](QLatin1StringView own) {
            return name.size() == own.size() && name.compare(own, Qt::CaseInsensitive) == 0;
        });
}

bool isOneLine(QByteArrayView value)
{
    return !value.contains('\r') && !value.contains('\n') && !value.contains('\0');
}

} // namespace

QByteArrayView reasonPhrase(int status)
{
    switch (status) {
    case 200: return "OK";
    case 201: return "Created";
    case 202: return "Accepted";
    case 204: return "No Content";
    case 304: return "Not Modified";
    case 400: return "Bad Request";
    case 401: return "Unauthorized";
    case 403: return "Forbidden";
    case 404: return "Not Found";
    case 405: return "Method Not Allowed";
    case 406: return "Not Acceptable";
    case 408: return "Request Timeout";
    case 409: return "Conflict";
    case 410: return "Gone";
    case 411: return "Length Required";
    case 412: return "Precondition Failed";
    case 413: return "Content Too Large";
    case 414: return "URI Too Long";
    case 415: return "Unsupported Media Type";
    case 417: return "Expectation Failed";
    case 422: return "Unprocessable Content";
    case 428: return "Precondition Required";
    case 429: return "Too Many Requests";
    case 431: return "Request Header Fields Too Large";
    case 500: return "Internal Server Error";
    case 501: return "Not Implemented";
    case 502: return "Bad Gateway";
    case 503: return "Service Unavailable";
    case 504: return "Gateway Timeout";
    case 505: return "HTTP Version Not Supported";
    case 507: return "Insufficient Storage";
    case 508: return "Loop Detected";
    default: return "";
    }
}

const QByteArray &HttpDate::at(Timestamp time)
{
    const auto second = toMicroseconds(time) / 1'000'000;
    if (second != m_second) {
        m_second = second;
        m_text = QLocale::c()
                     .toString(QDateTime::fromSecsSinceEpoch(second, QTimeZone::UTC),
                               u"ddd, dd MMM yyyy HH:mm:ss 'GMT'")
                     .toLatin1();
    }
    return m_text;
}

QByteArray answerBytes(const HttpResponse &response)
{
    QByteArray bytes = "HTTP/1.1 "_ba + QByteArray::number(response.status) + ' ';
    bytes.append(reasonPhrase(response.status)).append("\r\n");
    for (const auto &[name, value] : response.headers)
        bytes.append(name).append(": ").append(value).append("\r\n");
    bytes.append("Content-Length: ").append(QByteArray::number(response.body.size()));
    return bytes.append("\r\n\r\n").append(response.body);
}

QByteArray fieldLines(const HttpResponse &response)
{
    constexpr qsizetype usual = 128;
    QByteArray lines;
    lines.reserve(usual);
    for (const auto &[name, value] : response.headers) {
        if (isToken(name) && !isSetByGuard(name) && isOneLine(value))
            lines.append(name).append(": ").append(value).append("\r\n");
    }
    return lines;
}

QByteArray finishAnswer(QByteArrayView raw, const AnswerFrame &frame)
{
    const auto headEnd = raw.indexOf("\r\n\r\n") + 4;
    const auto statusEnd = raw.indexOf("\r\n");
    const auto status = raw.sliced(9, 3);
    const bool noContent = status == "204";

    QByteArray bytes;
    bytes.reserve(raw.size() + frame.fields.size() + 96);
    bytes.append(raw.first(statusEnd));
    if (statusEnd == 12)
        bytes.append(' '); // RFC 9112 section 4: a space stands before an empty reason, too
    bytes.append("\r\nDate: ").append(frame.date).append("\r\n");
    if (frame.close)
        bytes.append("Connection: close\r\n");
    else if (!frame.http11)
        bytes.append("Connection: keep-alive\r\n");
    bytes.append(frame.fields);

    auto fields = raw.sliced(statusEnd + 2, headEnd - statusEnd - 4);
    while (!fields.isEmpty()) {
        const auto line = fields.first(fields.indexOf("\r\n") + 2);
        fields = fields.sliced(line.size());
        const bool length =
            line.size() > 15 && line.first(15).compare("content-length:", Qt::CaseInsensitive) == 0;
        if (!(noContent && length))
            bytes.append(line);
    }
    bytes.append("\r\n");
    if (frame.withBody && !noContent && status != "304")
        bytes.append(raw.sliced(headEnd));
    return bytes;
}

} // namespace Signalbox
