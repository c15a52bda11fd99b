// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/script/scriptrunner.h"

namespace Signalbox::ScriptEvents {

/// An envelope with \a body, received at 2026-11-27T16:30:00.250000Z.
Document envelope(QByteArrayView body, QByteArrayView id = "evt_1");

/// \a text, which must be sound.
CompiledScript compiled(const QString &text, const ScriptLimits &limits = {});

/// What \a text makes of an event with \a body, in a runner of its own.
ScriptOutcome run(const QString &text, QByteArrayView body = "{}");

/// The new body, or what went wrong.
QString result(const ScriptOutcome &outcome);

} // namespace Signalbox::ScriptEvents
