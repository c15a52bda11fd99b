// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/auth/keyaddress.h"
#include "core/auth/requestview.h"
#include "core/domain/rejection.h"
#include "core/expression/requestenvelope.h"
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

/// A secret that the vendor brings: to be kept, and answered only then.
struct Delivered
{
    QByteArray secret;
    HttpResponse response;
    Timestamp openUntil{}; ///< the source's registration, which this ended
};

/// A request that is undecided until a vendor's key has been fetched; the step is then done again.
struct KeyAwaited
{
    KeyAddress address;
};

/// What a step ends a request with; nothing: the next step has it.
using StepEnd = std::optional<std::variant<Refused, Answered, Delivered, KeyAwaited>>;

/// What one event will be made of.
struct IntakeItem
{
    QByteArray body; ///< its bytes as received
    RequestKeys keys;
    std::optional<Refused> refused; ///< it becomes a rejection, the other items events
    QByteArray replayDigest{}; ///< see NewEvent
    QString warning{}; ///< see Event
};

/// One request on its way from the guard to the writer, with what the steps have found out. Belongs
/// to one thread. What has to be parsed is parsed at first use and kept.
class Intake final
{
    Q_DISABLE_COPY_MOVE(Intake)

public:
    Intake(ReceivedRequest &&received, std::shared_ptr<const IngestSource> toSource);
    ~Intake();

    ReceivedRequest request; ///< not to be changed before the steps are done
    const std::shared_ptr<const IngestSource> source; ///< never null
    QByteArray signedDigest; ///< filled by authenticate, for a source that holds replays
    bool isProven = false; ///< filled by checkTokenShape: the vendor sent it
    Content content; ///< filled by checkContent; its value only where the source has schemas
    std::vector<IntakeItem> items; ///< filled by splitItems
    bool split = false; ///< the items are parts of the body
    bool isItem = false; ///< the request stands for an item that was split off before
    int keysAwaited = 0; ///< how often it waited for one

    const RequestView &view();
    /// What expressions about the whole request read.
    const RequestEnvelope &envelope();
    /// The JSON value of an item that was split off, the value of the body otherwise. Null for an
    /// item that is no JSON.
    Document valueOf(const IntakeItem &item);

private:
    std::optional<RequestView> m_view;
    std::optional<RequestEnvelope> m_envelope;
};

} // namespace Signalbox
