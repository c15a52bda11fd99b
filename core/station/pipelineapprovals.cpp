// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/auth/keys/keyfetcher.h"
#include "core/receiver/rejectionadmission.h"
#include "core/station/pipeline.h"
#include "core/station/topicapproval.h"
#include "core/support/logging.h"

namespace Signalbox {

using namespace Qt::StringLiterals;

Result<SubscriptionApproval> Pipeline::approveTopic(ReadSession &session,
                                                    const Rejection &rejection)
{
    const auto source = m_ingest->sources()->find(rejection.source.toUtf8());
    if (!source) {
        return Error{ErrorCode::NotFound,
                     u"there is no source '%1' that could take it"_s.arg(rejection.source)};
    }
    auto approval = approvalOf(rejection, *source);
    if (!approval || approval->isKnown)
        return approval;
    const auto changed = change(session, [&](const Configuration &stored) {
        return planTopic(stored, rejection.source, approval->topic, m_clock.now());
    });
    if (!changed)
        return changed.error();
    qCInfo(lcStation).noquote().nospace()
        << "topic_approved source=" << rejection.source << " topic=" << approval->topic;
    return approval;
}

void Pipeline::confirm(const RejectionId &rejection, const SubscriptionApproval &approval,
                       std::function<void(const Result<void> &)> done)
{
    m_keys->fetch(
        approval.address,
        [this, rejection, approval, done = std::move(done)](const Result<void> &visited) {
            qCInfo(lcStation).noquote().nospace() << "subscription topic=" << approval.topic
                                                  << " confirmed=" << (visited ? "true" : "false");
            if (visited)
                noteConfirmation(rejection, done);
            else
                done(Error{
                    visited.error().code,
                    u"%1 is one of the source's topics, but its subscription is not confirmed: "
                    "%2"_s.arg(approval.topic, visited.error().detail)});
        });
}

/// The vendor has its yes, whatever comes of the note.
void Pipeline::noteConfirmation(const RejectionId &rejection,
                                std::function<void(const Result<void> &)> done)
{
    const auto noted = std::make_shared<Result<void>>();
    WriteJob job;
    job.apply = [noted, rejection, now = m_clock.now()](WriteSession &session) {
        *noted = session.noteConfirmation(rejection, now);
    };
    job.done = [noted, rejection, done = std::move(done)](const Result<void> &committed) {
        if (const auto &outcome = committed ? *noted : committed; !outcome)
            qCWarning(lcStation).noquote() << "confirmation not noted at" << rejection.toString()
                                           << ':' << outcome.error().detail;
        done({});
    };
    m_writer->submitAlways(std::move(job));
}

} // namespace Signalbox
