// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/delivery/transports/httpanswer.h"
#include "core/delivery/transports/httptransportoptions.h"

#include <curl/curl.h>

#include <array>
#include <memory>

namespace Signalbox {

struct CurlEasyDeleter
{
    void operator()(CURL *easy) const { curl_easy_cleanup(easy); }
};
using CurlEasy = std::unique_ptr<CURL, CurlEasyDeleter>;

/// One exchange on a libcurl easy handle, which it borrows the settings of for its life. No
/// redirect is followed, TLS is verified, only http and https are spoken (HTTP/1.1), and of an
/// answer only 16 KiB of headers and of body are kept; a body above 1 MiB is not read to its end.
/// Lives on the delivery thread.
class HttpTransfer final
{
    Q_DISABLE_COPY_MOVE(HttpTransfer)

public:
    static constexpr qsizetype keptBytes = 16 * 1024;
    static constexpr qint64 mostBodyBytes = 1024 * 1024;

    HttpTransfer(quint64 token, CurlEasy easy, HttpRequest request,
                 const HttpTransportOptions &options);

    quint64 token() const { return m_token; }
    CURL *easy() const { return m_easy.get(); }

    /// What the finished transfer came to.
    HttpAnswer answer(CURLcode code);
    /// What an aborted one came to.
    HttpAnswer cancelled();

    /// The handle, cleared of all that belonged to this transfer, for the next one.
    CurlEasy takeEasy();

private:
    struct CurlSlistDeleter
    {
        void operator()(curl_slist *list) const { curl_slist_free_all(list); }
    };

    static size_t headerArrived(char *data, size_t size, size_t count, void *self);
    static size_t bodyArrived(char *data, size_t size, size_t count, void *self);

    void configure(const HttpTransportOptions &options);
    void buildHeaders();
    void addLine(const QByteArray &line);
    void takeHeaderLine(QByteArrayView line);
    AttemptTimings timings() const;

    const quint64 m_token;
    CurlEasy m_easy;
    HttpRequest m_request;
    std::unique_ptr<curl_slist, CurlSlistDeleter> m_lines;
    std::array<char, CURL_ERROR_SIZE> m_error{};
    HttpAnswer m_answer;
    qint64 m_bodyBytes = 0;
    bool m_headersEnded = false;
    bool m_tooLong = false;
};

} // namespace Signalbox
