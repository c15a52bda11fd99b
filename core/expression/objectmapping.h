// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/graph.h"
#include "core/expression/jmespath.h"

namespace Signalbox {

/// A new object put together field by field. Immutable; safe from any thread.
class ObjectMapping final
{
public:
    struct Problem
    {
        qsizetype field = 0;
        bool inTarget = false; ///< else in its expression
        ExpressionProblem problem;
    };

    /// Error Invalid with the first problem; \a problems, if given, gets all of them. A target is a
    /// path of names (customer."e-mail"); none may stand twice or lie inside of another.
    static Result<ObjectMapping> compile(const QList<MapField> &fields,
                                         QList<Problem> *problems = nullptr);

    /// The members stand in the order in which the fields name them. A field whose expression gives
    /// nothing is null. Error as Expression::evaluate(), with the field's target.
    Result<Document> evaluate(const Document &document) const;

    const QList<Expression> &expressions() const { return m_expressions; }

private:
    struct Member
    {
        QByteArray name;
        qsizetype field = -1; ///< whose value it has; -1: an object of members
        QList<Member> members;
    };
    class Assembly;

    static bool place(QList<Member> &members, QList<QByteArray> path, qsizetype field);

    QList<Expression> m_expressions;
    QStringList m_targets;
    QList<Member> m_members;
};

} // namespace Signalbox
