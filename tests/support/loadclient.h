// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <chrono>
#include <functional>
#include <vector>

namespace Signalbox {

/// Sends HTTP/1.1 requests to a port of 127.0.0.1 over many keep-alive connections, one request in
/// flight on each, from the thread that calls run(). Bounded by count and time. A connection that
/// breaks is opened again until reconnecting fails too.
class LoadClient
{
public:
    struct Answer {
        qint64 number = 0; ///< which request
        int status = 0;
        QByteArrayView body;
        std::chrono::nanoseconds latency{};
    };

    /// \a request gives the bytes of request n; \a answered is called for each whole answer.
    struct Job {
        std::function<QByteArray(qint64 number)> request;
        std::function<void(const Answer &)> answered;
        std::function<bool()> enough; ///< asked before each request; none: never
        qint64 first = 0;
        qint64 count = 0; ///< requests
        int connections = 64;
        std::chrono::milliseconds limit = std::chrono::seconds(60);
    };

    struct Summary {
        qint64 answered = 0;
        qint64 unanswered = 0; ///< sent on a connection that broke
        qint64 next = 0; ///< first number that was not sent
        std::chrono::nanoseconds elapsed{};
        std::vector<std::chrono::nanoseconds> latencies; ///< of answers, unsorted
    };

    static Summary run(quint16 port, const Job &job);
};

} // namespace Signalbox
