// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/expression/schemavalue.h"

#include <cmath>
#include <cstdlib>

namespace Signalbox {

namespace {

SchemaJson doubleValue(double number)
{
    constexpr double exact = 9007199254740992; // 2^53
    if (std::abs(number) <= exact && std::trunc(number) == number)
        return SchemaJson(qint64(number));
    return SchemaJson(number);
}

/// \a text is a number that no machine type holds.
SchemaJson exactValue(const std::string &text)
{
    if (text.find_first_not_of("-0123456789") == text.npos)
        return SchemaJson(text, jsoncons::semantic_tag::bigint);
    return doubleValue(std::strtod(text.c_str(), nullptr));
}

SchemaJson objectValue(const ExactJson &object)
{
    SchemaJson out(jsoncons::json_object_arg);
    std::vector<std::pair<std::string, SchemaJson>> members;
    members.reserve(object.size());
    for (const auto &member : object.object_range())
        members.emplace_back(member.key(), schemaValue(member.value()));
    out.insert(std::make_move_iterator(members.begin()), std::make_move_iterator(members.end()));
    return out;
}

} // namespace

SchemaJson schemaValue(const ExactJson &value)
{
    switch (value.type()) {
    case jsoncons::json_type::null_value: return SchemaJson::null();
    case jsoncons::json_type::bool_value: return SchemaJson(value.as_bool());
    case jsoncons::json_type::int64_value: return SchemaJson(value.as<qint64>());
    case jsoncons::json_type::uint64_value: return SchemaJson(value.as<quint64>());
    case jsoncons::json_type::double_value: return doubleValue(value.as<double>());
    case jsoncons::json_type::string_value: return SchemaJson(value.as_string_view());
    case jsoncons::json_type::array_value: {
        SchemaJson out(jsoncons::json_array_arg);
        out.reserve(value.size());
        for (const auto &item : value.array_range())
            out.push_back(schemaValue(item));
        return out;
    }
    case jsoncons::json_type::object_value: return objectValue(value);
    default: {
        std::string text;
        writeJson(value, text);
        return exactValue(text);
    }
    }
}

} // namespace Signalbox
