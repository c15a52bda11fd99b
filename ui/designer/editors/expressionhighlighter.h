// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/designer/editors/expressiontokens.h"

#include <QSyntaxHighlighter>

namespace Signalbox {

/// Sets an expression or template off: texts in the accent, functions bold, signs muted.
class ExpressionHighlighter final : public QSyntaxHighlighter
{
    Q_OBJECT

public:
    explicit ExpressionHighlighter(QTextDocument *document);

    void setSyntax(ExpressionSyntax syntax);
    ExpressionSyntax syntax() const { return m_syntax; }
    /// In the colours of the theme that \a palette is of.
    void setPalette(const QPalette &palette);

protected:
    void highlightBlock(const QString &text) override;

private:
    ExpressionSyntax m_syntax = ExpressionSyntax::Expression;
    QTextCharFormat m_text;
    QTextCharFormat m_number;
    QTextCharFormat m_function;
    QTextCharFormat m_symbol;
    QTextCharFormat m_braces;
};

} // namespace Signalbox
