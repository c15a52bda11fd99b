// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/auth/scheme.h"
#include "core/auth/verifier.h"

namespace Signalbox {

/// Mutual TLS: the listener has checked the chain, this checks whose certificate it is.
class ClientCertificateVerifier final : public Verifier
{
public:
    /// \a name is compared without case with the subject and the alternative names.
    explicit ClientCertificateVerifier(const QString &name);

    Finding verify(const VerifyInput &input) const override;

private:
    QString m_name;
};

} // namespace Signalbox
