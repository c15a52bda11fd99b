// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/receiver/handshakes/handshaker.h"

namespace Signalbox {

/// Amazon SNS asks whether a subscription was meant, or says that one has ended. One to a topic in
/// the source's parameter topics is confirmed at once; the sender has its 200 when Amazon has taken
/// that. What else comes is kept as a rejection that waits for the operator, with what
/// WaitingSubscription shows in its evidence.
class SnsConfirmHandshake final : public Handshaker
{
public:
    using Handshaker::Handshaker;

    std::optional<SubscriptionApproval> approval(const Document &body) const override;

private:
    StepEnd respond(Intake &intake, const IntakeTools &tools) const override;
    bool isOurs(const QByteArray &topic) const;
};

} // namespace Signalbox
