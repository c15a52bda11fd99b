// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/designer/editors/nodeeditor.h"

#include "ui/designer/editors/batcheditor.h"
#include "ui/designer/editors/deduplicateeditor.h"
#include "ui/designer/editors/delayeditor.h"
#include "ui/designer/editors/destinationeditor.h"
#include "ui/designer/editors/expressionfield.h"
#include "ui/designer/editors/fieldbox.h"
#include "ui/designer/editors/filtereditor.h"
#include "ui/designer/editors/jsoneditor.h"
#include "ui/designer/editors/mapeditor.h"
#include "ui/designer/editors/ordereditor.h"
#include "ui/designer/editors/scripteditor.h"
#include "ui/designer/editors/sourceeditor.h"
#include "ui/designer/editors/stopeditor.h"
#include "ui/designer/editors/switcheditor.h"
#include "ui/designer/editors/throttleeditor.h"
#include "ui/designer/problemwords.h"

#include <QVBoxLayout>

#include <algorithm>

namespace Signalbox {

NodeEditor::NodeEditor(QWidget *parent)
    : QWidget(parent)
    , m_column(new QVBoxLayout(this))
{
    constexpr int between = 12;
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(between);
}

FieldBox *NodeEditor::addField(const QString &field, const QString &label, QWidget *widget,
                               const QString &note)
{
    auto *box = new FieldBox(label, widget, note, this);
    m_column->addWidget(box);
    placeField(field, box);
    return box;
}

void NodeEditor::placeField(const QString &field, FieldBox *box)
{
    m_boxes.insert(field, box);
}

QList<WorkflowProblem> NodeEditor::setProblems(const QList<WorkflowProblem> &problems)
{
    for (auto *box : std::as_const(m_boxes))
        box->setProblem({});
    QList<WorkflowProblem> others;
    for (const auto &problem : problems) {
        if (auto *box = m_boxes.value(problem.field))
            box->setProblem(ProblemWords::sentence(problem), problem.position);
        else
            others.append(problem);
    }
    return others;
}

void NodeEditor::setReport(const NodeReport &report)
{
    for (const auto &[field, box] : m_boxes.asKeyValueRange()) {
        const auto found = std::ranges::find(report.expressions, field, &ExpressionReport::field);
        box->setReport(found == report.expressions.end() ? nullptr : &*found);
    }
}

void NodeEditor::setVocabulary(const std::shared_ptr<const ExpressionVocabulary> &vocabulary)
{
    for (auto *field : findChildren<ExpressionField *>())
        field->setVocabulary(vocabulary);
}

NodeEditor *makeNodeEditor(const NodeBody &body, const KnownObjects &known, QWidget *parent)
{
    if (std::holds_alternative<SourceNode>(body))
        return new SourceEditor(known.sources, parent);
    if (std::holds_alternative<FilterNode>(body))
        return new FilterEditor(parent);
    if (std::holds_alternative<SwitchNode>(body))
        return new SwitchEditor(parent);
    if (std::holds_alternative<MapNode>(body))
        return new MapEditor(parent);
    if (std::holds_alternative<OrderNode>(body))
        return new OrderEditor(parent);
    if (std::holds_alternative<DeduplicateNode>(body))
        return new DeduplicateEditor(parent);
    if (std::holds_alternative<DelayNode>(body))
        return new DelayEditor(parent);
    if (std::holds_alternative<ThrottleNode>(body))
        return new ThrottleEditor(parent);
    if (std::holds_alternative<BatchNode>(body))
        return new BatchEditor(parent);
    if (std::holds_alternative<ScriptNode>(body))
        return new ScriptEditor(parent);
    if (std::holds_alternative<DestinationNode>(body))
        return new DestinationEditor(known.destinations, parent);
    if (std::holds_alternative<StopNode>(body))
        return new StopEditor(parent);
    return new JsonEditor(parent);
}

} // namespace Signalbox
