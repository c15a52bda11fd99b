// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/receiver/handshakes/handshaker.h"

namespace Signalbox {

/// Always the same answer: Discord's PING, the unsigned probes of Trello, Mandrill, Mailchimp and
/// WooCommerce. Without a condition only a request without a body is taken for one.
class FixedHandshake final : public Handshaker
{
public:
    using Handshaker::Handshaker;

private:
    StepEnd respond(Intake &intake, const IntakeTools &tools) const override;
};

} // namespace Signalbox
