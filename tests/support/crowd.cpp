// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/crowd.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>

namespace Signalbox {

namespace {

using SteadyClock = std::chrono::steady_clock;

constexpr std::chrono::milliseconds dripInterval{200};
constexpr QByteArrayView
    half("POST /in/github HTTP/1.1\r\nHost: x\r\nContent-Length: 900\r\nX-Half: a");
constexpr QByteArrayView
    slowBody("POST /in/github HTTP/1.1\r\nHost: x\r\nContent-Length: 100000\r\n\r\n{");

} // namespace

Crowd::Crowd(quint16 port, int halfSent, int dripping)
    : m_port(port)
    , m_halfSent(size_t(halfSent))
    , m_epoll(::epoll_create1(EPOLL_CLOEXEC))
    , m_clients(size_t(halfSent + dripping))
    , m_thread([this] { run(); })
{
}

Crowd::~Crowd()
{
    m_ended = true;
    m_thread.join();
    for (const auto &client : m_clients) {
        if (client.socket >= 0)
            ::close(client.socket);
    }
    ::close(m_epoll);
}

void Crowd::run()
{
    for (size_t i = 0; i < m_clients.size() && !m_ended; ++i)
        open(i);
    auto nextDrip = SteadyClock::now();
    epoll_event events[256];
    while (!m_ended) {
        const auto left =
            std::chrono::ceil<std::chrono::milliseconds>(nextDrip - SteadyClock::now());
        const int count =
            ::epoll_wait(m_epoll, events, 256, int(std::max<qint64>(left.count(), 0)));
        for (int i = 0; i < count; ++i) {
            const auto index = size_t(events[i].data.u64);
            if (m_clients[index].connected || (events[i].events & (EPOLLERR | EPOLLHUP)))
                drop(index);
            else
                greet(index);
        }
        if (SteadyClock::now() >= nextDrip) {
            nextDrip = SteadyClock::now() + dripInterval;
            drip();
        }
    }
}

void Crowd::open(size_t index)
{
    auto &client = m_clients[index];
    client = {::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0), false};
    sockaddr_in own{};
    own.sin_family = AF_INET;
    own.sin_addr.s_addr =
        htonl(0x7f010001U + quint32(index % 254) + quint32(index / 254 % 200) * 256);
    ::bind(client.socket, reinterpret_cast<const sockaddr *>(&own), sizeof own);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(m_port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    ::connect(client.socket, reinterpret_cast<const sockaddr *>(&address), sizeof address);
    epoll_event event{};
    event.events = EPOLLOUT;
    event.data.u64 = index;
    ::epoll_ctl(m_epoll, EPOLL_CTL_ADD, client.socket, &event);
}

/// Connected: says what it has to say, and from now on waits to be closed.
void Crowd::greet(size_t index)
{
    auto &client = m_clients[index];
    const auto words = index >= m_halfSent && index % 2 == 0 ? slowBody : half;
    if (::send(client.socket, words.data(), size_t(words.size()), MSG_NOSIGNAL) < 0)
        return drop(index);
    client.connected = true;
    ++m_connected;
    epoll_event event{};
    event.events = EPOLLIN;
    event.data.u64 = index;
    ::epoll_ctl(m_epoll, EPOLL_CTL_MOD, client.socket, &event);
}

void Crowd::drip()
{
    for (size_t i = m_halfSent; i < m_clients.size(); ++i) {
        if (m_clients[i].connected && ::send(m_clients[i].socket, "a", 1, MSG_NOSIGNAL) < 0)
            drop(i);
    }
}

void Crowd::drop(size_t index)
{
    auto &client = m_clients[index];
    ::close(client.socket);
    if (client.connected)
        --m_connected;
    ++m_reconnected;
    open(index);
}

} // namespace Signalbox
