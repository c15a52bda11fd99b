// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/notifiertable.h"

#include "core/support/logging.h"

#include <QCoreApplication>
#include <QEvent>
#include <QSocketNotifier>

#include <sys/epoll.h>

#include <cerrno>
#include <cstring>

namespace Signalbox {
namespace {

constexpr std::array<quint32, 3> wanted{EPOLLIN, EPOLLOUT, EPOLLPRI};

quint8 bitOf(size_t type)
{
    return quint8(1u << type);
}

} // namespace

NotifierTable::Watch *NotifierTable::watchOf(QSocketNotifier *notifier)
{
    const auto fd = size_t(notifier->socket());
    return fd < m_watches.size() ? &m_watches[fd] : nullptr;
}

void NotifierTable::markDirty(int fd)
{
    Watch &watch = m_watches[size_t(fd)];
    if (watch.dirty)
        return;
    watch.dirty = true;
    m_dirty.push_back(fd);
}

void NotifierTable::add(QSocketNotifier *notifier)
{
    const int fd = int(notifier->socket());
    if (fd < 0)
        return;
    if (size_t(fd) >= m_watches.size())
        m_watches.resize(std::max(size_t(fd) + 1, m_watches.size() * 2));
    auto &place = m_watches[size_t(fd)].notifiers[size_t(notifier->type())];
    if (place && place != notifier)
        qCWarning(lcHttp, "descriptor=%d type=%d cause=second_notifier", fd, int(notifier->type()));
    place = notifier;
    markDirty(fd);
}

void NotifierTable::remove(QSocketNotifier *notifier)
{
    Watch *watch = watchOf(notifier);
    const auto type = size_t(notifier->type());
    if (!watch || watch->notifiers[type] != notifier)
        return;
    watch->notifiers[type] = nullptr;
    watch->ready &= quint8(~bitOf(type));
    markDirty(int(notifier->socket()));
}

void NotifierTable::refuse(int fd, int error)
{
    qCWarning(lcHttp, "descriptor=%d cause=not_watchable error=\"%s\"", fd, std::strerror(error));
    for (auto *notifier : m_watches[size_t(fd)].notifiers) {
        if (notifier)
            notifier->setEnabled(false);
    }
}

void NotifierTable::synchronise()
{
    // By index: refuse() marks the descriptor dirty again.
    for (size_t i = 0; i < m_dirty.size(); ++i) {
        const int fd = m_dirty[i];
        Watch &watch = m_watches[size_t(fd)];
        watch.dirty = false;
        epoll_event event{};
        event.data.fd = fd;
        for (size_t type = 0; type < wanted.size(); ++type) {
            if (watch.notifiers[type])
                event.events |= wanted[type];
        }
        if (event.events == 0)
            continue; // it may be closed by now and its number another thread's: see markReady()
        // The number may have been closed and given out again since, so ask rather than remember.
        int rc = epoll_ctl(m_epoll, watch.known ? EPOLL_CTL_MOD : EPOLL_CTL_ADD, fd, &event);
        if (rc < 0 && errno == ENOENT)
            rc = epoll_ctl(m_epoll, EPOLL_CTL_ADD, fd, &event);
        else if (rc < 0 && errno == EEXIST)
            rc = epoll_ctl(m_epoll, EPOLL_CTL_MOD, fd, &event);
        watch.known = rc == 0;
        if (rc < 0)
            refuse(fd, errno);
    }
    m_dirty.clear();
}

void NotifierTable::markReady(int fd, quint32 events)
{
    Watch &watch = m_watches[size_t(fd)];
    for (size_t type = 0; type < wanted.size(); ++type) {
        if (watch.notifiers[type] && (events & (wanted[type] | EPOLLHUP | EPOLLERR)))
            watch.ready |= bitOf(type);
    }
    if (watch.ready) {
        m_ready.push_back(fd);
    } else {
        epoll_ctl(m_epoll, EPOLL_CTL_DEL, fd, nullptr);
        watch.known = false;
    }
}

int NotifierTable::deliver()
{
    int delivered = 0;
    while (m_delivered < m_ready.size()) {
        const auto fd = size_t(m_ready[m_delivered++]);
        for (size_t type = 0; type < wanted.size(); ++type) {
            // Looked up each time: a notifier's receiver may change the table.
            Watch &watch = m_watches[fd];
            if (!(watch.ready & bitOf(type)))
                continue;
            watch.ready &= quint8(~bitOf(type));
            QEvent event(QEvent::SockAct);
            QCoreApplication::sendEvent(watch.notifiers[type], &event);
            ++delivered;
        }
    }
    m_ready.clear();
    m_delivered = 0;
    return delivered;
}

} // namespace Signalbox
