// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/singleinstance.h"

#include "core/support/bytes.h"

#include <QLocalSocket>

#include <unistd.h>

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

constexpr int patienceMilliseconds = 2000;

}

SingleInstance::SingleInstance(const QString &storeUrl, QObject *parent)
    : QObject(parent)
    , m_name(u"signalbox-%1-%2"_s.arg(::getuid()).arg(
          QLatin1StringView(digest16({storeUrl.toUtf8()}).first(6).toHex())))
{
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    connect(&m_server, &QLocalServer::newConnection, this, [this] {
        while (auto *socket = m_server.nextPendingConnection()) {
            socket->deleteLater();
            Q_EMIT raiseRequested();
        }
    });
}

bool SingleInstance::claim()
{
    QLocalSocket socket;
    socket.connectToServer(m_name);
    if (socket.waitForConnected(patienceMilliseconds)) {
        socket.waitForDisconnected(patienceMilliseconds);
        return false;
    }
    // Nobody answers: what a crashed one left behind may be taken.
    QLocalServer::removeServer(m_name);
    m_server.listen(m_name);
    return true;
}

} // namespace Signalbox
