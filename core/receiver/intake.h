// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/rejection.h"
#include "core/http/receivedrequest.h"
#include "core/receiver/ingestsource.h"

#include <optional>
#include <variant>
#include <vector>

namespace Signalbox {

/// Why a step does not take a request, or one item of it.
struct Refused
{
    RejectionCause cause = RejectionCause::Malformed;
    QString detail; ///< one English sentence for the operator, no secret in it
    QJsonObject evidence; ///< what the check saw; never a secret
    QByteArray key; ///< idempotency key, where it is known already
};

/// A request that is answered without becoming an event: a handshake, a heartbeat.
struct Answered
{
    HttpResponse response;
};

/// What a step ends a request with; nothing: the next step has it.
using StepEnd = std::optional<std::variant<Refused, Answered>>;

/// What one event will be made of.
struct IntakeItem
{
    QByteArray body; ///< its bytes as received
    RequestKeys keys;
    std::optional<Refused> refused; ///< it becomes a rejection, the other items events
};

/// One request on its way from the guard to the writer, with what the steps have found out.
struct Intake
{
    ReceivedRequest request;
    std::shared_ptr<const IngestSource> source; ///< never null
    Content content; ///< filled by checkContent; its value only where the source has schemas
    std::vector<IntakeItem> items; ///< filled by splitItems
    bool split = false; ///< the items are parts of the body
};

} // namespace Signalbox
