// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/designer/editors/switcheditor.h"

#include "ui/designer/editors/pairtable.h"
#include "ui/widgets/labels.h"

#include <QVBoxLayout>

namespace Signalbox {

using namespace Qt::StringLiterals;

SwitchEditor::SwitchEditor(QWidget *parent)
    : NodeEditor(parent)
    , m_cases(new PairTable(tr("Cases"), tr("Port"), tr("When"), this))
{
    m_cases->setObjectName(u"nodeCases"_s);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(makeLabel(tr("The first case that holds decides the port"), "muted", this));
    layout->addWidget(m_cases, 1);
    setFocusProxy(m_cases);
    connect(m_cases, &PairTable::pairsEdited, this, [this] {
        SwitchNode node;
        for (const auto &[name, expression] : m_cases->pairs())
            node.cases.append({name, expression});
        Q_EMIT edited(node, u"switch"_s);
    });
}

void SwitchEditor::setBody(const NodeBody &body)
{
    QList<PairTable::Pair> pairs;
    for (const auto &each : std::get<SwitchNode>(body).cases)
        pairs.append({each.name, each.expression});
    m_cases->setPairs(pairs);
}

void SwitchEditor::setProblems(const QList<WorkflowProblem> &problems)
{
    m_cases->setProblem(-1, {});
    for (const auto &problem : problems) {
        // switch[2].when
        const auto from = problem.field.indexOf(u'[');
        const auto to = problem.field.indexOf(u']');
        if (from > 0 && to > from)
            m_cases->setProblem(problem.field.sliced(from + 1, to - from - 1).toInt(),
                                problem.detail);
    }
}

} // namespace Signalbox
