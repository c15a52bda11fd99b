// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/expression/jmespathlexer.h"

#include "core/expression/document.h"

#include <algorithm>
#include <cctype>

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

using Kind = JmespathToken::Kind;

constexpr int maxNesting = 64;
constexpr qsizetype maxIndexDigits = 10;

bool isNameStart(char c)
{
    return std::isalpha(uchar(c)) || c == '_';
}

bool isNamePart(char c)
{
    return std::isalnum(uchar(c)) || c == '_';
}

class Lexer
{
public:
    explicit Lexer(QByteArrayView text)
        : m_text(text)
    {
    }

    JmespathTokens read()
    {
        while (!m_result.problem && m_at < m_text.size()) {
            const char c = m_text[m_at];
            if (c == ' ' || c == '\t' || c == '\r' || c == '\n')
                ++m_at;
            else if (isNameStart(c))
                name();
            else if (std::isdigit(uchar(c)) || c == '-')
                number();
            else if (c == '"' || c == '\'' || c == '`')
                quoted(c);
            else
                symbol();
        }
        return std::move(m_result);
    }

private:
    void name()
    {
        const qsizetype end = endOf(isNamePart);
        take(Kind::Name, end, m_text.sliced(m_at, end - m_at).toByteArray());
    }

    void number()
    {
        const qsizetype start = m_at++;
        const qsizetype end = endOf([](char c) { return std::isdigit(uchar(c)) != 0; });
        m_at = start;
        const QByteArray text = m_text.sliced(start, end - start).toByteArray();
        if (text == "-")
            fail(u"a minus sign without a number"_s, start);
        else if (text.size() > maxIndexDigits)
            fail(u"the index is too large"_s, start);
        else
            take(Kind::Number, end, text);
    }

    void quoted(char quote)
    {
        const qsizetype start = m_at + 1;
        qsizetype end = start;
        while (end < m_text.size() && m_text[end] != quote)
            end += m_text[end] == '\\' ? 2 : 1;
        if (end >= m_text.size())
            return fail(u"the closing %1 is missing"_s.arg(QLatin1Char(quote)), m_at);
        const QByteArray inner = m_text.sliced(start, end - start).toByteArray();
        if (quote == '"')
            return quotedName(inner, end + 1);
        QByteArray text = inner;
        text.replace(QByteArray("\\").append(quote), QByteArray(1, quote));
        take(quote == '`' ? Kind::Literal : Kind::RawString, end + 1, text);
    }

    void quotedName(const QByteArray &inner, qsizetype end)
    {
        const auto decoded = Document::parse('"' + inner + '"');
        if (!decoded)
            return fail(u"the name in quotation marks is not a JSON string"_s, m_at);
        take(Kind::QuotedName, end, *decoded->scalarText());
    }

    void symbol()
    {
        static constexpr QLatin1StringView twofold[] = {"&&"_L1, "||"_L1, "=="_L1,
                                                        "!="_L1, "<="_L1, ">="_L1};
        const auto rest = m_text.sliced(m_at);
        const bool two = std::ranges::any_of(twofold, [&](QLatin1StringView symbol) {
            return rest.startsWith(QByteArrayView(symbol));
        });
        const char c = m_text[m_at];
        if (!two && !QByteArrayView(".*@,:!(){}[]&|<>?").contains(c))
            return fail(u"a character that no expression has here"_s, m_at);
        m_depth += QByteArrayView("([{").contains(c) ? 1
            : QByteArrayView(")]}").contains(c)      ? -1
                                                     : 0;
        if (m_depth > maxNesting)
            return fail(u"nested too deeply"_s, m_at);
        take(Kind::Symbol, m_at + (two ? 2 : 1), rest.first(two ? 2 : 1).toByteArray());
    }

    template <typename Matches>
    qsizetype endOf(Matches matches) const
    {
        qsizetype end = m_at;
        while (end < m_text.size() && matches(m_text[end]))
            ++end;
        return end;
    }

    void take(Kind kind, qsizetype end, const QByteArray &text)
    {
        m_result.tokens.append({kind, text, m_at});
        m_at = end;
    }

    void fail(const QString &text, qsizetype position)
    {
        m_result.problem = ExpressionProblem{text, position};
    }

    QByteArrayView m_text;
    qsizetype m_at = 0;
    int m_depth = 0;
    JmespathTokens m_result;
};

} // namespace

JmespathTokens readJmespathTokens(QByteArrayView expression)
{
    return Lexer(expression).read();
}

} // namespace Signalbox
