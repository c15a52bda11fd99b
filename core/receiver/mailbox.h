// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/support/channel.h"

#include <memory>

namespace Signalbox {

/// A Channel whose receiver may go before its senders, which share ownership of this.
template <typename T>
class Mailbox final
{
public:
    /// As Channel.
    Mailbox(QObject *context, typename Channel<T>::Receive receive)
        : m_channel(std::make_unique<Channel<T>>(context, std::move(receive)))
    {
    }
    Q_DISABLE_COPY_MOVE(Mailbox)

    /// Thread-safe. After close() the value is dropped.
    void send(T value)
    {
        const std::lock_guard lock(m_mutex);
        if (m_channel)
            m_channel->send(std::move(value));
    }

    /// On the receiver's thread, before its context is destroyed.
    void close()
    {
        const std::lock_guard lock(m_mutex);
        m_channel.reset();
    }

private:
    std::mutex m_mutex;
    std::unique_ptr<Channel<T>> m_channel; ///< under m_mutex
};

} // namespace Signalbox
