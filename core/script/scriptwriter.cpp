// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/script/scriptwriter.h"

#include "core/expression/jsonnumber.h"
#include "core/expression/jsonreader.h"
#include "core/script/scriptclasses.h"

#include <charconv>
#include <cmath>

namespace Signalbox {

namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";

/// QuickJS writes a half surrogate as the three bytes ED A0..BF xx, which UTF-8 does not have.
bool isHalfSurrogate(std::string_view text, size_t at)
{
    return uchar(text[at]) == 0xED && at + 2 < text.size() && uchar(text[at + 1]) >= 0xA0;
}

bool isPlain(char c)
{
    return uchar(c) >= 0x20 && c != '"' && c != '\\' && uchar(c) != 0xED;
}

} // namespace

ScriptWriter::Problem ScriptWriter::appended(std::string_view text)
{
    return m_sink.append(text) ? Problem::None : Problem::TooLarge;
}

ScriptWriter::Problem ScriptWriter::writeMembers(JSValueConst object, std::string_view skipped)
{
    return writeObject(object, 0, skipped);
}

ScriptWriter::Problem ScriptWriter::writeText(JSValueConst value)
{
    size_t size = 0;
    const char *text = JS_ToCStringLen(m_context, &size, value);
    if (text == nullptr)
        return Problem::Thrown;
    const std::string_view all(text, size);
    size_t from = 0;
    for (size_t at = 0; at < size; ++at) {
        if (!isHalfSurrogate(all, at))
            continue;
        m_sink.append(all.substr(from, at - from));
        m_sink.append(replacement);
        at += 2;
        from = at + 1;
    }
    return appended(all.substr(from));
}

ScriptWriter::Problem ScriptWriter::writeValue(JSValueConst value, int depth, std::string_view key)
{
    if (depth >= JsonReader::maxDepth)
        return Problem::TooDeep;
    switch (JS_VALUE_GET_NORM_TAG(value)) {
    case JS_TAG_NULL: return appended("null");
    case JS_TAG_BOOL: return appended(JS_VALUE_GET_BOOL(value) != 0 ? "true" : "false");
    case JS_TAG_INT:
    case JS_TAG_FLOAT64: return writeNumber(value);
    case JS_TAG_STRING:
    case JS_TAG_STRING_ROPE: return writeString(value);
    case JS_TAG_BIG_INT:
    case JS_TAG_SHORT_BIG_INT: return writeText(value);
    case JS_TAG_OBJECT: break;
    default: return Problem::NotAValue;
    }
    if (JS_GetClassID(value) == ScriptClasses::decimal())
        return writeText(JS_GetPropertyStr(m_context, value, "text"));
    JSValue object = value;
    if (const Problem problem = replaceByToJson(object, key); problem != Problem::None)
        return problem;
    if (!JS_IsObject(object))
        return writeValue(object, depth, key);
    if (JS_IsFunction(m_context, object))
        return Problem::NotAValue;
    const int isArray = JS_IsArray(m_context, object);
    if (isArray < 0)
        return Problem::Thrown;
    return isArray != 0 ? writeArray(object, depth) : writeObject(object, depth, {});
}

/// What toJSON() makes of it, where it has one that is a function.
ScriptWriter::Problem ScriptWriter::replaceByToJson(JSValue &value, std::string_view key)
{
    const JSValue method = JS_GetPropertyStr(m_context, value, "toJSON");
    if (JS_IsException(method))
        return Problem::Thrown;
    if (!JS_IsFunction(m_context, method))
        return Problem::None;
    JSValue name = JS_NewStringLen(m_context, key.data(), key.size());
    value = JS_Call(m_context, method, value, 1, &name);
    return JS_IsException(value) ? Problem::Thrown : Problem::None;
}

ScriptWriter::Problem ScriptWriter::writeNumber(JSValueConst value)
{
    char buffer[32];
    if (JS_VALUE_GET_TAG(value) == JS_TAG_INT) {
        const auto end =
            std::to_chars(buffer, buffer + sizeof(buffer), JS_VALUE_GET_INT(value)).ptr;
        return appended({buffer, size_t(end - buffer)});
    }
    const double number = JS_VALUE_GET_FLOAT64(value);
    if (!std::isfinite(number))
        return Problem::NotANumber;
    const ScriptShelter shelter;
    return appended(numberText(number));
}

bool ScriptWriter::isLeftOut(JSValueConst value) const
{
    return JS_IsUndefined(value) || JS_IsSymbol(value) || JS_IsFunction(m_context, value);
}

ScriptWriter::Problem ScriptWriter::writeArray(JSValueConst array, int depth)
{
    int64_t size = 0;
    if (JS_ToInt64(m_context, &size, JS_GetPropertyStr(m_context, array, "length")) != 0)
        return Problem::Thrown;
    m_sink.append("[");
    for (int64_t at = 0; at < size; ++at) {
        if (at > 0)
            m_sink.append(",");
        const JSValue item = JS_GetPropertyUint32(m_context, array, uint32_t(at));
        if (JS_IsException(item))
            return Problem::Thrown;
        const Problem problem =
            isLeftOut(item) ? appended("null") : writeValue(item, depth + 1, {});
        if (problem != Problem::None)
            return problem;
        JS_FreeValue(m_context, item);
    }
    return appended("]");
}

ScriptWriter::Problem ScriptWriter::writeObject(JSValueConst object, int depth,
                                                std::string_view skipped)
{
    JSPropertyEnum *names = nullptr;
    uint32_t count = 0;
    if (JS_GetOwnPropertyNames(m_context, &names, &count, object,
                               JS_GPN_STRING_MASK | JS_GPN_ENUM_ONLY)
        != 0)
        return Problem::Thrown;
    char separator = '{';
    for (uint32_t at = 0; at < count; ++at) {
        const JSValue member = JS_GetProperty(m_context, object, names[at].atom);
        if (JS_IsException(member))
            return Problem::Thrown;
        if (isLeftOut(member))
            continue;
        size_t size = 0;
        const JSValue name = JS_AtomToString(m_context, names[at].atom);
        const char *text = JS_ToCStringLen(m_context, &size, name);
        if (text == nullptr)
            return Problem::Thrown;
        const std::string_view key(text, size);
        if (key == skipped && !skipped.empty())
            continue;
        m_sink.append({&separator, 1});
        separator = ',';
        appendEscaped(key);
        m_sink.append(":");
        if (const Problem problem = writeValue(member, depth + 1, key); problem != Problem::None)
            return problem;
        JS_FreeCString(m_context, text);
        JS_FreeValue(m_context, name);
        JS_FreeValue(m_context, member);
    }
    return appended(separator == '{' ? "{}" : "}");
}

ScriptWriter::Problem ScriptWriter::writeString(JSValueConst value)
{
    size_t size = 0;
    const char *text = JS_ToCStringLen(m_context, &size, value);
    if (text == nullptr)
        return Problem::Thrown;
    appendEscaped({text, size});
    JS_FreeCString(m_context, text);
    return m_sink.isFull() ? Problem::TooLarge : Problem::None;
}

void ScriptWriter::appendEscaped(std::string_view text)
{
    constexpr char hex[] = "0123456789abcdef";
    m_sink.append("\"");
    size_t from = 0;
    for (size_t at = 0; at < text.size() && !m_sink.isFull(); ++at) {
        const char c = text[at];
        if (isPlain(c))
            continue;
        const bool half = isHalfSurrogate(text, at);
        if (uchar(c) == 0xED && !half)
            continue;
        m_sink.append(text.substr(from, at - from));
        if (half) {
            m_sink.append(replacement);
            at += 2;
        } else if (c == '"' || c == '\\') {
            const char escaped[]{'\\', c};
            m_sink.append({escaped, 2});
        } else if (c == '\n') {
            m_sink.append("\\n");
        } else if (c == '\t') {
            m_sink.append("\\t");
        } else if (c == '\r') {
            m_sink.append("\\r");
        } else if (c == '\b') {
            m_sink.append("\\b");
        } else if (c == '\f') {
            m_sink.append("\\f");
        } else {
            const char escaped[]{'\\', 'u', '0', '0', hex[uchar(c) >> 4], hex[uchar(c) & 0xF]};
            m_sink.append({escaped, 6});
        }
        from = at + 1;
    }
    m_sink.append(text.substr(from));
    m_sink.append("\"");
}

} // namespace Signalbox
