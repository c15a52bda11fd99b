// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http/acceptor.h"
#include "core/http/guardcontext.h"
#include "core/support/channel.h"

#include <QTimer>

namespace Signalbox {

class ExchangeServer;
class ProxyPreface;

/// One receiver thread: its handler, its QHttpServer, its guards and their deadlines. Made, used
/// and destroyed on that thread.
class HttpReceiver final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(HttpReceiver)

public:
    HttpReceiver(const HttpHandlerFactory &factory, const SharedListenerSettings &settings,
                 const Clock &clock, HttpQuota &quota);
    ~HttpReceiver() override;

    /// Thread-safe: takes the connection over.
    void adopt(AcceptedSocket socket) { m_accepted.send(std::move(socket)); }

    /// For the connections to come. On this thread.
    void configure(const SharedListenerSettings &settings) { m_context.settings = settings; }

    /// Closes idle connections, lets begun requests be answered, and calls \a drained on this
    /// thread once no connection is left.
    void drain(std::function<void()> drained);

private:
    void open(AcceptedSocket socket);
    void awaitProxyHeader(AcceptedSocket socket);
    void openProxied(AcceptedSocket socket);
    void dropPrefaces();
    void wakeAt(DeadlineWheel::Time time);
    void connectionClosed();

    std::unique_ptr<HttpHandler> m_handler;
    HttpQuota &m_quota;
    QTimer m_timer;
    DeadlineWheel m_wheel;
    GuardContext m_context;
    std::unique_ptr<ExchangeServer> m_server;
    QSet<ProxyPreface *> m_prefaces; ///< owned
    std::function<void()> m_drained;
    Channel<AcceptedSocket> m_accepted;
};

} // namespace Signalbox
