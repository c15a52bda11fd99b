// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/designer/groupactions.h"

#include "ui/designer/canvas.h"
#include "ui/designer/canvasscene.h"
#include "ui/designer/graphdocument.h"
#include "ui/designer/groupedit.h"
#include "ui/widgets/icons.h"

#include <QAction>
#include <QMenu>

namespace Signalbox {

using namespace Qt::StringLiterals;

GroupActions::GroupActions(GraphDocument &document, Canvas &canvas, QObject *parent)
    : QObject(parent)
    , m_document(document)
    , m_canvas(canvas)
    , m_make(add(tr("Group"), u"group"_s, Qt::CTRL | Qt::Key_G, &GroupActions::make))
    , m_dissolve(add(tr("Ungroup"), u"ungroup"_s, Qt::CTRL | Qt::SHIFT | Qt::Key_G,
                     &GroupActions::dissolve))
{
    connect(&canvas.canvasScene(), &CanvasScene::selectionChanged, this,
            &GroupActions::updateEnabled);
    connect(&canvas.canvasScene(), &CanvasScene::chosenGroupChanged, this,
            &GroupActions::updateEnabled);
    connect(&document, &GraphDocument::changed, this, &GroupActions::updateEnabled);
    updateEnabled();
}

QAction *GroupActions::add(const QString &text, const QString &iconName, const QKeySequence &keys,
                           void (GroupActions::*run)())
{
    auto *action = new QAction(icon(iconName), text, this);
    action->setShortcut(keys);
    action->setShortcutContext(Qt::WidgetShortcut);
    m_canvas.addAction(action);
    connect(action, &QAction::triggered, this, run);
    return action;
}

void GroupActions::setReadOnly(bool readOnly)
{
    m_readOnly = readOnly;
    updateEnabled();
}

void GroupActions::updateEnabled()
{
    const auto &scene = m_canvas.canvasScene();
    const auto nodes = scene.selectedNodes();
    m_make->setEnabled(!m_readOnly && !nodes.isEmpty());
    m_dissolve->setEnabled(!m_readOnly
                           && (!scene.chosenGroup().isEmpty()
                               || !GroupEdit::groupsOf(m_document.graph().graph, nodes).isEmpty()));
}

void GroupActions::make()
{
    const auto nodes = m_canvas.canvasScene().selectedNodes();
    const auto name = GroupEdit::freeName(m_document.graph().graph, tr("Group"));
    m_document.change(tr("Group"), GroupEdit::made(m_document.graph(), name, nodes));
    m_canvas.showGroup(name);
}

void GroupActions::dissolve()
{
    auto &scene = m_canvas.canvasScene();
    const auto nodes = scene.chosenNodes();
    const auto &graph = m_document.graph().graph;
    const auto groups = scene.chosenGroup().isEmpty() ? GroupEdit::groupsOf(graph, nodes)
                                                      : QSet<QString>{scene.chosenGroup()};
    m_document.change(tr("Ungroup"), GroupEdit::dissolved(m_document.graph(), groups));
    scene.select(nodes);
}

void GroupActions::join(const QString &group)
{
    const auto nodes = m_canvas.canvasScene().selectedNodes();
    m_document.change(tr("Put into %1").arg(group),
                      GroupEdit::joined(m_document.graph(), group, nodes));
}

void GroupActions::leave()
{
    const auto nodes = m_canvas.canvasScene().selectedNodes();
    m_document.change(tr("Take out of the group"), GroupEdit::left(m_document.graph(), nodes));
}

void GroupActions::fillMenu(QMenu &menu)
{
    menu.addActions({m_make, m_dissolve});
    const auto nodes = m_canvas.canvasScene().selectedNodes();
    if (m_readOnly || nodes.isEmpty())
        return;
    const auto &graph = m_document.graph().graph;
    auto *groups = new QMenu(tr("Put into the group"), &menu);
    for (const auto &group : graph.groups) {
        const auto in = QSet<QString>(group.nodes.begin(), group.nodes.end());
        if (!in.contains(nodes))
            connect(groups->addAction(QString(group.name).replace(u'&', u"&&"_s)),
                    &QAction::triggered, this, [this, name = group.name] { join(name); });
    }
    if (!groups->isEmpty())
        menu.addMenu(groups);
    if (!GroupEdit::groupsOf(graph, nodes).isEmpty())
        connect(menu.addAction(tr("Take out of the group")), &QAction::triggered, this,
                &GroupActions::leave);
}

} // namespace Signalbox
