// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QStringList>

#include <optional>

namespace Signalbox {

/// What a function takes.
struct JmespathFunction
{
    /// What an argument that must stand in the expression itself is checked for before it runs.
    enum class Literal : quint8 { None, Pattern, Networks, AnyCase };

    int arguments; ///< at least
    int optional = 0; ///< how many more may follow; any: maxArguments
    int expression = -1; ///< which argument is an &expression
    int literal = -1; ///< which argument must be a literal
    Literal literalKind = Literal::None;
    bool ours = false; ///< not one of jmespath.org's
};

constexpr int maxArguments = 1'000'000;

/// Nothing for a name that no function has.
std::optional<JmespathFunction> jmespathFunction(const QByteArray &name);

/// How many arguments it takes, in words: 2 or 3 arguments.
QString argumentsTaken(const JmespathFunction &function);

/// The names of all functions, in order: for completion.
QStringList jmespathFunctionNames();

} // namespace Signalbox
