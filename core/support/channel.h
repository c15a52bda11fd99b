// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMetaObject>
#include <QObject>

#include <functional>
#include <mutex>
#include <utility>
#include <vector>

namespace Signalbox {

/// Carries values to one thread with an event loop. Any thread sends; the receiver's slot gets
/// whatever has gathered, in order of sending, once per wake. The queue is a std::mutex and a
/// vector, so that ThreadSanitizer sees the hand-over; Qt's queued call only wakes.
template <typename T>
class Channel final
{
public:
    using Receive = std::function<void(std::vector<T> &&)>;

    /// \a receive runs on the thread of \a context. This object must be destroyed on that thread,
    /// or after it ended, and outlive all senders.
    Channel(QObject *context, Receive receive)
        : m_receive(std::move(receive))
        , m_wake(context)
    {
    }
    Q_DISABLE_COPY_MOVE(Channel)

    /// Thread-safe. Never blocks for longer than the swap of a vector.
    void send(T value)
    {
        bool wake = false;
        {
            const std::lock_guard lock(m_mutex);
            wake = m_waiting.empty();
            m_waiting.push_back(std::move(value));
        }
        if (wake)
            QMetaObject::invokeMethod(m_wake, [this] { drain(); }, Qt::QueuedConnection);
    }

private:
    void drain()
    {
        std::vector<T> batch;
        {
            const std::lock_guard lock(m_mutex);
            batch.swap(m_waiting);
        }
        if (!batch.empty())
            m_receive(std::move(batch));
    }

    std::mutex m_mutex;
    std::vector<T> m_waiting;
    Receive m_receive;
    QObject *m_wake;
};

} // namespace Signalbox
