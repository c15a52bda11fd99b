// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/station/stationfilefields.h"

#include <QSet>

#include <algorithm>

namespace Signalbox {

using namespace Qt::StringLiterals;

StationFileProblems::StationFileProblems(QString file)
    : m_file(std::move(file))
{
}

void StationFileProblems::add(int line, const QString &field, const QString &what)
{
    m_problems.append({line, field, what});
}

Error StationFileProblems::error() const
{
    auto sorted = m_problems;
    std::ranges::stable_sort(sorted, {}, &Problem::line);
    QStringList lines;
    for (const auto &problem : sorted.first(std::min<qsizetype>(kept, sorted.size()))) {
        const auto subject = problem.field.isEmpty() ? QString() : problem.field + u": "_s;
        lines.append(u"%1:%2: "_s.arg(m_file).arg(problem.line) + subject + problem.what);
    }
    if (sorted.size() > kept)
        lines.append(u"%1: and %2 more problems"_s.arg(m_file).arg(sorted.size() - kept));
    return {ErrorCode::Invalid, lines.join(u'\n')};
}

QString quoted(const QString &text)
{
    constexpr qsizetype shown = 60;
    const auto line = text.simplified();
    return u"'%1'"_s.arg(line.size() > shown ? line.first(shown) + u'…' : line);
}

namespace {

QString kindName(YamlNode::Kind kind)
{
    switch (kind) {
    case YamlNode::Kind::Null: return u"nothing"_s;
    case YamlNode::Kind::Scalar: return u"text"_s;
    case YamlNode::Kind::Sequence: return u"a list"_s;
    case YamlNode::Kind::Map: return u"a mapping"_s;
    }
    Q_UNREACHABLE_RETURN({});
}

} // namespace

StationFileFields::StationFileFields(const YamlNode &node, QString path, const Names &names,
                                     StationFileProblems &problems)
    : m_node(node)
    , m_path(std::move(path))
    , m_problems(problems)
{
    if (isMap())
        checkNames(names);
    else if (node.kind != YamlNode::Kind::Null || !m_path.isEmpty())
        unexpected(node, m_path, u"a mapping with %1"_s.arg(names.known.join(u", ")));
}

void StationFileFields::checkNames(const Names &names) const
{
    QSet<QString> seen;
    for (const auto &child : m_node.children) {
        if (seen.contains(child.key))
            problem(child.keyLine, path(child.key), u"stands twice; keep one of them"_s);
        else if (names.planned.contains(child.key))
            problem(child.keyLine, path(child.key), u"not supported by this version"_s);
        else if (!names.known.contains(child.key))
            problem(child.keyLine, path(child.key),
                    u"unknown field; known are %1"_s.arg(names.known.join(u", ")));
        seen.insert(child.key);
    }
}

QString StationFileFields::path(const QString &name) const
{
    const auto shown = name.first(std::min<qsizetype>(name.size(), 60));
    return m_path.isEmpty() ? shown : m_path + u'.' + shown;
}

const YamlNode *StationFileFields::find(const QString &name) const
{
    const auto found = std::ranges::find(m_node.children, name, &YamlNode::key);
    if (found == m_node.children.end())
        return nullptr;
    return &*found;
}

const YamlNode *StationFileFields::require(const QString &name, const QString &expected) const
{
    const auto *node = find(name);
    if (!node && isMap())
        problem(m_node.line, path(name), u"missing; expected %1"_s.arg(expected));
    return node;
}

QList<const YamlNode *> StationFileFields::list(const QString &name, const QString &expected) const
{
    const auto *node = find(name);
    QList<const YamlNode *> elements;
    if (!node)
        return elements;
    if (node->kind != YamlNode::Kind::Sequence) {
        unexpected(*node, path(name), expected);
        return elements;
    }
    for (const auto &child : node->children)
        elements.append(&child);
    return elements;
}

void StationFileFields::unexpected(const YamlNode &node, const QString &field,
                                   const QString &expected) const
{
    const int line =
        node.kind == YamlNode::Kind::Null && node.keyLine > 0 ? node.keyLine : node.line;
    problem(line, field, u"expected %1, found %2"_s.arg(expected, kindName(node.kind)));
}

void StationFileFields::problem(int line, const QString &field, const QString &what) const
{
    m_problems.add(line, field, what);
}

} // namespace Signalbox
