// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/receiver/handshakes/handshaker.h"

namespace Signalbox {

/// The vendor delivers the secret that it will sign with, and wants it back as a sign that it was
/// taken: Asana. Taken once, and only while an operator has opened the source for registration;
/// else anybody could bring a secret of their own.
class SecretHandshake final : public Handshaker
{
public:
    using Handshaker::Handshaker;

private:
    StepEnd respond(Intake &intake, const IntakeTools &tools) const override;
};

} // namespace Signalbox
