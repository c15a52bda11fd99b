// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/nodetrial.h"
#include "ui/designer/editors/expressionvocabulary.h"

#include <QWidget>

#include <memory>

class QLabel;

namespace Signalbox {

class Choice;
class ConditionBuilder;
class ExpressionField;

/// A condition in two views of the same thing: rows to click together, or the expression. One that
/// the rows cannot show stays text, and they say so. Below stands whether it holds on the sample.
class ConditionField final : public QWidget
{
    Q_OBJECT

public:
    explicit ConditionField(QWidget *parent = nullptr);

    /// Does not emit.
    void setExpression(const QString &text);
    /// Of that expression; null: nothing is known, or it does not compile.
    void setReport(const ExpressionReport *report);
    void setProblem(const QString &sentence, qsizetype position);
    void setVocabulary(const std::shared_ptr<const ExpressionVocabulary> &vocabulary);
    ExpressionField *expressionField() const { return m_expression; }

Q_SIGNALS:
    /// \a part: the field of it that is typed in; empty: a step by itself, as a row that goes.
    void expressionEdited(const QString &text, const QString &part);

private:
    enum View { Builder, Expression };

    void choose(int view);
    void showView();
    void showBelow();

    QString m_text;
    bool m_known = false; ///< what the expression is for the rows is told by m_condition
    std::optional<Condition> m_condition;
    bool m_chosen = false; ///< somebody chose the view
    QString m_problem;
    QString m_result;
    bool m_failed = false;
    Choice *m_view;
    ConditionBuilder *m_builder;
    ExpressionField *m_expression;
    QLabel *m_tooMuch;
    QLabel *m_below;
};

} // namespace Signalbox
