// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/expression/exactjson.h"
#include "core/expression/jsonshape.h"

#include <ranges>

namespace Signalbox {

namespace {

using Token = JsonReader::Token;

/// Puts the values of a document together as the reader finds them.
class Builder
{
public:
    explicit Builder(QByteArrayView json)
        : m_reader(json)
        , m_shape(json)
    {
        constexpr size_t usual = 64;
        m_values.reserve(usual);
    }

    std::variant<ExactJson, JsonProblem> read()
    {
        for (;;) {
            const Token token = m_reader.next();
            if (!m_shape.follow(token, m_reader))
                return m_shape.problem(m_reader);
            switch (token) {
            case Token::End: return std::move(m_values.front());
            case Token::Key: break;
            case Token::BeginObject:
            case Token::BeginArray: m_firstValues.push_back(m_values.size()); break;
            case Token::EndArray: endArray(); break;
            case Token::EndObject: endObject(); break;
            default: m_values.push_back(scalar(token)); break;
            }
        }
    }

private:
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
        const size_t first = m_firstValues.back();
        ExactJson array(jsoncons::json_array_arg);
        array.reserve(m_values.size() - first);
        for (size_t at = first; at < m_values.size(); ++at)
            array.push_back(std::move(m_values[at]));
        close(std::move(array));
    }

    void endObject()
    {
        const size_t first = m_firstValues.back();
        const size_t count = m_values.size() - first;
        const auto members =
            std::views::iota(size_t(0), count) | std::views::transform([&](size_t at) {
                return ExactMember(std::string(m_shape.name(m_shape.ended().firstName + at)),
                                   std::move(m_values[first + at]));
            });
        ExactJson object(jsoncons::json_object_arg);
        object.reserve(count);
        object.insert(jsoncons::sorted_unique_range_tag(), members.begin(), members.end());
        close(std::move(object));
    }

    void close(ExactJson value)
    {
        m_values.resize(m_firstValues.back());
        m_firstValues.pop_back();
        m_values.push_back(std::move(value));
    }

    JsonReader m_reader;
    JsonShape m_shape;
    std::vector<ExactJson> m_values; ///< of what is still open, in order
    std::vector<size_t> m_firstValues; ///< of each container that is open
};

} // namespace

std::variant<ExactJson, JsonProblem> readJsonOrProblem(QByteArrayView json)
{
    return Builder(json).read();
}

Result<ExactJson> readExactJson(QByteArrayView json)
{
    auto read = readJsonOrProblem(json);
    if (auto *problem = std::get_if<JsonProblem>(&read))
        return Error{problem->tooLarge ? ErrorCode::TooLarge : ErrorCode::Invalid,
                     std::move(problem->detail)};
    return std::get<ExactJson>(std::move(read));
}

} // namespace Signalbox
