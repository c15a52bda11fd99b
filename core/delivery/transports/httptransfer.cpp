// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/delivery/transports/httptransfer.h"

#include "core/delivery/transports/curloutcome.h"

#include <algorithm>

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

constexpr std::chrono::milliseconds connectTimeout = std::chrono::seconds(10);

qint64 phase(CURL *easy, CURLINFO info)
{
    curl_off_t us = 0;
    curl_easy_getinfo(easy, info, &us);
    return us > 0 ? qint64(us) : -1;
}

} // namespace

HttpTransfer::HttpTransfer(quint64 token, CurlEasy easy, HttpRequest request,
                           const HttpTransportOptions &options)
    : m_token(token)
    , m_easy(std::move(easy))
    , m_request(std::move(request))
{
    configure(options);
    buildHeaders();
}

void HttpTransfer::configure(const HttpTransportOptions &options)
{
    const auto set = [easy = m_easy.get()](CURLoption option, auto value) {
        curl_easy_setopt(easy, option, value);
    };
    const auto timeout = std::max<qint64>(1, m_request.timeout.count());
    set(CURLOPT_URL, m_request.url.constData());
    set(CURLOPT_PROTOCOLS_STR, "http,https");
    set(CURLOPT_HTTP_VERSION, long(CURL_HTTP_VERSION_1_1));
    set(CURLOPT_FOLLOWLOCATION, 0L);
    set(CURLOPT_PROXY, options.proxy.constData()); // "" also turns the environment's off
    if (!options.caFile.isEmpty())
        set(CURLOPT_CAINFO, options.caFile.constData());
    set(CURLOPT_USERAGENT, options.userAgent.constData());
    set(CURLOPT_NOSIGNAL, 1L);
    set(CURLOPT_TIMEOUT_MS, long(timeout));
    set(CURLOPT_CONNECTTIMEOUT_MS, long(std::min<qint64>(timeout, connectTimeout.count())));
    set(CURLOPT_POST, 1L);
    if (!m_request.method.isEmpty())
        set(CURLOPT_CUSTOMREQUEST, m_request.method.constData());
    set(CURLOPT_POSTFIELDS, m_request.body.constData());
    set(CURLOPT_POSTFIELDSIZE_LARGE, curl_off_t(m_request.body.size()));
    set(CURLOPT_ERRORBUFFER, m_error.data());
    set(CURLOPT_HEADERFUNCTION, &HttpTransfer::headerArrived);
    set(CURLOPT_HEADERDATA, this);
    set(CURLOPT_WRITEFUNCTION, &HttpTransfer::bodyArrived);
    set(CURLOPT_WRITEDATA, this);
    set(CURLOPT_PRIVATE, this);
}

void HttpTransfer::buildHeaders()
{
    bool hasType = false;
    for (const auto &[name, value] : std::as_const(m_request.headers)) {
        hasType = hasType || name.compare("content-type", Qt::CaseInsensitive) == 0;
        addLine(value.isEmpty() ? name + ';' : name + ": " + value); // curl's word for an empty one
    }
    if (!hasType)
        addLine("Content-Type:"_ba);
    addLine("Expect:"_ba);
    curl_easy_setopt(m_easy.get(), CURLOPT_HTTPHEADER, m_lines.get());
}

void HttpTransfer::addLine(const QByteArray &line)
{
    if (auto *list = curl_slist_append(m_lines.get(), line.constData())) {
        [[maybe_unused]] const auto *head = m_lines.release();
        m_lines.reset(list);
    }
}

size_t HttpTransfer::headerArrived(char *data, size_t size, size_t count, void *self)
{
    static_cast<HttpTransfer *>(self)->takeHeaderLine({data, qsizetype(size * count)});
    return size * count;
}

void HttpTransfer::takeHeaderLine(QByteArrayView line)
{
    if (line.startsWith("HTTP/")) { // the final answer may follow interim ones
        m_answer.headers.clear();
        m_headersEnded = false;
    } else if (line == "\r\n" || line == "\n") {
        m_headersEnded = true;
    } else if (!m_headersEnded && m_answer.headers.size() + line.size() <= keptBytes) {
        m_answer.headers.append(line); // after the end they would be trailers
    }
}

size_t HttpTransfer::bodyArrived(char *data, size_t size, size_t count, void *self)
{
    auto *transfer = static_cast<HttpTransfer *>(self);
    const auto length = qsizetype(size * count);
    auto &kept = transfer->m_answer.body;
    kept.append(data, std::min(length, keptBytes - kept.size()));
    transfer->m_bodyBytes += length;
    transfer->m_tooLong = transfer->m_bodyBytes > mostBodyBytes;
    return transfer->m_tooLong ? CURL_WRITEFUNC_ERROR : size * count;
}

AttemptTimings HttpTransfer::timings() const
{
    return {.nameLookup = phase(m_easy.get(), CURLINFO_NAMELOOKUP_TIME_T),
            .connect = phase(m_easy.get(), CURLINFO_CONNECT_TIME_T),
            .tls = phase(m_easy.get(), CURLINFO_APPCONNECT_TIME_T),
            .firstByte = phase(m_easy.get(), CURLINFO_STARTTRANSFER_TIME_T),
            .total = phase(m_easy.get(), CURLINFO_TOTAL_TIME_T)};
}

HttpAnswer HttpTransfer::answer(CURLcode code)
{
    long status = 0;
    curl_easy_getinfo(m_easy.get(), CURLINFO_RESPONSE_CODE, &status);
    m_answer.status = int(status);
    m_answer.timings = timings();
    const bool isWhole = code == CURLE_OK || (code == CURLE_WRITE_ERROR && m_tooLong);
    m_answer.outcome = isWhole ? outcomeOfStatus(m_answer.status) : outcomeOf(code);
    if (!isWhole) {
        const bool isSaid = m_error.front() != '\0';
        const auto said = QString::fromUtf8(isSaid ? m_error.data() : curl_easy_strerror(code));
        m_answer.error = said.endsWith(u'.') ? said : said + u'.';
    } else if (m_answer.outcome == AttemptOutcome::HttpError) {
        m_answer.error = u"The destination answered %1."_s.arg(m_answer.status);
    }
    return std::move(m_answer);
}

HttpAnswer HttpTransfer::cancelled()
{
    auto given = answer(CURLE_ABORTED_BY_CALLBACK);
    given.outcome = AttemptOutcome::Cancelled;
    given.error = u"The station stopped before the attempt ended."_s;
    return given;
}

CurlEasy HttpTransfer::takeEasy()
{
    curl_easy_reset(m_easy.get());
    return std::move(m_easy);
}

} // namespace Signalbox
