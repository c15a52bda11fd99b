// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Only jsonschema.cpp includes this: jsoncons' validator, changed where it must not stand as it is.
#include "core/expression/schemapattern.h"
#include "core/expression/schemavalue.h"

#include <jsoncons/config/version.hpp>
#include <jsoncons/json.hpp>

#include <regex>
#include <stdexcept>

static_assert(
    JSONCONS_VERSION_MAJOR == 1 && JSONCONS_VERSION_MINOR == 3 && JSONCONS_VERSION_PATCH == 2,
    "What stands below is made for this version of the validator: look whether it still is.");

namespace Signalbox {

/// std::regex as the validator uses it, over RE2: std::regex crashes on long texts, and careless
/// patterns hang it.
class ValidatorPattern
{
public:
    static constexpr int ECMAScript = 0;

    /// Throws std::invalid_argument.
    ValidatorPattern(const std::string &pattern, int)
        : m_pattern(compiled(pattern))
    {
    }

    bool foundIn(const std::string &text) const { return m_pattern.foundIn(text); }

private:
    static TextPattern compiled(const std::string &pattern)
    {
        const auto translated = re2FromEcmaScript(pattern);
        auto program = translated ? TextPattern::compile(*translated)
                                  : Result<TextPattern>(translated.error());
        if (!program)
            throw std::invalid_argument("pattern: " + program.error().detail.toStdString());
        return *std::move(program);
    }

    TextPattern m_pattern;
};

} // namespace Signalbox

/// Found before ::std by what the validator's headers look up in `std`.
namespace jsoncons::jsonschema::std {

using namespace ::std;
using regex = ::Signalbox::ValidatorPattern;

inline bool regex_search(const ::std::string &text, const regex &pattern)
{
    return pattern.foundIn(text);
}

} // namespace jsoncons::jsonschema::std

#include <jsoncons_ext/jsonschema/jsonschema.hpp>

#include <unordered_set>

namespace jsoncons::jsonschema {

/// As the general one, but without the path of keywords, which nobody reads here and which costs
/// most of the time; and with an end to recursion.
template <>
class eval_context<Signalbox::SchemaJson>
{
    using Validator = schema_validator<Signalbox::SchemaJson>;
    using Scope = ::std::vector<const Validator *>;

public:
    static constexpr int maxDepth = 1024;

    eval_context()
        : m_scope(::std::make_shared<const Scope>())
    {
    }
    eval_context(const eval_context &parent, const Validator *validator)
        : eval_context(parent, validator, parent.m_flags)
    {
    }
    eval_context(const eval_context &parent, const Validator *validator, evaluation_flags flags)
        : m_scope(parent.m_scope)
        , m_flags(flags)
        , m_depth(parent.m_depth + 1)
    {
        if (m_depth > maxDepth)
            throw ::std::length_error("too deep");
        if (validator->id() || m_scope->empty()) {
            auto scope = ::std::make_shared<Scope>(*m_scope);
            scope->push_back(validator);
            m_scope = ::std::move(scope);
        }
    }
    eval_context(const eval_context &parent, const ::std::string &)
        : eval_context(parent)
    {
    }
    eval_context(const eval_context &parent, const ::std::string &, evaluation_flags flags)
        : eval_context(parent)
    {
        m_flags = flags;
    }
    eval_context(const eval_context &parent, ::std::size_t)
        : eval_context(parent)
    {
    }
    eval_context(const eval_context &parent, ::std::size_t, evaluation_flags flags)
        : eval_context(parent)
    {
        m_flags = flags;
    }

    const Scope &dynamic_scope() const { return *m_scope; }
    const jsonpointer::json_pointer &eval_path() const
    {
        static const jsonpointer::json_pointer none;
        return none;
    }
    evaluation_flags eval_flags() const { return m_flags; }
    bool require_evaluated_properties() const
    {
        return (m_flags & evaluation_flags::require_evaluated_properties)
            == evaluation_flags::require_evaluated_properties;
    }
    bool require_evaluated_items() const
    {
        return (m_flags & evaluation_flags::require_evaluated_items)
            == evaluation_flags::require_evaluated_items;
    }

private:
    ::std::shared_ptr<const Scope> m_scope;
    evaluation_flags m_flags{};
    int m_depth = 0;
};

/// As the general one, but not quadratic: what comes from senders may be long.
template <>
inline bool unique_items_validator<Signalbox::SchemaJson>::array_has_unique_items(
    const Signalbox::SchemaJson &array)
{
    ::std::unordered_set<::std::string> seen;
    seen.reserve(array.size());
    for (const auto &item : array.array_range()) {
        ::std::string text;
        item.dump(text);
        if (!seen.insert(::std::move(text)).second)
            return false;
    }
    return true;
}

} // namespace jsoncons::jsonschema
