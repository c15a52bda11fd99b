// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/clientcertificate.h"

#include <QHostAddress>
#include <QSslCertificate>
#include <QtEndian>

#include <openssl/err.h>
#include <openssl/x509v3.h>

namespace Signalbox {

namespace {

template <auto Free>
struct Deleter
{
    template <typename T>
    void operator()(T *object) const
    {
        Free(object);
    }
};

using Certificate = std::unique_ptr<X509, Deleter<X509_free>>;
using Names = std::unique_ptr<GENERAL_NAMES, Deleter<GENERAL_NAMES_free>>;
using Memory = std::unique_ptr<BIO, Deleter<BIO_free_all>>;

QString textOf(const ASN1_STRING *string)
{
    return QString::fromUtf8(reinterpret_cast<const char *>(ASN1_STRING_get0_data(string)),
                             ASN1_STRING_length(string));
}

QString nameText(const X509_NAME *name)
{
    const Memory memory(BIO_new(BIO_s_mem()));
    X509_NAME_print_ex(memory.get(), name, 0, XN_FLAG_RFC2253 & ~ASN1_STRFLGS_ESC_MSB);
    char *bytes = nullptr;
    const auto size = BIO_get_mem_data(memory.get(), &bytes);
    return QString::fromUtf8(bytes, size);
}

QString commonNameOf(const X509_NAME *name)
{
    int last = -1;
    for (int at = -1; (at = X509_NAME_get_index_by_NID(name, NID_commonName, at)) >= 0;)
        last = at;
    if (last < 0)
        return {};
    return textOf(X509_NAME_ENTRY_get_data(X509_NAME_get_entry(name, last)));
}

QString addressText(const ASN1_OCTET_STRING *bytes)
{
    const auto *data = ASN1_STRING_get0_data(bytes);
    switch (ASN1_STRING_length(bytes)) {
    case 4: return QHostAddress(qFromBigEndian<quint32>(data)).toString();
    case 16: return QHostAddress(data).toString();
    default: return {};
    }
}

void readAlternativeNames(X509 *x509, ClientCertificate &read)
{
    const Names names(static_cast<GENERAL_NAMES *>(
        X509_get_ext_d2i(x509, NID_subject_alt_name, nullptr, nullptr)));
    for (int i = 0; names && i < sk_GENERAL_NAME_num(names.get()); ++i) {
        const auto *name = sk_GENERAL_NAME_value(names.get(), i);
        switch (name->type) {
        case GEN_DNS: read.dnsNames.append(textOf(name->d.dNSName)); break;
        case GEN_EMAIL: read.emails.append(textOf(name->d.rfc822Name)); break;
        case GEN_URI: read.uris.append(textOf(name->d.uniformResourceIdentifier)); break;
        case GEN_IPADD: read.addresses.append(addressText(name->d.iPAddress)); break;
        default: break;
        }
    }
}

} // namespace

SharedClientCertificate readClientCertificate(const QSslCertificate &certificate)
{
    const auto der = certificate.toDer();
    const auto *bytes = reinterpret_cast<const unsigned char *>(der.constData());
    if (der.isEmpty())
        return {};
    const Certificate x509(d2i_X509(nullptr, &bytes, long(der.size())));
    if (!x509) {
        ERR_clear_error(); // or the connection takes it for its own
        return {};
    }
    auto read = std::make_shared<ClientCertificate>();
    const auto *subject = X509_get_subject_name(x509.get());
    read->subject = nameText(subject);
    read->commonName = commonNameOf(subject);
    readAlternativeNames(x509.get(), *read);
    read->fingerprint = certificate.digest(QCryptographicHash::Sha256);
    return read;
}

} // namespace Signalbox
