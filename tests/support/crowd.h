// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <atomic>
#include <thread>
#include <vector>

namespace Signalbox {

/// Clients that are no good: some send half a request and wait, some a byte at a time. From
/// addresses all over 127.0.0.0/8, and back at once when they are closed. Runs on a thread of its
/// own until destroyed.
class Crowd final
{
public:
    Crowd(quint16 port, int halfSent, int dripping);
    ~Crowd();

    int connected() const { return m_connected; }
    qint64 reconnected() const { return m_reconnected; }

private:
    struct Client
    {
        int socket = -1;
        bool connected = false;
    };

    void run();
    void open(size_t index);
    void greet(size_t index);
    void drip();
    void drop(size_t index);

    const quint16 m_port;
    const size_t m_halfSent;
    const int m_epoll;
    std::vector<Client> m_clients;
    std::atomic<int> m_connected = 0;
    std::atomic<qint64> m_reconnected = 0;
    std::atomic<bool> m_ended = false;
    std::thread m_thread;
};

} // namespace Signalbox
