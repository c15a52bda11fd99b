// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/expression/jmespathsyntax.h"

#include <QHash>

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

using Kind = JmespathToken::Kind;

constexpr int maxDepth = 200;

/// How tightly an operator binds; those that end a projection bind less than 10.
enum Power {
    None = 0,
    Pipe = 1,
    Or = 2,
    And = 3,
    Compare = 5,
    Flatten = 9,
    EndsProjection = 10,
    Star = 20,
    Filter = 21,
    Dot = 40,
    Not = 45,
    Bracket = 55
};

/// Top-down operator precedence, as the reference implementation parses. After the first problem
/// nothing is read any more.
class Parser
{
public:
    Parser(const QList<JmespathToken> &tokens, qsizetype end)
        : m_tokens(tokens)
        , m_end(end)
    {
    }

    JmespathSyntax read()
    {
        if (m_tokens.isEmpty())
            return {ExpressionProblem{u"there is no expression"_s, 0}, {}, {}, {}};
        expression(None);
        if (!m_problem && m_at < m_tokens.size())
            fail(u"expected an operator or the end"_s);
        m_syntax.problem = m_problem;
        return m_syntax;
    }

private:
    bool sees(const char *symbol, qsizetype ahead = 0) const
    {
        return m_at + ahead < m_tokens.size() && m_tokens.at(m_at + ahead).is(symbol);
    }
    bool sees(Kind kind, qsizetype ahead = 0) const
    {
        return m_at + ahead < m_tokens.size() && m_tokens.at(m_at + ahead).kind == kind;
    }
    bool seesName() const { return m_at < m_tokens.size() && m_tokens.at(m_at).isName(); }
    bool seesJoined(const char *first, const char *second) const
    {
        return sees(first) && sees(second, 1)
            && m_tokens.at(m_at + 1).position == m_tokens.at(m_at).position + 1;
    }
    bool takes(const char *symbol)
    {
        const bool taken = sees(symbol);
        m_at += taken ? 1 : 0;
        return taken;
    }

    void expect(const char *symbol)
    {
        if (!m_problem && !takes(symbol))
            fail(u"expected %1"_s.arg(QLatin1StringView(symbol)));
    }

    void fail(const QString &text, qsizetype back = 0)
    {
        if (m_problem)
            return;
        const qsizetype at = m_at - back;
        m_problem = {text, at < m_tokens.size() ? m_tokens.at(at).position : m_end};
    }

    Power power() const
    {
        if (m_at >= m_tokens.size() || m_tokens.at(m_at).kind != Kind::Symbol)
            return None;
        if (sees("["))
            return seesJoined("[", "]") ? Flatten : seesJoined("[", "?") ? Filter : Bracket;
        static const QHash<QByteArray, Power> powers{
            {"|", Pipe},    {"||", Or},      {"&&", And},    {"==", Compare}, {"!=", Compare},
            {"<", Compare}, {"<=", Compare}, {">", Compare}, {">=", Compare}, {".", Dot},
        };
        return powers.value(m_tokens.at(m_at).text, None);
    }

    void expression(int binding)
    {
        if (++m_depth > maxDepth)
            fail(u"nested too deeply"_s);
        if (!m_problem)
            operand();
        while (!m_problem && power() > binding)
            suffix();
        --m_depth;
    }

    void operand()
    {
        if (sees(Kind::Literal) || sees(Kind::RawString)) {
            ++m_at;
        } else if (sees(Kind::Name) && sees("(", 1)) {
            function();
        } else if (seesName()) {
            ++m_at;
            if (sees("("))
                fail(u"a name in quotation marks is no function"_s, 1);
        } else if (takes("@")) {
        } else if (takes("*")) {
            projected(Star);
        } else if (takes("!")) {
            expression(Not);
        } else if (takes("(")) {
            expression(None);
            expect(")");
        } else if (takes("{")) {
            selectedMembers();
        } else if (!sees("[")) {
            fail(u"expected a value"_s);
        } else if (seesJoined("[", "]") || seesJoined("[", "?") || seesIndex()) {
            suffix();
        } else {
            ++m_at;
            selectedItems();
        }
    }

    /// Whether the bracket holds an index, a slice or [*].
    bool seesIndex() const
    {
        return sees(Kind::Number, 1) || sees(":", 1) || (sees("*", 1) && sees("]", 2));
    }

    void suffix()
    {
        const Power operation = power();
        if (operation == Bracket && !seesIndex())
            return fail(u"expected an index, a slice, * or ?"_s);
        ++m_at;
        switch (operation) {
        case Dot:
            if (takes("*"))
                projected(Star);
            else
                afterDot(Dot);
            return;
        case Flatten: ++m_at; return projected(Flatten);
        case Filter:
            ++m_at;
            expression(None);
            expect("]");
            return projected(Filter);
        case Bracket: return index();
        default: return expression(operation);
        }
    }

    void index()
    {
        if (takes("*")) {
            expect("]");
            return projected(Star);
        }
        int colons = 0;
        m_at += sees(Kind::Number) ? 1 : 0;
        while (colons < 2 && takes(":")) {
            ++colons;
            if (sees(Kind::Number)) {
                if (colons == 2 && m_tokens.at(m_at).text.toLongLong() == 0)
                    return fail(u"a slice cannot step by zero"_s);
                ++m_at;
            }
        }
        expect("]");
        if (colons > 0)
            projected(Star);
    }

    /// What applies to each element of a projection.
    void projected(int binding)
    {
        if (m_problem || power() < EndsProjection)
            return;
        if (takes("."))
            afterDot(binding);
        else
            loop(binding);
    }

    /// A bracket right behind a projection belongs to its elements.
    void loop(int binding)
    {
        if (++m_depth > maxDepth)
            fail(u"nested too deeply"_s);
        suffix();
        while (!m_problem && power() > binding)
            suffix();
        --m_depth;
    }

    void afterDot(int binding)
    {
        if (takes("["))
            selectedItems();
        else if (takes("{"))
            selectedMembers();
        else if (seesName() || sees("*"))
            return expression(binding);
        else
            return fail(u"expected a name, *, [ or {"_s);
        while (!m_problem && power() > binding)
            suffix();
    }

    void selectedItems()
    {
        do {
            expression(None);
        } while (!m_problem && takes(","));
        expect("]");
    }

    void selectedMembers()
    {
        do {
            if (!seesName())
                return fail(u"expected a member's name"_s);
            ++m_at;
            expect(":");
            if (!m_problem)
                expression(None);
        } while (!m_problem && takes(","));
        expect("}");
    }

    void function()
    {
        const QByteArray name = m_tokens.at(m_at).text;
        const auto known = jmespathFunction(name);
        if (!known)
            return fail(u"there is no function %1"_s.arg(QString::fromUtf8(name)));
        const qsizetype start = m_at;
        m_at += 2;
        int arguments = 0;
        while (!m_problem && !sees(")")) {
            if (arguments > 0)
                expect(",");
            if (m_problem)
                return;
            if ((known->expression == arguments) != takes("&"))
                return fail(known->expression == arguments
                                ? u"expected &, an expression for each element"_s
                                : u"expected a value, not an expression"_s,
                            sees("&", -1) ? 1 : 0);
            const qsizetype argument = m_at;
            expression(None);
            if (known->literal == arguments)
                literal(known->literalKind, argument);
            if (known->expression == arguments && !m_problem && m_at < m_tokens.size())
                m_syntax.expressions.append(
                    {m_tokens.at(argument).position, m_tokens.at(m_at).position});
            ++arguments;
        }
        expect(")");
        if (known->ours && !m_syntax.ours.contains(name))
            m_syntax.ours.append(name);
        if (m_problem
            || (arguments >= known->arguments && arguments <= known->arguments + known->optional))
            return;
        m_at = start;
        fail(u"%1 takes %2"_s.arg(QString::fromUtf8(name), argumentsTaken(*known)));
    }

    /// An argument that begins at token \a at and was just read.
    void literal(JmespathFunction::Literal kind, qsizetype at)
    {
        if (m_problem)
            return;
        const Kind token = m_tokens.at(at).kind;
        if (m_at == at + 1 && (token == Kind::RawString || token == Kind::Literal))
            m_syntax.literals.append({kind, at});
        else
            fail(u"expected text in quotation marks"_s, m_at - at);
    }

    const QList<JmespathToken> &m_tokens;
    qsizetype m_end;
    qsizetype m_at = 0;
    int m_depth = 0;
    std::optional<ExpressionProblem> m_problem;
    JmespathSyntax m_syntax;
};

} // namespace

JmespathSyntax readJmespathSyntax(const QList<JmespathToken> &tokens, qsizetype end)
{
    return Parser(tokens, end).read();
}

} // namespace Signalbox
