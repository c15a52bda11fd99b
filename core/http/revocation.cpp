// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/revocation.h"

#include "core/support/logging.h"

#include <QFile>

#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/x509_vfy.h>

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 largestListFile = 32LL * 1024 * 1024;

struct FreeRevocation
{
    void operator()(X509 *certificate) const { X509_free(certificate); }
    void operator()(X509_CRL *list) const { X509_CRL_free(list); }
    void operator()(X509_STORE_CTX *context) const { X509_STORE_CTX_free(context); }
    void operator()(BIO *memory) const { BIO_free_all(memory); }
    void operator()(STACK_OF(X509) * stack) const { sk_X509_pop_free(stack, X509_free); }
};

template <typename T>
using Owned = std::unique_ptr<T, FreeRevocation>;

Owned<X509> x509Of(const QSslCertificate &certificate)
{
    const auto der = certificate.toDer();
    const auto *bytes = reinterpret_cast<const unsigned char *>(der.constData());
    return Owned<X509>(d2i_X509(nullptr, &bytes, long(der.size())));
}

Result<QByteArray> contentOfLists(const QString &path)
{
    QFile file(path);
    if (!file.open(QFile::ReadOnly))
        return Error{ErrorCode::Invalid, u"%1: %2"_s.arg(path, file.errorString())};
    auto bytes = file.read(largestListFile + 1);
    if (bytes.size() > largestListFile)
        return Error{ErrorCode::Invalid, u"%1: larger than 32 MiB"_s.arg(path)};
    return bytes;
}

QString issuerOf(const X509_CRL *list)
{
    const Owned<BIO> memory(BIO_new(BIO_s_mem()));
    X509_NAME_print_ex(memory.get(), X509_CRL_get_issuer(list), 0,
                       XN_FLAG_RFC2253 & ~ASN1_STRFLGS_ESC_MSB);
    char *bytes = nullptr;
    const auto size = BIO_get_mem_data(memory.get(), &bytes);
    return QString::fromUtf8(bytes, size);
}

void warnOfAge(const QString &path, const X509_CRL *list)
{
    const auto *next = X509_CRL_get0_nextUpdate(list);
    if (next && X509_cmp_current_time(next) < 0) {
        qCWarning(lcHttp).noquote().nospace()
            << "revocation_list=out_of_date file=" << path << " issuer=\"" << issuerOf(list)
            << "\": no client certificate under it counts";
    }
}

QString wordsFor(int error)
{
    switch (error) {
    case X509_V_ERR_CERT_REVOKED: return u"it has been revoked"_s;
    case X509_V_ERR_UNABLE_TO_GET_CRL:
        return u"there is no revocation list of an authority that stands above it"_s;
    case X509_V_ERR_CRL_HAS_EXPIRED: return u"the revocation list is out of date"_s;
    case X509_V_ERR_CRL_NOT_YET_VALID: return u"the revocation list is not valid yet"_s;
    default: return QString::fromLatin1(X509_verify_cert_error_string(error));
    }
}

} // namespace

Result<std::shared_ptr<const RevocationLists>>
RevocationLists::load(const QString &path, const QList<QSslCertificate> &authorities)
{
    const auto content = contentOfLists(path);
    if (!content)
        return content.error();
    const Store store(X509_STORE_new(), X509_STORE_free);
    for (const auto &authority : authorities) {
        if (const auto x509 = x509Of(authority))
            X509_STORE_add_cert(store.get(), x509.get());
    }
    const Owned<BIO> memory(BIO_new_mem_buf(content->constData(), int(content->size())));
    int lists = 0;
    while (const Owned<X509_CRL> list{
        PEM_read_bio_X509_CRL(memory.get(), nullptr, nullptr, nullptr)}) {
        X509_STORE_add_crl(store.get(), list.get());
        warnOfAge(path, list.get());
        ++lists;
    }
    ERR_clear_error(); // or a connection takes it for its own
    if (lists == 0)
        return Error{ErrorCode::Invalid, u"%1: no PEM revocation list in it"_s.arg(path)};
    X509_STORE_set_flags(store.get(), X509_V_FLAG_CRL_CHECK | X509_V_FLAG_CRL_CHECK_ALL);
    return std::shared_ptr<const RevocationLists>(new RevocationLists(store));
}

QString RevocationLists::refuse(const QList<QSslCertificate> &chain) const
{
    const Owned<STACK_OF(X509)> others(sk_X509_new_null());
    Owned<X509> own;
    for (const auto &certificate : chain) {
        auto x509 = x509Of(certificate);
        if (!own) {
            own = std::move(x509);
        } else if (x509 && sk_X509_push(others.get(), x509.get()) > 0) {
            [[maybe_unused]] const auto *pushed = x509.release();
        }
    }
    const Owned<X509_STORE_CTX> context(X509_STORE_CTX_new());
    const bool ready = own && context
        && X509_STORE_CTX_init(context.get(), m_store.get(), own.get(), others.get()) == 1;
    const bool fine = ready && X509_verify_cert(context.get()) == 1;
    const int error = ready ? X509_STORE_CTX_get_error(context.get()) : X509_V_ERR_UNSPECIFIED;
    ERR_clear_error();
    return fine ? QString() : wordsFor(error);
}

} // namespace Signalbox
