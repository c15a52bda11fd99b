// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/factsview.h"

#include "ui/widgets/format.h"
#include "ui/widgets/labels.h"

#include <QGridLayout>

namespace Signalbox {

using namespace Qt::StringLiterals;

FactsView::FactsView(QWidget *parent)
    : QWidget(parent)
    , m_grid(new QGridLayout(this))
{
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(12);
    m_grid->setVerticalSpacing(6);
    m_grid->setColumnStretch(1, 1);
}

FactsView::Row FactsView::makeRow(int number)
{
    auto *name = makeLabel({}, "muted", this);
    auto *value = new QLabel(this);
    auto *copy = new CopyButton(tr("Copy"), this);
    copy->setIconSize({14, 14});
    copy->setFixedSize(20, 20);
    copy->setStyleSheet(u"padding: 1px"_s);
    value->setTextFormat(Qt::PlainText);
    value->setWordWrap(true);
    value->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    value->setMinimumWidth(40);
    name->setBuddy(value);
    m_grid->addWidget(name, number, 0, Qt::AlignTop | Qt::AlignLeft);
    m_grid->addWidget(value, number, 1, Qt::AlignTop);
    auto *line = new ElidedLabel(this, Qt::ElideMiddle);
    m_grid->addWidget(line, number, 1, Qt::AlignVCenter);
    m_grid->addWidget(copy, number, 2, Qt::AlignTop);
    return {name, value, line, copy};
}

void FactsView::setFacts(const QList<Fact> &facts)
{
    if (m_facts == facts)
        return;
    m_facts = facts;
    while (m_rows.size() < facts.size())
        m_rows.append(makeRow(int(m_rows.size())));
    for (qsizetype i = 0; i < m_rows.size(); ++i) {
        const auto &row = m_rows[i];
        const bool shown = i < facts.size();
        row.name->setVisible(shown);
        row.value->setVisible(shown && !facts[i].copyable);
        row.line->setVisible(shown && facts[i].copyable);
        row.copy->setVisible(shown && facts[i].copyable);
        if (!shown)
            continue;
        const auto &fact = facts[i];
        row.name->setText(fact.name);
        row.value->setText(fact.value);
        row.value->setToolTip(fact.tip);
        row.value->setFont(fact.fixed ? fixedFont() : font());
        row.value->setAccessibleName(fact.name);
        row.value->setAccessibleDescription(fact.value);
        row.line->setFullText(fact.value);
        row.line->setFont(row.value->font());
        row.copy->setCopyText(fact.value);
        row.copy->setAccessibleName(tr("Copy %1").arg(fact.name));
    }
}

} // namespace Signalbox
