// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/guardparser.h"

#include "core/http/requesttarget.h"

#include <algorithm>

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype freeHead = 1024; ///< bytes that are not counted
constexpr qsizetype keptHead = 4096; ///< what an idle connection may go on holding
const Refusal tooLarge{413, "body_too_large"_L1, "The body is larger than allowed here."_L1};
const Refusal badLineEnd{400, "bad_line_end"_L1,
                         "Lines end with CRLF, and hold no CR, LF or NUL."_L1};
const Refusal badChunk{400, "bad_chunk"_L1, "The chunked body is malformed."_L1};
const Refusal tooManyBesides{431, "headers_too_large"_L1, "Too many trailers or extensions."_L1};

} // namespace

/// What llhttp calls. It only ever sees one request, and its head in one piece.
struct GuardParser::Callbacks
{
    static GuardParser &self(llhttp_t *parser) { return *static_cast<GuardParser *>(parser->data); }

    static int headersComplete(llhttp_t *parser)
    {
        parser->upgrade = 0; // the rest of the connection is HTTP/1.1, whatever the client asks for
        return 0;
    }

    static int besides(llhttp_t *parser, const char *, size_t size)
    {
        auto &guard = self(parser);
        if (guard.m_state != State::Body)
            return 0;
        guard.m_besides += qsizetype(size);
        return guard.m_besides <= guard.m_limits.headers ? 0 : guard.stop(tooManyBesides);
    }

    static int extensionValue(llhttp_t *parser, const char *bytes, size_t size)
    {
        // llhttp lets DEL stand within quotes; RFC 9110 section 5.6.4 does not. What comes after
        // the limit is not looked at, however the bytes are cut.
        auto &guard = self(parser);
        const auto looked = std::min(size, size_t(guard.m_limits.headers - guard.m_besides) + 1);
        if (std::find(bytes, bytes + looked, '\x7f') != bytes + looked)
            return guard.stop(badChunk);
        return besides(parser, bytes, size);
    }

    static int trailerName(llhttp_t *parser, const char *bytes, size_t size)
    {
        auto &guard = self(parser);
        if (guard.m_state == State::Body)
            guard.m_trailerName.append(bytes, qsizetype(size));
        return besides(parser, bytes, size);
    }

    static int trailerNameComplete(llhttp_t *parser)
    {
        auto &guard = self(parser);
        if (guard.m_state != State::Body)
            return 0;
        // RFC 9110 section 6.5.1: what frames or routes a message cannot come after it.
        if (isFramingField(guard.m_trailerName))
            return guard.stop(badChunk);
        guard.m_trailerName.clear();
        return ++guard.m_trailers <= guard.m_limits.headerFields ? 0 : guard.stop(tooManyBesides);
    }

    static int chunkHeader(llhttp_t *parser)
    {
        auto &guard = self(parser);
        const auto size = parser->content_length;
        const auto room = quint64(guard.m_bodyLimit - guard.m_request.body.size());
        return size <= room ? 0 : guard.stop(tooLarge);
    }

    static int body(llhttp_t *parser, const char *bytes, size_t size)
    {
        self(parser).m_request.body.append(bytes, qsizetype(size));
        return 0;
    }

    static int messageComplete(llhttp_t *parser)
    {
        self(parser).m_messageComplete = true;
        return HPE_PAUSED;
    }

    static llhttp_settings_t settings()
    {
        llhttp_settings_t settings;
        llhttp_settings_init(&settings);
        settings.on_headers_complete = headersComplete;
        settings.on_header_field = trailerName;
        settings.on_header_field_complete = trailerNameComplete;
        settings.on_header_value = besides;
        settings.on_chunk_extension_name = besides;
        settings.on_chunk_extension_value = extensionValue;
        settings.on_chunk_header = chunkHeader;
        settings.on_body = body;
        settings.on_message_complete = messageComplete;
        return settings;
    }
};

GuardParser::GuardParser(const HttpLimits &limits)
    : m_limits(limits)
{
    next();
}

void GuardParser::next()
{
    static const llhttp_settings_t settings = Callbacks::settings();
    llhttp_init(&m_parser, HTTP_REQUEST, &settings);
    m_parser.data = this;
    m_state = State::Start;
    if (m_head.capacity() > keptHead)
        m_head = {};
    m_head.resize(0);
    m_lineStart = m_headersStart = 0;
    m_fields = 0;
    m_messageComplete = false;
    m_besides = 0;
    m_trailers = 0;
    m_trailerName.clear();
    m_request = {};
    m_framing = {};
    m_refusal.status = 0;
}

qint64 GuardParser::heldBytes() const
{
    const auto beyond = [](qsizetype size) { return std::max<qint64>(0, size - freeHead); };
    return beyond(m_head.size()) + beyond(m_request.headers.raw().size()) + m_request.body.size();
}

GuardParser::Step GuardParser::refuse(const Refusal &refusal)
{
    m_refusal = refusal;
    m_state = State::Refused;
    return Step::Refused;
}

/// For llhttp's callbacks: what they return to end the parsing.
int GuardParser::stop(const Refusal &refusal)
{
    m_refusal = refusal;
    return -1;
}

GuardParser::Step GuardParser::feed(QByteArrayView &bytes)
{
    if (m_state == State::Start)
        skipEmptyLines(bytes);
    if (bytes.isEmpty() && !m_messageComplete)
        return Step::NeedMore;
    return m_state == State::Body ? readBody(bytes) : readHead(bytes);
}

/// RFC 9112 section 2.2: empty lines before a request line are not part of it.
void GuardParser::skipEmptyLines(QByteArrayView &bytes)
{
    while (!bytes.isEmpty()) {
        const bool afterCr = m_head.size() == 1;
        if (bytes.front() != (afterCr ? '\n' : '\r'))
            break;
        m_head.resize(afterCr ? 0 : 1, '\r');
        bytes = bytes.sliced(1);
    }
    if (!bytes.isEmpty())
        m_state = State::RequestLine;
}

GuardParser::Step GuardParser::readHead(QByteArrayView &bytes)
{
    while (!bytes.isEmpty()) {
        const auto lineFeed = bytes.indexOf('\n');
        const auto part = lineFeed < 0 ? bytes : bytes.first(lineFeed + 1);
        m_head.append(part);
        bytes = bytes.sliced(part.size());
        if (m_state == State::RequestLine && m_head.size() > m_limits.requestLine + 2) {
            return refuse({414, "request_line_too_long"_L1,
                           "The request line is longer than allowed here."_L1});
        }
        if (m_state == State::Headers && m_head.size() - m_headersStart > m_limits.headers + 2) {
            return refuse(
                {431, "headers_too_large"_L1, "The header block is larger than allowed here."_L1});
        }
        if (lineFeed < 0)
            return Step::NeedMore;
        const auto step = endLine();
        if (step != Step::NeedMore)
            return step;
    }
    return Step::NeedMore;
}

GuardParser::Step GuardParser::endLine()
{
    auto line = QByteArrayView(m_head).sliced(m_lineStart);
    if (!line.endsWith("\r\n"))
        return refuse(badLineEnd);
    line.chop(2);
    if (line.contains('\r') || line.contains('\0'))
        return refuse(badLineEnd);
    m_lineStart = m_head.size();
    if (m_state == State::RequestLine)
        return endRequestLine(line);
    if (line.isEmpty())
        return endHead();
    if (line.front() == ' ' || line.front() == '\t') {
        return refuse({400, "folded_header"_L1, "A header field stands on one line."_L1});
    }
    if (++m_fields > m_limits.headerFields) {
        return refuse(
            {431, "too_many_headers"_L1, "There are more header fields than allowed here."_L1});
    }
    return Step::NeedMore;
}

GuardParser::Step GuardParser::endRequestLine(QByteArrayView line)
{
    const auto read = readRequestLine(line);
    if (const auto *refusal = std::get_if<Refusal>(&read))
        return refuse(*refusal);
    const auto &parts = std::get<RequestLine>(read);
    m_request.method = parts.method.toByteArray();
    m_request.target = parts.target.toByteArray();
    m_http11 = parts.http11;
    m_headersStart = m_head.size();
    m_state = State::Headers;
    return Step::NeedMore;
}

GuardParser::Step GuardParser::endHead()
{
    m_request.headers =
        HeaderBlock(m_head.sliced(m_headersStart, m_head.size() - m_headersStart - 2));
    const auto read =
        readFraming({m_request.method, m_request.target, m_http11}, m_request.headers);
    if (const auto *refusal = std::get_if<Refusal>(&read))
        return refuse(*refusal);
    m_framing = std::get<Framing>(read);
    if (const auto absolute = readAbsoluteTarget(m_request.target)) {
        const auto host = m_request.headers.single("host");
        if (host && host->compare(absolute->authority, Qt::CaseInsensitive) != 0) {
            return refuse({400, "other_host"_L1,
                           "The Host header and the URL in the request line differ."_L1});
        }
        m_request.target = absolute->path;
    }

    const auto error = llhttp_execute(&m_parser, m_head.constData(), size_t(m_head.size()));
    if (error != HPE_OK && !(error == HPE_PAUSED && m_messageComplete))
        return refuseByParser(error);
    // Two readers, one meaning: what llhttp will take as the body is what we say it is.
    const bool chunked = m_parser.flags & F_CHUNKED;
    if (chunked != m_framing.chunked || m_messageComplete == m_framing.hasBody()) {
        return refuse(
            {400, "ambiguous_length"_L1, "How long the body is can be read in two ways."_L1});
    }
    m_state = State::Decision;
    return Step::HeadDone;
}

GuardParser::Step GuardParser::allowBody(qint64 bytes)
{
    m_bodyLimit = bytes;
    const auto length = m_framing.contentLength.value_or(0);
    if (length > bytes)
        return refuse(tooLarge);
    if (!m_framing.hasBody()) {
        m_state = State::Done;
        return Step::RequestDone;
    }
    constexpr qint64 reservedAtOnce = 64 * 1024;
    m_request.body.reserve(std::min(length, reservedAtOnce));
    m_state = State::Body;
    return Step::NeedMore;
}

GuardParser::Step GuardParser::readBody(QByteArrayView &bytes)
{
    const auto error = llhttp_execute(&m_parser, bytes.data(), size_t(bytes.size()));
    if (error == HPE_OK) {
        bytes = {};
        return Step::NeedMore;
    }
    if (error != HPE_PAUSED || !m_messageComplete)
        return refuseByParser(error);
    bytes = bytes.sliced(llhttp_get_error_pos(&m_parser) - bytes.data());
    m_state = State::Done;
    return Step::RequestDone;
}

GuardParser::Step GuardParser::refuseByParser(llhttp_errno_t error)
{
    if (m_refusal.status != 0) // by one of our callbacks
        return refuse(m_refusal);
    // The request line is one by our own reading: it can only be the method that llhttp refuses.
    if (error == HPE_INVALID_METHOD || error == HPE_INVALID_CONSTANT || error == HPE_INVALID_VERSION
        || error == HPE_PAUSED_H2_UPGRADE)
        return refuse({501, "unknown_method"_L1, "This method is not known here."_L1});
    // And a Content-Length is a number: one that llhttp cannot hold.
    if (error == HPE_INVALID_CONTENT_LENGTH && m_state != State::Body)
        return refuse(tooLarge);
    if (m_state == State::Body)
        return refuse(badChunk);
    return refuse({400, "bad_header"_L1, "A header field is malformed."_L1});
}

} // namespace Signalbox
