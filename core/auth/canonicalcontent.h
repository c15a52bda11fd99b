// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/auth/signedcontent.h"

namespace Signalbox {

/// The names of forms of signed content that no template can say.
QStringList canonicalContentNames();

} // namespace Signalbox
