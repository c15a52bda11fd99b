// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPlainTextEdit>

namespace Signalbox {

class ScriptHighlighter;

/// JavaScript with line numbers and colours. Tab and Shift+Tab move lines in and out, Enter keeps
/// the indentation, Escape goes on to the next field. What is wrong is underlined, and its line
/// marked.
class CodeField final : public QPlainTextEdit
{
    Q_OBJECT

public:
    /// \a name is for screen readers.
    explicit CodeField(const QString &name, QWidget *parent = nullptr);

    /// Keeps the cursor. Does not emit.
    void setCode(const QString &text);
    /// \a position: in characters from 0; -1: nowhere.
    void setProblem(qsizetype position);
    /// Its run failed in \a line; 0: it did not, or nobody knows where. One of both is marked, the
    /// later one.
    void setFailure(int line);
    int problemLine() const { return m_problemLine; } ///< from 1; 0: none
    int numbersWidth() const;

Q_SIGNALS:
    void codeEdited(const QString &text);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    class Numbers;

    void takeText();
    void mark(const QTextCursor &cursor);
    void indent(bool in);
    void breakLine();
    void paintNumbers(QPaintEvent *event);

    QString m_text; ///< as last told
    int m_problemLine = 0;
    ScriptHighlighter *m_highlighter;
    QWidget *m_numbers;
};

} // namespace Signalbox
