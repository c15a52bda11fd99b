// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/script/scripterror.h"

#include "core/script/scriptwriter.h"

#include <cstring>

namespace Signalbox {

namespace {

/// Reads ":3:11" at \a text.
void readPlace(const char *text, ScriptHost &host)
{
    const auto number = [&text] {
        int value = 0;
        if (*text != ':')
            return value;
        constexpr int enough = 100'000'000;
        for (++text; *text >= '0' && *text <= '9' && value < enough; ++text)
            value = 10 * value + (*text - '0');
        return value;
    };
    host.line = number();
    host.column = number();
}

/// The characters of a member that is a text; null for any other.
const char *memberText(JSContext *context, JSValueConst object, const char *name)
{
    const JSValue value = JS_GetPropertyStr(context, object, name);
    return JS_IsString(value) ? JS_ToCString(context, value) : nullptr;
}

/// Where the innermost frame of the script is, in "    at f (script:3:11)" or "    at script:1:5".
/// That of the error's own constructor does not count.
void findPlace(JSContext *context, JSValueConst error, ScriptHost &host)
{
    const char *stack = memberText(context, error, "stack");
    const JSValue constructor = JS_GetPropertyStr(context, error, "constructor");
    const char *own = memberText(context, constructor, "name");
    const size_t ownSize = own == nullptr ? 0 : std::strlen(own);
    constexpr std::string_view begin = "    at ";
    const size_t size = std::strlen(scriptName);
    for (const char *line = stack; line != nullptr && *line != 0;) {
        const char *end = std::strchr(line, '\n');
        const char *at = std::strstr(line, scriptName);
        const bool isOwn = ownSize > 0 && std::strncmp(line, begin.data(), begin.size()) == 0
            && std::strncmp(line + begin.size(), own, ownSize) == 0
            && line[begin.size() + ownSize] == ' ';
        if (at != nullptr && (end == nullptr || at < end) && at > line
            && (at[-1] == '(' || at[-1] == ' ') && at[size] == ':' && !isOwn)
            return readPlace(at + size, host);
        line = end == nullptr ? nullptr : end + 1;
    }
}

void writeMember(JSContext *context, JSValueConst object, const char *name, ScriptSink &sink)
{
    const JSValue value = JS_GetPropertyStr(context, object, name);
    if (!JS_IsString(value)
        || ScriptWriter(context, sink).writeText(value) == ScriptWriter::Problem::Thrown)
        sink.append("?");
}

} // namespace

void takeScriptException(JSContext *context, ScriptHost &host)
{
    const JSValue exception = JS_GetException(context);
    host.error.clear();
    host.line = host.column = 0;
    if (JS_IsError(context, exception)) {
        findPlace(context, exception, host);
        writeMember(context, exception, "name", host.error);
        host.error.append(": ");
        writeMember(context, exception, "message", host.error);
        return;
    }
    if (JS_IsUninitialized(exception))
        return;
    host.error.append("it threw ");
    const auto problem = ScriptWriter(context, host.error).write(exception);
    if (problem == ScriptWriter::Problem::NotAValue)
        host.error.append("nothing");
    else if (problem != ScriptWriter::Problem::None)
        host.error.append("…");
    host.error.append(", which is no Error and so does not know its line");
}

} // namespace Signalbox
