// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/designer/conditions/conditiongroupbox.h"

namespace Signalbox {

/// A condition clicked together: rows of field, question and value in groups.
class ConditionBuilder final : public QWidget
{
    Q_OBJECT

public:
    explicit ConditionBuilder(QWidget *parent = nullptr);

    /// The expression that is shown; empty while no row has a field.
    QString expression() const;
    /// Does not emit. What means the expression() that is shown already changes nothing, so that
    /// rows that are not finished stay. Nothing: no condition yet.
    void setCondition(const std::optional<Condition> &condition);
    void setVocabulary(const std::shared_ptr<const ExpressionVocabulary> &vocabulary);

Q_SIGNALS:
    /// \a part: the field of a row that is typed in; empty: a step by itself.
    void expressionEdited(const QString &expression, const QString &part);

private:
    void perform(ConditionGesture gesture, ConditionTree::Path path);
    void build(const ConditionGroup &root);

    std::shared_ptr<const ExpressionVocabulary> m_vocabulary;
    ConditionGroupBox *m_top = nullptr;
};

} // namespace Signalbox
