// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtTypes>

namespace Signalbox {

/// Raises the process's soft limit of open descriptors (RLIMIT_NOFILE) to its hard limit and
/// returns what it is now. A connection cap follows from it: half of it leaves room for everything
/// else.
qint64 raiseFileLimit();

} // namespace Signalbox
