// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/expression/exactjson.h"
#include "core/expression/jsonreader.h"

#include <algorithm>
#include <ranges>

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

using Token = JsonReader::Token;

/// Puts the values of a document together as the reader finds them.
class Builder
{
public:
    explicit Builder(QByteArrayView json)
        : m_reader(json)
    {
        constexpr size_t usual = 64;
        m_values.reserve(usual);
        m_keys.reserve(usual);
    }

    Result<ExactJson> read()
    {
        for (;;) {
            const Token token = m_reader.next();
            switch (token) {
            case Token::End: return std::move(m_values.front());
            case Token::Problem: return Error{ErrorCode::Invalid, m_reader.problem()};
            case Token::Key: m_keys.push_back({std::string(m_reader.text()), position()}); break;
            case Token::BeginObject:
            case Token::BeginArray: m_open.push_back({m_values.size(), m_keys.size()}); break;
            case Token::EndArray: endArray(); break;
            case Token::EndObject:
                if (const auto twice = endObject())
                    return *twice;
                break;
            default: m_values.push_back(scalar(token)); break;
            }
            if (m_values.size() + m_closed > size_t(Document::maxValues))
                return Error{ErrorCode::TooLarge,
                             u"more than %1 values"_s.arg(Document::maxValues)};
        }
    }

private:
    struct Key
    {
        std::string name;
        qsizetype position;
    };
    struct Open
    {
        size_t firstValue;
        size_t firstKey;
    };

    qsizetype position() const { return m_reader.position(); }

    ExactJson scalar(Token token) const
    {
        switch (token) {
        case Token::String: return ExactJson(m_reader.text());
        case Token::Number: return exactNumber(m_reader.text());
        case Token::True: return ExactJson(true);
        case Token::False: return ExactJson(false);
        default: return ExactJson::null();
        }
    }

    void endArray()
    {
        const Open open = take();
        ExactJson array(jsoncons::json_array_arg);
        array.reserve(m_values.size() - open.firstValue);
        for (size_t at = open.firstValue; at < m_values.size(); ++at)
            array.push_back(std::move(m_values[at]));
        close(open, std::move(array));
    }

    std::optional<Error> endObject()
    {
        const Open open = take();
        if (const Key *twice = repeated(open.firstKey))
            return Error{ErrorCode::Invalid,
                         u"member name occurs twice at "_s + m_reader.place(twice->position)};
        const size_t count = m_values.size() - open.firstValue;
        const auto members =
            std::views::iota(size_t(0), count) | std::views::transform([&](size_t at) {
                return ExactMember(std::move(m_keys[open.firstKey + at].name),
                                   std::move(m_values[open.firstValue + at]));
            });
        ExactJson object(jsoncons::json_object_arg);
        object.reserve(count);
        object.insert(jsoncons::sorted_unique_range_tag(), members.begin(), members.end());
        close(open, std::move(object));
        return {};
    }

    const Key *repeated(size_t first) const
    {
        constexpr size_t few = 12;
        const size_t count = m_keys.size() - first;
        if (count <= few) {
            for (size_t at = first; at < m_keys.size(); ++at) {
                for (size_t before = first; before < at; ++before) {
                    if (m_keys[before].name == m_keys[at].name)
                        return &m_keys[at];
                }
            }
            return nullptr;
        }
        std::vector<const Key *> sorted;
        sorted.reserve(count);
        for (size_t at = first; at < m_keys.size(); ++at)
            sorted.push_back(&m_keys[at]);
        const auto name = [](const Key *key) -> const std::string & { return key->name; };
        std::ranges::stable_sort(sorted, {}, name);
        const auto twice = std::ranges::adjacent_find(sorted, {}, name);
        return twice == sorted.end() ? nullptr : *std::next(twice);
    }

    Open take()
    {
        const Open open = m_open.back();
        m_open.pop_back();
        return open;
    }

    void close(const Open &open, ExactJson value)
    {
        m_closed += m_values.size() - open.firstValue;
        m_values.resize(open.firstValue);
        m_keys.resize(open.firstKey);
        m_values.push_back(std::move(value));
    }

    JsonReader m_reader;
    std::vector<ExactJson> m_values; ///< of what is still open, in order
    std::vector<Key> m_keys;
    std::vector<Open> m_open;
    size_t m_closed = 0; ///< values that stand inside finished ones
};

} // namespace

Result<ExactJson> readExactJson(QByteArrayView json)
{
    return Builder(json).read();
}

} // namespace Signalbox
