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

Graph tenNodes()
{
    MapNode shape;
    shape.fields = {{u"total"_s, u"body.amount"_s},
                    {u"customer.name"_s, u"body.customer.name"_s},
                    {u"kind"_s, u"type"_s}};
    const SwitchNode region{{{u"eu"_s, u"in(body.customer.country, `[\"AT\",\"DE\"]`)"_s},
                             {u"us"_s, u"body.customer.country == 'US'"_s}}};
    return {{source(u"in"_s, {u"shop"_s}),
             filter(u"paid"_s, u"body.state == 'paid'"_s),
             filter(u"big"_s, u"body.amount > `100`"_s),
             filter(u"named"_s, u"exists(body.customer.name)"_s),
             {u"region"_s, region},
             filter(u"known"_s, u"matches(body.customer.name, '^[A-Z]')"_s),
             filter(u"fresh"_s, u"after(body.at, '2026-01-01')"_s),
             {u"shape"_s, shape},
             filter(u"again"_s, u"total || body.total > `1`"_s),
             destination(u"out"_s, u"billing"_s)},
            edges({u"in.out > paid"_s, u"paid.pass > big"_s, u"big.pass > named"_s,
                   u"named.pass > region"_s, u"region.eu > known"_s, u"known.pass > fresh"_s,
                   u"fresh.pass > shape"_s, u"shape.out > again"_s, u"again.pass > out"_s})};
}

QByteArray kilobyte()
{
    return R"({"amount":150,"state":"paid","at":"2026-11-24T09:30:00Z",)"
           R"("customer":{"name":"Ada","country":"AT"},"text":")"
        + QByteArray(880, 'x') + "\"}";
}

} // namespace Graphs
