// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/expression/objectmapping.h"

#include "core/expression/exactjson.h"

#include <algorithm>

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

/// Names joined by points; empty for anything else.
QList<QByteArray> namesOf(const QString &target)
{
    const auto read = readJmespathTokens(target.toUtf8());
    QList<QByteArray> names;
    for (qsizetype at = 0; at < read.tokens.size(); ++at) {
        const JmespathToken &token = read.tokens.at(at);
        if (at % 2 == 0 ? !token.isName() : !token.is("."))
            return {};
        if (at % 2 == 0)
            names.append(token.text);
    }
    return read.problem || read.tokens.size() % 2 == 0 ? QList<QByteArray>() : names;
}

} // namespace

/// Puts members together as references to their values.
class ObjectMapping::Assembly
{
public:
    explicit Assembly(const std::vector<Document> &values)
        : m_values(values)
    {
    }

    ExactJson object(const QList<Member> &members) const
    {
        std::vector<ExactMember> made;
        made.reserve(size_t(members.size()));
        for (const Member &member : members)
            made.emplace_back(member.name.toStdString(),
                              member.field < 0
                                  ? object(member.members)
                                  : referenceTo(m_values[size_t(member.field)].value().json));
        return objectOf(std::move(made));
    }

private:
    const std::vector<Document> &m_values;
};

Result<ObjectMapping> ObjectMapping::compile(const QList<MapField> &fields,
                                             QList<Problem> *problems)
{
    QList<Problem> found;
    ObjectMapping mapping;
    for (qsizetype at = 0; at < fields.size(); ++at) {
        const MapField &field = fields.at(at);
        const QList<QByteArray> names = namesOf(field.target);
        if (names.isEmpty())
            found.append({at, true, {u"expected names joined by points"_s, 0}});
        else if (!place(mapping.m_members, names, at))
            found.append({at, true, {u"another field has this place"_s, 0}});
        ExpressionProblem problem;
        if (auto expression = Expression::compile(field.expression, &problem))
            mapping.m_expressions.append(*std::move(expression));
        else
            found.append({at, false, problem});
        mapping.m_targets.append(field.target);
    }
    if (problems != nullptr)
        *problems = found;
    if (!found.isEmpty())
        return Error{ErrorCode::Invalid, found.first().problem.text};
    return mapping;
}

bool ObjectMapping::place(QList<Member> &members, QList<QByteArray> path, qsizetype field)
{
    const QByteArray name = path.takeFirst();
    auto member = std::ranges::find(members, name, &Member::name);
    if (member != members.end())
        return member->field < 0 && !path.isEmpty() && place(member->members, path, field);
    members.append({name, path.isEmpty() ? field : -1, {}});
    return path.isEmpty() || place(members.last().members, path, field);
}

Result<Document> ObjectMapping::evaluate(const Document &document) const
{
    std::vector<Document> values;
    values.reserve(size_t(m_expressions.size()));
    for (qsizetype at = 0; at < m_expressions.size(); ++at) {
        auto value = m_expressions.at(at).evaluate(document);
        if (!value)
            return Error{value.error().code, m_targets.at(at) + u": "_s + value.error().detail};
        values.push_back(*std::move(value));
    }
    ExactJson object = Assembly(values).object(m_members);
    return documentOf(std::move(object), std::move(values));
}

} // namespace Signalbox
