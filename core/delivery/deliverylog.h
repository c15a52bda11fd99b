// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/delivery/attemptrecorder.h"

namespace Signalbox {

// The lines of the log: ids and outcomes, never a header value, a body or a secret.

/// One line per recorded attempt; a success only at debug level.
void logAttempt(const FinishedAttempt &finished);
/// The store would not have the attempt at all.
void logNotRecorded(const FinishedAttempt &finished, const Error &error);
/// A commit failed; it is tried again in \a pause.
void logNotCommitted(size_t attempts, std::chrono::seconds pause, const Error &error);
/// A read failed; it is tried again.
void logNotRead(const QString &destination, const Error &error);

} // namespace Signalbox
