// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/support/clock.h"

#include <QByteArrayView>

namespace Signalbox {

/// The moment that a sender names in one of the ways that vendors use: as timeFromText() reads it
/// (ISO 8601, or an epoch whose unit its size tells), or the date of RFC 9110 and RFC 5322. Nothing
/// for anything else.
std::optional<Timestamp> senderTime(QByteArrayView text);

} // namespace Signalbox
