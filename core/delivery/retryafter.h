// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/support/clock.h"

#include <QByteArrayView>

#include <optional>

namespace Signalbox {

/// How long a Retry-After value asks to wait, counted from \a now: whole seconds, or an HTTP date
/// in any of the three forms of RFC 9110 section 5.6.7. A date that has passed gives zero. Nothing
/// for any other value.
std::optional<Microseconds> parseRetryAfter(QByteArrayView value, Timestamp now);

} // namespace Signalbox
