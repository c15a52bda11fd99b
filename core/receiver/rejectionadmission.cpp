// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/receiver/rejectionadmission.h"

#include "core/admission/itemheaders.h"
#include "core/domain/approval.h"
#include "core/receiver/handshakes/handshaker.h"
#include "core/receiver/intakesteps.h"
#include "core/receiver/neweventof.h"

using namespace Qt::StringLiterals;

namespace Signalbox {
namespace {

ReceivedRequest received(const Request &request)
{
    ReceivedRequest result;
    result.method = request.method;
    result.target = request.target;
    result.headers = request.headers;
    result.body = request.body;
    result.receivedAt = request.receivedAt;
    return result;
}

QByteArray keyOf(const Rejection &rejection, const QByteArray &sent)
{
    const bool taken =
        rejection.cause == RejectionCause::Conflict || rejection.cause == RejectionCause::Replayed;
    return taken ? sent + '#' + rejection.id.toString().toLatin1() : sent;
}

} // namespace

Result<QList<NewEvent>> eventsOf(const Rejection &rejection,
                                 std::shared_ptr<const IngestSource> source, IngestContext &context)
{
    if (const auto obstacle = obstacleToAdmission(rejection); !obstacle.isEmpty())
        return Error{ErrorCode::Invalid, obstacle};
    Intake intake(received(rejection.request), std::move(source));
    intake.isItem = rejection.evidence.contains("item"_L1);
    HmacContexts hmac;
    if (const auto end = runSteps(stepsOfContent(), intake, {context, hmac})) {
        const auto *refused = std::get_if<Refused>(&*end);
        return Error{ErrorCode::Invalid,
                     refused ? u"it is refused again: "_s + refused->detail
                             : u"it is answered without becoming an event"_s};
    }
    const auto headers = intake.split
        ? itemHeaders(rejection.request.headers, *intake.source->items)
        : rejection.request.headers;
    QList<NewEvent> events;
    QString reason;
    for (auto &item : intake.items) {
        if (item.refused) {
            reason = item.refused->detail;
            continue;
        }
        auto request = rejection.request;
        request.headers = headers;
        request.body = item.body;
        item.keys.key = keyOf(rejection, item.keys.key);
        events.append(
            newEventOf(*intake.source, std::move(item), std::move(request), context.clock()));
    }
    if (events.isEmpty())
        return Error{ErrorCode::Invalid, u"it is refused again: "_s + reason};
    return events;
}

Result<SubscriptionApproval> approvalOf(const Rejection &rejection, const IngestSource &source)
{
    if (const auto obstacle = obstacleToAdmission(rejection); !obstacle.isEmpty())
        return Error{ErrorCode::Invalid, obstacle};
    if (!awaitsApproval(rejection))
        return Error{ErrorCode::Invalid, u"it does not wait for approval"_s};
    const auto body = Document::parse(rejection.request.body);
    for (const auto &handshaker : source.handshakers) {
        auto approval = body ? handshaker->approval(*body) : std::nullopt;
        if (approval)
            return *std::move(approval);
    }
    return Error{ErrorCode::Invalid, u"the source does not know this handshake any more"_s};
}

} // namespace Signalbox
