// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/delivery/lane.h"

#include <algorithm>

namespace Signalbox {

void Lane::expect(Timestamp at)
{
    m_nextDue = m_nextDue ? std::min(*m_nextDue, at) : at;
}

void Lane::fallDue(Timestamp now)
{
    if (m_nextDue && *m_nextDue <= now) {
        m_nextDue.reset();
        m_hungry = true;
    }
}

void Lane::postpone(Timestamp at)
{
    m_hungry = false;
    expect(at);
}

void Lane::pause()
{
    for (const auto &due : m_window)
        forget(due.delivery.id);
    m_window.clear();
    m_windowBytes = 0;
    m_nextDue.reset();
    m_hungry = false;
}

bool Lane::wantsRefill(int concurrency) const
{
    return m_hungry && qsizetype(m_window.size()) < std::min(concurrency, mostInWindow)
        && m_windowBytes < windowBytes;
}

bool Lane::refill(QList<DueDelivery> due)
{
    qint64 bytes = 0;
    for (auto &one : due) {
        bytes += bytesOf(one);
        const QByteArray &key = one.delivery.orderKey;
        if (!key.isEmpty()) {
            if (m_takenKeys.contains(key))
                continue;
            m_takenKeys.insert(key);
            m_keys.insert(one.delivery.id, key);
        }
        m_taken.insert(one.delivery.id);
        m_windowBytes += bytesOf(one);
        m_window.push_back(std::move(one));
    }
    m_hungry = due.size() >= mostInWindow || bytes >= windowBytes;
    return !m_hungry;
}

void Lane::release(const DeliveryId &id)
{
    m_hungry = m_hungry || m_keys.contains(id);
    forget(id);
}

void Lane::forget(const DeliveryId &id)
{
    m_taken.remove(id);
    if (m_keys.isEmpty())
        return;
    if (const auto key = m_keys.constFind(id); key != m_keys.cend()) {
        m_takenKeys.remove(*key);
        m_keys.erase(key);
    }
}

DueDelivery Lane::start()
{
    auto due = std::move(m_window.front());
    m_window.pop_front();
    m_windowBytes -= bytesOf(due);
    m_runningBytes += bytesOf(due);
    ++m_running;
    return due;
}

void Lane::ended(qint64 bytes)
{
    --m_running;
    m_runningBytes -= bytes;
}

} // namespace Signalbox
