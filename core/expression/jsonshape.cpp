// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/expression/jsonshape.h"

#include "core/expression/document.h"

#include <algorithm>

namespace Signalbox {

using namespace Qt::StringLiterals;

using Token = JsonReader::Token;

namespace {

constexpr qsizetype longestPointer = 512;

/// False when the pointer is full.
bool appendStep(QByteArray &pointer, std::string_view name)
{
    pointer += '/';
    for (const char c : name) {
        if (pointer.size() >= longestPointer && (uchar(c) & 0xC0) != 0x80) {
            pointer += "…";
            return false;
        }
        if (c == '~' || c == '/')
            pointer += c == '~' ? "~0" : "~1";
        else
            pointer += c;
    }
    return true;
}

} // namespace

JsonShape::JsonShape(QByteArrayView json)
    : m_json(json)
{
    constexpr size_t usual = 64;
    m_open.reserve(usual / 4);
    m_names.reserve(usual);
}

bool JsonShape::follow(Token token, const JsonReader &reader)
{
    m_names.resize(m_openNames);
    switch (token) {
    case Token::End: return true;
    case Token::Problem: return false;
    case Token::Key: add(reader.text(), reader.position()); return true;
    case Token::EndObject:
    case Token::EndArray: return end();
    default: break;
    }
    if (!m_open.empty())
        ++m_open.back().values;
    if (token == Token::BeginObject || token == Token::BeginArray)
        m_open.push_back({token == Token::BeginObject, m_names.size(), 0});
    return ++m_values <= size_t(Document::maxValues);
}

void JsonShape::add(std::string_view name, qsizetype position)
{
    const bool borrowed =
        name.data() >= m_json.data() && name.data() + name.size() <= m_json.data() + m_json.size();
    m_names.push_back({borrowed ? name : m_decoded.emplace_back(name), position});
    m_openNames = m_names.size();
}

bool JsonShape::end()
{
    m_ended = m_open.back();
    if (const Name *twice = repeated(m_ended.firstName)) {
        m_twice = *twice;
        return false;
    }
    m_open.pop_back();
    m_openNames = m_ended.firstName;
    return true;
}

const JsonShape::Name *JsonShape::repeated(size_t first) const
{
    constexpr size_t few = 12;
    const size_t count = m_names.size() - first;
    if (count <= few) {
        for (size_t at = first; at < m_names.size(); ++at) {
            for (size_t before = first; before < at; ++before) {
                if (m_names[before].text == m_names[at].text)
                    return &m_names[at];
            }
        }
        return nullptr;
    }
    std::vector<const Name *> sorted;
    sorted.reserve(count);
    for (size_t at = first; at < m_names.size(); ++at)
        sorted.push_back(&m_names[at]);
    const auto text = [](const Name *name) { return name->text; };
    std::ranges::stable_sort(sorted, {}, text);
    const auto twice = std::ranges::adjacent_find(sorted, {}, text);
    return twice == sorted.end() ? nullptr : *std::next(twice);
}

JsonProblem JsonShape::problem(const JsonReader &reader) const
{
    if (m_values > size_t(Document::maxValues))
        return {u"more than %1 values"_s.arg(Document::maxValues), reader.position(), {}, true};
    if (m_twice)
        return {u"member name occurs twice at "_s + reader.place(m_twice->position),
                m_twice->position, pointer(), false};
    return {reader.problem(), reader.problemPosition(), pointer(), false};
}

QByteArray JsonShape::pointer() const
{
    QByteArray pointer;
    for (size_t level = 0; level < m_open.size(); ++level) {
        const Open &open = m_open[level];
        const bool innermost = level + 1 == m_open.size();
        const size_t lastName = innermost ? m_openNames : m_open[level + 1].firstName;
        if (innermost && m_twice) {
            appendStep(pointer, m_twice->text);
            break;
        }
        if (open.isObject ? lastName == open.firstName : open.values == 0)
            break;
        const std::string index = std::to_string(open.values - 1);
        if (!appendStep(pointer, open.isObject ? m_names[lastName - 1].text : index))
            break;
    }
    return pointer;
}

} // namespace Signalbox
