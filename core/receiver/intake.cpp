// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/receiver/intake.h"

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

Intake::Intake(ReceivedRequest &&received, std::shared_ptr<const IngestSource> toSource)
    : request(std::move(received))
    , source(std::move(toSource))
{
}

Intake::~Intake() = default;

const RequestView &Intake::view()
{
    if (!m_view) {
        m_view.emplace(request.method, request.target, request.headers, request.body,
                       request.receivedAt);
        m_view->secure = request.secure;
        m_view->certificateNames = namesOf(request.certificate);
        m_view->certificateProblem = request.certificateProblem;
    }
    return *m_view;
}

const RequestEnvelope &Intake::envelope()
{
    if (m_envelope)
        return *m_envelope;
    // Some vendors send JSON as text/plain (SNS): an object or a list is taken for what it is.
    const auto *json = view().json();
    const bool structured =
        json && (json->kind() == Document::Kind::Object || json->kind() == Document::Kind::Array);
    m_envelope.emplace(
        Request{request.method, request.target, request.headers, request.body, {}, {}},
        structured ? std::optional(*json) : std::nullopt);
    return *m_envelope;
}

Document Intake::valueOf(const IntakeItem &item)
{
    if (!split)
        return envelope().body();
    auto value = Document::parse(item.body);
    return value ? *std::move(value) : Document();
}

} // namespace Signalbox
