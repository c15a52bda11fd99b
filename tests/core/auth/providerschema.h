// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

/// Whether \a json is valid by resources/schema/provider.schema.json.
bool fitsProviderSchema(const QByteArray &json);
