// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/writesession.h"

#include <functional>

namespace Signalbox {

/// Changes to be made in one transaction together with whatever else is waiting.
struct WriteJob
{
    /// Runs on the writer thread. Keeps what the calls answered for done().
    std::function<void(WriteSession &)> apply;
    /// Runs on the writer's or the flusher's thread, one after another, when the commit is on disk, or with the reason why it is not,
    /// in the order of commits, and after a rollback before the next group is applied. Must be
    /// quick: it hands the answer to its own thread. Called exactly once.
    std::function<void(const Result<void> &committed)> done;
    qint64 bytes = 0; ///< what it holds in memory, for back pressure
    int requests = 0; ///< how many senders wait for its commit
};

} // namespace Signalbox
