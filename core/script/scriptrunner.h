// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/script/compiledscript.h"
#include "core/script/scriptoutcome.h"

#include <memory>
#include <vector>

namespace Signalbox {

class ScriptInstance;
class ScriptWatch;

/// Runs scripts on the thread that calls it. Whatever one does, the next begins as if nothing had
/// run before. Keeps the memory of the few that ran last. Used by one thread at a time.
class ScriptRunner final
{
    Q_DISABLE_COPY_MOVE(ScriptRunner)

public:
    ScriptRunner();
    ~ScriptRunner();

    /// Of the event with \a envelope: the same envelope gives the same outcome, except where it
    /// comes close to the limit of time. Never throws; blocks for as long as the script may run.
    ScriptOutcome run(const CompiledScript &script, const Document &envelope);

    /// From any thread: ends what runs now, if anything does, as if its time were over, and what
    /// runs later as soon as it begins.
    void interrupt();

private:
    static constexpr size_t kept = 16;

    std::unique_ptr<ScriptWatch> m_watch;
    std::vector<std::unique_ptr<ScriptInstance>> m_instances; ///< the last used one at the end
};

} // namespace Signalbox
