// SPDX-License-Identifier: GPL-3.0-or-later
#include "graphs.h"

namespace Graphs {

using namespace Signalbox;
using namespace Qt::StringLiterals;

Node source(const QString &id, const QStringList &sources)
{
    return {id, SourceNode{sources}};
}

Node filter(const QString &id, const QString &expression)
{
    return {id, FilterNode{expression}};
}

Node destination(const QString &id, const QString &name)
{
    return {id, DestinationNode{name}};
}

Node stop(const QString &id, const QString &reason)
{
    return {id, StopNode{reason}};
}

QList<Edge> edges(const QStringList &texts)
{
    QList<Edge> edges;
    for (const QString &text : texts) {
        const QStringList ends = text.split(u" > "_s);
        const QStringList from = ends.value(0).split(u'.');
        edges.append({from.value(0), from.value(1), ends.value(1)});
    }
    return edges;
}

} // namespace Graphs
