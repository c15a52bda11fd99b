// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/receiver/handshakes/handshaker.h"

namespace Signalbox {

/// The challenge comes back as it came: Meta, Dropbox, Okta, Microsoft Graph, Slack, Twitch,
/// monday.com, Strava.
class EchoHandshake final : public Handshaker
{
public:
    using Handshaker::Handshaker;

private:
    StepEnd respond(Intake &intake, const IntakeTools &tools) const override;
};

} // namespace Signalbox
