// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/auth/provider.h"
#include "core/support/headerblock.h"

namespace Signalbox {

/// The headers of an item that was split off: those of its request without Content-Encoding, which
/// is undone, and with \a contentType in place of the request's, unless that is empty.
HeaderBlock itemHeaders(const HeaderBlock &headers, const QByteArray &contentType);

/// The same for the items of \a place: parts of a body keep its type, what was text in a form or
/// on a line is JSON.
HeaderBlock itemHeaders(const HeaderBlock &headers, const ItemsPlace &place);

} // namespace Signalbox
