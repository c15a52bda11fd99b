// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/designer/editors/expressiontokens.h"

#include <algorithm>

namespace Signalbox {

namespace {

// A state is the quote that is open, and whether one is inside of a template's braces.
constexpr int insideBraces = 1;
constexpr int quoteShift = 1;
constexpr QStringView expressionQuotes = u"'`\"";

constexpr QStringView expressionSymbols = u".*@,:!()[]{}&|=<>";

bool isNameCharacter(QChar c)
{
    return c.isLetterOrNumber() || c == u'_';
}

class ExpressionCutter
{
public:
    ExpressionCutter(QStringView line, ExpressionSyntax syntax, int state)
        : m_line(line)
        , m_template(syntax == ExpressionSyntax::Template)
        , m_inside(!m_template || (state & insideBraces) != 0)
        , m_quote(state >> quoteShift)
    {
    }

    ExpressionTokens cut()
    {
        while (m_at < m_line.size()) {
            if (m_quote != 0)
                quoted(m_at);
            else if (!m_inside)
                text();
            else
                code();
        }
        m_found.state = (m_quote << quoteShift) | (m_template && m_inside ? insideBraces : 0);
        return m_found;
    }

private:
    using Kind = ExpressionToken::Kind;

    void add(Kind kind, qsizetype start) { m_found.tokens.append({kind, start, m_at - start}); }

    /// The rest of what a quote began at \a start.
    void quoted(qsizetype start)
    {
        const QChar quote = expressionQuotes.at(m_quote - 1);
        while (m_at < m_line.size() && m_line.at(m_at) != quote)
            m_at += m_line.at(m_at) == u'\\' ? 2 : 1;
        const bool closed = m_at < m_line.size();
        m_at = std::min(m_at + 1, m_line.size());
        add(quote == u'"' ? Kind::Name : Kind::Text, start);
        if (closed)
            m_quote = 0;
    }

    void text()
    {
        const auto open = m_line.indexOf(u"{{", m_at);
        m_at = open < 0 ? m_line.size() : open + 2;
        if (open < 0)
            return;
        add(Kind::Braces, open);
        m_inside = true;
    }

    void code()
    {
        const auto start = m_at;
        const QChar c = m_line.at(m_at);
        if (m_template && m_line.sliced(m_at).startsWith(u"}}")) {
            m_at += 2;
            m_inside = false;
            add(Kind::Braces, start);
        } else if (const auto quote = expressionQuotes.indexOf(c); quote >= 0) {
            ++m_at;
            m_quote = int(quote) + 1;
            quoted(start);
        } else if (c.isDigit()) {
            while (m_at < m_line.size() && m_line.at(m_at).isDigit())
                ++m_at;
            add(Kind::Number, start);
        } else if (isNameCharacter(c)) {
            while (m_at < m_line.size() && isNameCharacter(m_line.at(m_at)))
                ++m_at;
            const bool called = m_at < m_line.size() && m_line.at(m_at) == u'(';
            add(called ? Kind::Function : Kind::Name, start);
        } else {
            ++m_at;
            if (expressionSymbols.contains(c))
                add(Kind::Symbol, start);
        }
    }

    QStringView m_line;
    bool m_template;
    bool m_inside;
    int m_quote; ///< 0: none is open; else its place among the quotes, from 1
    qsizetype m_at = 0;
    ExpressionTokens m_found;
};

} // namespace

bool ExpressionTokens::endsInCode(ExpressionSyntax syntax) const
{
    const int quote = state >> quoteShift;
    const bool open = quote != 0 && expressionQuotes.at(quote - 1) != u'"';
    return !open && (syntax == ExpressionSyntax::Expression || (state & insideBraces) != 0);
}

ExpressionTokens cutExpression(QStringView line, ExpressionSyntax syntax, int state)
{
    return ExpressionCutter(line, syntax, std::max(state, 0)).cut();
}

} // namespace Signalbox
