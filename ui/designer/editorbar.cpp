// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/designer/editorbar.h"

#include "ui/widgets/chips.h"
#include "ui/widgets/labels.h"

#include <QAction>
#include <QHBoxLayout>
#include <QPushButton>

namespace Signalbox {

using namespace Qt::StringLiterals;

EditorBar::EditorBar(const QList<QAction *> &actions, QWidget *parent)
    : QWidget(parent)
    , m_title(new ElidedLabel(this))
    , m_state(new ChipLabel(this))
    , m_revert(makeIconButton(u"history"_s, tr("Back to what is published"), this))
    , m_revisions(new QPushButton(tr("Revisions…"), this))
    , m_detach(new QPushButton(tr("Detach"), this))
    , m_publish(new QPushButton(tr("Publish…"), this))
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 6, 12, 6);
    layout->setSpacing(4);
    m_title->setProperty("role", u"heading"_s);
    layout->addWidget(m_title);
    layout->addSpacing(4);
    layout->addWidget(m_state);
    layout->addStretch(1);
    for (auto *action : actions) {
        auto *button = new QToolButton(this);
        button->setDefaultAction(action);
        button->setToolButtonStyle(Qt::ToolButtonIconOnly);
        button->setAccessibleName(action->text());
        layout->addWidget(button);
    }
    m_revert->setObjectName(u"revertWorkflow"_s);
    layout->addWidget(m_revert);
    layout->addSpacing(8);
    m_revisions->setObjectName(u"workflowRevisions"_s);
    m_detach->setObjectName(u"detachWorkflow"_s);
    m_publish->setObjectName(u"publishWorkflow"_s);
    m_publish->setProperty("primary", true);
    layout->addWidget(m_revisions);
    layout->addWidget(m_detach);
    layout->addWidget(m_publish);
    connect(m_revert, &QToolButton::clicked, this, &EditorBar::revertWanted);
    connect(m_revisions, &QPushButton::clicked, this, &EditorBar::revisionsWanted);
    connect(m_detach, &QPushButton::clicked, this, &EditorBar::detachWanted);
    connect(m_publish, &QPushButton::clicked, this, &EditorBar::publishWanted);
}

void EditorBar::setStanding(const EditorStanding &standing)
{
    m_title->setFullText(standing.workflow);
    updateState(standing);
    m_detach->setVisible(!standing.ours);
    m_publish->setVisible(standing.ours);
    m_revert->setEnabled(standing.modified && standing.revision > 0);
    m_publish->setEnabled(standing.modified && !standing.prevented && !standing.busy);
    m_publish->setToolTip(standing.prevented
                              ? tr("What is listed under Problems has to be mended first.")
                              : QString());
}

void EditorBar::updateState(const EditorStanding &standing)
{
    if (standing.revision == 0)
        m_state->setLook({tr("New"), u"circle-dashed"_s, Tone::Quiet});
    else if (standing.overtaken)
        m_state->setLook({tr("Revision %1 was published meanwhile").arg(standing.revision),
                          u"triangle-alert"_s, Tone::Warn});
    else if (standing.modified)
        m_state->setLook(
            {tr("Edited since revision %1").arg(standing.base), u"circle-dot"_s, Tone::Warn});
    else
        m_state->setLook({tr("Revision %1").arg(standing.revision), u"circle-check"_s, Tone::Good});
}

} // namespace Signalbox
