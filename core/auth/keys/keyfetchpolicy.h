// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/support/publicaddress.h"

#include <QByteArrayList>

#include <chrono>

namespace Signalbox {

/// What may be fetched, from where, and how long it counts.
struct KeyFetchPolicy
{
    bool (*allows)(const QHostAddress &address) = isPublicAddress; ///< asked before each connect
    QByteArray
        caFile{}; ///< PEM of the authorities of servers and certificates; empty: the system's
    QByteArrayList connectTo{}; ///< HOST:PORT:ADDRESS:PORT, as CURLOPT_CONNECT_TO has it
    std::chrono::milliseconds timeout{3000}; ///< of one download, name lookup included
    qsizetype largest = 64 * 1024; ///< bytes of an answer
    int atOnce = 8; ///< downloads side by side
    qsizetype waiting = 64; ///< addresses that wait for their turn; then no more are taken
    int certificatesPerMinute =
        10; ///< for one asker, at addresses that senders name, but were not good before
    int certificatesInAll = 600; ///< in a minute, for all askers

    qsizetype kept = 256; ///< addresses
    std::chrono::seconds certificateLife{24 * 60 * 60}; ///< at most; else until it ends
    std::chrono::seconds keySetLife{10 * 60};
    std::chrono::seconds failureLife{10}; ///< not tried again before
};

} // namespace Signalbox
