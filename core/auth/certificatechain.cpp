// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/auth/certificatechain.h"

#include "core/auth/wholepatterns.h"

#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/x509.h>
#include <openssl/x509_vfy.h>
#include <openssl/x509v3.h>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Signalbox {
namespace {

constexpr size_t mostCertificates = 8;
constexpr int leastStrength = 1; ///< OpenSSL's security level: no SHA-1, no RSA under 1024 bits

template <auto Free>
struct ChainDeleter
{
    template <typename T>
    void operator()(T *object) const
    {
        Free(object);
    }
};

void freeStack(STACK_OF(X509) * stack)
{
    sk_X509_free(stack);
}

using PemMemory = std::unique_ptr<BIO, ChainDeleter<BIO_free_all>>;
using VerifyContext = std::unique_ptr<X509_STORE_CTX, ChainDeleter<X509_STORE_CTX_free>>;
using Stack = std::unique_ptr<STACK_OF(X509), ChainDeleter<freeStack>>;
using Names = std::unique_ptr<GENERAL_NAMES, ChainDeleter<GENERAL_NAMES_free>>;
using Access = std::unique_ptr<AUTHORITY_INFO_ACCESS, ChainDeleter<AUTHORITY_INFO_ACCESS_free>>;

QString textOf(const ASN1_STRING *string)
{
    const auto *data = reinterpret_cast<const char *>(ASN1_STRING_get0_data(string));
    return QString::fromUtf8(data, ASN1_STRING_length(string));
}

/// The DNS names of \a certificate; without any its common names.
QStringList ownNames(const X509 *certificate)
{
    QStringList found;
    const Names names(static_cast<GENERAL_NAMES *>(
        X509_get_ext_d2i(certificate, NID_subject_alt_name, nullptr, nullptr)));
    for (int i = 0; i < sk_GENERAL_NAME_num(names.get()); ++i) {
        const auto *name = sk_GENERAL_NAME_value(names.get(), i);
        if (name->type == GEN_DNS)
            found.append(textOf(name->d.dNSName));
    }
    if (!found.isEmpty())
        return found;
    const auto *subject = X509_get_subject_name(certificate);
    int at = -1;
    while ((at = X509_NAME_get_index_by_NID(subject, NID_commonName, at)) >= 0)
        found.append(textOf(X509_NAME_ENTRY_get_data(X509_NAME_get_entry(subject, at))));
    return found;
}

/// Where \a certificate says that its issuer's stands (RFC 5280, section 4.2.2.1).
QString issuerAddress(const X509 *certificate)
{
    const Access access(static_cast<AUTHORITY_INFO_ACCESS *>(
        X509_get_ext_d2i(certificate, NID_info_access, nullptr, nullptr)));
    for (int i = 0; i < sk_ACCESS_DESCRIPTION_num(access.get()); ++i) {
        const auto *one = sk_ACCESS_DESCRIPTION_value(access.get(), i);
        if (OBJ_obj2nid(one->method) == NID_ad_ca_issuers && one->location->type == GEN_URI)
            return textOf(one->location->d.uniformResourceIdentifier);
    }
    return {};
}

bool isMissingIssuer(int error)
{
    return error == X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT
        || error == X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY
        || error == X509_V_ERR_UNABLE_TO_VERIFY_LEAF_SIGNATURE;
}

std::optional<Timestamp> endOf(const X509 *certificate)
{
    tm time{};
    if (ASN1_TIME_to_tm(X509_get0_notAfter(certificate), &time) != 1)
        return {};
    return Timestamp(std::chrono::seconds(timegm(&time)));
}

QByteArray derOf(const X509 *certificate)
{
    uchar *der = nullptr;
    const int size = i2d_X509(certificate, &der);
    if (size <= 0)
        return {};
    const QByteArray bytes(reinterpret_cast<const char *>(der), size);
    OPENSSL_free(der);
    return bytes;
}

CertificateChain::Outcome untrusted(const QString &problem, const QString &missingIssuer = {})
{
    return {{}, {}, missingIssuer, problem};
}

} // namespace

Result<TrustAnchors> TrustAnchors::load(const QByteArray &path)
{
    Store store(X509_STORE_new(), X509_STORE_free);
    const bool loaded = store
        && (path.isEmpty() ? X509_STORE_set_default_paths(store.get())
                           : X509_STORE_load_file(store.get(), path.constData()))
            == 1;
    ERR_clear_error();
    if (!loaded)
        return Error{ErrorCode::Io,
                     u"no certificates of authorities in %1"_s.arg(QString::fromLocal8Bit(path))};
    return TrustAnchors(std::move(store));
}

Result<CertificateChain> CertificateChain::read(const QByteArray &content)
{
    CertificateChain chain;
    const auto add = [&chain](X509 *certificate) {
        if (certificate)
            chain.m_certificates.emplace_back(certificate, X509_free);
        return certificate != nullptr;
    };
    if (content.contains("-----BEGIN CERTIFICATE-----")) {
        const PemMemory memory(BIO_new_mem_buf(content.constData(), int(content.size())));
        while (chain.m_certificates.size() <= mostCertificates
               && add(PEM_read_bio_X509(memory.get(), nullptr, nullptr, nullptr))) { }
    } else {
        const auto *at = reinterpret_cast<const uchar *>(content.constData());
        add(d2i_X509(nullptr, &at, long(content.size())));
    }
    ERR_clear_error();
    if (chain.m_certificates.empty() || chain.m_certificates.size() > mostCertificates)
        return Error{ErrorCode::Invalid, u"this is no file of 1 to 8 certificates"_s};
    return chain;
}

void CertificateChain::append(const CertificateChain &issuers)
{
    m_certificates.insert(m_certificates.end(), issuers.m_certificates.begin(),
                          issuers.m_certificates.end());
}

CertificateChain::Outcome CertificateChain::verify(const QStringList &names,
                                                   const TrustAnchors &anchors, Timestamp now) const
{
    auto *first = m_certificates.front().get();
    if (X509_check_ca(first) != 0)
        return untrusted(u"The certificate is one of an authority."_s);
    const auto own = ownNames(first);
    const auto wanted = WholePatterns::compile(names);
    const bool named = wanted && std::ranges::any_of(own, [&wanted](const QString &name) {
                           return wanted->match(name.toUtf8());
                       });
    if (!named)
        return untrusted(u"The certificate is for %1."_s.arg(own.join(u", ").left(200)));

    const Stack issuers(sk_X509_new_null());
    for (const auto &certificate : m_certificates)
        sk_X509_push(issuers.get(), certificate.get());
    const VerifyContext context(X509_STORE_CTX_new());
    if (!context
        || X509_STORE_CTX_init(context.get(), anchors.m_store.get(), first, issuers.get()) != 1)
        return untrusted(u"The certificate could not be checked."_s);
    auto *parameters = X509_STORE_CTX_get0_param(context.get());
    X509_VERIFY_PARAM_set_time(
        parameters, std::chrono::floor<std::chrono::seconds>(now).time_since_epoch().count());
    X509_VERIFY_PARAM_set_auth_level(parameters, leastStrength);
    const bool trusted = X509_verify_cert(context.get()) == 1;
    ERR_clear_error();
    if (!trusted) {
        const int error = X509_STORE_CTX_get_error(context.get());
        const auto *at = X509_STORE_CTX_get_current_cert(context.get());
        return untrusted(u"The certificate is not trusted: %1."_s.arg(
                             QString::fromLatin1(X509_verify_cert_error_string(error))),
                         at && isMissingIssuer(error) ? issuerAddress(at) : QString());
    }

    auto key = PublicKey::fromCertificate(derOf(first));
    if (!key)
        return untrusted(u"The certificate has no key that can be used."_s);
    Outcome outcome{*std::move(key), Timestamp::max(), {}, {}};
    const auto *chain = X509_STORE_CTX_get0_chain(context.get());
    for (int i = 0; i < sk_X509_num(chain); ++i)
        outcome.expires =
            std::min(outcome.expires, endOf(sk_X509_value(chain, i)).value_or(Timestamp()));
    return outcome;
}

} // namespace Signalbox
