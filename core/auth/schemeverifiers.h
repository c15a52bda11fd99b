// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/auth/authenticator.h"

namespace Signalbox {

/// What checks \a scheme with the settings of a source; null when that has no secret for it.
/// Errors as Authenticator::create().
Result<std::unique_ptr<const Verifier>> makeVerifier(const Scheme &scheme, const Provider &provider,
                                                     const AuthenticationSettings &settings);

} // namespace Signalbox
