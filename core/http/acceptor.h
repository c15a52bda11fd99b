// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http/httpquota.h"
#include "core/http/ownedfd.h"
#include "core/support/result.h"

#include <QTcpServer>
#include <QTimer>

#include <functional>
#include <vector>

namespace Signalbox {

/// A connection on its way to a receiver thread. Admitted by the quota; who drops it releases it.
struct AcceptedSocket
{
    OwnedFd descriptor;
    QHostAddress peer;
    quint16 peerPort = 0;
    QHostAddress client; ///< whom it speaks for
    bool secure = false; ///< the PROXY protocol says that the client came by TLS
    QHostAddress countedFor; ///< as the quota knows it; null: a trusted proxy, not counted
    bool refused = false; ///< over a connection limit: say so and close
};

/// Accepts connections on its own thread and hands them to the receivers in turn.
class Acceptor final : public QTcpServer
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Acceptor)

public:
    using Receiver = std::function<void(AcceptedSocket)>;

    /// \a receivers are called on this object's thread. \a quota must outlive it.
    Acceptor(HttpQuota &quota, SharedListenerSettings settings, std::vector<Receiver> receivers);

    /// On this object's thread.
    void configure(const SharedListenerSettings &settings) { m_settings = settings; }

    /// See HttpService::listen().
    Result<quint16> open(const QHostAddress &address, quint16 port);

protected:
    void incomingConnection(qintptr descriptor) override;

private:
    HttpQuota &m_quota;
    SharedListenerSettings m_settings;
    std::vector<Receiver> m_receivers;
    size_t m_turn = 0;
    QTimer m_resume; ///< after an accept failed for want of descriptors
};

} // namespace Signalbox
