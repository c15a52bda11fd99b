// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/writer.h"

namespace Signalbox {

/// The key under which this store's redacted credentials are digested: made at random when the
/// store has none, and kept in it, so that "the same credential as before" can be told for as long
/// as the store lives. Waits for the commit.
Result<QByteArray> ensureRedactionKey(ReadSession &session, Writer &writer);

} // namespace Signalbox
