// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/countingsink.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <unordered_map>

namespace Signalbox {
namespace {

constexpr char answer[] = "HTTP/1.1 204 No Content\r\n\r\n";

QByteArray field(const QByteArray &head, QByteArrayView name)
{
    const auto at = head.toLower().indexOf("\r\n" + name.toByteArray() + ':');
    if (at < 0)
        return {};
    const auto start = at + name.size() + 3;
    return head.mid(start, head.indexOf('\r', start) - start).trimmed();
}

} // namespace

CountingSink::CountingSink()
    : m_listener(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
    , m_stop(eventfd(0, EFD_CLOEXEC))
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    bind(m_listener, reinterpret_cast<sockaddr *>(&address), sizeof address);
    listen(m_listener, 1024);
    socklen_t size = sizeof address;
    getsockname(m_listener, reinterpret_cast<sockaddr *>(&address), &size);
    m_port = ntohs(address.sin_port);
    m_thread = std::thread([this] { run(); });
}

CountingSink::~CountingSink()
{
    eventfd_write(m_stop, 1);
    m_thread.join();
    close(m_listener);
    close(m_stop);
}

void CountingSink::run()
{
    const int epoll = epoll_create1(EPOLL_CLOEXEC);
    const auto watch = [&](int fd) {
        epoll_event event{};
        event.events = EPOLLIN;
        event.data.fd = fd;
        epoll_ctl(epoll, EPOLL_CTL_ADD, fd, &event);
    };
    watch(m_listener);
    watch(m_stop);
    std::unordered_map<int, QByteArray> connections;
    for (bool running = true; running;) {
        epoll_event events[64];
        const int count = epoll_wait(epoll, events, 64, -1);
        for (int i = 0; i < count; ++i) {
            const int fd = events[i].data.fd;
            if (fd == m_stop) {
                running = false;
            } else if (fd == m_listener) {
                const int connection = accept4(m_listener, nullptr, nullptr, SOCK_CLOEXEC);
                const int on = 1;
                setsockopt(connection, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
                connections[connection];
                watch(connection);
            } else {
                char buffer[65536];
                const auto size = recv(fd, buffer, sizeof buffer, 0);
                if (size <= 0) {
                    close(fd);
                    connections.erase(fd);
                    continue;
                }
                auto &bytes = connections[fd];
                bytes.append(buffer, size);
                for (qsizetype end; (end = bytes.indexOf("\r\n\r\n")) >= 0;) {
                    const auto head = bytes.first(end + 2);
                    const auto whole = end + 4 + field(head, "content-length").toLongLong();
                    if (bytes.size() < whole)
                        break;
                    take(head);
                    bytes.remove(0, whole);
                    send(fd, answer, sizeof answer - 1, MSG_NOSIGNAL);
                }
            }
        }
    }
    for (const auto &[fd, bytes] : connections)
        close(fd);
    close(epoll);
}

void CountingSink::take(const QByteArray &head)
{
    const auto id = field(head, "webhook-id");
    const std::lock_guard lock(m_mutex);
    m_ids.insert(id);
    ++m_count;
    m_arrived.notify_all();
}

bool CountingSink::waitForIds(const QStringList &ids, std::chrono::seconds limit)
{
    QSet<QByteArray> missing;
    for (const auto &id : ids)
        missing.insert(id.toLatin1());
    std::unique_lock lock(m_mutex);
    return m_arrived.wait_for(lock, limit, [&] {
        if (m_ids.size() < missing.size())
            return false;
        return std::ranges::all_of(missing, [&](const auto &id) { return m_ids.contains(id); });
    });
}

bool CountingSink::waitForCount(qint64 count, std::chrono::seconds limit)
{
    std::unique_lock lock(m_mutex);
    return m_arrived.wait_for(lock, limit, [&] { return m_count >= count; });
}

qint64 CountingSink::count() const
{
    const std::lock_guard lock(m_mutex);
    return m_count;
}

qsizetype CountingSink::distinct() const
{
    const std::lock_guard lock(m_mutex);
    return m_ids.size();
}

} // namespace Signalbox
