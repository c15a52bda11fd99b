// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/expression/jsonelements.h"

#include "core/expression/jsonreader.h"

namespace Signalbox {

using namespace Qt::StringLiterals;
using Token = JsonReader::Token;

namespace {

bool isValue(Token token)
{
    switch (token) {
    case Token::BeginObject:
    case Token::BeginArray:
    case Token::String:
    case Token::Number:
    case Token::True:
    case Token::False:
    case Token::Null: return true;
    default: return false;
    }
}

/// From the first token of a value to its last; false at a problem.
bool passOver(JsonReader &reader, Token first)
{
    int depth = 0;
    for (Token token = first;; token = reader.next()) {
        switch (token) {
        case Token::BeginObject:
        case Token::BeginArray: ++depth; break;
        case Token::EndObject:
        case Token::EndArray: --depth; break;
        case Token::Problem:
        case Token::End: return false;
        default: break;
        }
        if (depth == 0 && token != Token::Key)
            return true;
    }
}

/// From the first token of a value to the first token of what \a step leads to; another token when
/// there is none.
Token follow(JsonReader &reader, Token first, const PathStep &step)
{
    if (first != (step.index ? Token::BeginArray : Token::BeginObject))
        return first == Token::Problem ? first : Token::End;
    for (qint64 index = 0;; ++index) {
        auto token = reader.next();
        if (step.index ? !isValue(token) : token != Token::Key)
            return token == Token::Problem ? token : Token::End;
        const bool found = step.index
            ? *step.index == index
            : reader.text() == std::string_view(step.name.data(), size_t(step.name.size()));
        if (!step.index)
            token = reader.next();
        if (found)
            return token;
        if (!passOver(reader, token))
            return Token::Problem;
    }
}

Error problemOf(const JsonReader &reader)
{
    return {ErrorCode::Invalid, u"not JSON: "_s + reader.problem()};
}

/// Whether \a text is one JSON value; then the value without the blanks around it.
std::optional<QByteArrayView> singleValue(QByteArrayView text)
{
    JsonReader reader(text);
    const auto token = reader.next();
    const auto start = reader.position();
    if (!isValue(token) || !passOver(reader, token))
        return {};
    const auto end = reader.tokenEnd();
    if (reader.next() != Token::End)
        return {};
    return text.sliced(start, end - start);
}

Error tooMany(qsizetype most)
{
    return {ErrorCode::TooLarge, u"more than %1 items"_s.arg(most)};
}

} // namespace

Result<QList<QByteArrayView>> jsonElements(QByteArrayView json, const QList<PathStep> &path,
                                           qsizetype most)
{
    JsonReader reader(json);
    auto token = reader.next();
    for (const auto &step : path) {
        token = follow(reader, token, step);
        if (token == Token::Problem)
            return problemOf(reader);
        if (!isValue(token))
            return Error{ErrorCode::NotFound, u"the array of items is missing"_s};
    }
    if (token == Token::Problem)
        return problemOf(reader);
    if (token != Token::BeginArray)
        return Error{ErrorCode::Invalid, u"where the items should be is no array"_s};

    QList<QByteArrayView> elements;
    for (token = reader.next(); token != Token::EndArray; token = reader.next()) {
        const auto start = reader.position();
        if (!isValue(token) || !passOver(reader, token))
            return problemOf(reader);
        if (elements.size() == most)
            return tooMany(most);
        elements.append(json.sliced(start, reader.tokenEnd() - start));
    }
    while (token != Token::End && token != Token::Problem)
        token = reader.next();
    if (token == Token::Problem)
        return problemOf(reader);
    return elements;
}

Result<QList<QByteArrayView>> jsonSequence(QByteArrayView text, qsizetype most)
{
    if (text.trimmed().startsWith('['))
        return jsonElements(text, {}, most);
    if (const auto single = singleValue(text))
        return QList{*single};
    QList<QByteArrayView> values;
    int line = 0;
    while (!text.isEmpty()) {
        const auto end = text.indexOf('\n');
        const auto one = (end < 0 ? text : text.first(end)).trimmed();
        text = end < 0 ? QByteArrayView() : text.sliced(end + 1);
        ++line;
        if (one.isEmpty())
            continue;
        const auto value = singleValue(one);
        if (!value)
            return Error{ErrorCode::Invalid, u"line %1 is no JSON value"_s.arg(line)};
        if (values.size() == most)
            return tooMany(most);
        values.append(*value);
    }
    return values;
}

} // namespace Signalbox
