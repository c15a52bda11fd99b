// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/tlsidentity.h"

#include <QFile>
#include <QSslCertificate>
#include <QSslKey>
#include <QSslSocket>

#include <openssl/err.h>
#include <openssl/pem.h>

#include <memory>

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 largestFile = 1024 * 1024;

struct Free
{
    void operator()(X509 *certificate) const { X509_free(certificate); }
    void operator()(EVP_PKEY *key) const { EVP_PKEY_free(key); }
    void operator()(BIO *memory) const { BIO_free_all(memory); }
};

Error wrong(const QString &path, const QString &what)
{
    return {ErrorCode::Invalid, u"%1: %2"_s.arg(path, what)};
}

Result<QByteArray> readFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QFile::ReadOnly))
        return wrong(path, file.errorString());
    const auto bytes = file.read(largestFile + 1);
    if (bytes.size() > largestFile)
        return wrong(path, u"larger than 1 MiB"_s);
    return bytes;
}

Result<QList<QSslCertificate>> readCertificates(const QString &path)
{
    const auto bytes = readFile(path);
    if (!bytes)
        return bytes.error();
    const auto certificates = QSslCertificate::fromData(*bytes, QSsl::Pem);
    if (certificates.isEmpty())
        return wrong(path, u"no PEM certificate in it"_s);
    return certificates;
}

/// A private key without a password: asking for one would block.
int noPassword(char *, int, int, void *)
{
    return -1;
}

bool belongs(const QByteArray &keyPem, const QSslCertificate &certificate)
{
    const std::unique_ptr<BIO, Free> memory(
        BIO_new_mem_buf(keyPem.constData(), int(keyPem.size())));
    const std::unique_ptr<EVP_PKEY, Free> key(
        PEM_read_bio_PrivateKey(memory.get(), nullptr, noPassword, nullptr));
    const auto der = certificate.toDer();
    const auto *bytes = reinterpret_cast<const unsigned char *>(der.constData());
    const std::unique_ptr<X509, Free> x509(d2i_X509(nullptr, &bytes, long(der.size())));
    const bool both = key && x509 && X509_check_private_key(x509.get(), key.get()) == 1;
    ERR_clear_error();
    return both;
}

Result<QSslKey> readKey(const QString &path, const QSslCertificate &certificate)
{
    const auto bytes = readFile(path);
    if (!bytes)
        return bytes.error();
    for (const auto algorithm : {QSsl::Rsa, QSsl::Ec}) {
        const QSslKey key(*bytes, algorithm);
        if (key.isNull())
            continue;
        if (!belongs(*bytes, certificate))
            return wrong(path, u"not the key of the certificate"_s);
        return key;
    }
    return wrong(path, u"no unencrypted RSA or EC private key in PEM"_s);
}

} // namespace

Result<TlsIdentity> loadTls(const TlsFiles &files)
{
    const auto chain = readCertificates(files.certificate);
    if (!chain)
        return chain.error();
    const auto key = readKey(files.key, chain->first());
    if (!key)
        return key.error();

    TlsIdentity identity;
    auto &configuration = identity.configuration;
    configuration.setProtocol(QSsl::TlsV1_2OrLater);
    configuration.setAllowedNextProtocols({"http/1.1"_ba});
    configuration.setLocalCertificateChain(*chain);
    configuration.setPrivateKey(*key);
    configuration.setPeerVerifyMode(QSslSocket::VerifyNone);
    configuration.setCaCertificates({});
    if (!files.clientCa.isEmpty()) {
        const auto authorities = readCertificates(files.clientCa);
        if (!authorities)
            return authorities.error();
        configuration.setCaCertificates(*authorities);
        configuration.setPeerVerifyMode(QSslSocket::QueryPeer);
        if (!files.crl.isEmpty()) {
            auto lists = RevocationLists::load(files.crl, *authorities);
            if (!lists)
                return lists.error();
            identity.revocation = *std::move(lists);
        }
    }
    return identity;
}

} // namespace Signalbox
