// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/exchangeserver.h"

#include "core/http/guardsocket.h"

#include <QHttpServerRequest>

#include <sys/socket.h>

namespace Signalbox {

GuardPort::GuardPort(QObject *parent)
    : QTcpServer(parent)
{
    setSocketDescriptor(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
    pauseAccepting();
}

void GuardPort::connectGuard(GuardSocket *guard)
{
    addPendingConnection(guard);
}

ExchangeServer::ExchangeServer(GuardContext &context, QObject *parent)
    : QAbstractHttpServer(parent)
    , m_context(context)
    , m_port(new GuardPort(this))
{
    bind(m_port);
}

bool ExchangeServer::handleRequest(const QHttpServerRequest &request,
                                   QHttpServerResponder &responder)
{
    const auto number = request.value(GuardExchange::header).toULongLong();
    if (auto *guard = m_context.exchanges.take(number))
        guard->exchange(responder);
    return true;
}

void ExchangeServer::missingHandler(const QHttpServerRequest &, QHttpServerResponder &) { }

} // namespace Signalbox
