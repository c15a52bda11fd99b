// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/support/ids.h"

#include <QSet>

#include <mutex>

namespace Signalbox {

/// Which deliveries are being attempted, from the start of the attempt to its commit. Thread-safe.
class InFlightSet final
{
public:
    void insert(const DeliveryId &id)
    {
        const std::lock_guard lock(m_mutex);
        m_ids.insert(id);
    }
    void remove(const DeliveryId &id)
    {
        const std::lock_guard lock(m_mutex);
        m_ids.remove(id);
    }
    /// A copy that shares nothing: Qt's reference counts alone would not order a later change
    /// after the last read.
    QSet<DeliveryId> snapshot() const
    {
        const std::lock_guard lock(m_mutex);
        return QSet<DeliveryId>(m_ids.begin(), m_ids.end());
    }

private:
    mutable std::mutex m_mutex;
    QSet<DeliveryId> m_ids;
};

} // namespace Signalbox
