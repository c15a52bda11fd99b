// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/receiver/steps/authenticate.h"

namespace Signalbox {
namespace {

QStringList namesOf(const SharedClientCertificate &certificate)
{
    if (!certificate)
        return {};
    return QStringList{certificate->subject, certificate->commonName} + certificate->dnsNames
        + certificate->emails + certificate->uris;
}

} // namespace

StepEnd authenticate(Intake &intake, const IntakeTools &tools)
{
    const auto &request = intake.request;
    RequestView view(request.method, request.target, request.headers, request.body,
                     request.receivedAt);
    view.certificateNames = namesOf(request.certificate);
    auto verdict = intake.source->authenticator->verify(view, tools.hmac);
    if (verdict.ok)
        return {};
    return Refused{verdict.cause, std::move(verdict.detail), std::move(verdict.evidence), {}};
}

} // namespace Signalbox
