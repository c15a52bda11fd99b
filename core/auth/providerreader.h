// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/auth/provider.h"

namespace Signalbox {

/// Reads one provider file (resources/schema/provider.schema.json describes it). Invalid lists
/// every problem, one a line, as \a fileName: member: what was expected.
Result<Provider> readProvider(const QByteArray &json, const QString &fileName);

} // namespace Signalbox
