// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>

#include <optional>

namespace Signalbox {

/// What is wrong with an expression, and where.
struct ExpressionProblem
{
    QString text; ///< one sentence without the position
    qsizetype position = 0; ///< in characters from 0; the expression's length: at its end

    bool operator==(const ExpressionProblem &) const = default;
};

struct JmespathToken
{
    enum class Kind : quint8 {
        Name, ///< text: a member's or function's name
        QuotedName, ///< text: a member's name, unquoted and decoded
        RawString, ///< text: its characters
        Literal, ///< text: the JSON between the back ticks
        Number, ///< text: digits with an optional sign
        Symbol, ///< text: . * @ , : ! ( ) { } [ ] & && | || == != < <= > >=
    };

    Kind kind = Kind::Symbol;
    QByteArray text;
    qsizetype position = 0; ///< in bytes

    bool isName() const { return kind == Kind::Name || kind == Kind::QuotedName; }
    bool is(const char *symbol) const { return kind == Kind::Symbol && text == symbol; }
};

struct JmespathTokens
{
    QList<JmespathToken> tokens;
    std::optional<ExpressionProblem> problem; ///< its position is in bytes
};

/// Cuts \a expression (UTF-8) into the tokens of jmespath.org's grammar. Stops at the first
/// problem: a character or an end that the grammar does not know, or nesting beyond 64 brackets,
/// which evaluation would recurse into.
JmespathTokens readJmespathTokens(QByteArrayView expression);

} // namespace Signalbox
