// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QEvent>
#include <QObject>
#include <QThread>

#include <functional>
#include <mutex>
#include <utility>
#include <vector>

namespace Signalbox {

/// Carries values to one thread with an event loop. Any thread sends; the receiver's slot gets
/// whatever has gathered, in order of sending, once per wake. The queue is a std::mutex and a
/// vector, and the receiver takes the mutex before it touches anything that came with the wake, so
/// that ThreadSanitizer sees the hand-over; Qt's event only wakes.
template <typename T>
class Channel final : private QObject
{
public:
    using Receive = std::function<void(std::vector<T> &&)>;

    /// \a receive runs on \a thread. This object must be destroyed on that thread, or after it
    /// ended, and outlive all senders.
    Channel(QThread *thread, Receive receive)
        : m_receive(std::move(receive))
    {
        moveToThread(thread);
    }

    /// As above, for the thread that \a context lives on now.
    Channel(const QObject *context, Receive receive)
        : Channel(context->thread(), std::move(receive))
    {
    }
    Q_DISABLE_COPY_MOVE(Channel)

    /// Thread-safe. Never blocks for longer than the swap of a vector.
    void send(T value)
    {
        const std::lock_guard lock(m_mutex);
        m_waiting.push_back(std::move(value));
        if (m_waiting.size() == 1)
            wake();
    }

private:
    /// Not inlined: by it ThreadSanitizer sees send(), which tests/support/tsan.supp names.
    Q_NEVER_INLINE void wake() { QCoreApplication::postEvent(this, new QEvent(QEvent::User)); }

    bool event(QEvent *event) override
    {
        std::vector<T> batch;
        {
            const std::lock_guard lock(m_mutex);
            batch.swap(m_waiting);
        }
        if (batch.empty())
            return QObject::event(event);
        m_receive(std::move(batch));
        return true;
    }

    std::mutex m_mutex;
    std::vector<T> m_waiting;
    Receive m_receive;
};

} // namespace Signalbox
