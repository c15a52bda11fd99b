// SPDX-License-Identifier: GPL-3.0-or-later
// The names of ports, beside their dots and under the mouse.
#include "ui/designer/canvasscene.h"
#include "ui/designer/edgeitem.h"
#include "ui/designer/graphdocument.h"
#include "ui/designer/nodeitem.h"
#include "ui/designer/nodewords.h"

#include <QGraphicsSceneHelpEvent>
#include <QToolTip>

#include <utility>

namespace Signalbox {

void CanvasScene::nameFreePorts()
{
    QHash<QString, QSet<QString>> taken; // by node
    for (const auto *item : std::as_const(m_edges))
        taken[item->edge().from].insert(item->edge().port);
    for (const auto &[id, item] : m_nodes.asKeyValueRange()) {
        auto ports = item->ports();
        ports.removeIf(
            [ends = taken.value(id)](const QString &port) { return ends.contains(port); });
        item->setFreePorts(ports);
    }
}

QString CanvasScene::portWords(const QString &node, const QString &port) const
{
    QStringList targets;
    for (const auto &edge : m_document.graph().graph.edges) {
        if (edge.from == node && edge.port == port)
            targets.append(edge.to);
    }
    const auto name = NodeWords::portName(port);
    return targets.isEmpty() ? tr("%1 leads nowhere yet").arg(name)
                             : tr("%1 leads to %2").arg(name, targets.join(QStringLiteral(", ")));
}

void CanvasScene::helpEvent(QGraphicsSceneHelpEvent *event)
{
    const auto *node = nodeAt(event->scenePos());
    const auto port = node ? node->portAt(event->scenePos()) : QString();
    if (port.isEmpty())
        return QGraphicsScene::helpEvent(event);
    QToolTip::showText(event->screenPos(), portWords(node->nodeId(), port), event->widget());
    event->accept();
}

} // namespace Signalbox
