// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSyntaxHighlighter>

namespace Signalbox {

/// Sets JavaScript off: keywords bold, texts and numbers in the accent, comments muted.
class ScriptHighlighter final : public QSyntaxHighlighter
{
    Q_OBJECT

public:
    explicit ScriptHighlighter(QTextDocument *document);

    /// In the colours of the theme that \a palette is of.
    void setPalette(const QPalette &palette);

protected:
    void highlightBlock(const QString &text) override;

private:
    QTextCharFormat m_keyword;
    QTextCharFormat m_text;
    QTextCharFormat m_comment;
};

} // namespace Signalbox
