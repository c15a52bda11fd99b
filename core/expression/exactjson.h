// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Only the sources of this room include this: it brings in jsoncons.
#include "core/expression/document.h"
#include "core/expression/jsoncheck.h"
#include "core/expression/jsonnumber.h"

#include <jsoncons/basic_json.hpp>

#include <variant>

namespace Signalbox {

/// A type of our own, so that what we specialise for it concerns nobody else.
struct ExactPolicy : jsoncons::order_preserving_policy
{
};

/// Exact numbers (ExactNumber) are stored as byte strings, which JSON does not have: jsoncons'
/// functions then answer with a type error instead of rounding, and its comparison, which does not
/// survive a big number beside a string, never sees one.
using ExactJson = jsoncons::basic_json<char, ExactPolicy>;
using ExactMember = ExactJson::key_value_type;

/// \a utf8 as a string; also a null view, which jsoncons does not take.
inline ExactJson stringValue(QByteArrayView utf8)
{
    return ExactJson(utf8.isEmpty() ? std::string_view("")
                                    : std::string_view(utf8.data(), size_t(utf8.size())));
}

/// The value that \a text, a JSON number, stands for.
ExactJson exactNumber(std::string_view text);

bool isNumber(const ExactJson &value);

/// Whether a double tells \a value, a number, from its neighbours.
bool fitsDouble(const ExactJson &value);

/// Below, at or above zero. Both must be numbers.
int compareNumbers(const ExactJson &left, const ExactJson &right);

/// By value, deep: numbers as decimals, objects whatever their order.
bool exactlyEqual(const ExactJson &left, const ExactJson &right);

/// A copy that refers to nothing outside of it.
ExactJson ownCopy(const ExactJson &value);

/// \a members, whose names must differ, as an object.
ExactJson objectOf(std::vector<ExactMember> &&members);

void writeJson(const ExactJson &value, std::string &out);

/// As Document::parse(), with the place of what is wrong.
std::variant<ExactJson, JsonProblem> readJsonOrProblem(QByteArrayView json);

/// As Document::parse().
Result<ExactJson> readExactJson(QByteArrayView json);

class Document::Value
{
public:
    explicit Value(ExactJson value, std::vector<Document> parts = {})
        : parts(std::move(parts))
        , json(std::move(value))
    {
    }

    const std::vector<Document> parts; ///< what json refers to and does not hold itself
    const ExactJson json;
};

/// A reference to \a value, which must outlive it.
inline ExactJson referenceTo(const ExactJson &value)
{
    return ExactJson(jsoncons::json_const_pointer_arg, &value);
}

/// \a parts are kept as long as the document, for the references in \a value.
inline Document documentOf(ExactJson value, std::vector<Document> parts = {})
{
    return Document(std::make_shared<const Document::Value>(std::move(value), std::move(parts)));
}

} // namespace Signalbox
