// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/receiver/handshakes/handshaker.h"

namespace Signalbox {

/// OPTIONS of the CloudEvents webhook specification: whether an origin may send, and how much. The
/// source's parameter origins, a list, narrows whom it is granted; rate is how many a minute.
/// WebHook-Request-Callback is not called: it would make us fetch what a stranger names.
class OriginHandshake final : public Handshaker
{
public:
    using Handshaker::Handshaker;

private:
    StepEnd respond(Intake &intake, const IntakeTools &tools) const override;
};

} // namespace Signalbox
