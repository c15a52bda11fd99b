// SPDX-License-Identifier: GPL-3.0-or-later
// The canvas in words, for those who do not see it.
#include "ui/designer/canvas.h"
#include "ui/designer/graphdocument.h"
#include "ui/designer/nodewords.h"

namespace Signalbox {

QString Canvas::words(const CanvasThing &thing) const
{
    switch (thing.kind) {
    case CanvasThing::Kind::None: return {};
    case CanvasThing::Kind::Node: return nodeWords(thing.name);
    case CanvasThing::Kind::Group: return groupWords(thing.name);
    }
    Q_UNREACHABLE_RETURN({});
}

QString Canvas::nodeWords(const QString &id) const
{
    const auto *node = m_document.graph().node(id);
    if (!node)
        return {};
    QStringList ways;
    for (const auto &edge : m_document.graph().graph.edges) {
        if (edge.from == id)
            ways.append(outputPorts(node->body).size() > 1
                            ? tr("%1 leads to %2").arg(NodeWords::portName(edge.port), edge.to)
                            : tr("leads to %1").arg(edge.to));
    }
    auto words = tr("%1, %2").arg(id, NodeWords::of(node->body).name);
    const auto summary = NodeWords::summary(node->body);
    if (!summary.isEmpty())
        words += QStringLiteral(": ") + summary;
    if (const auto *group = m_document.graph().groupOf(id))
        ways.append(tr("in the group %1").arg(group->name));
    if (!ways.isEmpty())
        words += QStringLiteral("; ") + ways.join(QStringLiteral("; "));
    return words;
}

QString Canvas::groupWords(const QString &name) const
{
    const auto *group = m_document.graph().group(name);
    if (!group)
        return {};
    const auto words = tr("%1, group of %2").arg(name, group->nodes.join(QStringLiteral(", ")));
    return group->comment.isEmpty() ? words
                                    : words + QStringLiteral("; ") + group->comment.simplified();
}

} // namespace Signalbox
