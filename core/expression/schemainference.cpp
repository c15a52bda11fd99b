// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/expression/schemainference.h"

#include "core/expression/exactjson.h"

#include <algorithm>
#include <set>
#include <unordered_map>

namespace Signalbox {

namespace {

constexpr size_t mostChoices = 6; ///< strings of an enum
constexpr int sightings = 4; ///< of each of them, in the mean
constexpr size_t longestChoice = 64; ///< bytes

bool matches(std::string_view text, std::string_view shape)
{
    const auto fits = [](char c, char kind) {
        return kind == '0' ? c >= '0' && c <= '9'
            : kind == 'x'
            ? (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F')
            : c == kind;
    };
    return text.size() == shape.size() && std::ranges::equal(text, shape, fits);
}

bool isUuid(std::string_view text)
{
    return matches(text, "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx");
}

/// RFC 3339, roughly: what is proposed is read by people.
bool isDateTime(std::string_view text)
{
    constexpr std::string_view whole = "0000-00-00T00:00:00";
    if (!matches(text.substr(0, whole.size()), whole))
        return false;
    auto rest = text.substr(whole.size());
    if (rest.starts_with('.')) {
        const auto end = rest.find_first_not_of("0123456789", 1);
        rest = end == rest.npos || end == 1 ? std::string_view() : rest.substr(end);
    }
    return rest == "Z" || matches(rest, "+00:00") || matches(rest, "-00:00");
}

bool isWhole(const ExactJson &number)
{
    if (number.is_byte_string()) {
        std::string text;
        writeJson(number, text);
        return text.find_first_of(".eE") == text.npos;
    }
    return !number.is_double();
}

ExactJson textValue(std::string_view text)
{
    return stringValue({text.data(), qsizetype(text.size())});
}

/// \a json on lines of its own, members and items indented by two blanks each.
void writeIndented(const ExactJson &json, std::string &out, int depth)
{
    const bool isObject = json.is_object();
    if ((!isObject && !json.is_array()) || json.empty()) {
        writeJson(json, out);
        return;
    }
    const auto line = [&](int level) { out += '\n' + std::string(size_t(level) * 2, ' '); };
    out += isObject ? '{' : '[';
    bool first = true;
    const auto next = [&] {
        out += std::exchange(first, false) ? "" : ",";
        line(depth + 1);
    };
    if (isObject) {
        for (const auto &member : json.object_range()) {
            next();
            writeJson(textValue(member.key()), out);
            out += ": ";
            writeIndented(member.value(), out, depth + 1);
        }
    } else {
        for (const auto &item : json.array_range()) {
            next();
            writeIndented(item, out, depth + 1);
        }
    }
    line(depth);
    out += isObject ? '}' : ']';
}

} // namespace

/// Everything that was seen at one place of the values.
class SchemaInference::Place
{
public:
    void add(const ExactJson &value)
    {
        if (value.is_object())
            addObject(value);
        else if (value.is_array())
            addArray(value);
        else if (value.is_string())
            addString(value.as_string_view());
        else if (isNumber(value))
            ++(isWhole(value) ? m_integers : m_fractions);
        else
            ++(value.is_bool() ? m_booleans : m_nulls);
    }

    std::vector<ExactMember> members() const
    {
        std::vector<ExactMember> schema;
        addType(schema);
        if (m_strings > 0)
            describeStrings(schema);
        if (m_objects > 0)
            describeObjects(schema);
        if (m_items)
            schema.emplace_back("items", objectOf(m_items->members()));
        return schema;
    }

private:
    struct Member
    {
        std::string name;
        std::unique_ptr<Place> place;
        qint64 seen = 0;
    };

    Place &placeOf(std::unique_ptr<Place> &place)
    {
        if (!place)
            place = std::make_unique<Place>();
        return *place;
    }

    void addObject(const ExactJson &object)
    {
        ++m_objects;
        for (const auto &member : object.object_range()) {
            if (m_isTable) {
                m_values->add(member.value());
                continue;
            }
            Member &known = memberNamed(member.key());
            ++known.seen;
            known.place->add(member.value());
        }
        if (!m_isTable && m_members.size() > size_t(mostNames))
            becomeTable();
    }

    /// What was seen of each member is given up for what all have in common.
    void becomeTable()
    {
        m_isTable = true;
        m_values = std::make_unique<Place>();
        for (const auto &member : m_members)
            m_values->merge(*member.place);
        m_members.clear();
        m_index.clear();
    }

    void merge(const Place &other)
    {
        m_objects += other.m_objects;
        m_arrays += other.m_arrays;
        m_strings += other.m_strings;
        m_integers += other.m_integers;
        m_fractions += other.m_fractions;
        m_booleans += other.m_booleans;
        m_nulls += other.m_nulls;
        m_uuids += other.m_uuids;
        m_dateTimes += other.m_dateTimes;
        m_choices.insert(other.m_choices.begin(), other.m_choices.end());
        if (other.m_items)
            placeOf(m_items).merge(*other.m_items);
        if (m_isTable || other.m_isTable)
            mergeTable(other);
        else
            mergeMembers(other);
    }

    void mergeTable(const Place &other)
    {
        if (!m_isTable)
            becomeTable();
        for (const auto &member : other.m_members)
            m_values->merge(*member.place);
        if (other.m_values)
            m_values->merge(*other.m_values);
    }

    void mergeMembers(const Place &other)
    {
        for (const auto &member : other.m_members) {
            Member &known = memberNamed(member.name);
            known.seen += member.seen;
            known.place->merge(*member.place);
        }
        if (m_members.size() > size_t(mostNames))
            becomeTable();
    }

    Member &memberNamed(const std::string &name)
    {
        const auto [known, isNew] = m_index.try_emplace(name, m_members.size());
        if (isNew)
            m_members.push_back({name, std::make_unique<Place>()});
        return m_members[known->second];
    }

    void addArray(const ExactJson &array)
    {
        ++m_arrays;
        for (const auto &item : array.array_range())
            placeOf(m_items).add(item);
    }

    void addString(std::string_view text)
    {
        ++m_strings;
        m_uuids += isUuid(text);
        m_dateTimes += isDateTime(text);
        if (m_choices.size() <= mostChoices)
            m_choices.emplace(text.substr(0, longestChoice + 1));
    }

    void addType(std::vector<ExactMember> &schema) const
    {
        ExactJson types(jsoncons::json_array_arg);
        const auto add = [&](qint64 count, const char *name) {
            if (count > 0)
                types.push_back(ExactJson(name));
        };
        add(m_objects, "object");
        add(m_arrays, "array");
        add(m_strings, "string");
        add(m_fractions, "number");
        add(m_fractions > 0 ? 0 : m_integers, "integer");
        add(m_booleans, "boolean");
        add(m_nulls, "null");
        if (types.size() == 1)
            schema.emplace_back("type", types[0]);
        else if (!types.empty())
            schema.emplace_back("type", std::move(types));
    }

    void describeStrings(std::vector<ExactMember> &schema) const
    {
        const qint64 others =
            m_objects + m_arrays + m_integers + m_fractions + m_booleans + m_nulls;
        if (m_uuids == m_strings || m_dateTimes == m_strings) {
            schema.emplace_back("format", textValue(m_uuids == m_strings ? "uuid" : "date-time"));
        } else if (others == 0 && m_choices.size() <= mostChoices
                   && m_strings >= sightings * qint64(m_choices.size())
                   && std::ranges::all_of(m_choices, [](const std::string &choice) {
                          return choice.size() <= longestChoice;
                      })) {
            ExactJson choices(jsoncons::json_array_arg);
            for (const auto &choice : m_choices)
                choices.push_back(textValue(choice));
            schema.emplace_back("enum", std::move(choices));
        }
    }

    void describeObjects(std::vector<ExactMember> &schema) const
    {
        if (m_isTable) {
            schema.emplace_back("additionalProperties", objectOf(m_values->members()));
            return;
        }
        std::vector<ExactMember> properties;
        ExactJson required(jsoncons::json_array_arg);
        for (const auto &member : m_members) {
            properties.emplace_back(std::string(member.name), objectOf(member.place->members()));
            if (member.seen == m_objects)
                required.push_back(textValue(member.name));
        }
        if (!properties.empty())
            schema.emplace_back("properties", objectOf(std::move(properties)));
        if (!required.empty())
            schema.emplace_back("required", std::move(required));
    }

    qint64 m_objects = 0;
    qint64 m_arrays = 0;
    qint64 m_strings = 0;
    qint64 m_integers = 0;
    qint64 m_fractions = 0;
    qint64 m_booleans = 0;
    qint64 m_nulls = 0;
    qint64 m_uuids = 0; ///< of the strings
    qint64 m_dateTimes = 0;
    std::set<std::string> m_choices; ///< more than mostChoices: there are too many
    std::vector<Member> m_members; ///< in the order of their first sight
    std::unordered_map<std::string, size_t> m_index;
    bool m_isTable = false;
    std::unique_ptr<Place> m_values; ///< of all members together
    std::unique_ptr<Place> m_items;
};

SchemaInference::SchemaInference()
    : m_root(std::make_unique<Place>())
{
}

SchemaInference::~SchemaInference() = default;
SchemaInference::SchemaInference(SchemaInference &&) noexcept = default;
SchemaInference &SchemaInference::operator=(SchemaInference &&) noexcept = default;

void SchemaInference::add(const Document &value)
{
    m_root->add(value.value().json);
}

QByteArray SchemaInference::schema() const
{
    std::vector<ExactMember> members;
    members.emplace_back("$schema", textValue("https://json-schema.org/draft/2020-12/schema"));
    std::ranges::move(m_root->members(), std::back_inserter(members));
    std::string text;
    writeIndented(objectOf(std::move(members)), text, 0);
    return QByteArray::fromStdString(text) + '\n';
}

} // namespace Signalbox
