// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QStringList>

#include <optional>
#include <variant>

namespace Signalbox {

// The kinds of nodes that exist so far, as plain values. Ports by kind: see outputPorts().

struct SourceNode
{ ///< where events of the named sources enter
    QStringList sources;
    bool operator==(const SourceNode &) const = default;
};
struct FilterNode
{ ///< JMESPath over the envelope; what is truthy passes
    QString expression;
    bool operator==(const FilterNode &) const = default;
};
struct SwitchCase
{
    QString name; ///< of its port
    QString expression;
    bool operator==(const SwitchCase &) const = default;
};
struct SwitchNode
{ ///< the first case whose expression is truthy
    QList<SwitchCase> cases;
    bool operator==(const SwitchNode &) const = default;
};
struct MapField
{
    QString target; ///< a path of names in the new body: customer.id
    QString expression; ///< of its value; a constant is a literal
    bool operator==(const MapField &) const = default;
};
struct MapHeader
{
    QString name;
    QString text; ///< a template
    bool operator==(const MapHeader &) const = default;
};
/// Changes what goes out. At most one of fields, expression and text makes a new body; without them
/// it stays as it is. Templates hold expressions in double braces: Order {{body.id}}.
struct MapNode
{
    QList<MapField> fields;
    QString expression;
    std::optional<QString> text; ///< a template
    QString contentType; ///< of the new body; empty: JSON, of text text/plain in UTF-8
    QList<MapHeader> headers;
    QString path; ///< a template: what stands behind the destination's path
    QString method; ///< empty: POST
    QString key; ///< a template: sent as webhook-id
    bool operator==(const MapNode &) const = default;
};
struct DestinationNode
{ ///< makes a delivery
    QString destination;
    bool operator==(const DestinationNode &) const = default;
};
struct StopNode
{ ///< ends, with a reason
    QString reason;
    bool operator==(const StopNode &) const = default;
};

using NodeBody =
    std::variant<SourceNode, FilterNode, SwitchNode, MapNode, DestinationNode, StopNode>;

struct Node
{
    QString id; ///< unique in its graph, 1 to 64 of [A-Za-z0-9_-]
    NodeBody body;
    bool operator==(const Node &) const = default;
};

/// From an output port to a node. An input has no name: every node but a source has exactly one.
struct Edge
{
    QString from;
    QString port;
    QString to;
    bool operator==(const Edge &) const = default;
};

/// A workflow's nodes and edges. Validity is the workflow room's question, not this type's.
struct Graph
{
    QList<Node> nodes;
    QList<Edge> edges;
    bool operator==(const Graph &) const = default;
};

/// source, filter, switch, map, destination, stop: the word in files, JSON and traces.
QString nodeKind(const NodeBody &body);

/// In their order, the first being the one that an edge may leave out: source [out],
/// filter [pass, else], switch [its cases, otherwise], map [out], destination and stop none.
QStringList outputPorts(const NodeBody &body);

} // namespace Signalbox
