// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QString>

#include <array>
#include <string>
#include <string_view>

namespace Signalbox {

/// Reads JSON token by token, strictly by RFC 8259: no comments, no trailing commas, valid UTF-8,
/// no half surrogates. Does not recurse; depth and the length of numbers are limited. A byte order
/// mark before the text is passed over. What becomes of repeated member names is the caller's
/// choice.
class JsonReader final
{
public:
    enum class Token : quint8 {
        BeginObject,
        EndObject,
        BeginArray,
        EndArray,
        Key,
        String,
        Number,
        True,
        False,
        Null,
        End, ///< the document is complete
        Problem, ///< it is not JSON; stays so
    };

    static constexpr int maxDepth = 256;
    static constexpr qsizetype maxNumberLength = 1000;
    static constexpr qsizetype maxExponentDigits = 9;

    /// \a json must outlive this object.
    explicit JsonReader(QByteArrayView json);

    Token next();

    /// Of a key, string (both decoded) or number (as written). Valid until next().
    std::string_view text() const { return m_text; }

    /// Where the last token begins, in bytes.
    qsizetype position() const { return m_tokenStart; }
    /// Where the last token ends; of a key, behind its colon.
    qsizetype tokenEnd() const { return m_at; }

    /// After Token::Problem: one sentence with line and column.
    QString problem() const;
    qsizetype problemPosition() const { return m_problemAt; } ///< in bytes

    /// "line L, column C" of a byte position; both count from 1, columns in characters.
    QString place(qsizetype position) const;

private:
    enum class Expect : quint8 { Value, FirstValue, FirstKey, Separator, Nothing };

    Token value();
    Token key();
    Token number();
    Token word(QLatin1StringView word, Token token);
    Token begin(char bracket);
    Token end();
    bool string();
    bool escape();
    int codeUnit();
    Token fail(const QString &what, qsizetype position);
    Token unexpected(QLatin1StringView expected);
    void skipBlanks();
    char peek() const { return m_at < m_size ? m_data[m_at] : '\0'; }
    bool inObject() const { return m_stack[size_t(m_depth - 1)] == '{'; }

    const char *m_data;
    qsizetype m_size;
    qsizetype m_at = 0;
    qsizetype m_tokenStart = 0;
    Expect m_expect = Expect::Value;
    int m_depth = 0;
    std::array<char, maxDepth> m_stack{};
    std::string_view m_text;
    std::string m_decoded;
    QString m_problem;
    qsizetype m_problemAt = 0;
};

} // namespace Signalbox
