// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/designer/editors/scriptsyntax.h"

#include <QSet>
#include <QString>

#include <algorithm>

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

enum ScriptState { InCode, InComment, InTemplate };

bool isKeyword(QStringView word)
{
    static const QSet<QString> keywords{
        u"break"_s,   u"case"_s,      u"catch"_s,    u"class"_s, u"const"_s,   u"continue"_s,
        u"default"_s, u"delete"_s,    u"do"_s,       u"else"_s,  u"extends"_s, u"false"_s,
        u"finally"_s, u"for"_s,       u"function"_s, u"if"_s,    u"in"_s,      u"instanceof"_s,
        u"let"_s,     u"new"_s,       u"null"_s,     u"of"_s,    u"return"_s,  u"static"_s,
        u"super"_s,   u"switch"_s,    u"this"_s,     u"throw"_s, u"true"_s,    u"try"_s,
        u"typeof"_s,  u"undefined"_s, u"var"_s,      u"void"_s,  u"while"_s,   u"yield"_s};
    return keywords.contains(word.toString());
}

bool isWordCharacter(QChar c)
{
    return c.isLetterOrNumber() || c == u'_' || c == u'$';
}

class ScriptCutter
{
public:
    ScriptCutter(QStringView line, int state)
        : m_line(line)
    {
        m_found.state = state;
    }

    ScriptTokens cut()
    {
        while (m_at < m_line.size()) {
            if (m_found.state == InComment)
                comment(m_at);
            else if (m_found.state == InTemplate)
                templateText(m_at);
            else
                code();
        }
        return m_found;
    }

private:
    using Kind = ScriptToken::Kind;

    void add(Kind kind, qsizetype start) { m_found.tokens.append({kind, start, m_at - start}); }

    void comment(qsizetype start)
    {
        const auto end = m_line.indexOf(u"*/", m_at);
        m_at = end < 0 ? m_line.size() : end + 2;
        m_found.state = end < 0 ? InComment : InCode;
        add(Kind::Comment, start);
    }

    void templateText(qsizetype start)
    {
        const bool closed = passQuoted(u'`');
        m_found.state = closed ? InCode : InTemplate;
        add(Kind::Text, start);
    }

    /// To behind the next \a quote; false: the line ends before it.
    bool passQuoted(QChar quote)
    {
        while (m_at < m_line.size() && m_line.at(m_at) != quote)
            m_at += m_line.at(m_at) == u'\\' ? 2 : 1;
        const bool closed = m_at < m_line.size();
        m_at = std::min(m_at + 1, m_line.size());
        return closed;
    }

    void code()
    {
        const auto start = m_at;
        const auto rest = m_line.sliced(m_at);
        const QChar c = rest.front();
        if (rest.startsWith(u"//")) {
            m_at = m_line.size();
            add(Kind::Comment, start);
        } else if (rest.startsWith(u"/*")) {
            m_at += 2;
            comment(start);
        } else if (c == u'`') {
            ++m_at;
            templateText(start);
        } else if (c == u'"' || c == u'\'') {
            ++m_at;
            passQuoted(c);
            add(Kind::Text, start);
        } else if (isWordCharacter(c)) {
            while (m_at < m_line.size() && isWordCharacter(m_line.at(m_at)))
                ++m_at;
            if (c.isDigit())
                add(Kind::Number, start);
            else if (isKeyword(m_line.sliced(start, m_at - start)))
                add(Kind::Keyword, start);
        } else {
            ++m_at;
        }
    }

    QStringView m_line;
    qsizetype m_at = 0;
    ScriptTokens m_found;
};

} // namespace

ScriptTokens cutScript(QStringView line, int state)
{
    return ScriptCutter(line, std::clamp(state, int(InCode), int(InTemplate))).cut();
}

} // namespace Signalbox
