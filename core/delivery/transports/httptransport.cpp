// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/delivery/transports/httptransport.h"

#include <limits>

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

constexpr size_t mostSpare = 256;
constexpr long mostConnections = 1024;

HttpTransportOptions completed(HttpTransportOptions options)
{
    if (options.userAgent.isEmpty())
        options.userAgent = "Signalbox/" SIGNALBOX_VERSION ""_ba;
    if (options.proxy.isNull())
        options.proxy = ""_ba;
    return options;
}

CURLM *makeMulti()
{
    curl_global_init(CURL_GLOBAL_DEFAULT);
    return curl_multi_init();
}

} // namespace

HttpTransport::HttpTransport(HttpTransportOptions options)
    : m_options(completed(std::move(options)))
    , m_multi(makeMulti())
{
    curl_multi_setopt(m_multi, CURLMOPT_MAXCONNECTS, mostConnections);
}

HttpTransport::~HttpTransport()
{
    abortAll();
    m_spare.clear();
    curl_multi_cleanup(m_multi);
    curl_global_cleanup();
}

void HttpTransport::start(quint64 token, HttpRequest request)
{
    CurlEasy easy;
    if (m_spare.empty()) {
        easy.reset(curl_easy_init());
    } else {
        easy = std::move(m_spare.back());
        m_spare.pop_back();
    }
    auto transfer =
        std::make_unique<HttpTransfer>(token, std::move(easy), std::move(request), m_options);
    curl_multi_add_handle(m_multi, transfer->easy());
    m_transfers.emplace(token, std::move(transfer));
}

std::vector<HttpTransport::Finished> HttpTransport::perform()
{
    int running = 0;
    curl_multi_perform(m_multi, &running);
    std::vector<Finished> finished;
    int left = 0;
    while (const auto *message = curl_multi_info_read(m_multi, &left)) {
        if (message->msg != CURLMSG_DONE)
            continue;
        const auto code = message->data.result;
        HttpTransfer *transfer = nullptr;
        curl_easy_getinfo(message->easy_handle, CURLINFO_PRIVATE, &transfer);
        finished.push_back(finish(transfer, transfer->answer(code)));
    }
    return finished;
}

HttpTransport::Finished HttpTransport::finish(HttpTransfer *transfer, HttpAnswer answer)
{
    const auto token = transfer->token();
    curl_multi_remove_handle(m_multi, transfer->easy());
    auto easy = transfer->takeEasy();
    m_transfers.erase(token);
    if (m_spare.size() < mostSpare)
        m_spare.push_back(std::move(easy));
    return {token, std::move(answer)};
}

void HttpTransport::wait(int descriptor, std::chrono::milliseconds limit)
{
    curl_waitfd extra{descriptor, CURL_WAIT_POLLIN, 0};
    const auto most = std::chrono::milliseconds(std::numeric_limits<int>::max());
    curl_multi_poll(m_multi, &extra, 1, int(std::min(limit, most).count()), nullptr);
}

void HttpTransport::wake()
{
    curl_multi_wakeup(m_multi);
}

std::vector<HttpTransport::Finished> HttpTransport::abortAll()
{
    std::vector<Finished> finished;
    while (!m_transfers.empty()) {
        auto *transfer = m_transfers.begin()->second.get();
        finished.push_back(finish(transfer, transfer->cancelled()));
    }
    return finished;
}

} // namespace Signalbox
