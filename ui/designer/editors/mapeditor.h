// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/designer/editors/nodeeditor.h"

class QComboBox;
class QLineEdit;

namespace Signalbox {

class BeforeAfter;
class Choice;
class ExpressionField;
class FieldBox;
class PairTable;

/// The new body of a map, in one of three ways, what else of the delivery it sets, and what it
/// makes of the sample event.
class MapEditor final : public NodeEditor
{
    Q_OBJECT

public:
    explicit MapEditor(QWidget *parent = nullptr);

    void setBody(const NodeBody &body) override;
    QList<WorkflowProblem> setProblems(const QList<WorkflowProblem> &problems) override;
    void setReport(const NodeReport &report) override;

private:
    enum Way { Fields, Whole, Template };

    void makeBody();
    void makeSettings();
    void addSetting(const QString &object, const QString &field, const QString &name,
                    const QString &hint, QString MapNode::*member);
    void showWay(int way);
    void showField(int row);
    void takeFields(const QString &field);
    /// The node with \a change made to what is shown, if that changes anything. \a field as
    /// edited() has it.
    template <typename Change>
    void edit(const QString &field, const Change &change);

    MapNode m_node;
    int m_row = -1; ///< of the field whose expression is shown
    NodeReport m_report;
    QList<WorkflowProblem> m_problems;
    Choice *m_way;
    PairTable *m_fields;
    ExpressionField *m_value;
    FieldBox *m_valueBox;
    ExpressionField *m_whole;
    FieldBox *m_wholeBox;
    ExpressionField *m_template;
    FieldBox *m_templateBox;
    BeforeAfter *m_sample;
    QComboBox *m_method;
    QLineEdit *m_contentType;
    QList<std::pair<ExpressionField *, QString MapNode::*>> m_settings;
    PairTable *m_headers;
};

} // namespace Signalbox
