// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/support/result.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <sys/types.h>

namespace Signalbox {

/// The bearer token of one start of a station, in a file that only its user can read. The file is
/// removed with this object.
class AdminToken final
{
public:
    /// Where the file belongs: the service's runtime folder ($RUNTIME_DIRECTORY, from systemd), or
    /// $XDG_RUNTIME_DIR/signalbox, or \a storeFolder.
    static QString folder(const QString &storeFolder);

    /// Where signalboxctl looks for the token of \a port, best first. \a storeFolder as above.
    static QStringList candidates(quint16 port, const QString &storeFolder);

    /// 32 random bytes in hex.
    static QByteArray generate();

    /// Writes \a token to admin-<port>.token in \a folder, which is made with mode 0700 if it is
    /// missing; the file appears whole and with mode 0600. Denied when \a folder is a symbolic
    /// link, belongs to another user, or others may write to it.
    static Result<AdminToken> write(const QString &folder, quint16 port, const QByteArray &token);

    AdminToken(AdminToken &&other) noexcept;
    AdminToken &operator=(AdminToken &&other) noexcept;
    ~AdminToken();

    QString path() const { return m_path; }

private:
    AdminToken(int folder, QString path, QByteArray name);
    void remove();

    int m_folder = -1; ///< descriptor
    QString m_path;
    QByteArray m_name;
    ino_t m_inode = 0; ///< so that another station's file is left alone
};

} // namespace Signalbox
