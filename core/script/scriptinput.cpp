// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/script/scriptinput.h"

#include "core/expression/documentvisitor.h"
#include "core/expression/jsonnumber.h"
#include "core/script/scriptglobals.h"

#include <charconv>
#include <cmath>
#include <vector>

namespace Signalbox {

namespace {

constexpr qint64 largestInteger = qint64(1) << 53;

/// Whether \a value, made of \a text, says the same.
bool saysTheSame(double value, std::string_view text)
{
    if (!std::isfinite(value))
        return false;
    return Decimal::fromText(numberText(value)).compare(Decimal::fromText(text)) == 0;
}

/// Puts JavaScript values together as a document is gone through.
class Builder final : public DocumentVisitor
{
public:
    Builder(JSContext *context, JSValueConst bigInt)
        : m_context(context)
        , m_bigInt(bigInt)
    {
    }

    JSValue result() const { return m_failed ? JS_EXCEPTION : m_result; }

    void null() override { add(JS_NULL); }
    void boolean(bool value) override { add(JS_NewBool(m_context, value)); }
    void integer(qint64 value) override
    {
        add(value >= -largestInteger && value <= largestInteger ? JS_NewInt64(m_context, value)
                                                                : JS_NewBigInt64(m_context, value));
    }
    void natural(quint64 value) override { add(JS_NewBigUint64(m_context, value)); }
    void real(double value) override { add(JS_NewFloat64(m_context, value)); }
    void exact(std::string_view text) override { add(exactNumber(text)); }
    void string(std::string_view utf8) override
    {
        add(JS_NewStringLen(m_context, utf8.data(), utf8.size()));
    }

    void beginArray() override { begin(JS_NewArray(m_context)); }
    void endArray() override { m_open.pop_back(); }
    void beginObject() override { begin(JS_NewObject(m_context)); }
    void endObject() override { m_open.pop_back(); }
    void key(std::string_view utf8) override
    {
        m_key = JS_NewAtomLen(m_context, utf8.data(), utf8.size());
        m_failed = m_failed || m_key == JS_ATOM_NULL;
    }

private:
    struct Container
    {
        JSValue value;
        bool isArray;
        uint32_t size = 0;
    };

    void begin(JSValue container)
    {
        const bool isArray = !JS_IsException(container) && JS_IsArray(m_context, container) == 1;
        add(container);
        m_open.push_back({container, isArray});
    }

    /// The one that is open holds \a value from now on.
    void add(JSValue value)
    {
        if (m_failed || JS_IsException(value)) {
            m_failed = true;
            return;
        }
        if (m_open.empty()) {
            m_result = value;
            return;
        }
        Container &open = m_open.back();
        if (open.isArray) {
            m_failed = JS_DefinePropertyValueUint32(m_context, open.value, open.size++, value,
                                                    JS_PROP_C_W_E)
                < 0;
        } else {
            m_failed =
                JS_DefinePropertyValue(m_context, open.value, m_key, value, JS_PROP_C_W_E) < 0;
            JS_FreeAtom(m_context, m_key);
        }
    }

    JSValue exactNumber(std::string_view text)
    {
        if (text.find_first_of(".eE") == std::string_view::npos) {
            JSValue digits = JS_NewStringLen(m_context, text.data(), text.size());
            return JS_IsException(digits) ? digits
                                          : JS_Call(m_context, m_bigInt, JS_UNDEFINED, 1, &digits);
        }
        double value = 0;
        std::from_chars(text.data(), text.data() + text.size(), value);
        return saysTheSame(value, text) ? JS_NewFloat64(m_context, value)
                                        : makeDecimal(m_context, text.data(), text.size());
    }

    JSContext *m_context;
    JSValue m_bigInt;
    JSValue m_result = JS_UNDEFINED;
    JSAtom m_key = JS_ATOM_NULL;
    std::vector<Container> m_open;
    bool m_failed = false;
};

} // namespace

JSValue scriptValue(JSContext *context, const Document &document, JSValueConst bigInt)
{
    Builder builder(context, bigInt);
    visitDocument(document, builder);
    return builder.result();
}

} // namespace Signalbox
