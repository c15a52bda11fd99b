// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/certificates.h"

#include <QFile>
#include <QProcess>

namespace Signalbox {

using namespace Qt::StringLiterals;

Certificates::Files Certificates::authority(const QString &name, const QString &subject)
{
    return make(name, subject, "basicConstraints=critical,CA:TRUE\n", {});
}

Certificates::Files Certificates::signedBy(const Files &authority, const QString &name,
                                           const QString &subject, const QString &alternativeNames)
{
    QByteArray extensions = "basicConstraints=CA:FALSE\n";
    if (!alternativeNames.isEmpty())
        extensions += "subjectAltName=" + alternativeNames.toUtf8() + '\n';
    return issuedBy(authority, name, subject, extensions);
}

Certificates::Files Certificates::issuedBy(const Files &authority, const QString &name,
                                           const QString &subject, const QByteArray &extensions,
                                           Key key)
{
    return make(name, subject, extensions,
                {u"-CA"_s, authority.certificate, u"-CAkey"_s, authority.key}, key);
}

QString Certificates::file(const QString &name, const QByteArray &content) const
{
    QFile file(path(name));
    if (!file.open(QFile::WriteOnly | QFile::Truncate) || file.write(content) != content.size())
        qFatal("cannot write %s", qPrintable(file.fileName()));
    return file.fileName();
}

Certificates::Files Certificates::make(const QString &name, const QString &subject,
                                       const QByteArray &extensions, const QStringList &signer,
                                       Key key)
{
    const auto config =
        file(name + u".cnf"_s, "[req]\ndistinguished_name=dn\n[dn]\n[ext]\n" + extensions);
    const Files files{path(name + u".pem"_s), path(name + u".key"_s)};
    const auto kindOfKey = key == Key::Rsa
        ? QStringList{u"-newkey"_s, u"rsa:2048"_s}
        : QStringList{u"-newkey"_s, u"ec"_s, u"-pkeyopt"_s, u"ec_paramgen_curve:P-256"_s};
    QProcess openssl;
    openssl.setProcessChannelMode(QProcess::MergedChannels);
    openssl.start(u"openssl"_s,
                  QStringList{u"req"_s, u"-x509"_s, u"-nodes"_s, u"-utf8"_s, u"-days"_s, u"2"_s,
                              u"-config"_s, config, u"-extensions"_s, u"ext"_s, u"-subj"_s, subject,
                              u"-out"_s, files.certificate, u"-keyout"_s, files.key}
                      + kindOfKey + signer);
    if (!openssl.waitForFinished(60'000) || openssl.exitCode() != 0)
        qFatal("openssl: %s", openssl.readAll().constData());
    return files;
}

} // namespace Signalbox
