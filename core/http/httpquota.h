// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http/listenersettings.h"

#include <QHash>
#include <QHostAddress>

#include <atomic>
#include <mutex>

namespace Signalbox {

/// What all threads of one HttpService share of its limits: connections, in all and per address
/// (see countedAddress()), and the bytes of requests in memory. Thread-safe.
class HttpQuota final
{
public:
    explicit HttpQuota(const HttpLimits &limits);
    Q_DISABLE_COPY_MOVE(HttpQuota)

    /// Other limits from now on. What is above them already stays.
    void configure(const HttpLimits &limits);

    enum class Admission {
        Admitted,
        Refused, ///< over a limit, but the client can be told: counted all the same
        Dropped, ///< too many are being told already; not counted
    };

    /// What is not Dropped must be released once. A null \a address counts for none: a proxy's.
    Admission admit(const QHostAddress &address);
    /// Counts a connection that was admitted for no address for \a address; false when that has
    /// too many.
    bool admitAddress(const QHostAddress &address);
    /// \a address is what the connection is counted for.
    void release(const QHostAddress &address);
    int connections() const { return m_connections.load(std::memory_order_relaxed); }

    /// Whether \a more bytes would fit now; takes nothing.
    bool hasRoom(qint64 more) const;
    /// Counts \a more bytes; false, and nothing is counted, when they do not fit.
    bool takeBytes(qint64 more);
    void giveBytes(qint64 bytes);

private:
    static constexpr int refusedAtOnce = 64;

    std::atomic<int> m_connections = 0;
    std::atomic<qint64> m_bytes = 0;
    std::atomic<qint64> m_mostBytes = 0;
    std::mutex m_mutex; ///< guards what follows
    int m_most = 0;
    int m_mostPerAddress = 0;
    QHash<QHostAddress, int> m_perAddress;
};

/// What one connection holds in memory, as the quota counts it; gives it back when destroyed. One
/// thread.
class CountedBytes final
{
    Q_DISABLE_COPY_MOVE(CountedBytes)

public:
    explicit CountedBytes(HttpQuota &quota)
        : m_quota(quota)
    {
    }
    ~CountedBytes() { forget(); }

    /// Counts \a size from now on, in place of what was counted; false, and nothing is changed,
    /// when that does not fit. Less always fits.
    bool change(qint64 size);
    qint64 size() const { return m_size; } ///< that is counted
    void forget() { change(0); }

private:
    HttpQuota &m_quota;
    qint64 m_size = 0;
};

} // namespace Signalbox
