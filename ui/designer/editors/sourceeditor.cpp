// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/designer/editors/sourceeditor.h"

#include "ui/designer/editors/fieldbox.h"
#include "ui/widgets/focuslead.h"

#include <QHBoxLayout>
#include <QListWidget>
#include <QPushButton>
#include <QSignalBlocker>

namespace Signalbox {

using namespace Qt::StringLiterals;

SourceEditor::SourceEditor(const QStringList &known, QWidget *parent)
    : NodeEditor(parent)
    , m_known(known)
    , m_list(new QListWidget(this))
    , m_edit(new QPushButton(tr("Edit…"), this))
{
    m_list->setObjectName(u"nodeSources"_s);
    m_list->setAccessibleName(tr("Sources whose events enter here"));
    addField(u"source"_s, tr("Events of"), m_list);
    auto *make = new QPushButton(tr("New source…"), this);
    make->setObjectName(u"makeNodeSource"_s);
    m_edit->setObjectName(u"editNodeSource"_s);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(make);
    buttons->addWidget(m_edit);
    buttons->addStretch(1);
    column()->addLayout(buttons);
    leadFocus(*this, *m_list);
    connect(make, &QPushButton::clicked, this, [this] { Q_EMIT objectWanted({}); });
    connect(m_edit, &QPushButton::clicked, this,
            [this] { Q_EMIT objectWanted(m_list->currentItem()->text()); });
    connect(m_list, &QListWidget::currentItemChanged, this, &SourceEditor::updateEdit);
    connect(m_list, &QListWidget::itemChanged, this, [this] {
        SourceNode node;
        for (int row = 0; row < m_list->count(); ++row) {
            if (m_list->item(row)->checkState() == Qt::Checked)
                node.sources.append(m_list->item(row)->text());
        }
        Q_EMIT edited(node, {});
    });
}

void SourceEditor::setBody(const NodeBody &body)
{
    const auto &chosen = std::get<SourceNode>(body).sources;
    auto names = m_known;
    for (const auto &name : chosen) {
        if (!names.contains(name))
            names.append(name);
    }
    const QSignalBlocker quiet(m_list);
    const auto *current = m_list->currentItem();
    const auto before = current ? current->text() : chosen.value(0);
    m_list->clear();
    for (const auto &name : std::as_const(names)) {
        auto *item = new QListWidgetItem(name, m_list);
        item->setCheckState(chosen.contains(name) ? Qt::Checked : Qt::Unchecked);
        if (!m_known.contains(name))
            item->setToolTip(tr("There is no such source."));
        if (name == before)
            m_list->setCurrentItem(item);
    }
    updateEdit();
}

void SourceEditor::updateEdit()
{
    const auto *item = m_list->currentItem();
    m_edit->setEnabled(item && m_known.contains(item->text()));
}

} // namespace Signalbox
