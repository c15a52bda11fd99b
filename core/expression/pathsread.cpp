// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/expression/pathsread.h"

#include "core/expression/jmespathlexer.h"

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

using Kind = JmespathToken::Kind;
/// The steps taken so far; nothing when the value is not one at a path from the root.
using Place = std::optional<QList<PathStep>>;

constexpr qsizetype maxPaths = 32;

/// Walks the tokens by the grammar, keeping only where each value stands.
class Walker
{
public:
    explicit Walker(QList<JmespathToken> tokens)
        : m_tokens(std::move(tokens))
    {
    }

    QList<JsonPath> walk()
    {
        while (!atEnd()) {
            expression(QList<PathStep>());
            ++m_at; // a bracket too many
        }
        return m_paths;
    }

private:
    bool atEnd() const { return m_at >= m_tokens.size(); }
    bool sees(const char *symbol, qsizetype ahead = 0) const
    {
        return m_at + ahead < m_tokens.size() && m_tokens.at(m_at + ahead).is(symbol);
    }
    bool sees(Kind kind, qsizetype ahead = 0) const
    {
        return m_at + ahead < m_tokens.size() && m_tokens.at(m_at + ahead).kind == kind;
    }
    bool seesName() const { return !atEnd() && m_tokens.at(m_at).isName(); }
    bool takes(const char *symbol)
    {
        const bool taken = sees(symbol);
        m_at += taken ? 1 : 0;
        return taken;
    }
    bool seesClosing() const { return sees(")") || sees("]") || sees("}") || sees(","); }

    void record(const Place &place)
    {
        if (!place || place->isEmpty() || m_paths.size() == maxPaths)
            return;
        const JsonPath path{jsonPathText(*place), *place};
        if (!m_paths.contains(path))
            m_paths.append(path);
    }

    /// Up to a closing bracket, a comma or the end. \a root is where @ stands.
    void expression(Place root)
    {
        while (!atEnd() && !seesClosing()) {
            if (takes("|"))
                root = {};
            else if (!operand(root))
                ++m_at; // an operator
        }
    }

    bool operand(const Place &root)
    {
        Place place = root;
        if (sees(Kind::Name) && sees("(", 1)) {
            place = function(root);
        } else if (seesName()) {
            step(place, {m_tokens.at(m_at++).text, {}});
        } else if (sees(Kind::RawString) || sees(Kind::Literal)) {
            ++m_at;
            place = {};
        } else if (takes("@")) {
        } else if (sees("(")) {
            place = nested(root);
        } else if (sees("{")) {
            place = selectHash(root);
        } else if (sees("[") && !seesSpecifier()) {
            place = nested(root);
        } else if (takes("*")) {
            place = projection(root);
        } else if (!sees("[")) {
            return false;
        }
        suffixes(place);
        record(place);
        return true;
    }

    void suffixes(Place &place)
    {
        for (;;) {
            if (sees("[")) {
                specifier(place);
            } else if (!takes(".")) {
                return;
            } else if (sees(Kind::Name) && sees("(", 1)) {
                place = function(place);
            } else if (seesName()) {
                step(place, {m_tokens.at(m_at++).text, {}});
            } else if (sees("{")) {
                place = selectHash(place);
            } else if (sees("[")) {
                place = nested(place);
            } else {
                place = projection(place);
                m_at += sees("*") ? 1 : 0;
            }
        }
    }

    /// Whether the bracket that follows is an index, a slice, a filter, or [] or [*].
    bool seesSpecifier() const
    {
        return sees(Kind::Number, 1) || sees(":", 1) || sees("]", 1) || sees("?", 1)
            || (sees("*", 1) && sees("]", 2));
    }

    void specifier(Place &place)
    {
        if (sees(Kind::Number, 1) && sees("]", 2)) {
            step(place, {{}, m_tokens.at(m_at + 1).text.toLongLong()});
            m_at += 3;
            return;
        }
        place = projection(place);
        nested({});
    }

    static void step(Place &place, const PathStep &step)
    {
        if (place)
            place->append(step);
    }

    /// From here on there is one value for each element.
    Place projection(const Place &place)
    {
        record(place);
        return {};
    }

    Place function(const Place &root)
    {
        ++m_at;
        return nested(root);
    }

    /// From an opening bracket past its closing one.
    Place nested(const Place &root)
    {
        ++m_at;
        while (!atEnd() && !sees(")") && !sees("]") && !sees("}")) {
            if (takes(","))
                continue;
            expression(takes("&") ? Place() : root);
        }
        ++m_at;
        return {};
    }

    Place selectHash(const Place &root)
    {
        ++m_at;
        while (!atEnd() && !sees("}") && !sees(")") && !sees("]")) {
            if (seesName() && sees(":", 1))
                m_at += 2;
            expression(root);
            takes(",");
        }
        ++m_at;
        return {};
    }

    QList<JmespathToken> m_tokens;
    qsizetype m_at = 0;
    QList<JsonPath> m_paths;
};

} // namespace

QList<JsonPath> pathsRead(QStringView expression)
{
    auto read = readJmespathTokens(expression.toUtf8());
    if (read.problem)
        return {};
    return Walker(std::move(read.tokens)).walk();
}

} // namespace Signalbox
