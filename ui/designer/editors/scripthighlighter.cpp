// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/designer/editors/scripthighlighter.h"

#include "ui/designer/editors/scriptsyntax.h"
#include "ui/widgets/tokens.h"

namespace Signalbox {

ScriptHighlighter::ScriptHighlighter(QTextDocument *document)
    : QSyntaxHighlighter(document)
{
}

void ScriptHighlighter::setPalette(const QPalette &palette)
{
    const auto &tokens = Tokens::of(palette);
    m_keyword.setFontWeight(QFont::DemiBold);
    m_text.setForeground(tokens.accent);
    m_comment.setForeground(tokens.muted);
    m_comment.setFontItalic(true);
    rehighlight();
}

void ScriptHighlighter::highlightBlock(const QString &text)
{
    const auto cut = cutScript(text, previousBlockState());
    setCurrentBlockState(cut.state);
    for (const auto &token : cut.tokens) {
        const auto &format = token.kind == ScriptToken::Kind::Keyword ? m_keyword
            : token.kind == ScriptToken::Kind::Comment                ? m_comment
                                                                      : m_text;
        setFormat(int(token.start), int(token.length), format);
    }
}

} // namespace Signalbox
