// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtTypes>

namespace Signalbox::CountedSyncs {

/// Calls of fdatasync() by this process so far, SQLite's among them. Thread-safe.
qint64 count();

} // namespace Signalbox::CountedSyncs
