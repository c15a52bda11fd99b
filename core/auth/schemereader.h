// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/auth/jsonmembers.h"
#include "core/auth/provider.h"

namespace Signalbox {

/// Names that a scheme may refer to.
struct SchemeNames
{
    QStringList secrets; ///< the first is the default
    QStringList parameters;
    bool items = false; ///< the body is a batch
};

/// Reads one scheme (docs/providers.md, Schemes); what does not fit goes to the problems of
/// \a members.
Scheme readScheme(JsonMembers members, const SchemeNames &names);

/// Reads the member "authentication".
Authentication readAuthentication(JsonMembers members, const SchemeNames &names);

} // namespace Signalbox
