// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/expression/jmespath.h"

#include <QByteArrayList>

namespace Signalbox {

/// Text with expressions in double braces: Order {{body.id}} was {{upper(body.state)}}. What an
/// expression gives stands there as it is when it is text, not at all when it is null, and else as
/// JSON. Immutable; safe from any thread.
class TextTemplate final
{
public:
    /// What values must not break out of.
    enum class Into : quint8 {
        Text,
        Json, ///< texts are escaped as inside of a JSON string
        Path, ///< values are percent-encoded; a segment of only dots is an error
        Line, ///< a control character or what is not ASCII is an error
    };

    static constexpr qsizetype maxLength = 65'536; ///< bytes of UTF-8

    /// Error Invalid; \a problem, if given, gets it with its position in \a text.
    static Result<TextTemplate> compile(const QString &text, Into into,
                                        ExpressionProblem *problem = nullptr);

    /// UTF-8. Errors: those of the expressions, and Invalid for a value that must not stand there.
    Result<QByteArray> render(const Document &document) const;

    /// The expressions in it, in order.
    const QList<Expression> &expressions() const { return m_expressions; }
    /// What stands before, between and after them: one more.
    const QByteArrayList &texts() const { return m_texts; }

private:
    Result<QByteArray> valueText(const Document &value) const;

    Into m_into = Into::Text;
    QByteArrayList m_texts; ///< one more than expressions: before, between and after them
    QList<Expression> m_expressions;
};

} // namespace Signalbox
