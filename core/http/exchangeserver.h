// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http/guardcontext.h"

#include <QAbstractHttpServer>
#include <QTcpServer>

namespace Signalbox {

/// Hands guards to QHttpServer as connections. Listens to nothing: QAbstractHttpServer binds only
/// to a server that says it listens, so this one holds a descriptor that never will.
class GuardPort final : public QTcpServer
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(GuardPort)

public:
    explicit GuardPort(QObject *parent = nullptr);

    /// QHttpServer owns \a guard when this returns.
    void connectGuard(GuardSocket *guard);
};

/// The QHttpServer of one receiver thread: finds the guard that a request came through.
class ExchangeServer final : public QAbstractHttpServer
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ExchangeServer)

public:
    /// \a context must outlive this object.
    explicit ExchangeServer(GuardContext &context, QObject *parent = nullptr);

    void connectGuard(GuardSocket *guard) { m_port->connectGuard(guard); }

protected:
    bool handleRequest(const QHttpServerRequest &request, QHttpServerResponder &responder) override;
    void missingHandler(const QHttpServerRequest &request,
                        QHttpServerResponder &responder) override;

private:
    GuardContext &m_context;
    GuardPort *m_port;
};

} // namespace Signalbox
