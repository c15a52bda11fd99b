// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/designer/editors/nodeeditor.h"

class QLineEdit;
class QPlainTextEdit;
class QStackedWidget;

namespace Signalbox {

class Choice;
class ExpressionField;
class PairTable;

/// The new body of a map, in one of three ways, and what else of the delivery it sets.
class MapEditor final : public NodeEditor
{
    Q_OBJECT

public:
    explicit MapEditor(QWidget *parent = nullptr);

    void setBody(const NodeBody &body) override;
    void setProblems(const QList<WorkflowProblem> &problems) override;

private:
    enum Way { Fields, Whole, Template };

    QWidget *makeBody();
    QWidget *makeSettings();
    QLineEdit *makeSetting(const QString &object, const QString &name, const QString &hint,
                           QString MapNode::*member);
    /// The node with \a change made to what is shown, if that changes anything.
    template <typename Change>
    void edit(const QString &field, const Change &change);

    MapNode m_node;
    Choice *m_way;
    QStackedWidget *m_ways;
    PairTable *m_fields;
    ExpressionField *m_whole;
    ExpressionField *m_template;
    PairTable *m_headers;
    QList<std::pair<QLineEdit *, QString MapNode::*>> m_settings;
};

} // namespace Signalbox
