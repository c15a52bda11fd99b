// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/designer/editors/expressionvocabulary.h"

#include <QPlainTextEdit>

#include <memory>

class QCompleter;
class QStringListModel;

namespace Signalbox {

class ExpressionHighlighter;

/// A JMESPath expression, or a template with expressions in it, in the fixed font: set off in
/// colours, completed from a sample event as it is typed or by Ctrl+Space. What is wrong with it is
/// underlined from where it begins.
class ExpressionField final : public QPlainTextEdit
{
    Q_OBJECT

public:
    /// \a name is for screen readers. Has room for \a lines, and grows with the text; with one line
    /// it takes no line break.
    explicit ExpressionField(const QString &name, int lines, QWidget *parent = nullptr);

    void setSyntax(ExpressionSyntax syntax);
    /// What is completed; null: nothing.
    void setVocabulary(std::shared_ptr<const ExpressionVocabulary> vocabulary);
    /// Keeps the cursor. Does not emit.
    void setExpression(const QString &text);
    /// \a position: in characters from 0; -1: nowhere.
    void setProblem(qsizetype position);
    QCompleter *completer() const { return m_completer; }

Q_SIGNALS:
    void expressionEdited(const QString &text);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;
    void insertFromMimeData(const QMimeData *source) override;

private:
    void takeText();
    void fitHeight();
    void offer(bool wanted);
    void insertWord(const QString &word);

    int m_lines; ///< at least
    QString m_text; ///< as last told
    std::shared_ptr<const ExpressionVocabulary> m_vocabulary;
    ExpressionHighlighter *m_highlighter;
    QStringListModel *m_words;
    QCompleter *m_completer;
};

} // namespace Signalbox
