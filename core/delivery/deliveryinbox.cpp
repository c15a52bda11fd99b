// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/delivery/deliveryinbox.h"

namespace Signalbox {

template <typename Write>
void DeliveryInbox::post(Write write)
{
    const std::lock_guard lock(m_mutex);
    const bool wasEmpty = m_letters.isEmpty();
    write(m_letters);
    if (wasEmpty && m_wake)
        m_wake();
}

void DeliveryInbox::wakeDestinations(const QStringList &names)
{
    if (names.isEmpty())
        return;
    post([&](Letters &letters) {
        for (const auto &name : names)
            letters.woken.insert(name);
    });
}

void DeliveryInbox::settle(std::shared_ptr<AttemptBatch> batch)
{
    post([&](Letters &letters) { letters.settled.push_back(std::move(batch)); });
}

void DeliveryInbox::setTargets(DeliveryTargets targets)
{
    post([&](Letters &letters) { letters.targets = std::move(targets); });
}

void DeliveryInbox::drain(std::chrono::milliseconds grace)
{
    post([&](Letters &letters) { letters.drain = grace; });
}

void DeliveryInbox::open(std::function<void()> wake)
{
    const std::lock_guard lock(m_mutex);
    m_wake = std::move(wake);
    if (!m_letters.isEmpty())
        m_wake();
}

DeliveryInbox::Letters DeliveryInbox::take()
{
    const std::lock_guard lock(m_mutex);
    return std::exchange(m_letters, {});
}

void DeliveryInbox::close()
{
    const std::lock_guard lock(m_mutex);
    m_wake = nullptr;
}

} // namespace Signalbox
