// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/designer/conditions/conditionvalues.h"

#include <QWidget>

#include <memory>

class QAction;
class QComboBox;
class QLabel;
class QLineEdit;
class QStringListModel;
class QToolButton;

namespace Signalbox {

/// One test of a condition: a field, what is asked of it, and a value.
class ConditionRow final : public QWidget
{
    Q_OBJECT

public:
    explicit ConditionRow(const ConditionTest &test, QWidget *parent = nullptr);

    ConditionTest test() const;
    void setVocabulary(const std::shared_ptr<const ExpressionVocabulary> &vocabulary);

Q_SIGNALS:
    /// \a part: the field that is typed in; empty: something was chosen.
    void edited(const QString &part);
    void moveWanted(int by);
    void groupWanted();
    void removeWanted();

private:
    void makeMenu(QToolButton *button);
    QAction *addAction(const QString &text, const QKeySequence &keys, void (ConditionRow::*run)());
    void pickField();
    void takeField(const QString &part);
    void takeOperator();
    void fillOperators();
    void showValue();
    void updateRow();
    void moveUp();
    void moveDown();
    QJsonValue value() const;
    ConditionOperator op() const;
    ConditionValues::FieldType valueType() const;
    const ExpressionVocabulary::Path *sample() const;

    std::shared_ptr<const ExpressionVocabulary> m_vocabulary;
    QJsonValue m_value; ///< what the value's fields show
    QLineEdit *m_field;
    QStringListModel *m_paths;
    QToolButton *m_pick;
    QComboBox *m_operator;
    QLineEdit *m_first;
    QLabel *m_and;
    QLineEdit *m_second;
    QLabel *m_options; ///< which of the menu's are on
    QAction *m_anyCase = nullptr;
    QAction *m_asNumber = nullptr;
};

} // namespace Signalbox
