// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/script/scriptglobals.h"

#include "core/expression/jsonnumber.h"
#include "core/script/scriptclasses.h"
#include "core/script/scripthost.h"
#include "core/script/scriptwriter.h"

#include <algorithm>
#include <array>

namespace Signalbox {

namespace {

JSValue random(JSContext *context, JSValueConst, int, JSValueConst *)
{
    ScriptHost &host = ScriptHost::of(context);
    host.askedForRandom = true;
    // SplitMix64: every seed gives a good sequence.
    host.random += 0x9E3779B97F4A7C15;
    quint64 bits = host.random;
    bits = (bits ^ (bits >> 30)) * 0xBF58476D1CE4E5B9;
    bits = (bits ^ (bits >> 27)) * 0x94D049BB133111EB;
    bits ^= bits >> 31;
    return JS_NewFloat64(context, double(bits >> 11) * 0x1.0p-53);
}

/// Text as it is, errors and what has no JSON as String() has it, the rest as JSON.
bool writeForConsole(JSContext *context, JSValueConst value, ScriptSink &sink)
{
    ScriptWriter writer(context, sink);
    const bool asText =
        !JS_IsObject(value) || JS_IsError(context, value) || JS_IsFunction(context, value);
    if (JS_IsSymbol(value)) {
        sink.append("Symbol()");
        return true;
    }
    const auto problem = asText ? writer.writeText(value) : writer.write(value);
    if (problem == ScriptWriter::Problem::Thrown)
        return false;
    if (problem != ScriptWriter::Problem::None)
        sink.append("…");
    return true;
}

JSValue log(JSContext *context, JSValueConst, int count, JSValueConst *values)
{
    ScriptHost &host = ScriptHost::of(context);
    for (int at = 0; at < count && !host.console.isFull(); ++at) {
        if (at > 0)
            host.console.append(" ");
        if (!writeForConsole(context, values[at], host.console))
            return JS_EXCEPTION;
    }
    host.console.append("\n");
    return JS_UNDEFINED;
}

/// outgoing({body, headers, path, method, key})
JSValue outgoing(JSContext *context, JSValueConst, int count, JSValueConst *values)
{
    static constexpr std::array<std::string_view, 5> known{"body", "headers", "path", "method",
                                                           "key"};
    if (count < 1 || !JS_IsObject(values[0]))
        return JS_ThrowTypeError(context,
                                 "outgoing() takes an object of body, headers, path, "
                                 "method and key");
    JSPropertyEnum *names = nullptr;
    uint32_t size = 0;
    if (JS_GetOwnPropertyNames(context, &names, &size, values[0],
                               JS_GPN_STRING_MASK | JS_GPN_ENUM_ONLY)
        != 0)
        return JS_EXCEPTION;
    for (uint32_t at = 0; at < size; ++at) {
        const char *name = JS_AtomToCString(context, names[at].atom);
        if (name == nullptr)
            return JS_EXCEPTION;
        if (std::ranges::find(known, std::string_view(name)) == known.end())
            return JS_ThrowTypeError(context, "outgoing() has no member '%.60s'", name);
    }
    const JSValue object = JS_NewObjectClass(context, int(ScriptClasses::outgoing()));
    if (JS_IsException(object)
        || JS_DefinePropertyValueStr(context, object, "parts", JS_DupValue(context, values[0]), 0)
            < 0)
        return JS_EXCEPTION;
    return object;
}

/// Decimal("1.10"), with or without new.
JSValue decimal(JSContext *context, JSValueConst, int count, JSValueConst *values)
{
    size_t size = 0;
    const char *text = JS_ToCStringLen(context, &size, count > 0 ? values[0] : JS_UNDEFINED);
    if (text == nullptr)
        return JS_EXCEPTION;
    constexpr size_t longest = 1000;
    if (size > longest || !isJsonNumber({text, size}))
        return JS_ThrowTypeError(context, "Decimal() takes the text of a number");
    return makeDecimal(context, text, size);
}

JSValue decimalText(JSContext *context, JSValueConst self, int, JSValueConst *)
{
    if (JS_GetClassID(self) != ScriptClasses::decimal())
        return JS_ThrowTypeError(context, "not a Decimal");
    return JS_GetPropertyStr(context, self, "text");
}

JSValue decimalValue(JSContext *context, JSValueConst self, int, JSValueConst *)
{
    const JSValue text = decimalText(context, self, 0, nullptr);
    double value = 0;
    if (JS_IsException(text) || JS_ToFloat64(context, &value, text) != 0)
        return JS_EXCEPTION;
    return JS_NewFloat64(context, value);
}

constexpr int hidden = JS_PROP_WRITABLE | JS_PROP_CONFIGURABLE;

bool set(JSContext *context, JSValueConst object, const char *name, JSCFunction *function,
         int length)
{
    return JS_DefinePropertyValueStr(context, object, name,
                                     JS_NewCFunction(context, function, name, length), hidden)
        >= 0;
}

bool addDecimal(JSContext *context, JSValueConst global)
{
    const JSValue prototype = JS_NewObject(context);
    if (JS_IsException(prototype) || !set(context, prototype, "toString", &decimalText, 0)
        || !set(context, prototype, "toJSON", &decimalText, 0)
        || !set(context, prototype, "valueOf", &decimalValue, 0))
        return false;
    const JSValue constructor =
        JS_NewCFunction2(context, &decimal, "Decimal", 1, JS_CFUNC_constructor_or_func, 0);
    JS_SetConstructor(context, constructor, prototype);
    JS_SetClassProto(context, ScriptClasses::decimal(), prototype);
    return JS_DefinePropertyValueStr(context, global, "Decimal", constructor, hidden) >= 0;
}

bool addConsole(JSContext *context, JSValueConst global)
{
    const JSValue console = JS_NewObject(context);
    for (const char *name : {"log", "info", "warn", "error", "debug"}) {
        if (!set(context, console, name, &log, 1))
            return false;
    }
    return JS_DefinePropertyValueStr(context, global, "console", console, hidden) >= 0;
}

bool remove(JSContext *context, JSValueConst global, const char *name)
{
    const JSAtom atom = JS_NewAtom(context, name);
    const bool removed = JS_DeleteProperty(context, global, atom, 0) >= 0;
    JS_FreeAtom(context, atom);
    return removed;
}

} // namespace

JSValue makeDecimal(JSContext *context, const char *text, size_t size)
{
    const JSValue object = JS_NewObjectClass(context, int(ScriptClasses::decimal()));
    if (JS_IsException(object))
        return object;
    const JSValue digits = JS_NewStringLen(context, text, size);
    if (JS_IsException(digits) || JS_DefinePropertyValueStr(context, object, "text", digits, 0) < 0)
        return JS_EXCEPTION;
    return object;
}

JSContext *makeScriptContext(JSRuntime *runtime)
{
    if (!ScriptClasses::addTo(runtime))
        return nullptr;
    JSContext *context = JS_NewContextRaw(runtime);
    if (context == nullptr)
        return nullptr;
    JS_AddIntrinsicBaseObjects(context);
    JS_AddIntrinsicDate(context);
    JS_AddIntrinsicStringNormalize(context);
    JS_AddIntrinsicRegExp(context);
    JS_AddIntrinsicJSON(context);
    JS_AddIntrinsicProxy(context);
    JS_AddIntrinsicMapSet(context);
    JS_AddIntrinsicTypedArrays(context);
    JS_AddIntrinsicPromise(context);

    const JSValue global = JS_GetGlobalObject(context);
    const JSValue math = JS_GetPropertyStr(context, global, "Math");
    const bool complete = addConsole(context, global) && addDecimal(context, global)
        && set(context, global, "outgoing", &outgoing, 1)
        && set(context, math, "random", &random, 0) && remove(context, global, "Atomics")
        && remove(context, global, "SharedArrayBuffer");
    JS_FreeValue(context, math);
    JS_FreeValue(context, global);
    return complete ? context : nullptr;
}

} // namespace Signalbox
