// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/auth/clientcertificateverifier.h"

#include <openssl/x509v3.h>

#include <memory>

using namespace Qt::StringLiterals;

namespace Signalbox {
namespace {

QString textOf(const ASN1_STRING *string)
{
    unsigned char *utf8 = nullptr;
    const int size = ASN1_STRING_to_UTF8(&utf8, string);
    if (size < 0)
        return {};
    const auto text = QString::fromUtf8(reinterpret_cast<const char *>(utf8), size);
    OPENSSL_free(utf8);
    // A name that hides another behind a zero is no name.
    return text.contains(QChar::Null) ? QString() : text;
}

void addSubject(X509 *certificate, QStringList &names)
{
    auto *subject = X509_get_subject_name(certificate);
    for (int at = -1; (at = X509_NAME_get_index_by_NID(subject, NID_commonName, at)) >= 0;)
        names.append(textOf(X509_NAME_ENTRY_get_data(X509_NAME_get_entry(subject, at))));
}

void addAlternatives(X509 *certificate, QStringList &names)
{
    const std::unique_ptr<GENERAL_NAMES, decltype(&GENERAL_NAMES_free)> alternatives(
        static_cast<GENERAL_NAMES *>(
            X509_get_ext_d2i(certificate, NID_subject_alt_name, nullptr, nullptr)),
        GENERAL_NAMES_free);
    for (int i = 0; alternatives && i < sk_GENERAL_NAME_num(alternatives.get()); ++i) {
        int type = -1;
        const auto *value = static_cast<const ASN1_STRING *>(
            GENERAL_NAME_get0_value(sk_GENERAL_NAME_value(alternatives.get(), i), &type));
        if (type == GEN_DNS || type == GEN_URI || type == GEN_EMAIL)
            names.append(textOf(value));
    }
}

} // namespace

QStringList certificateNames(const QByteArray &der)
{
    const auto *at = reinterpret_cast<const unsigned char *>(der.constData());
    const std::unique_ptr<X509, decltype(&X509_free)> certificate(
        d2i_X509(nullptr, &at, long(der.size())), X509_free);
    if (!certificate)
        return {};
    QStringList names;
    addSubject(certificate.get(), names);
    addAlternatives(certificate.get(), names);
    names.removeAll(QString());
    return names;
}

ClientCertificateVerifier::ClientCertificateVerifier(const QString &name)
    : m_name(name)
{
}

Finding ClientCertificateVerifier::verify(const VerifyInput &input) const
{
    Finding finding;
    if (input.request.clientCertificate.isEmpty()) {
        finding.state = Finding::State::Absent;
        finding.cause = RejectionCause::SignatureMissing;
        finding.detail = u"The connection has no client certificate that the listener trusts."_s;
        return finding;
    }
    const auto names = certificateNames(input.request.clientCertificate);
    if (!m_name.isEmpty() && names.contains(m_name, Qt::CaseInsensitive)) {
        finding.state = Finding::State::Verified;
        return finding;
    }
    finding.state = Finding::State::Refused;
    finding.cause = RejectionCause::SignatureMismatch;
    finding.detail = u"The client certificate is not for %1."_s.arg(m_name);
    finding.evidence.insert("names"_L1, names.join(u", "));
    return finding;
}

} // namespace Signalbox
