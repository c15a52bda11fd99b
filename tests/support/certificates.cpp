// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/certificates.h"

#include <QFile>
#include <QProcess>
#include <QSslCertificate>

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
    run(QStringList{u"req"_s, u"-x509"_s, u"-nodes"_s, u"-utf8"_s, u"-days"_s, u"2"_s, u"-config"_s,
                    config, u"-extensions"_s, u"ext"_s, u"-subj"_s, subject, u"-out"_s,
                    files.certificate, u"-keyout"_s, files.key}
        + kindOfKey + signer);
    return files;
}

QString Certificates::revocationList(const Files &authority, const QString &name,
                                     const QList<Files> &revoked, const Span &span)
{
    QByteArray index; // state, end, revocation, serial, file, subject
    for (const auto &one : revoked) {
        const auto certificate = QSslCertificate::fromPath(one.certificate).value(0);
        auto serial = certificate.serialNumber().toUpper();
        index +=
            "R\t991231235959Z\t200101000000Z\t" + serial.replace(":", "") + "\tunknown\t/CN=x\n";
    }
    const auto database = file(name + u".index"_s, index);
    file(name + u".index.attr"_s, "unique_subject = no\n");
    const auto config = file(name + u".cnf"_s,
                             "[ca]\ndefault_ca=own\n[own]\ndefault_md=sha256\ndatabase="
                                 + database.toLocal8Bit() + '\n');
    const auto list = path(name + u".crl"_s);
    auto arguments = QStringList{
        u"ca"_s,       u"-gencrl"_s,  u"-config"_s, config, u"-cert"_s, authority.certificate,
        u"-keyfile"_s, authority.key, u"-out"_s,    list};
    if (span.from.isEmpty())
        arguments += {u"-crldays"_s, u"2"_s};
    else
        arguments += {u"-crl_lastupdate"_s, span.from, u"-crl_nextupdate"_s, span.until};
    run(arguments);
    return list;
}

void Certificates::run(const QStringList &arguments)
{
    QProcess openssl;
    openssl.setProcessChannelMode(QProcess::MergedChannels);
    openssl.start(u"openssl"_s, arguments);
    if (!openssl.waitForFinished(60'000) || openssl.exitCode() != 0)
        qFatal("openssl: %s", openssl.readAll().constData());
}

} // namespace Signalbox
