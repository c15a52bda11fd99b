// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtTypes>

#include <chrono>

namespace Signalbox {

/// What the guard allows; a breach is answered by the guard itself and never reaches the handler.
struct HttpLimits
{
    qsizetype requestLine = 8 * 1024; ///< bytes, then 414
    qsizetype headers = 32 * 1024; ///< bytes of the whole block, then 431
    int headerFields = 100; ///< then 431
    qint64 body = 5 * 1024 * 1024; ///< bytes, then 413; HttpHandler::bodyLimit may say otherwise
    std::chrono::milliseconds headerDeadline{
        10'000}; ///< from first byte to end of headers, then 408
    std::chrono::milliseconds bodyDeadline{
        30'000}; ///< from end of headers to end of body, then 408
    qint64 bodyBytesPerSecond = 1024; ///< minimum mean rate after 5 s of body, then 408
    std::chrono::milliseconds keepAlive{60'000}; ///< idle time between requests, then closed
    std::chrono::milliseconds answerDeadline{30'000}; ///< client takes no byte of an answer: closed
    int requestsPerConnection = 10'000; ///< then Connection: close
    int connections = 10'000; ///< over all threads, then 503 and close
    int connectionsPerAddress = 1'000; ///< then 503 and close
    qint64 bytesInFlight =
        256LL * 1024 * 1024; ///< of requests being read or answered, all threads; then 503

    bool operator==(const HttpLimits &) const = default;
};

} // namespace Signalbox
