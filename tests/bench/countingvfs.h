// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtTypes>

namespace Signalbox {

/// SQLite's default VFS with a count of its syncs. Install before the first database is opened;
/// then it is the default of this process.
class CountingVfs
{
public:
    static void install();
    static qint64 syncs(); ///< so far, over all files; thread-safe
};

} // namespace Signalbox
