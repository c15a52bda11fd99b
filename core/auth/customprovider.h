// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/auth/provider.h"

namespace Signalbox {

/// "custom": what a source names when its scheme stands in the source itself.
QString customProviderName();

/// Without a scheme: POST, PUT and PATCH, a digest of the body as key, and nobody is let in.
Provider customProvider();

/// The same with a scheme. \a scheme as in
/// a provider file; it may refer to \a secrets and \a parameters by name. Without a secret of a
/// name the first slot is called secret. Invalid lists what does not fit, and for an empty scheme.
Result<Provider> customProvider(const QJsonObject &scheme, const QStringList &secrets,
                                const QStringList &parameters);

} // namespace Signalbox
