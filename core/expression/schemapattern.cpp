// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/expression/schemapattern.h"

#include <QByteArray>

#include <algorithm>
#include <cctype>
#include <charconv>

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

constexpr std::string_view anyCharacter = "\\x{0}-\\x{10FFFF}";
constexpr std::string_view lineEnds = "\\n\\r\\x{2028}\\x{2029}";
constexpr std::string_view blanks = "\\t\\n\\v\\f\\r \\x{FEFF}\\x{2028}\\x{2029}\\p{Zs}";

struct Category
{
    std::string_view name;
    std::string_view shortName;
};

/// The long names of Unicode's general categories, which RE2 does not know.
constexpr Category categories[] = {
    {"Letter", "L"},
    {"Uppercase_Letter", "Lu"},
    {"Lowercase_Letter", "Ll"},
    {"Titlecase_Letter", "Lt"},
    {"Modifier_Letter", "Lm"},
    {"Other_Letter", "Lo"},
    {"Mark", "M"},
    {"Nonspacing_Mark", "Mn"},
    {"Spacing_Mark", "Mc"},
    {"Enclosing_Mark", "Me"},
    {"Number", "N"},
    {"Decimal_Number", "Nd"},
    {"digit", "Nd"},
    {"Letter_Number", "Nl"},
    {"Other_Number", "No"},
    {"Punctuation", "P"},
    {"punct", "P"},
    {"Connector_Punctuation", "Pc"},
    {"Dash_Punctuation", "Pd"},
    {"Open_Punctuation", "Ps"},
    {"Close_Punctuation", "Pe"},
    {"Initial_Punctuation", "Pi"},
    {"Final_Punctuation", "Pf"},
    {"Other_Punctuation", "Po"},
    {"Symbol", "S"},
    {"Math_Symbol", "Sm"},
    {"Currency_Symbol", "Sc"},
    {"Modifier_Symbol", "Sk"},
    {"Other_Symbol", "So"},
    {"Separator", "Z"},
    {"Space_Separator", "Zs"},
    {"Line_Separator", "Zl"},
    {"Paragraph_Separator", "Zp"},
    {"Other", "C"},
    {"Control", "Cc"},
    {"cntrl", "Cc"},
    {"Format", "Cf"},
    {"Surrogate", "Cs"},
    {"Private_Use", "Co"},
};

/// Goes through a pattern once, writing it anew.
class Translator
{
public:
    explicit Translator(std::string_view pattern)
        : m_pattern(pattern)
    {
    }

    Result<std::string> run()
    {
        while (!m_problem && m_at < m_pattern.size())
            step();
        if (m_problem)
            return Error{ErrorCode::Invalid, *m_problem};
        return std::move(m_out);
    }

private:
    bool startsWith(std::string_view text) const
    {
        return m_pattern.substr(m_at).starts_with(text);
    }

    void take(size_t from, std::string_view to)
    {
        m_at += from;
        m_out += to;
    }

    void step()
    {
        const char c = m_pattern[m_at];
        if (c == '\\')
            escape();
        else if (m_inClass)
            inClass(c);
        else if (startsWith("[^]"))
            take(3, "[" + std::string(anyCharacter) + "]");
        else if (startsWith("[]"))
            take(2, "[^" + std::string(anyCharacter) + "]");
        else if (c == '[')
            beginClass();
        else if (c == '.')
            take(1, "[^" + std::string(lineEnds) + "]");
        else if (startsWith("(?"))
            group();
        else
            take(1, {&c, 1});
    }

    void beginClass()
    {
        m_inClass = true;
        take(startsWith("[^") ? 2 : 1, startsWith("[^") ? "[^" : "[");
    }

    void inClass(char c)
    {
        m_inClass = c != ']';
        take(1, c == '[' ? std::string_view("\\[") : std::string_view(&c, 1));
    }

    void group()
    {
        const bool named = startsWith("(?<") && !startsWith("(?<=") && !startsWith("(?<!");
        if (named)
            take(3, "(?P<");
        else if (startsWith("(?:"))
            take(3, "(?:");
        else
            m_problem = u"looking around is not supported"_s;
    }

    void escape()
    {
        if (m_at + 1 == m_pattern.size()) {
            m_problem = u"a backslash at the end"_s;
            return;
        }
        const char c = m_pattern[m_at + 1];
        switch (c) {
        case 'd':
        case 'D':
        case 'w':
        case 'W':
        case 'n':
        case 'r':
        case 't':
        case 'v':
        case 'f':
        case 'B': take(2, std::string{'\\', c}); break;
        case 'b': take(2, m_inClass ? "\\x08" : "\\b"); break;
        case 's': take(2, m_inClass ? std::string(blanks) : "[" + std::string(blanks) + "]"); break;
        case 'S': take(2, m_inClass ? std::string("\\S") : "[^" + std::string(blanks) + "]"); break;
        case '0': take(2, "\\x00"); break;
        case 'c': control(); break;
        case 'x': codePoint(2); break;
        case 'u': startsWith("\\u{") ? bracedCodePoint() : codePoint(4); break;
        case 'p':
        case 'P': property(); break;
        default:
            if (std::isalnum(uchar(c)))
                m_problem = c >= '1' && c <= '9' ? u"a reference back is not supported"_s
                                                 : u"\\%1 is no escape"_s.arg(QLatin1Char(c));
            else if (uchar(c) < 0x80)
                take(2, std::string{'\\', c});
            else
                take(1, {});
        }
    }

    void control()
    {
        const char letter = m_at + 2 < m_pattern.size() ? m_pattern[m_at + 2] : '\0';
        if (std::isalpha(uchar(letter)))
            take(3, escaped(char32_t(letter % 32)));
        else
            m_problem = u"\\c is followed by no letter"_s;
    }

    static std::string escaped(char32_t c)
    {
        return "\\x{" + QByteArray::number(c, 16).toStdString() + "}";
    }

    std::optional<char32_t> hexAt(size_t start, size_t digits) const
    {
        const auto text = m_pattern.substr(std::min(start, m_pattern.size()), digits);
        quint32 value = 0;
        const auto [end, error] =
            std::from_chars(text.data(), text.data() + text.size(), value, 16);
        if (error != std::errc() || text.empty() || text.size() != digits
            || end != text.data() + text.size())
            return {};
        return value;
    }

    void codePoint(size_t digits)
    {
        const auto first = hexAt(m_at + 2, digits);
        if (!first) {
            m_problem = u"an escape without its hex digits"_s;
            return;
        }
        const size_t next = m_at + 2 + digits;
        if (QChar::isHighSurrogate(*first) && m_pattern.substr(next).starts_with("\\u")) {
            const auto second = hexAt(next + 2, digits);
            if (second && QChar::isLowSurrogate(*second)) {
                take(2 * (2 + digits),
                     escaped(QChar::surrogateToUcs4(char16_t(*first), char16_t(*second))));
                return;
            }
        }
        take(2 + digits, escaped(*first));
    }

    void bracedCodePoint()
    {
        const auto close = m_pattern.find('}', m_at);
        const auto digits = close == m_pattern.npos ? 0 : close - m_at - 3;
        if (const auto c = hexAt(m_at + 3, digits))
            take(digits + 4, escaped(*c));
        else
            m_problem = u"an escape without its hex digits"_s;
    }

    void property()
    {
        const auto close = m_pattern.find('}', m_at);
        if (close == m_pattern.npos || m_pattern.substr(m_at + 2, 1) != "{") {
            m_problem = u"a property without its name"_s;
            return;
        }
        auto name = m_pattern.substr(m_at + 3, close - m_at - 3);
        if (const auto equals = name.find('='); equals != name.npos)
            name = name.substr(equals + 1);
        const auto known = std::ranges::find(categories, name, &Category::name);
        const auto shortName = known == std::end(categories) ? name : known->shortName;
        take(close + 1 - m_at,
             std::string{'\\', m_pattern[m_at + 1], '{'} + std::string(shortName) + "}");
    }

    std::string_view m_pattern;
    size_t m_at = 0;
    bool m_inClass = false;
    std::string m_out;
    std::optional<QString> m_problem;
};

} // namespace

Result<std::string> re2FromEcmaScript(std::string_view pattern)
{
    return Translator(pattern).run();
}

} // namespace Signalbox
