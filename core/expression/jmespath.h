// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/expression/document.h"
#include "core/expression/jmespathlexer.h"

namespace Signalbox {

/// A compiled JMESPath expression (jmespath.org). Immutable; copies share; evaluation is safe from
/// any thread. Numbers compare by decimal value. Functions that order, add or round answer with an
/// error on a number that a double does not hold (see Document).
/// Expressions come from operators: what they cost to evaluate is not limited, what documents
/// (which come from senders) can do to them is.
class Expression final
{
public:
    static constexpr qsizetype maxLength = 8192; ///< bytes of UTF-8

    /// Error Invalid with the position in its detail; \a problem, if given, gets it apart.
    static Result<Expression> compile(const QString &text, ExpressionProblem *problem = nullptr);

    /// Error Invalid when a function meets a value of a type that it does not take.
    Result<Document> evaluate(const Document &document) const;
    /// Whether the result is truthy, without copying it.
    Result<bool> matches(const Document &document) const;

    const QString &text() const;

private:
    class Program;
    explicit Expression(std::shared_ptr<const Program> program);
    std::shared_ptr<const Program> m_program;
};

} // namespace Signalbox
