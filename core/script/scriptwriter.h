// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/script/scriptsink.h"

#include <quickjs/quickjs.h>

namespace Signalbox {

/// Writes JavaScript values as JSON by the rules of JSON.stringify (toJSON() is called; functions,
/// symbols and undefined are left out of objects and null in arrays), but BigInt and Decimal keep
/// all digits, half surrogates become U+FFFD, and NaN and infinities are an error. May be left by a
/// jump: holds nothing that needs a destructor. Releases no value: ScriptArena::restore() does.
class ScriptWriter
{
public:
    enum class Problem : quint8 {
        None,
        Thrown, ///< the exception is the context's
        TooLarge,
        TooDeep, ///< or a circle
        NotANumber,
        NotAValue, ///< a function, a symbol, or undefined
    };

    ScriptWriter(JSContext *context, ScriptSink &sink)
        : m_context(context)
        , m_sink(sink)
    {
    }

    Problem write(JSValueConst value) { return writeValue(value, 0, ""); }

    /// The members of \a object, without \a skipped.
    Problem writeMembers(JSValueConst object, std::string_view skipped);

    /// The characters of \a value as String(value) has them, unquoted.
    Problem writeText(JSValueConst value);

private:
    Problem writeValue(JSValueConst value, int depth, std::string_view key);
    Problem writeNumber(JSValueConst value);
    Problem writeObject(JSValueConst object, int depth, std::string_view skipped);
    Problem writeArray(JSValueConst array, int depth);
    Problem writeString(JSValueConst value);
    void appendEscaped(std::string_view text);
    Problem replaceByToJson(JSValue &value, std::string_view key);
    bool isLeftOut(JSValueConst value) const;
    Problem appended(std::string_view text);

    JSContext *m_context;
    ScriptSink &m_sink;
};

} // namespace Signalbox
