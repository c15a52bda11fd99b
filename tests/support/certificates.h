// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QTemporaryDir>

namespace Signalbox {

/// PEM files made by openssl, in a folder of their own that goes with this object.
class Certificates final
{
public:
    struct Files
    {
        QString certificate;
        QString key;
    };

    /// A certificate for \a subject (/CN=…), signed by itself and fit to sign others.
    Files authority(const QString &name, const QString &subject);

    /// A certificate for \a subject with \a alternativeNames (DNS:a,URI:b), signed by \a authority.
    Files signedBy(const Files &authority, const QString &name, const QString &subject,
                   const QString &alternativeNames = {});

    enum class Key { Ec, Rsa };

    /// A certificate for \a subject with \a extensions, lines as openssl's configuration has them,
    /// signed by \a authority.
    Files issuedBy(const Files &authority, const QString &name, const QString &subject,
                   const QByteArray &extensions, Key key = Key::Ec);

    /// When a revocation list holds; as openssl has it, such as 20200101000000Z. Empty: now, and
    /// for two days.
    struct Span
    {
        QString from;
        QString until;
    };
    /// A PEM file with the list of \a authority that takes back \a revoked.
    QString revocationList(const Files &authority, const QString &name, const QList<Files> &revoked,
                           const Span &span = {});

    /// The file \a name in the folder, with \a content.
    QString file(const QString &name, const QByteArray &content) const;
    QString path(const QString &name) const { return m_folder.filePath(name); }

private:
    Files make(const QString &name, const QString &subject, const QByteArray &extensions,
               const QStringList &signer, Key key = Key::Ec);
    static void run(const QStringList &arguments); ///< openssl

    QTemporaryDir m_folder;
};

} // namespace Signalbox
