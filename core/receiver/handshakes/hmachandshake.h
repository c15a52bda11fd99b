// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/receiver/handshakes/handshaker.h"

namespace Signalbox {

/// The challenge comes back signed with the source's secret: X, Zoom, Braintree. Since the same
/// secret signs the vendor's events, only tokens of a shape that no event has are signed.
class HmacHandshake final : public Handshaker
{
public:
    using Handshaker::Handshaker;

    bool signsTokens() const override { return true; }

private:
    StepEnd respond(Intake &intake, const IntakeTools &tools) const override;
};

} // namespace Signalbox
