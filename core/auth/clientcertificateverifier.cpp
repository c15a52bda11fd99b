// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/auth/clientcertificateverifier.h"

using namespace Qt::StringLiterals;

namespace Signalbox {

ClientCertificateVerifier::ClientCertificateVerifier(const QString &name)
    : m_name(name)
{
}

Finding ClientCertificateVerifier::verify(const VerifyInput &input) const
{
    Finding finding;
    const auto &names = input.request.certificateNames;
    if (names.isEmpty()) {
        finding.state = Finding::State::Absent;
        finding.cause = RejectionCause::SignatureMissing;
        finding.detail = u"The connection has no client certificate that the listener trusts."_s;
        if (const auto &problem = input.request.certificateProblem; !problem.isEmpty()) {
            finding.detail = u"The client certificate counts as none: %1."_s.arg(problem);
            finding.evidence.insert("certificate_problem"_L1, problem);
        }
        return finding;
    }
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
