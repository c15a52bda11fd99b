// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/delivery.h"

#include <QHash>
#include <QSet>

#include <deque>

namespace Signalbox {

/// The way to one destination: a bounded window of its due deliveries, and which of its deliveries
/// are taken: in the window, being attempted, or waiting to be recorded. What is taken is not read
/// from the store again, so that nothing is sent twice. Of an order key one is taken at a time:
/// readers may see that the one before has ended a moment before that is on disk. A plain value
/// without clock or I/O.
class Lane final
{
public:
    static constexpr int mostInWindow = 256;
    static constexpr qint64 windowBytes = 4LL * 1024 * 1024;

    /// The store may have something due.
    void wake() { m_hungry = true; }
    /// Something falls due at \a at.
    void expect(Timestamp at);
    /// Wakes when what is expected is due at \a now.
    void fallDue(Timestamp now);
    /// Nothing can be read now: wakes at \a at.
    void postpone(Timestamp at);
    /// When to look again, if nothing happens before.
    std::optional<Timestamp> nextDue() const { return m_nextDue; }

    /// Forgets what is not being attempted: it stays in the store until the next wake().
    void pause();

    bool wantsRefill(int concurrency) const;
    const QSet<DeliveryId> &taken() const { return m_taken; }
    /// The answer to a read of at most mostInWindow deliveries and windowBytes; those whose order
    /// key is taken are left in the store. False if there may be more of them.
    bool refill(QList<DueDelivery> due);

    /// What an attempt of \a due holds in memory.
    static qint64 bytesOf(const DueDelivery &due) { return due.body.size() + due.headers.size(); }

    bool canStart(int concurrency) const { return !m_window.empty() && m_running < concurrency; }
    /// Of the one that start() would give; only when canStart().
    qint64 nextBytes() const { return bytesOf(m_window.front()); }
    bool isRunning() const { return m_running > 0; }
    qint64 runningBytes() const { return m_runningBytes; }
    /// Counts as running until ended().
    DueDelivery start();
    /// One that had bytesOf() \a bytes when it was started.
    void ended(qint64 bytes);
    /// Its attempt is recorded. Wakes for the next one of its order key.
    void release(const DeliveryId &id);

    /// Nothing to remember.
    bool isIdle() const { return m_taken.isEmpty() && !m_hungry && !m_nextDue; }
    bool isWindowEmpty() const { return m_window.empty(); }

private:
    void forget(const DeliveryId &id);

    std::deque<DueDelivery> m_window;
    qint64 m_windowBytes = 0;
    QSet<DeliveryId> m_taken;
    QHash<DeliveryId, QByteArray> m_keys; ///< order keys, of those taken that have one
    QSet<QByteArray> m_takenKeys;
    std::optional<Timestamp> m_nextDue;
    int m_running = 0;
    qint64 m_runningBytes = 0;
    bool m_hungry = false;
};

} // namespace Signalbox
