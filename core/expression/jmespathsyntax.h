// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/expression/jmespathlexer.h"

namespace Signalbox {

/// What keeps \a tokens from being an expression by jmespath.org's grammar, if anything: syntax,
/// unknown functions, their number of arguments, an & where no function takes an expression.
/// Strict, because jsoncons' compiler is not safe on text that the grammar does not know. Positions
/// are in bytes; \a end is that of the text's end.
std::optional<ExpressionProblem> syntaxProblem(const QList<JmespathToken> &tokens, qsizetype end);

} // namespace Signalbox
