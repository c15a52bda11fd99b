// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/auth/scheme.h"
#include "core/auth/verifier.h"

namespace Signalbox {

/// Mutual TLS: the listener has checked the chain, this checks whose certificate it is.
class ClientCertificateVerifier final : public Verifier
{
public:
    /// \a name is compared without case with the common name, DNS names, URIs and e-mail addresses
    /// of the certificate.
    explicit ClientCertificateVerifier(const QString &name);

    Finding verify(const VerifyInput &input) const override;

private:
    QString m_name;
};

/// The names that a certificate (DER) is for; empty when it cannot be read.
QStringList certificateNames(const QByteArray &der);

} // namespace Signalbox
