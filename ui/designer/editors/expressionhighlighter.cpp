// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/designer/editors/expressionhighlighter.h"

#include "ui/widgets/tokens.h"

namespace Signalbox {

ExpressionHighlighter::ExpressionHighlighter(QTextDocument *document)
    : QSyntaxHighlighter(document)
{
}

void ExpressionHighlighter::setSyntax(ExpressionSyntax syntax)
{
    m_syntax = syntax;
    rehighlight();
}

void ExpressionHighlighter::setPalette(const QPalette &palette)
{
    const auto &tokens = Tokens::of(palette);
    m_text.setForeground(tokens.accent);
    m_number.setForeground(tokens.accent);
    m_function.setFontWeight(QFont::DemiBold);
    m_symbol.setForeground(tokens.muted);
    m_braces.setForeground(tokens.accent);
    m_braces.setFontWeight(QFont::DemiBold);
    rehighlight();
}

void ExpressionHighlighter::highlightBlock(const QString &text)
{
    const auto cut = cutExpression(text, m_syntax, previousBlockState());
    setCurrentBlockState(cut.state);
    const auto formatOf = [this](ExpressionToken::Kind kind) -> QTextCharFormat {
        switch (kind) {
        case ExpressionToken::Kind::Text: return m_text;
        case ExpressionToken::Kind::Number: return m_number;
        case ExpressionToken::Kind::Function: return m_function;
        case ExpressionToken::Kind::Symbol: return m_symbol;
        case ExpressionToken::Kind::Braces: return m_braces;
        case ExpressionToken::Kind::Name: return QTextCharFormat();
        }
        Q_UNREACHABLE_RETURN({});
    };
    for (const auto &token : cut.tokens)
        setFormat(int(token.start), int(token.length), formatOf(token.kind));
}

} // namespace Signalbox
