// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSet>
#include <QStringList>

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <thread>

namespace Signalbox {

/// A fast HTTP destination on a port of 127.0.0.1 with a thread of its own: answers every request
/// 204 and remembers how often each webhook-id came. For tests with tens of thousands of deliveries;
/// HttpSink is the programmable one.
class CountingSink final
{
    Q_DISABLE_COPY_MOVE(CountingSink)

public:
    CountingSink();
    ~CountingSink();

    quint16 port() const { return m_port; }

    /// True once every id of \a ids has come at least once.
    bool waitForIds(const QStringList &ids, std::chrono::seconds limit);
    /// True once \a count requests have come.
    bool waitForCount(qint64 count, std::chrono::seconds limit);

    qint64 count() const; ///< requests
    qsizetype distinct() const; ///< webhook-ids

private:
    void run();
    void take(const QByteArray &head);

    int m_listener = -1;
    int m_stop = -1; ///< eventfd
    quint16 m_port = 0;
    mutable std::mutex m_mutex;
    std::condition_variable m_arrived;
    QSet<QByteArray> m_ids;
    qint64 m_count = 0;
    std::thread m_thread;
};

} // namespace Signalbox
