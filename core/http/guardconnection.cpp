// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/guardconnection.h"

#include "core/http/listenersettings.h"
#include "core/http/plainconnection.h"
#include "core/http/tlsconnection.h"

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>

namespace Signalbox {

bool GuardConnection::hasProgressed()
{
    const auto before = std::exchange(m_lastUnwritten, unwritten());
    return m_lastUnwritten < before;
}

GuardConnection *makeConnection(const ListenerSettings &settings, qintptr descriptor,
                                QObject *parent)
{
    if (settings.tls)
        return new TlsConnection(descriptor, *settings.tls, parent);
    return new PlainConnection(descriptor, parent);
}

void sendWithoutDelay(qintptr descriptor)
{
    const int on = 1;
    ::setsockopt(int(descriptor), IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
}

} // namespace Signalbox
