// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QStringView>

namespace Signalbox {

enum class ExpressionSyntax : quint8 {
    Expression, ///< JMESPath
    Template, ///< text with JMESPath in double braces
};

/// A piece of an expression as it is coloured.
struct ExpressionToken
{
    enum class Kind : quint8 {
        Name,
        Function, ///< a name before a bracket
        Text, ///< between single quotes or back ticks
        Number,
        Symbol,
        Braces, ///< of a template
    };

    Kind kind = Kind::Name;
    qsizetype start = 0;
    qsizetype length = 0;

    qsizetype end() const { return start + length; }
    bool operator==(const ExpressionToken &) const = default;
};

struct ExpressionTokens
{
    QList<ExpressionToken> tokens;
    int state = 0; ///< in which the next line begins

    /// At its end one is where a name could stand: not in a text, in a template inside of braces.
    bool endsInCode(ExpressionSyntax syntax) const;
};

/// Cuts one line into pieces. Never fails: it is for colours, and for what is half typed. \a state
/// is 0 for the first line, and the state of the line before for any other.
ExpressionTokens cutExpression(QStringView line, ExpressionSyntax syntax, int state = 0);

} // namespace Signalbox
