// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/graph.h"

#include "core/domain/names.h"

#include <algorithm>

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

struct Shape
{
    QString operator()(const SourceNode &) const { return u"source"_s; }
    QString operator()(const FilterNode &) const { return u"filter"_s; }
    QString operator()(const SwitchNode &) const { return u"switch"_s; }
    QString operator()(const MapNode &) const { return u"map"_s; }
    QString operator()(const DestinationNode &) const { return u"destination"_s; }
    QString operator()(const StopNode &) const { return u"stop"_s; }
    QString operator()(const OrderNode &) const { return u"order"_s; }
    QString operator()(const DeduplicateNode &) const { return u"deduplicate"_s; }
    QString operator()(const DelayNode &) const { return u"delay"_s; }
    QString operator()(const ThrottleNode &) const { return u"throttle"_s; }
    QString operator()(const BatchNode &) const { return u"batch"_s; }
    QString operator()(const ScriptNode &) const { return u"script"_s; }
};

struct Ports
{
    QStringList operator()(const SourceNode &) const { return {u"out"_s}; }
    QStringList operator()(const FilterNode &) const { return {u"pass"_s, u"else"_s}; }
    QStringList operator()(const SwitchNode &node) const
    {
        QStringList ports;
        for (const SwitchCase &one : node.cases)
            ports.append(one.name);
        return ports << u"otherwise"_s;
    }
    QStringList operator()(const MapNode &) const { return {u"out"_s}; }
    QStringList operator()(const DestinationNode &) const { return {}; }
    QStringList operator()(const StopNode &) const { return {}; }
    QStringList operator()(const OrderNode &) const { return {u"out"_s, u"stale"_s}; }
    QStringList operator()(const DeduplicateNode &) const { return {u"out"_s, u"duplicate"_s}; }
    QStringList operator()(const DelayNode &) const { return {u"out"_s}; }
    QStringList operator()(const ThrottleNode &) const { return {u"out"_s}; }
    QStringList operator()(const BatchNode &) const { return {u"out"_s}; }
    QStringList operator()(const ScriptNode &) const { return {u"out"_s, u"error"_s}; }
};

constexpr Names<OrderNode::Policy, 3> policies{{{
    {OrderNode::Policy::Wait, "wait"_L1},
    {OrderNode::Policy::SkipStale, "skip-stale"_L1},
    {OrderNode::Policy::Pass, "pass"_L1},
}}};
constexpr Names<OrderNode::Positions, 2> positionKinds{{{
    {OrderNode::Positions::Sequence, "sequence"_L1},
    {OrderNode::Positions::Time, "time"_L1},
}}};
constexpr Names<GroupColor, 5> groupColors{{{
    {GroupColor::Grey, "grey"_L1},
    {GroupColor::Blue, "blue"_L1},
    {GroupColor::Teal, "teal"_L1},
    {GroupColor::Violet, "violet"_L1},
    {GroupColor::Brown, "brown"_L1},
}}};

} // namespace

QString nodeKind(const NodeBody &body)
{
    return std::visit(Shape{}, body);
}

QStringList outputPorts(const NodeBody &body)
{
    return std::visit(Ports{}, body);
}

qint64 ThrottleNode::usualBurst(const RateLimit &rate)
{
    return std::max<qint64>(1, rate.count * std::chrono::milliseconds(100) / rate.per);
}

QString orderPolicyName(OrderNode::Policy policy)
{
    return policies.name(policy);
}

std::optional<OrderNode::Policy> orderPolicyFromName(QStringView name)
{
    return policies.value(name);
}

QString orderPositionsName(OrderNode::Positions positions)
{
    return positionKinds.name(positions);
}

std::optional<OrderNode::Positions> orderPositionsFromName(QStringView name)
{
    return positionKinds.value(name);
}

QString groupColorName(GroupColor color)
{
    return groupColors.name(color);
}

std::optional<GroupColor> groupColorFromName(QStringView name)
{
    return groupColors.value(name);
}

bool isGroupName(const QString &name)
{
    return !name.isEmpty() && name.size() <= NodeGroup::longestName && name == name.simplified();
}

Graph withoutGroups(Graph graph)
{
    graph.groups.clear();
    return graph;
}

} // namespace Signalbox
