// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPlainTextEdit>

class QLabel;

namespace Signalbox {

/// A JMESPath expression, or a template with expressions in it, in the fixed font; what is wrong
/// with it is underlined from where it begins.
class ExpressionField final : public QPlainTextEdit
{
    Q_OBJECT

public:
    /// \a name is for screen readers.
    explicit ExpressionField(const QString &name, int lines, QWidget *parent = nullptr);

    /// Keeps the cursor. Does not emit.
    void setExpression(const QString &text);
    /// \a position: in characters from 0; -1: nowhere.
    void setProblem(qsizetype position);

Q_SIGNALS:
    void expressionEdited(const QString &text);
};

} // namespace Signalbox
