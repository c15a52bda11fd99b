// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/designer/editors/expressionfield.h"

#include "ui/widgets/format.h"
#include "ui/widgets/tokens.h"

#include <QSignalBlocker>

namespace Signalbox {

ExpressionField::ExpressionField(const QString &name, int lines, QWidget *parent)
    : QPlainTextEdit(parent)
{
    constexpr int around = 12;
    setAccessibleName(name);
    setFont(fixedFont());
    setTabChangesFocus(true);
    setMinimumHeight(lines * fontMetrics().lineSpacing() + around);
    connect(this, &QPlainTextEdit::textChanged, this,
            [this] { Q_EMIT expressionEdited(toPlainText()); });
}

void ExpressionField::setExpression(const QString &text)
{
    if (toPlainText() == text)
        return;
    const QSignalBlocker quiet(this);
    const int at = textCursor().position();
    setPlainText(text);
    auto cursor = textCursor();
    cursor.setPosition(std::min(at, int(text.size())));
    setTextCursor(cursor);
}

void ExpressionField::setProblem(qsizetype position)
{
    QList<QTextEdit::ExtraSelection> marks;
    if (position >= 0) {
        QTextEdit::ExtraSelection mark;
        mark.format.setUnderlineStyle(QTextCharFormat::WaveUnderline);
        mark.format.setUnderlineColor(Tokens::of(palette()).bad);
        mark.cursor = textCursor();
        // At the end there is nothing to underline but the last character.
        const auto last = std::max<qsizetype>(toPlainText().size() - 1, 0);
        mark.cursor.setPosition(int(std::min(position, last)));
        mark.cursor.movePosition(QTextCursor::End, QTextCursor::KeepAnchor);
        marks.append(mark);
    }
    setExtraSelections(marks);
}

} // namespace Signalbox
