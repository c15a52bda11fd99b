// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/event.h"
#include "core/expression/document.h"

namespace Signalbox {

/// What every expression about an event reads, as resources/schema/envelope.schema.json says:
/// {id, source, type, key, received_at, occurred_at, method, path, query, headers, body}, and
/// body_base64 after a body that is binary. Never fails: what cannot be read by its own rules is
/// taken as text, then as binary.
Document envelopeOf(const Event &event);

} // namespace Signalbox
