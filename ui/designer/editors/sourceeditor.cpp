// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/designer/editors/sourceeditor.h"

#include "ui/designer/editors/fieldbox.h"

#include <QListWidget>
#include <QSignalBlocker>

namespace Signalbox {

using namespace Qt::StringLiterals;

SourceEditor::SourceEditor(const QStringList &known, QWidget *parent)
    : NodeEditor(parent)
    , m_known(known)
    , m_list(new QListWidget(this))
{
    m_list->setObjectName(u"nodeSources"_s);
    m_list->setAccessibleName(tr("Sources whose events enter here"));
    addField(u"source"_s, tr("Events of"), m_list);
    setFocusProxy(m_list);
    connect(m_list, &QListWidget::itemChanged, this, [this] {
        SourceNode node;
        for (int row = 0; row < m_list->count(); ++row) {
            if (m_list->item(row)->checkState() == Qt::Checked)
                node.sources.append(m_list->item(row)->text());
        }
        Q_EMIT edited(node, u"source"_s);
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
    m_list->clear();
    for (const auto &name : std::as_const(names)) {
        auto *item = new QListWidgetItem(name, m_list);
        item->setCheckState(chosen.contains(name) ? Qt::Checked : Qt::Unchecked);
        if (!m_known.contains(name))
            item->setToolTip(tr("There is no such source."));
    }
}

} // namespace Signalbox
