// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/expression/jmespathfunctions.h"
#include "core/expression/jmespathlexer.h"

namespace Signalbox {

struct JmespathSyntax
{
    /// An argument that must be a literal, and is one.
    struct LiteralArgument
    {
        JmespathFunction::Literal kind;
        qsizetype token;
    };

    std::optional<ExpressionProblem> problem; ///< its position is in bytes
    QList<LiteralArgument> literals;
    /// From where to where an expression after an & stands, in bytes.
    QList<std::pair<qsizetype, qsizetype>> expressions;
    QList<QByteArray> ours; ///< functions that it calls and jmespath.org does not have
};

/// What keeps \a tokens from being an expression by jmespath.org's grammar, if anything: syntax,
/// unknown functions, their number of arguments, an & where no function takes an expression.
/// Strict, because jsoncons' compiler is not safe on text that the grammar does not know.
/// \a end is the position of the text's end, in bytes.
JmespathSyntax readJmespathSyntax(const QList<JmespathToken> &tokens, qsizetype end);

} // namespace Signalbox
