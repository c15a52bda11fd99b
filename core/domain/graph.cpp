// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/graph.h"

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
};

} // namespace

QString nodeKind(const NodeBody &body)
{
    return std::visit(Shape{}, body);
}

QStringList outputPorts(const NodeBody &body)
{
    return std::visit(Ports{}, body);
}

} // namespace Signalbox
