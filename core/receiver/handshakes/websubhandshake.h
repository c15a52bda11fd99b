// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/receiver/handshakes/handshaker.h"

namespace Signalbox {

/// A hub asks whether a subscription was meant (W3C WebSub, section 5.3): yes for the topics in the
/// source's parameter topics, no for any other and for every end of a subscription, which nobody
/// here asks for. A hub's denial is taken note of.
class WebSubHandshake final : public Handshaker
{
public:
    using Handshaker::Handshaker;

private:
    StepEnd respond(Intake &intake, const IntakeTools &tools) const override;
};

} // namespace Signalbox
