// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/loadclient.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>

namespace Signalbox {
namespace {

using SteadyClock = std::chrono::steady_clock;

struct Connection {
    int socket = -1;
    qint64 number = -1; ///< of the request in flight, -1: none
    SteadyClock::time_point sent;
    QByteArray outgoing; ///< not yet taken by the kernel
    QByteArray incoming;
    bool watchesWriting = false;
};

/// Where one answer ends in \a bytes; 0 while it is not whole.
qsizetype wholeAnswer(const QByteArray &bytes, qsizetype &bodyStart)
{
    const auto end = bytes.indexOf("\r\n\r\n");
    if (end < 0)
        return 0;
    bodyStart = end + 4;
    const auto head = bytes.first(end).toLower();
    const auto field = head.indexOf("\r\ncontent-length:");
    const auto length = field < 0
        ? 0
        : head.mid(field + 17, head.indexOf('\r', field + 17) - field - 17).trimmed().toLongLong();
    return bytes.size() >= bodyStart + length ? bodyStart + length : 0;
}

class Run
{
public:
    Run(quint16 port, const LoadClient::Job &job)
        : m_port(port)
        , m_job(job)
        , m_epoll(epoll_create1(EPOLL_CLOEXEC))
        , m_connections(size_t(job.connections))
    {
        m_summary.next = job.first;
        m_summary.latencies.reserve(size_t(std::min<qint64>(job.count, 1'000'000)));
    }

    ~Run()
    {
        for (const auto &connection : m_connections) {
            if (connection.socket >= 0)
                close(connection.socket);
        }
        close(m_epoll);
    }

    LoadClient::Summary go()
    {
        const auto start = SteadyClock::now();
        for (size_t i = 0; i < m_connections.size(); ++i) {
            if (open(i))
                sendNext(i);
        }
        const auto end = start + m_job.limit;
        epoll_event events[64];
        while (m_busy > 0) {
            const auto left = std::chrono::ceil<std::chrono::milliseconds>(end - SteadyClock::now());
            if (left.count() <= 0)
                break;
            const int count = epoll_wait(m_epoll, events, 64, int(left.count()));
            for (int i = 0; i < count; ++i)
                handle(size_t(events[i].data.u64), events[i].events);
        }
        m_summary.unanswered += m_busy;
        m_summary.elapsed = SteadyClock::now() - start;
        return std::move(m_summary);
    }

private:
    bool open(size_t index)
    {
        auto &connection = m_connections[index];
        connection = {};
        connection.socket = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(m_port);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        if (connect(connection.socket, reinterpret_cast<sockaddr *>(&address), sizeof address) != 0) {
            close(connection.socket);
            connection.socket = -1;
            return false;
        }
        const int on = 1;
        setsockopt(connection.socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
        epoll_event event{};
        event.events = EPOLLIN;
        event.data.u64 = index;
        epoll_ctl(m_epoll, EPOLL_CTL_ADD, connection.socket, &event);
        return true;
    }

    void sendNext(size_t index)
    {
        auto &connection = m_connections[index];
        if (m_summary.next >= m_job.first + m_job.count || (m_job.enough && m_job.enough()))
            return;
        connection.number = m_summary.next++;
        connection.outgoing = m_job.request(connection.number);
        connection.sent = SteadyClock::now();
        ++m_busy;
        flush(index);
    }

    void flush(size_t index)
    {
        auto &connection = m_connections[index];
        const auto written = send(connection.socket, connection.outgoing.constData(),
                                  size_t(connection.outgoing.size()), MSG_NOSIGNAL | MSG_DONTWAIT);
        if (written > 0)
            connection.outgoing.remove(0, written);
        const bool failed = written < 0 && errno != EAGAIN;
        if (failed)
            return broken(index);
        const bool more = !connection.outgoing.isEmpty();
        if (more == connection.watchesWriting)
            return;
        connection.watchesWriting = more;
        epoll_event event{};
        event.events = more ? EPOLLIN | EPOLLOUT : EPOLLIN;
        event.data.u64 = index;
        epoll_ctl(m_epoll, EPOLL_CTL_MOD, connection.socket, &event);
    }

    void handle(size_t index, quint32 events)
    {
        auto &connection = m_connections[index];
        if ((events & EPOLLOUT) && connection.watchesWriting)
            flush(index);
        if (connection.socket < 0 || !(events & (EPOLLIN | EPOLLHUP | EPOLLERR)))
            return;
        char buffer[65536];
        const auto size = recv(connection.socket, buffer, sizeof buffer, MSG_DONTWAIT);
        if (size < 0 && errno == EAGAIN)
            return;
        if (size <= 0)
            return broken(index);
        connection.incoming.append(buffer, size);
        qsizetype bodyStart = 0;
        const auto end = wholeAnswer(connection.incoming, bodyStart);
        if (end == 0)
            return;
        const auto latency = SteadyClock::now() - connection.sent;
        m_summary.latencies.push_back(latency);
        ++m_summary.answered;
        --m_busy;
        if (m_job.answered) {
            m_job.answered({connection.number, connection.incoming.mid(9, 3).toInt(),
                            QByteArrayView(connection.incoming).sliced(bodyStart, end - bodyStart),
                            latency});
        }
        connection.number = -1;
        connection.incoming.clear();
        sendNext(index);
    }

    void broken(size_t index)
    {
        auto &connection = m_connections[index];
        close(connection.socket);
        connection.socket = -1;
        if (connection.number >= 0) {
            ++m_summary.unanswered;
            --m_busy;
        }
        if (open(index))
            sendNext(index);
    }

    quint16 m_port;
    const LoadClient::Job &m_job;
    int m_epoll;
    std::vector<Connection> m_connections;
    qint64 m_busy = 0;
    LoadClient::Summary m_summary;
};

} // namespace

LoadClient::Summary LoadClient::run(quint16 port, const Job &job)
{
    return Run(port, job).go();
}

} // namespace Signalbox
