// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

/// Whether \a json is valid by resources/schema/provider.schema.json. Apart from the tests, since
/// moc loses its way in the validator's headers.
bool fitsProviderSchema(const QByteArray &json);
