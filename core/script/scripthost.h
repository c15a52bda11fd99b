// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/script/scriptsink.h"

#include <quickjs/quickjs.h>

namespace Signalbox {

/// What a script's built-in functions read and write outside of its memory: the opaque pointer of
/// its context. May be left as it is by a jump.
struct ScriptHost
{
    static constexpr size_t maxOutput = 4 * 1024 * 1024;
    static constexpr size_t maxConsole = 4096; ///< bytes of all lines of one event
    static constexpr size_t maxText = 1024; ///< of an error

    static ScriptHost &of(JSContext *context)
    {
        return *static_cast<ScriptHost *>(JS_GetContextOpaque(context));
    }

    /// Before an event: \a seed is what its random numbers come from.
    void begin(quint64 seed)
    {
        body.clear();
        parts.clear();
        console.clear();
        error.clear();
        random = seed;
        askedForRandom = false;
        line = column = 0;
    }

    ScriptSink body{maxOutput}; ///< JSON
    ScriptSink parts{maxOutput}; ///< of outgoing(), JSON without the body
    ScriptSink console{maxConsole}; ///< lines
    ScriptSink error{maxText};
    int line = 0; ///< of the error, from 1; 0: not known
    int column = 0;
    quint64 random = 1;
    bool askedForRandom = false;
};

} // namespace Signalbox
