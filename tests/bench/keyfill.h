// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace Signalbox {

/// Makes a store at \a path with \a keys random idempotency keys, through the key table's own door.
/// False when it could not.
bool fillKeys(const QString &path, qint64 keys);

} // namespace Signalbox
