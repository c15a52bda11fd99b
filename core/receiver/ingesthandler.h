// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http/httphandler.h"
#include "core/receiver/eventhandover.h"
#include "core/receiver/intakesteps.h"
#include "core/receiver/rejectionjournal.h"
#include "core/receiver/secrethandover.h"
#include "core/receiver/suspendedrequests.h"

namespace Signalbox {

/// Takes webhooks in at /in/<source> (design: Ingest) on one receiver thread: the steps of
/// intakesteps.h decide, and what passes them goes to the writer.
class IngestHandler final : public HttpHandler
{
    Q_OBJECT

public:
    /// \a context must outlive this object.
    explicit IngestHandler(IngestContext &context);
    ~IngestHandler() override;

    void handle(ReceivedRequest &&request, HttpResponder &&responder) override;
    qint64 bodyLimit(QByteArrayView method, QByteArrayView target) const override;
    void violated(const GuardViolation &violation) override;

private:
    /// Runs \a steps and, when all let it pass, those of the content.
    void proceed(std::unique_ptr<Intake> intake, HttpResponder &&responder,
                 std::span<const IntakeStep> steps);
    void resume(std::unique_ptr<Intake> intake, HttpResponder &&responder,
                const Result<void> &fetched);
    void store(Intake &intake, HttpResponder &&responder);
    void refuse(ReceivedRequest &&request, HttpResponder &&responder, QByteArrayView name,
                const IngestSource *source, Refused refused, Trust trust);
    Rejection rejectionOf(QByteArrayView name, Refused &&refused, Request request) const;
    /// Where in a request to \a source, null when it names none of ours, credentials may stand.
    CredentialPlaces placesOf(const IngestSource *source) const;
    /// \a source: null when the request names none of ours.
    Request toStore(ReceivedRequest &&request, const IngestSource *source) const;

    IngestContext &m_context;
    HmacContexts m_hmac;
    RejectionLog m_log;
    RejectionJournal m_rejections;
    EventHandover m_events;
    SecretHandover m_secrets;
    SuspendedRequests m_suspended;
};

} // namespace Signalbox
