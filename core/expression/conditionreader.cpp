// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/expression/conditionreader.h"

#include "core/expression/jmespath.h"
#include "core/expression/jmespathlexer.h"
#include "core/expression/jsonpath.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

using Op = ConditionOperator;
using Group = ConditionGroup;
using Kind = JmespathToken::Kind;

/// Recursive descent; nothing as soon as something is not of the subset.
class Reader
{
public:
    explicit Reader(QList<JmespathToken> tokens)
        : m_tokens(std::move(tokens))
    {
    }

    std::optional<Condition> read()
    {
        auto condition = group(Group::Kind::Any);
        return m_at == m_tokens.size() ? condition : std::nullopt;
    }

private:
    bool sees(const char *symbol) const
    {
        return m_at < m_tokens.size() && m_tokens.at(m_at).is(symbol);
    }
    bool takes(const char *symbol)
    {
        const bool taken = sees(symbol);
        m_at += taken ? 1 : 0;
        return taken;
    }

    /// a || b || c, of which each is a && b && c, of which each is a single condition.
    std::optional<Condition> group(Group::Kind kind)
    {
        Group found{kind, {}};
        do {
            auto member = kind == Group::Kind::Any ? group(Group::Kind::All) : single();
            if (!member)
                return {};
            found.members.append(*std::move(member));
        } while (takes(kind == Group::Kind::Any ? "||" : "&&"));
        if (found.members.size() == 1)
            return found.members.takeFirst();
        return Condition{found};
    }

    std::optional<Condition> single()
    {
        if (takes("(")) {
            auto inner = group(Group::Kind::Any);
            return takes(")") ? inner : std::nullopt;
        }
        if (takes("!")) {
            // It binds tighter than a comparison: of !a == b only !a would be read.
            if (!sees("(") && !sees("!") && !seesCallOrBareField())
                return {};
            auto inner = single();
            return inner ? std::optional(Condition{Group{Group::Kind::Not, {*inner}}})
                         : std::nullopt;
        }
        if (seesLiteral())
            return constant();
        if (seesCall() && !seesToNumber())
            return call();
        return comparison();
    }

    bool seesLiteral() const
    {
        return m_at < m_tokens.size()
            && (m_tokens.at(m_at).kind == Kind::Literal
                || m_tokens.at(m_at).kind == Kind::RawString);
    }

    bool seesCall() const
    {
        return m_at + 1 < m_tokens.size() && m_tokens.at(m_at).kind == Kind::Name
            && m_tokens.at(m_at + 1).is("(");
    }

    bool seesToNumber() const { return seesCall() && m_tokens.at(m_at).text == "to_number"; }

    bool seesCallOrBareField()
    {
        if (seesCall())
            return !seesToNumber(); // which is compared
        const qsizetype start = m_at;
        const bool bare = field().has_value() && !comparisonAhead();
        m_at = start;
        return bare;
    }

    std::optional<Condition> constant()
    {
        const auto value = literal();
        if (!value || !value->isBool())
            return {};
        return Condition{Group{value->toBool() ? Group::Kind::All : Group::Kind::Any, {}}};
    }

    std::optional<QString> field()
    {
        QList<PathStep> steps;
        do {
            if (m_at >= m_tokens.size() || !m_tokens.at(m_at).isName())
                return {};
            steps.append({m_tokens.at(m_at++).text, {}});
            while (sees("[")) {
                if (m_at + 2 >= m_tokens.size() || m_tokens.at(m_at + 1).kind != Kind::Number
                    || !m_tokens.at(m_at + 2).is("]"))
                    return {};
                steps.append({{}, m_tokens.at(m_at + 1).text.toLongLong()});
                m_at += 3;
            }
        } while (takes("."));
        return jsonPathText(steps);
    }

    /// Only what QJsonValue holds as it stands there.
    std::optional<QJsonValue> literal()
    {
        if (!seesLiteral())
            return {};
        const JmespathToken &token = m_tokens.at(m_at++);
        if (token.kind == Kind::RawString)
            return QString::fromUtf8(token.text);
        const QJsonDocument list = QJsonDocument::fromJson('[' + token.text + ']');
        const auto exact = Document::parse('[' + token.text + ']');
        const auto kept = Document::parse(list.toJson(QJsonDocument::Compact));
        if (list.array().size() != 1 || !exact || !kept || *exact != *kept)
            return {};
        const QJsonValue value = list.array().at(0);
        if (mayBeRounded(value) || holdsNumberObject(value))
            return {};
        return value;
    }

    /// Which would be taken for the number that it writes.
    static bool holdsNumberObject(const QJsonValue &value)
    {
        const auto elements = value.toArray();
        return conditionNumber(value)
            || std::any_of(elements.begin(), elements.end(),
                           [](const QJsonValue &element) { return holdsNumberObject(element); });
    }

    std::optional<Op> comparisonAhead() const
    {
        static constexpr std::pair<const char *, Op> symbols[] = {
            {"==", Op::Equal},       {"!=", Op::NotEqual}, {"<", Op::Less},
            {"<=", Op::LessOrEqual}, {">", Op::Greater},   {">=", Op::GreaterOrEqual}};
        for (const auto &[symbol, op] : symbols) {
            if (sees(symbol))
                return op;
        }
        return {};
    }

    std::optional<Condition> comparison()
    {
        ConditionTest test;
        test.asNumber = seesToNumber();
        m_at += test.asNumber ? 2 : 0;
        const auto path = field();
        if (!path || (test.asNumber && !takes(")")))
            return {};
        test.field = *path;
        const auto op = comparisonAhead();
        if (!op) {
            test.op = Op::IsTrue;
            return test.asNumber ? std::nullopt : std::optional(Condition{test});
        }
        ++m_at;
        const auto value = literal();
        if (!value || comparisonAhead())
            return {};
        test.op = *op;
        test.value = *value;
        return Condition{test};
    }

    std::optional<Condition> call()
    {
        const QString name = QString::fromUtf8(m_tokens.at(m_at).text);
        m_at += 2;
        ConditionTest test;
        test.asNumber = seesToNumber();
        m_at += test.asNumber ? 2 : 0;
        const auto path = field();
        if (!path || (test.asNumber && !takes(")")))
            return {};
        test.field = *path;
        QList<QJsonValue> values;
        while (takes(",")) {
            const auto value = literal();
            if (!value)
                return {};
            values.append(*value);
        }
        if (!takes(")") || comparisonAhead() || sees(".") || sees("["))
            return {};
        const bool fits = arguments(test, name, values)
            && (!test.asNumber || (test.op == Op::In && !test.anyCase));
        return fits ? std::optional(Condition{test}) : std::nullopt;
    }

    /// Whether \a name with \a values is a test; fills it in.
    static bool arguments(ConditionTest &test, const QString &name, const QList<QJsonValue> &values)
    {
        if (name == "equals"_L1) {
            test.op = Op::Equal;
            return cased(test, values) && test.anyCase;
        }
        const auto op = conditionOperatorFromName(name);
        test.op = op.value_or(Op::IsTrue);
        switch (test.op) {
        case Op::Exists:
        case Op::Absent: return values.isEmpty();
        case Op::Between:
            test.value = QJsonArray{values.value(0), values.value(1)};
            return values.size() == 2;
        case Op::In: return cased(test, values) && test.value.isArray();
        case Op::Includes:
        case Op::Begins:
        case Op::Ends: return cased(test, values);
        case Op::Matches:
        case Op::Before:
        case Op::After:
        case Op::InNetwork: return cased(test, values) && !test.anyCase;
        default: return false;
        }
    }

    static bool cased(ConditionTest &test, const QList<QJsonValue> &values)
    {
        test.value = values.value(0);
        test.anyCase = values.size() == 2;
        return values.size() == 1 || (values.size() == 2 && values.at(1) == "i"_L1);
    }

    QList<JmespathToken> m_tokens;
    qsizetype m_at = 0;
};

} // namespace

std::optional<Condition> conditionFromText(QStringView expression)
{
    if (!Expression::compile(expression.toString()))
        return {};
    return Reader(readJmespathTokens(expression.toUtf8()).tokens).read();
}

} // namespace Signalbox
