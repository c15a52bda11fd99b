// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sqlite/storelock.h"

#include <QByteArray>
#include <QFile>
#include <QFileInfo>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

Error systemError(const QString &path)
{
    return {ErrorCode::Io,
            u"%1: %2"_s.arg(path, QString::fromStdString(std::generic_category().message(errno)))};
}

QString programName()
{
    return QFileInfo(QFile::symLinkTarget(u"/proc/self/exe"_s)).fileName();
}

Error takenError(const QString &storePath, int descriptor)
{
    char text[256];
    const auto size = pread(descriptor, text, sizeof text, 0);
    const auto words = QByteArray(text, std::max<ssize_t>(0, size)).trimmed().split(' ');
    const auto owner = words.size() >= 2
        ? u"%1 (pid %2)"_s.arg(QString::fromUtf8(words.mid(1).join(' ')),
                               QString::fromLatin1(words.first()))
        : u"another station"_s;
    return {ErrorCode::Unavailable, u"%1 is in use by %2"_s.arg(storePath, owner)};
}

/// Whether \a descriptor is still the file at \a path: an owner that ended may have removed it
/// between our open and our lock.
bool isStillThere(int descriptor, const QByteArray &path)
{
    struct stat opened{};
    struct stat named{};
    return fstat(descriptor, &opened) == 0 && stat(path.constData(), &named) == 0
        && opened.st_ino == named.st_ino && opened.st_dev == named.st_dev;
}

} // namespace

Result<std::unique_ptr<StoreLock>> StoreLock::take(const QString &storePath)
{
    const QString path = storePath + u".lock"_s;
    const auto native = QFile::encodeName(path);
    for (;;) {
        const int descriptor = open(native.constData(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
        if (descriptor < 0)
            return systemError(path);
        if (flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
            const auto error =
                errno == EWOULDBLOCK ? takenError(storePath, descriptor) : systemError(path);
            close(descriptor);
            return error;
        }
        if (!isStillThere(descriptor, native)) {
            close(descriptor);
            continue;
        }
        auto lock = std::unique_ptr<StoreLock>(new StoreLock(path, descriptor));
        const auto owner = QByteArray::number(getpid()) + ' ' + programName().toUtf8() + '\n';
        if (ftruncate(descriptor, 0) != 0
            || pwrite(descriptor, owner.constData(), size_t(owner.size()), 0) != owner.size())
            return systemError(path);
        return lock;
    }
}

StoreLock::StoreLock(QString path, int descriptor)
    : m_path(std::move(path))
    , m_descriptor(descriptor)
{
}

StoreLock::~StoreLock()
{
    unlink(QFile::encodeName(m_path).constData());
    close(m_descriptor);
}

} // namespace Signalbox
