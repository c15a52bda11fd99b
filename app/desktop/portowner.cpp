// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/portowner.h"

#include <QDir>
#include <QFile>
#include <QSet>

#include <unistd.h>

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

/// Inodes of the sockets that listen on \a port, from /proc/net/tcp or tcp6 (proc(5)).
QSet<QByteArray> listeningInodes(const QString &table, quint16 port)
{
    QSet<QByteArray> inodes;
    QFile file(table);
    if (!file.open(QFile::ReadOnly))
        return inodes;
    const auto wanted = ':' + QByteArray::number(port, 16).toUpper().rightJustified(4, '0');
    for (const auto &line : file.readAll().split('\n')) {
        const auto columns = line.simplified().split(' ');
        constexpr qsizetype localAddress = 1;
        constexpr qsizetype state = 3;
        constexpr qsizetype inode = 9;
        if (columns.size() > inode && columns[localAddress].endsWith(wanted)
            && columns[state] == "0A") {
            inodes.insert("socket:[" + columns[inode] + ']');
        }
    }
    return inodes;
}

QByteArray linkTarget(const QString &path)
{
    char target[64];
    const auto size = ::readlink(QFile::encodeName(path).constData(), target, sizeof target);
    return size > 0 ? QByteArray(target, size) : QByteArray();
}

} // namespace

QString ownerOfPort(quint16 port)
{
    const auto inodes
        = listeningInodes(u"/proc/net/tcp"_s, port) + listeningInodes(u"/proc/net/tcp6"_s, port);
    if (inodes.isEmpty())
        return {};
    for (const auto &process : QDir(u"/proc"_s).entryList({u"[0-9]*"_s}, QDir::Dirs)) {
        const auto descriptors = u"/proc/%1/fd"_s.arg(process);
        const auto entries = QDir(descriptors).entryList(QDir::Files | QDir::System);
        for (const auto &descriptor : entries) {
            if (!inodes.contains(linkTarget(descriptors + u'/' + descriptor)))
                continue;
            QFile name(u"/proc/%1/comm"_s.arg(process));
            if (!name.open(QFile::ReadOnly))
                return {};
            return u"%1 (%2)"_s.arg(QString::fromUtf8(name.readAll().trimmed()), process);
        }
    }
    return {};
}

} // namespace Signalbox
