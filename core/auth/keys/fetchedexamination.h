// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/auth/forensics.h"
#include "core/auth/keys/keyfetcher.h"

namespace Signalbox {

/// examineSignature() with the keys that \a request needs, fetched as a station fetches them: from
/// the vendor's own addresses alone. \a settings.keys is \a fetcher then. Waits for them. Errors
/// are KeyFetcher's, with the address.
Result<ForensicReport> examineWithFetch(const Provider &provider, AuthenticationSettings settings,
                                        const ForensicRequest &request,
                                        const ProviderCatalogue *catalogue,
                                        const std::shared_ptr<KeyFetcher> &fetcher);

} // namespace Signalbox
