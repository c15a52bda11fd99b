// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/expression/exactjson.h"

#include <algorithm>
#include <cmath>

namespace Signalbox {

namespace {

template <typename... Ts>
struct Overloaded : Ts...
{
    using Ts::operator()...;
};
template <typename... Ts>
Overloaded(Ts...) -> Overloaded<Ts...>;

std::string_view exactText(const ExactJson &value)
{
    const auto bytes = value.as_byte_string_view();
    return {reinterpret_cast<const char *>(bytes.data()), bytes.size()};
}

std::string textOfNumber(const ExactJson &number)
{
    switch (number.type()) {
    case jsoncons::json_type::int64_value: return std::to_string(number.as<qint64>());
    case jsoncons::json_type::uint64_value: return std::to_string(number.as<quint64>());
    case jsoncons::json_type::double_value: return numberText(number.as<double>());
    default: return std::string(exactText(number));
    }
}

template <typename Number>
int order(Number left, Number right)
{
    return left < right ? -1 : left > right ? 1 : 0;
}

bool equalObjects(const ExactJson &left, const ExactJson &right)
{
    using Members = std::vector<const ExactMember *>;
    const auto sorted = [](const ExactJson &object) {
        Members members;
        members.reserve(object.size());
        for (const auto &member : object.object_range())
            members.push_back(&member);
        std::ranges::sort(members, {}, [](const ExactMember *member) -> const std::string & {
            return member->key();
        });
        return members;
    };
    return std::ranges::equal(sorted(left), sorted(right), [](const auto *one, const auto *other) {
        return one->key() == other->key() && exactlyEqual(one->value(), other->value());
    });
}

void writeEscape(char c, std::string &out)
{
    constexpr char hex[] = "0123456789abcdef";
    switch (c) {
    case '"': out += "\\\""; break;
    case '\\': out += "\\\\"; break;
    case '\b': out += "\\b"; break;
    case '\f': out += "\\f"; break;
    case '\n': out += "\\n"; break;
    case '\r': out += "\\r"; break;
    case '\t': out += "\\t"; break;
    default:
        out += "\\u00";
        out += hex[uchar(c) >> 4];
        out += hex[c & 0xF];
    }
}

/// Stretches without anything to escape go in one piece: most strings are one.
void writeString(std::string_view text, std::string &out)
{
    out += '"';
    size_t from = 0;
    for (size_t at = 0; at < text.size(); ++at) {
        const char c = text[at];
        if (uchar(c) >= 0x20 && c != '"' && c != '\\')
            continue;
        out.append(text, from, at - from);
        writeEscape(c, out);
        from = at + 1;
    }
    out.append(text, from);
    out += '"';
}

} // namespace

ExactJson exactNumber(std::string_view text)
{
    return std::visit(
        Overloaded{[](const ExactNumber &exact) {
                       const auto *bytes = reinterpret_cast<const uchar *>(exact.text.data());
                       return ExactJson(jsoncons::byte_string_arg,
                                        jsoncons::span<const uchar>(bytes, exact.text.size()));
                   },
                   [](auto number) { return ExactJson(number); }},
        numberValue(text));
}

bool isNumber(const ExactJson &value)
{
    return value.is_number() || value.is_byte_string();
}

bool fitsDouble(const ExactJson &value)
{
    constexpr double beyond = 9007199254740992; // 2^53, also what the next integer becomes
    return value.is_double() || (value.is_number() && std::abs(value.as<double>()) < beyond);
}

int compareNumbers(const ExactJson &left, const ExactJson &right)
{
    if (left.is<qint64>() && right.is<qint64>())
        return order(left.as<qint64>(), right.as<qint64>());
    if (fitsDouble(left) && fitsDouble(right))
        return order(left.as<double>(), right.as<double>());
    return Decimal::fromText(textOfNumber(left)).compare(Decimal::fromText(textOfNumber(right)));
}

bool exactlyEqual(const ExactJson &left, const ExactJson &right)
{
    if (left.is_string())
        return right.is_string() && left.as_string_view() == right.as_string_view();
    if (isNumber(left))
        return isNumber(right) && compareNumbers(left, right) == 0;
    if (left.is_null())
        return right.is_null();
    if (left.is_bool())
        return right.is_bool() && left.as_bool() == right.as_bool();
    if (left.is_array())
        return right.is_array() && left.size() == right.size()
            && std::equal(left.array_range().begin(), left.array_range().end(),
                          right.array_range().begin(), exactlyEqual);
    return right.is_object() && left.size() == right.size() && equalObjects(left, right);
}

ExactJson ownCopy(const ExactJson &value)
{
    if (value.is_array()) {
        ExactJson copy(jsoncons::json_array_arg);
        copy.reserve(value.size());
        for (const auto &item : value.array_range())
            copy.push_back(ownCopy(item));
        return copy;
    }
    if (value.is_object()) {
        std::vector<ExactMember> members;
        members.reserve(value.size());
        for (const auto &member : value.object_range())
            members.emplace_back(std::string(member.key()), ownCopy(member.value()));
        return objectOf(std::move(members));
    }
    // A scalar; converted one by one, since a reference would be copied as a reference.
    if (value.is_string())
        return ExactJson(value.as_string_view());
    if (value.is_byte_string())
        return exactNumber(exactText(value));
    if (value.is_bool())
        return ExactJson(value.as_bool());
    if (value.is_double())
        return ExactJson(value.as<double>());
    if (value.is<qint64>())
        return ExactJson(value.as<qint64>());
    return value.is_number() ? ExactJson(value.as<quint64>()) : ExactJson::null();
}

ExactJson objectOf(std::vector<ExactMember> &&members)
{
    ExactJson object(jsoncons::json_object_arg);
    object.reserve(members.size());
    object.insert(jsoncons::sorted_unique_range_tag(), std::make_move_iterator(members.begin()),
                  std::make_move_iterator(members.end()));
    return object;
}

void writeJson(const ExactJson &value, std::string &out)
{
    if (value.is_string()) {
        writeString(value.as_string_view(), out);
    } else if (isNumber(value)) {
        out += textOfNumber(value);
    } else if (value.is_bool()) {
        out += value.as_bool() ? "true" : "false";
    } else if (value.is_null()) {
        out += "null";
    } else if (value.is_array()) {
        char separator = '[';
        for (const auto &item : value.array_range()) {
            out += std::exchange(separator, ',');
            writeJson(item, out);
        }
        out += separator == '[' ? "[]" : "]";
    } else {
        char separator = '{';
        for (const auto &member : value.object_range()) {
            out += std::exchange(separator, ',');
            writeString(member.key(), out);
            out += ':';
            writeJson(member.value(), out);
        }
        out += separator == '{' ? "{}" : "}";
    }
}

} // namespace Signalbox
