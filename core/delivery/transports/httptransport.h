// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/delivery/transports/httptransfer.h"

#include <unordered_map>
#include <vector>

namespace Signalbox {

/// HTTP exchanges side by side on one thread, by libcurl's multi interface, with connections kept
/// alive between them. All calls but wake() belong to the thread that uses it.
class HttpTransport final
{
    Q_DISABLE_COPY_MOVE(HttpTransport)

public:
    struct Finished
    {
        quint64 token = 0;
        HttpAnswer answer;
    };

    explicit HttpTransport(HttpTransportOptions options = {});
    ~HttpTransport(); ///< aborts what runs

    /// Begins with the next wait() or perform(). \a token must be new.
    void start(quint64 token, HttpRequest request);

    /// Moves data as far as it goes without waiting; gives what ended, each once.
    std::vector<Finished> perform();

    /// Sleeps until a transfer has something to do, \a descriptor is readable, wake() was called,
    /// or \a limit has passed.
    void wait(int descriptor, std::chrono::milliseconds limit);

    /// Ends a pending or the next wait(). Thread-safe.
    void wake();

    /// Ends every transfer as Cancelled.
    std::vector<Finished> abortAll();

    size_t running() const { return m_transfers.size(); }

private:
    Finished finish(HttpTransfer *transfer, HttpAnswer answer);

    const HttpTransportOptions m_options;
    CURLM *m_multi;
    std::unordered_map<quint64, std::unique_ptr<HttpTransfer>> m_transfers;
    std::vector<CurlEasy> m_spare;
};

} // namespace Signalbox
