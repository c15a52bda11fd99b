// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/expression/jsonreader.h"

#include "core/expression/jsonnumber.h"
#include "core/expression/utf8.h"

#include <QtAlgorithms>
#include <QtEndian>

#include <cctype>
#include <cstring>

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

constexpr std::string_view byteOrderMark = "\xEF\xBB\xBF";

void appendUtf8(std::string &out, char32_t c)
{
    if (c < 0x80) {
        out += char(c);
        return;
    }
    if (c < 0x800) {
        out += char(0xC0 | (c >> 6));
    } else if (c < 0x10000) {
        out += char(0xE0 | (c >> 12));
        out += char(0x80 | ((c >> 6) & 0x3F));
    } else {
        out += char(0xF0 | (c >> 18));
        out += char(0x80 | ((c >> 12) & 0x3F));
        out += char(0x80 | ((c >> 6) & 0x3F));
    }
    out += char(0x80 | (c & 0x3F));
}

/// Whether a string's contents end or change here.
bool isSpecial(char c)
{
    return c == '"' || c == '\\' || uchar(c) < 0x20;
}

/// How many of \a size bytes at \a data come before the first special one; looks at eight at once.
qsizetype plainBytes(const char *data, qsizetype size)
{
    constexpr quint64 ones = 0x0101010101010101;
    constexpr quint64 tops = 0x8080808080808080;
    constexpr qsizetype step = sizeof(quint64);
    qsizetype at = 0;
    for (; at + step <= size; at += step) {
        const auto word = qFromLittleEndian<quint64>(data + at);
        // The top bit of each byte that is below \a limit; of bytes behind such a one not to be
        // relied upon.
        const auto below = [](quint64 bytes, quint64 limit) {
            return (bytes - ones * limit) & ~bytes & tops;
        };
        const quint64 special =
            below(word, 0x20) | below(word ^ (ones * '"'), 1) | below(word ^ (ones * '\\'), 1);
        if (special != 0)
            return at + qsizetype(qCountTrailingZeroBits(special)) / 8;
    }
    while (at < size && !isSpecial(data[at]))
        ++at;
    return at;
}

bool endsNumber(char c)
{
    return std::strchr("+-.0123456789eE", c) == nullptr || c == '\0';
}

} // namespace

JsonReader::JsonReader(QByteArrayView json)
    : m_data(json.data())
    , m_size(json.size())
{
    if (std::string_view(m_data, size_t(m_size)).starts_with(byteOrderMark))
        m_at = qsizetype(byteOrderMark.size());
    if (const auto broken = firstInvalidUtf8(json); broken >= 0)
        fail(u"invalid UTF-8"_s, broken);
}

JsonReader::Token JsonReader::next()
{
    if (!m_problem.isEmpty())
        return Token::Problem;
    skipBlanks();
    m_tokenStart = m_at;
    switch (m_expect) {
    case Expect::Value: return value();
    case Expect::FirstValue: return peek() == ']' ? end() : value();
    case Expect::FirstKey: return peek() == '}' ? end() : key();
    case Expect::Separator:
        if (peek() == (inObject() ? '}' : ']'))
            return end();
        if (peek() != ',')
            return unexpected(inObject() ? "a comma or }"_L1 : "a comma or ]"_L1);
        ++m_at;
        skipBlanks();
        m_tokenStart = m_at;
        return inObject() ? key() : value();
    case Expect::Nothing: return m_at == m_size ? Token::End : unexpected("the end"_L1);
    }
    Q_UNREACHABLE_RETURN(Token::Problem);
}

JsonReader::Token JsonReader::value()
{
    m_expect = m_depth > 0 ? Expect::Separator : Expect::Nothing;
    switch (peek()) {
    case '{':
    case '[': return begin(peek());
    case '"': return string() ? Token::String : Token::Problem;
    case 't': return word("true"_L1, Token::True);
    case 'f': return word("false"_L1, Token::False);
    case 'n': return word("null"_L1, Token::Null);
    default: return number();
    }
}

JsonReader::Token JsonReader::key()
{
    if (peek() != '"')
        return unexpected("a member name in quotation marks"_L1);
    if (!string())
        return Token::Problem;
    skipBlanks();
    if (peek() != ':')
        return unexpected("a colon"_L1);
    ++m_at;
    m_expect = Expect::Value;
    return Token::Key;
}

JsonReader::Token JsonReader::begin(char bracket)
{
    if (m_depth == maxDepth)
        return fail(u"nested too deeply"_s, m_at);
    m_stack[size_t(m_depth++)] = bracket;
    ++m_at;
    m_expect = bracket == '{' ? Expect::FirstKey : Expect::FirstValue;
    return bracket == '{' ? Token::BeginObject : Token::BeginArray;
}

JsonReader::Token JsonReader::end()
{
    const Token token = inObject() ? Token::EndObject : Token::EndArray;
    ++m_at;
    --m_depth;
    m_expect = m_depth > 0 ? Expect::Separator : Expect::Nothing;
    return token;
}

JsonReader::Token JsonReader::word(QLatin1StringView word, Token token)
{
    if (m_size - m_at < word.size() || std::memcmp(m_data + m_at, word.data(), size_t(word.size())))
        return unexpected("a value"_L1);
    m_at += word.size();
    return token;
}

JsonReader::Token JsonReader::number()
{
    qsizetype end = m_at;
    while (end < m_size && !endsNumber(m_data[end]))
        ++end;
    m_text = {m_data + m_at, size_t(end - m_at)};
    if (!isJsonNumber(m_text))
        return m_text.empty() ? unexpected("a value"_L1) : fail(u"not a number"_s, m_at);
    const auto exponent = m_text.find_first_of("eE");
    const bool huge = exponent != std::string_view::npos
        && m_text.size() - exponent > size_t(maxExponentDigits) + 1;
    if (huge || qsizetype(m_text.size()) > maxNumberLength)
        return fail(u"number too long"_s, m_at);
    m_at = end;
    return Token::Number;
}

bool JsonReader::string()
{
    const qsizetype start = ++m_at;
    bool decoded = false;
    qsizetype run = start;
    for (;; ++m_at) {
        m_at += plainBytes(m_data + m_at, m_size - m_at);
        if (m_at == m_size) {
            fail(u"unfinished string"_s, start - 1);
            return false;
        }
        const char c = m_data[m_at];
        if (c == '"')
            break;
        if (uchar(c) < 0x20) {
            fail(u"control character in a string"_s, m_at);
            return false;
        }
        if (!decoded)
            m_decoded.clear();
        decoded = true;
        m_decoded.append(m_data + run, size_t(m_at - run));
        if (!escape())
            return false;
        run = m_at + 1;
    }
    if (decoded)
        m_decoded.append(m_data + run, size_t(m_at - run));
    m_text = decoded ? std::string_view(m_decoded)
                     : std::string_view(m_data + start, size_t(m_at - start));
    ++m_at;
    return true;
}

/// Stands on the backslash before, on the last character of the escape after.
bool JsonReader::escape()
{
    constexpr std::string_view names = "\"\\/bfnrt";
    constexpr std::string_view values = "\"\\/\b\f\n\r\t";
    const qsizetype start = m_at++;
    if (const auto index = names.find(peek()); m_at < m_size && index != names.npos) {
        m_decoded += values[index];
        return true;
    }
    if (peek() != 'u') {
        fail(u"unknown escape"_s, start);
        return false;
    }
    const int first = codeUnit();
    char32_t c = char32_t(first);
    if (first >= 0 && QChar::isHighSurrogate(c) && m_size - m_at > 2 && m_data[m_at + 1] == '\\'
        && m_data[m_at + 2] == 'u') {
        m_at += 2;
        const int second = codeUnit();
        if (second >= 0 && QChar::isLowSurrogate(char32_t(second)))
            c = QChar::surrogateToUcs4(char16_t(first), char16_t(second));
    }
    if (first < 0 || QChar::isSurrogate(c)) {
        fail(first < 0 ? u"unknown escape"_s : u"half a surrogate pair"_s, start);
        return false;
    }
    appendUtf8(m_decoded, c);
    return true;
}

/// Stands on the u before, on the last hex digit after. -1: not four hex digits.
int JsonReader::codeUnit()
{
    if (m_size - m_at < 5)
        return -1;
    const auto digits = QByteArrayView(m_data + m_at + 1, 4);
    for (const char c : digits) {
        if (!std::isxdigit(uchar(c)))
            return -1;
    }
    m_at += 4;
    return digits.toInt(nullptr, 16);
}

void JsonReader::skipBlanks()
{
    while (m_at < m_size
           && (m_data[m_at] == ' ' || m_data[m_at] == '\n' || m_data[m_at] == '\r'
               || m_data[m_at] == '\t'))
        ++m_at;
}

JsonReader::Token JsonReader::unexpected(QLatin1StringView expected)
{
    const QString what = m_at == m_size ? u"ends where %1 was expected"_s : u"expected %1"_s;
    return fail(what.arg(expected), m_at);
}

JsonReader::Token JsonReader::fail(const QString &what, qsizetype position)
{
    if (m_problem.isEmpty()) {
        m_problem = what;
        m_problemAt = position;
    }
    return Token::Problem;
}

QString JsonReader::problem() const
{
    return m_problem + u" at "_s + place(m_problemAt);
}

QString JsonReader::place(qsizetype position) const
{
    const QByteArrayView before(m_data, position);
    // Qt 6.8 looks at the first byte of an empty view, which need not be there.
    const qsizetype lineStart = before.isEmpty() ? 0 : before.lastIndexOf('\n') + 1;
    qsizetype column = 1;
    for (const char c : before.sliced(lineStart))
        column += (uchar(c) & 0xC0) != 0x80 ? 1 : 0;
    return u"line %1, column %2"_s.arg(before.count('\n') + 1).arg(column);
}

} // namespace Signalbox
