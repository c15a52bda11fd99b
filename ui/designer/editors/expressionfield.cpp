// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/designer/editors/expressionfield.h"

#include "ui/designer/editors/expressionhighlighter.h"
#include "ui/widgets/format.h"
#include "ui/widgets/tokens.h"

#include <QAbstractItemView>
#include <QAbstractTextDocumentLayout>
#include <QCompleter>
#include <QKeyEvent>
#include <QMimeData>
#include <QScrollBar>
#include <QStringListModel>

#include <algorithm>

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

constexpr int popupWidth = 320;
constexpr int shownWords = 10;
constexpr int mostLines = 12; ///< that it grows to

bool isForPopup(int key)
{
    return key == Qt::Key_Enter || key == Qt::Key_Return || key == Qt::Key_Escape
        || key == Qt::Key_Tab || key == Qt::Key_Backtab;
}

} // namespace

ExpressionField::ExpressionField(const QString &name, int lines, QWidget *parent)
    : QPlainTextEdit(parent)
    , m_lines(lines)
    , m_highlighter(new ExpressionHighlighter(document()))
    , m_words(new QStringListModel(this))
    , m_completer(new QCompleter(m_words, this))
{
    setAccessibleName(name);
    setFont(fixedFont());
    setTabChangesFocus(true);
    if (m_lines == 1) {
        setLineWrapMode(NoWrap);
        setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
        setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    }
    fitHeight();
    connect(document()->documentLayout(), &QAbstractTextDocumentLayout::documentSizeChanged, this,
            &ExpressionField::fitHeight);
    m_highlighter->setPalette(palette());
    m_completer->setWidget(this);
    m_completer->setCompletionMode(QCompleter::UnfilteredPopupCompletion);
    m_completer->setMaxVisibleItems(shownWords);
    m_completer->popup()->setFont(fixedFont());
    m_completer->popup()->setAccessibleName(tr("Completions"));
    connect(m_completer, qOverload<const QString &>(&QCompleter::activated), this,
            &ExpressionField::insertWord);
    connect(this, &QPlainTextEdit::textChanged, this, &ExpressionField::takeText);
}

void ExpressionField::fitHeight()
{
    constexpr int around = 18;
    // A plain text's layout counts in lines, wrapped ones included.
    const int lines = m_lines == 1
        ? 1
        : std::clamp(int(document()->documentLayout()->documentSize().height()), m_lines,
                     std::max(mostLines, m_lines));
    setFixedHeight(lines * fontMetrics().lineSpacing() + around);
}

void ExpressionField::setSyntax(ExpressionSyntax syntax)
{
    m_highlighter->setSyntax(syntax);
}

void ExpressionField::setVocabulary(std::shared_ptr<const ExpressionVocabulary> vocabulary)
{
    m_vocabulary = std::move(vocabulary);
}

void ExpressionField::setExpression(const QString &text)
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

void ExpressionField::takeText()
{
    const auto text = toPlainText();
    if (text == m_text)
        return; // only its colours changed
    m_text = text;
    Q_EMIT expressionEdited(text);
}

void ExpressionField::keyPressEvent(QKeyEvent *event)
{
    if (m_completer->popup()->isVisible() && isForPopup(event->key())) {
        event->ignore();
        return;
    }
    const bool wanted =
        event->key() == Qt::Key_Space && event->modifiers().testFlag(Qt::ControlModifier);
    const bool breaks = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (m_lines == 1 && breaks) {
        event->ignore();
        return;
    }
    if (!wanted)
        QPlainTextEdit::keyPressEvent(event);
    const auto typed = event->text();
    const bool writes = !typed.isEmpty()
        && (typed.front().isLetterOrNumber() || u"_.\""_s.contains(typed.front())
            || event->key() == Qt::Key_Backspace);
    if (wanted || (writes && !isReadOnly()))
        offer(wanted);
    else if (!typed.isEmpty())
        m_completer->popup()->hide();
}

void ExpressionField::offer(bool wanted)
{
    const auto cursor = textCursor();
    const auto found = m_vocabulary
        ? m_vocabulary->completionAt(toPlainText(), cursor.position(), m_highlighter->syntax())
        : ExpressionVocabulary::Completion();
    if (found.words.isEmpty() || (found.from == cursor.position() && !wanted)) {
        m_completer->popup()->hide();
        return;
    }
    m_words->setStringList(found.words);
    auto place = cursorRect();
    place.setWidth(popupWidth);
    m_completer->complete(place);
    m_completer->popup()->setCurrentIndex(m_words->index(0));
}

void ExpressionField::insertWord(const QString &word)
{
    auto cursor = textCursor();
    const auto found =
        m_vocabulary->completionAt(toPlainText(), cursor.position(), m_highlighter->syntax());
    cursor.setPosition(int(found.from), QTextCursor::KeepAnchor);
    cursor.insertText(word);
    setTextCursor(cursor);
}

void ExpressionField::changeEvent(QEvent *event)
{
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_highlighter)
        m_highlighter->setPalette(palette());
}

void ExpressionField::insertFromMimeData(const QMimeData *source)
{
    if (m_lines == 1)
        insertPlainText(source->text().simplified());
    else
        insertPlainText(source->text());
}

} // namespace Signalbox
