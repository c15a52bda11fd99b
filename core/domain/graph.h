// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/ratelimit.h"

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
/// Keeps the events of a key in the order of their positions.
struct OrderNode
{
    enum class Policy : quint8 {
        Wait, ///< holds an event until what comes before it has passed, or the time is over
        SkipStale, ///< what is older than the newest seen leaves by the port stale
        Pass, ///< all pass; the trace says which were late
    };
    enum class Positions : quint8 {
        Sequence, ///< whole numbers without gaps
        Time, ///< times, between which a gap cannot be seen: everything is held for the wait
    };
    QString key; ///< an expression; empty: the order key that the source stored with the event
    QString position; ///< an expression; empty: the position stored with the event
    Policy policy = Policy::Wait;
    Positions positions = Positions::Sequence;
    Microseconds wait = std::chrono::seconds(30);
    std::optional<qint64> first; ///< what a key's sequence begins with, if that is known
    bool operator==(const OrderNode &) const = default;
};
struct DeduplicateNode
{ ///< of the events with the same key within the window only the first passes
    QString key; ///< an expression
    Microseconds window = std::chrono::hours(1);
    bool operator==(const DeduplicateNode &) const = default;
};
struct DelayNode
{ ///< exactly one of both
    Microseconds duration{};
    QString until; ///< an expression that gives a time
    bool operator==(const DelayNode &) const = default;
};
struct ThrottleNode
{ ///< lets so many pass; the others wait in their order
    RateLimit rate;
    QString key; ///< an expression: each key has the rate for itself; empty: one for all
    bool operator==(const ThrottleNode &) const = default;
    /// What comes in a tenth of a second, at least one: the burst when none is said.
    static qint64 usualBurst(const RateLimit &rate);
};
/// Joins the bodies of several events to a JSON list: one derived event, which goes on in their
/// place as soon as one of the limits is reached.
struct BatchNode
{
    int count = 100;
    Microseconds time = std::chrono::seconds(10); ///< since the first of them came
    qint64 bytes = 1'000'000; ///< of bodies; a larger one goes alone
    QString key; ///< an expression: each key is joined for itself; empty: all are
    bool operator==(const BatchNode &) const = default;
};
struct ScriptNode
{ ///< its function transform(event), in JavaScript, makes the new body
    QString text;
    QString file; ///< where a station file has it from; empty: it stands in the file itself
    std::chrono::milliseconds time{250}; ///< of the processor, for one event
    qint64 memory = 32'000'000; ///< bytes
    static constexpr std::chrono::milliseconds maxTime{5000};
    static constexpr qint64 minMemory = 1'000'000;
    static constexpr qint64 maxMemory = 256'000'000;
    bool operator==(const ScriptNode &) const = default;
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
    std::variant<SourceNode, FilterNode, SwitchNode, MapNode, DestinationNode, StopNode, OrderNode,
                 DeduplicateNode, DelayNode, ThrottleNode, BatchNode, ScriptNode>;

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

/// How the frame of a group is tinted. None of them says a state.
enum class GroupColor : quint8 { Grey, Blue, Teal, Violet, Brown };

/// Nodes that belong together for those who read the drawing. No event goes another way for it.
struct NodeGroup
{
    static constexpr qsizetype longestName = 64; ///< characters
    static constexpr qsizetype longestComment = 2000;

    QString name; ///< unique among the groups of its graph; see isGroupName()
    GroupColor color = GroupColor::Grey;
    QString comment;
    QStringList nodes; ///< ids; a node is in one group at most
    bool operator==(const NodeGroup &) const = default;
};

/// A workflow's nodes and edges. Validity is the workflow room's question, not this type's.
struct Graph
{
    QList<Node> nodes;
    QList<Edge> edges;
    QList<NodeGroup> groups{};
    bool operator==(const Graph &) const = default;
};

/// What decides the way of events: the same without groups.
Graph withoutGroups(Graph graph);

/// source, filter, switch, map, destination, stop, order, deduplicate, delay, throttle, batch,
/// script: the word in files, JSON and traces.
QString nodeKind(const NodeBody &body);

/// In their order, the first being the one that an edge may leave out: source [out],
/// filter [pass, else], switch [its cases, otherwise], map [out], order [out, stale],
/// deduplicate [out, duplicate], script [out, error], delay, throttle and batch [out], destination
/// and stop none.
QStringList outputPorts(const NodeBody &body);

QString orderPolicyName(OrderNode::Policy policy); ///< wait, skip-stale, pass
std::optional<OrderNode::Policy> orderPolicyFromName(QStringView name);
QString orderPositionsName(OrderNode::Positions positions); ///< sequence, time
std::optional<OrderNode::Positions> orderPositionsFromName(QStringView name);

QString groupColorName(GroupColor color); ///< grey, blue, teal, violet, brown
std::optional<GroupColor> groupColorFromName(QStringView name);
/// 1 to 64 characters in one line: words with single blanks between them.
bool isGroupName(const QString &name);

} // namespace Signalbox
