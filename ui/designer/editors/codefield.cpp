// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/designer/editors/codefield.h"

#include "ui/designer/editors/scripthighlighter.h"
#include "ui/widgets/format.h"
#include "ui/widgets/tokens.h"

#include <QKeyEvent>
#include <QPainter>
#include <QTextBlock>

#include <algorithm>

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

constexpr int codeIndent = 2;
constexpr int numberPadding = 6;

QString blanks(qsizetype count)
{
    return QString(count, u' ');
}

qsizetype leadingBlanks(const QString &line)
{
    const auto end = std::ranges::find_if(line, [](QChar c) { return c != u' '; });
    return end - line.begin();
}

} // namespace

/// The column at the left.
class CodeField::Numbers final : public QWidget
{
public:
    explicit Numbers(CodeField *code)
        : QWidget(code)
        , m_code(code)
    {
    }

protected:
    void paintEvent(QPaintEvent *event) override { m_code->paintNumbers(event); }

private:
    CodeField *m_code;
};

CodeField::CodeField(const QString &name, QWidget *parent)
    : QPlainTextEdit(parent)
    , m_highlighter(new ScriptHighlighter(document()))
    , m_numbers(new Numbers(this))
{
    setAccessibleName(name);
    setAccessibleDescription(tr("Escape goes on to the next field."));
    setFont(fixedFont());
    setLineWrapMode(NoWrap);
    m_highlighter->setPalette(palette());
    const auto makeRoom = [this] { setViewportMargins(numbersWidth(), 0, 0, 0); };
    makeRoom();
    connect(this, &QPlainTextEdit::blockCountChanged, this, makeRoom);
    connect(this, &QPlainTextEdit::updateRequest, this, [this](const QRect &rect, int scrolled) {
        if (scrolled != 0)
            m_numbers->scroll(0, scrolled);
        else
            m_numbers->update(0, rect.y(), m_numbers->width(), rect.height());
    });
    connect(this, &QPlainTextEdit::textChanged, this, &CodeField::takeText);
}

int CodeField::numbersWidth() const
{
    const auto digits = QString::number(std::max(blockCount(), 10)).size();
    return int(digits) * fontMetrics().horizontalAdvance(u'9') + 2 * numberPadding;
}

void CodeField::setCode(const QString &text)
{
    m_text = text;
    if (toPlainText() == text)
        return;
    const QSignalBlocker quiet(this);
    const int at = textCursor().position();
    setPlainText(text);
    auto cursor = textCursor();
    cursor.setPosition(std::min(at, int(text.size())));
    setTextCursor(cursor);
    setViewportMargins(numbersWidth(), 0, 0, 0);
}

void CodeField::setProblem(qsizetype position)
{
    auto cursor = textCursor();
    cursor.clearSelection();
    if (position < 0) {
        mark({});
        return;
    }
    cursor.setPosition(int(std::min(position, toPlainText().size())));
    cursor.movePosition(cursor.atBlockEnd() ? QTextCursor::StartOfBlock : QTextCursor::EndOfBlock,
                        QTextCursor::KeepAnchor);
    mark(cursor);
}

void CodeField::setFailure(int line)
{
    const auto block = document()->findBlockByNumber(line - 1);
    if (line < 1 || !block.isValid()) {
        mark({});
        return;
    }
    QTextCursor cursor(block);
    cursor.movePosition(QTextCursor::NextCharacter, QTextCursor::MoveAnchor,
                        int(leadingBlanks(block.text())));
    cursor.movePosition(QTextCursor::EndOfBlock, QTextCursor::KeepAnchor);
    mark(cursor);
}

void CodeField::mark(const QTextCursor &cursor)
{
    QList<QTextEdit::ExtraSelection> marks;
    m_problemLine = cursor.isNull() ? 0 : cursor.blockNumber() + 1;
    if (!cursor.isNull()) {
        QTextEdit::ExtraSelection mark;
        mark.format.setUnderlineStyle(QTextCharFormat::WaveUnderline);
        mark.format.setUnderlineColor(Tokens::of(palette()).bad);
        mark.cursor = cursor;
        marks.append(mark);
    }
    setExtraSelections(marks);
    m_numbers->update();
}

void CodeField::takeText()
{
    const auto text = toPlainText();
    if (text == m_text)
        return; // only its colours changed
    m_text = text;
    Q_EMIT codeEdited(text);
}

void CodeField::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Escape:
        // Its own focusNextPrevChild() keeps Tab, and with it the focus.
        QAbstractScrollArea::focusNextPrevChild(true);
        return;
    case Qt::Key_Backtab: indent(false); return;
    case Qt::Key_Tab: indent(true); return;
    case Qt::Key_Return:
    case Qt::Key_Enter: breakLine(); return;
    default: QPlainTextEdit::keyPressEvent(event);
    }
}

void CodeField::indent(bool in)
{
    if (isReadOnly())
        return;
    auto cursor = textCursor();
    if (in && !cursor.hasSelection()) {
        cursor.insertText(blanks(codeIndent - cursor.positionInBlock() % codeIndent));
        return;
    }
    const int last = document()->findBlock(cursor.selectionEnd()).blockNumber();
    cursor.beginEditBlock();
    for (auto block = document()->findBlock(cursor.selectionStart());
         block.isValid() && block.blockNumber() <= last; block = block.next()) {
        QTextCursor line(block);
        if (in) {
            line.insertText(blanks(codeIndent));
            continue;
        }
        const auto count = std::min<qsizetype>(codeIndent, leadingBlanks(block.text()));
        line.movePosition(QTextCursor::NextCharacter, QTextCursor::KeepAnchor, int(count));
        line.removeSelectedText();
    }
    cursor.endEditBlock();
}

void CodeField::breakLine()
{
    if (isReadOnly())
        return;
    auto cursor = textCursor();
    const auto before = cursor.block().text().first(cursor.positionInBlock());
    const auto depth = leadingBlanks(before) + (before.trimmed().endsWith(u'{') ? codeIndent : 0);
    cursor.insertText(u'\n' + blanks(depth));
    setTextCursor(cursor);
    ensureCursorVisible();
}

void CodeField::resizeEvent(QResizeEvent *event)
{
    QPlainTextEdit::resizeEvent(event);
    const auto area = contentsRect();
    m_numbers->setGeometry(area.left(), area.top(), numbersWidth(), area.height());
}

void CodeField::changeEvent(QEvent *event)
{
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_highlighter)
        m_highlighter->setPalette(palette());
}

void CodeField::paintNumbers(QPaintEvent *event)
{
    const auto &tokens = Tokens::of(palette());
    QPainter painter(m_numbers);
    painter.fillRect(event->rect(), tokens.background);
    painter.setFont(font());
    auto block = firstVisibleBlock();
    auto place = blockBoundingGeometry(block).translated(contentOffset());
    while (block.isValid() && place.top() <= event->rect().bottom()) {
        const bool wrong = block.blockNumber() + 1 == m_problemLine;
        painter.setPen(wrong ? tokens.bad : tokens.muted);
        const QRectF line(0, place.top(), m_numbers->width() - numberPadding, place.height());
        painter.drawText(line, Qt::AlignRight | Qt::AlignVCenter,
                         QString::number(block.blockNumber() + 1));
        place.translate(0, place.height());
        block = block.next();
        place.setHeight(blockBoundingRect(block).height());
    }
}

} // namespace Signalbox
