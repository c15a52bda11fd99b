// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/acceptor.h"

#include "core/support/logging.h"

#include <QNetworkProxy>

#include <netinet/in.h>
#include <sys/socket.h>

#include <chrono>

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

constexpr int backlog = 1024;
constexpr std::chrono::seconds breath{1};

struct Peer
{
    QHostAddress address;
    quint16 port = 0;
};

/// An IPv4 address stays one when it came through an IPv6 socket.
Peer peerOf(int descriptor)
{
    sockaddr_storage storage{};
    socklen_t size = sizeof storage;
    if (::getpeername(descriptor, reinterpret_cast<sockaddr *>(&storage), &size) != 0)
        return {};
    const auto address =
        canonicalAddress(QHostAddress(reinterpret_cast<const sockaddr *>(&storage)));
    const auto port = storage.ss_family == AF_INET6
        ? reinterpret_cast<const sockaddr_in6 *>(&storage)->sin6_port
        : reinterpret_cast<const sockaddr_in *>(&storage)->sin_port;
    return {address, ntohs(port)};
}

ErrorCode codeOf(QAbstractSocket::SocketError error)
{
    switch (error) {
    case QAbstractSocket::AddressInUseError: return ErrorCode::Conflict;
    case QAbstractSocket::SocketAccessError: return ErrorCode::Denied;
    case QAbstractSocket::SocketAddressNotAvailableError: return ErrorCode::Invalid;
    default: return ErrorCode::Io;
    }
}

} // namespace

Acceptor::Acceptor(HttpQuota &quota, SharedListenerSettings settings,
                   std::vector<Receiver> receivers)
    : m_quota(quota)
    , m_settings(std::move(settings))
    , m_receivers(std::move(receivers))
    , m_resume(this)
{
    setProxy(QNetworkProxy::NoProxy);
    setListenBacklogSize(backlog);
    m_resume.setSingleShot(true);
    m_resume.setInterval(breath);
    connect(&m_resume, &QTimer::timeout, this, &QTcpServer::resumeAccepting);
    connect(this, &QTcpServer::acceptError, this, [this] {
        qCWarning(lcHttp, "accept=failed error=\"%s\"", qPrintable(errorString()));
        m_resume.start();
    });
}

Result<quint16> Acceptor::open(const QHostAddress &address, quint16 port)
{
    if (isListening())
        return Error{ErrorCode::Conflict, u"This service listens already."_s};
    if (listen(address, port))
        return serverPort();
    return Error{
        codeOf(serverError()),
        u"Cannot listen on %1 port %2: %3."_s.arg(address.toString()).arg(port).arg(errorString())};
}

void Acceptor::incomingConnection(qintptr descriptor)
{
    OwnedFd owned{int(descriptor)};
    const auto peer = peerOf(owned.get());
    const bool proxy = m_settings->proxies.contains(peer.address);
    const auto countedFor = proxy ? QHostAddress() : peer.address;
    const auto admission = m_quota.admit(countedFor);
    if (admission == HttpQuota::Admission::Dropped)
        return;
    m_turn = (m_turn + 1) % m_receivers.size();
    m_receivers[m_turn]({.descriptor = std::move(owned),
                         .peer = peer.address,
                         .peerPort = peer.port,
                         .client = peer.address,
                         .countedFor = countedFor,
                         .refused = admission == HttpQuota::Admission::Refused});
}

} // namespace Signalbox
