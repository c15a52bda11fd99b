// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/approval.h"
#include "core/station/localstationasking.h"

namespace Signalbox {

QFuture<Result<QList<AdmittedEvent>>> LocalStation::admitRejection(const RejectionId &id)
{
    using Admitted = QList<AdmittedEvent>;
    if (m_stopped)
        return QtFuture::makeReadyValueFuture(Result<Admitted>(stopped()));
    const auto promise = std::make_shared<QPromise<Result<Admitted>>>();
    promise->start();
    m_pipeline->readers().ask([this, promise, id](ReadSession &session) {
        if (const auto kept = session.rejection(id); kept && awaitsApproval(*kept)) {
            confirmSubscription(session, *kept, promise);
            return;
        }
        const auto events = m_pipeline->eventsOf(session, id);
        if (!events) {
            finish<Admitted>(promise, std::make_shared<Result<Admitted>>(events.error()));
            return;
        }
        submit<Admitted>(promise, [id, events = *events](WriteSession &writing) {
            return writing.admitRejection(id, events);
        });
    });
    return promise->future();
}

void LocalStation::confirmSubscription(
    ReadSession &session, const Rejection &rejection,
    std::shared_ptr<QPromise<Result<QList<AdmittedEvent>>>> promise)
{
    using Admitted = QList<AdmittedEvent>;
    const auto approval = m_pipeline->approveTopic(session, rejection);
    if (!approval) {
        finish<Admitted>(promise, std::make_shared<Result<Admitted>>(approval.error()));
        return;
    }
    if (!approval->isKnown)
        m_completions.send([this] { Q_EMIT configurationChanged(); });
    m_pipeline->confirm(rejection.id, *approval, [this, promise](const Result<void> &done) {
        finish<Admitted>(
            promise,
            std::make_shared<Result<Admitted>>(done ? Result<Admitted>(Admitted()) : done.error()));
    });
}

} // namespace Signalbox
