// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

/// Whether \a json holds \a schema, by jsoncons' validator; false for a schema that is none.
bool holdsSchema(const QByteArray &schema, const QByteArray &json);
