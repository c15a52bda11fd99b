// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/singleinstance.h"

#include "core/support/bytes.h"

#include <QDir>
#include <QFileInfo>
#include <QLocalSocket>

#include <sys/stat.h>
#include <unistd.h>

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

constexpr int patienceMilliseconds = 2000;

void makeFolder(const QString &path)
{
    if (QFileInfo::exists(path))
        return;
    const auto parent = QFileInfo(path).path();
    if (parent != path)
        makeFolder(parent);
    QDir().mkdir(path, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
}

/// Nobody else can put anything there.
bool isOurs(const QString &folder)
{
    struct stat status{};
    return ::stat(QFile::encodeName(folder).constData(), &status) == 0 && S_ISDIR(status.st_mode)
        && status.st_uid == ::geteuid() && (status.st_mode & (S_IWGRP | S_IWOTH)) == 0;
}

} // namespace

SingleInstance::SingleInstance(const QString &storeUrl, const QString &folder, QObject *parent)
    : QObject(parent)
    , m_folder(QFileInfo(folder).absoluteFilePath())
    , m_name(u"%1/desktop-%2.socket"_s.arg(
          m_folder, QLatin1StringView(digest16({storeUrl.toUtf8()}).first(6).toHex())))
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
    makeFolder(m_folder);
    if (!isOurs(m_folder))
        return true;
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
