// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/auth/provider.h"

namespace Signalbox {

/// The elements that \a place says become events, each as the bytes that the sender has for it.
/// \a body is without its Content-Encoding. Errors: Invalid when the body is not what \a place
/// says, NotFound when it lacks the array or the form field, TooLarge beyond maxItems.
Result<QList<QByteArray>> splitBody(const ItemsPlace &place, const QByteArray &body);

} // namespace Signalbox
