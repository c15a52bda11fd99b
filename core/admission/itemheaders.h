// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/support/headerblock.h"

namespace Signalbox {

/// The headers of an item that was split off: those of its request without Content-Encoding, which
/// is undone, and with \a contentType in place of the request's, unless that is empty.
HeaderBlock itemHeaders(const HeaderBlock &headers, const QByteArray &contentType);

} // namespace Signalbox
