// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/delivery/attemptrecorder.h"
#include "core/delivery/deliverytarget.h"

#include <QSet>

#include <chrono>
#include <functional>
#include <mutex>

namespace Signalbox {

/// What other threads have to tell the delivery thread. Thread-safe; gathers until it is taken, and
/// wakes the thread once for all that has gathered.
class DeliveryInbox final
{
    Q_DISABLE_COPY_MOVE(DeliveryInbox)

public:
    struct Letters
    {
        QSet<QString> woken; ///< destinations with new deliveries due
        std::vector<std::shared_ptr<AttemptBatch>> settled;
        DeliveryTargets targets; ///< the newest, null when they have not changed
        std::optional<std::chrono::milliseconds> drain; ///< stop, with this grace

        bool isEmpty() const { return woken.isEmpty() && settled.empty() && !targets && !drain; }
    };

    DeliveryInbox() = default;

    void wakeDestinations(const QStringList &names);
    void settle(std::shared_ptr<AttemptBatch> batch);
    void setTargets(DeliveryTargets targets);
    void drain(std::chrono::milliseconds grace);

    /// By the delivery thread: \a wake is called from any thread until close(), and at once if
    /// something waits.
    void open(std::function<void()> wake);
    Letters take();
    /// After it nobody is woken any more.
    void close();

private:
    template <typename Write>
    void post(Write write);

    std::mutex m_mutex;
    Letters m_letters;
    std::function<void()> m_wake;
};

} // namespace Signalbox
