// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <array>
#include <vector>

class QSocketNotifier;

namespace Signalbox {

/// Which socket notifiers wait for which descriptor, and what the kernel's epoll set knows of it:
/// the descriptor half of EpollDispatcher. Changes reach the kernel in one go before it is asked;
/// a descriptor without notifiers is only taken out when it makes itself heard, so that turning a
/// notifier off and on again costs little, and a closed descriptor is never touched.
class NotifierTable final
{
public:
    /// \a epoll is not owned.
    explicit NotifierTable(int epoll)
        : m_epoll(epoll)
    {
    }
    Q_DISABLE_COPY_MOVE(NotifierTable)

    void add(QSocketNotifier *notifier);
    void remove(QSocketNotifier *notifier);

    /// Tells the kernel what changed. A descriptor that cannot be watched has its notifiers
    /// disabled, with a warning.
    void synchronise();

    /// Notes what epoll_wait said about \a fd.
    void markReady(int fd, quint32 events);

    /// Activates the notifiers that are ready and returns how many. Notifiers may be removed and
    /// added, and this may be called again, while it runs.
    int deliver();

private:
    struct Watch
    {
        std::array<QSocketNotifier *, 3> notifiers{}; ///< by QSocketNotifier::Type
        quint8 ready = 0; ///< bit per type
        bool dirty = false;
        bool known = false; ///< the kernel was told of it; may have forgotten it on close()
    };

    Watch *watchOf(QSocketNotifier *notifier);
    void markDirty(int fd);
    void refuse(int fd, int error);

    int m_epoll;
    std::vector<Watch> m_watches; ///< by descriptor
    std::vector<int> m_dirty;
    std::vector<int> m_ready;
    size_t m_delivered = 0; ///< of m_ready
};

} // namespace Signalbox
