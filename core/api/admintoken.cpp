// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/admintoken.h"

#include <QFile>
#include <QFileInfo>
#include <QRandomGenerator>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

QString fileName(quint16 port)
{
    return u"admin-%1.token"_s.arg(port);
}

Error failure(ErrorCode code, const QString &path, const QString &why)
{
    return {code, u"cannot keep the admin token in %1: %2"_s.arg(path, why)};
}

Error systemFailure(const QString &path)
{
    return failure(ErrorCode::Io, path, QString::fromLocal8Bit(std::strerror(errno)));
}

/// A descriptor of the folder, safe to write secrets to.
Result<int> openFolder(const QString &path)
{
    const auto name = QFile::encodeName(path);
    if (::mkdir(name.constData(), 0700) != 0 && errno != EEXIST)
        return systemFailure(path);
    const int folder = ::open(name.constData(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    if (folder < 0) {
        if (errno == ELOOP || errno == ENOTDIR)
            return failure(ErrorCode::Denied, path, u"it is not a folder of its own"_s);
        return systemFailure(path);
    }
    struct stat status = {};
    QString why;
    if (::fstat(folder, &status) != 0)
        why = QString::fromLocal8Bit(std::strerror(errno));
    else if (status.st_uid != ::geteuid())
        why = u"it belongs to another user"_s;
    else if ((status.st_mode & (S_IWGRP | S_IWOTH)) != 0)
        why = u"others may write to it"_s;
    if (why.isEmpty())
        return folder;
    ::close(folder);
    return failure(ErrorCode::Denied, path, why);
}

bool writeWhole(int file, QByteArrayView bytes)
{
    while (!bytes.isEmpty()) {
        const auto written = ::write(file, bytes.data(), size_t(bytes.size()));
        if (written < 0 && errno != EINTR)
            return false;
        bytes = bytes.sliced(std::max<qsizetype>(0, written));
    }
    return true;
}

} // namespace

QString AdminToken::folder(const QString &storeFolder)
{
    const auto service = qEnvironmentVariable("RUNTIME_DIRECTORY").section(u':', 0, 0);
    if (!service.isEmpty())
        return service;
    const auto runtime = qEnvironmentVariable("XDG_RUNTIME_DIR");
    return QFileInfo(runtime).isDir() ? runtime + u"/signalbox"_s : storeFolder;
}

QStringList AdminToken::candidates(quint16 port, const QString &storeFolder)
{
    QStringList paths;
    const auto runtime = qEnvironmentVariable("XDG_RUNTIME_DIR");
    if (!runtime.isEmpty())
        paths.append(runtime + u"/signalbox"_s);
    paths.append(u"/run/signalbox"_s);
    if (!storeFolder.isEmpty())
        paths.append(storeFolder);
    for (auto &path : paths)
        path += u'/' + fileName(port);
    return paths;
}

QByteArray AdminToken::generate()
{
    std::array<quint32, 8> words{};
    QRandomGenerator::system()->fillRange(words.data(), words.size());
    return QByteArray(reinterpret_cast<const char *>(words.data()), sizeof words).toHex();
}

Result<AdminToken> AdminToken::write(const QString &folderPath, quint16 port,
                                     const QByteArray &token)
{
    const auto folder = openFolder(folderPath);
    if (!folder)
        return folder.error();
    const auto path = folderPath + u'/' + fileName(port);
    AdminToken result(*folder, path, QFile::encodeName(fileName(port)));
    const auto temporary = result.m_name + '.' + generate().first(16);
    const int file = ::openat(*folder, temporary.constData(),
                              O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
    if (file < 0)
        return systemFailure(path);
    struct stat status = {};
    const bool written = writeWhole(file, token + '\n') && ::fstat(file, &status) == 0;
    ::close(file);
    if (!written
        || ::renameat(*folder, temporary.constData(), *folder, result.m_name.constData()) != 0) {
        const auto error = systemFailure(path);
        ::unlinkat(*folder, temporary.constData(), 0);
        return error;
    }
    result.m_inode = status.st_ino;
    return result;
}

AdminToken::AdminToken(int folder, QString path, QByteArray name)
    : m_folder(folder)
    , m_path(std::move(path))
    , m_name(std::move(name))
{
}

AdminToken::AdminToken(AdminToken &&other) noexcept
    : m_folder(std::exchange(other.m_folder, -1))
    , m_path(std::move(other.m_path))
    , m_name(std::move(other.m_name))
    , m_inode(other.m_inode)
{
}

AdminToken &AdminToken::operator=(AdminToken &&other) noexcept
{
    if (this != &other) {
        remove();
        m_folder = std::exchange(other.m_folder, -1);
        m_path = std::move(other.m_path);
        m_name = std::move(other.m_name);
        m_inode = other.m_inode;
    }
    return *this;
}

AdminToken::~AdminToken()
{
    remove();
}

void AdminToken::remove()
{
    if (m_folder < 0)
        return;
    struct stat status = {};
    if (m_inode != 0 && ::fstatat(m_folder, m_name.constData(), &status, AT_SYMLINK_NOFOLLOW) == 0
        && status.st_ino == m_inode)
        ::unlinkat(m_folder, m_name.constData(), 0);
    ::close(m_folder);
    m_folder = -1;
}

} // namespace Signalbox
