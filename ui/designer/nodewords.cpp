// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/designer/nodewords.h"

#include "ui/widgets/format.h"

#include <algorithm>

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

struct Summary
{
    QString operator()(const SourceNode &node) const { return node.sources.join(u", "); }
    QString operator()(const FilterNode &node) const { return node.expression.simplified(); }
    QString operator()(const SwitchNode &node) const
    {
        QStringList names;
        for (const auto &each : node.cases)
            names.append(each.name);
        return names.join(u", ");
    }
    QString operator()(const MapNode &node) const
    {
        if (!node.fields.isEmpty()) {
            QStringList targets;
            for (const auto &field : node.fields)
                targets.append(field.target);
            return targets.join(u", ");
        }
        return node.text ? node.text->simplified() : node.expression.simplified();
    }
    QString operator()(const OrderNode &node) const { return node.key; }
    QString operator()(const DeduplicateNode &node) const { return node.key; }
    QString operator()(const DelayNode &node) const
    {
        return node.until.isEmpty() ? formatDuration(node.duration) : node.until;
    }
    QString operator()(const ThrottleNode &node) const { return node.rate.toString(); }
    QString operator()(const BatchNode &node) const
    {
        return NodeWords::tr("%1 events or %2").arg(node.count).arg(formatDuration(node.time));
    }
    QString operator()(const ScriptNode &node) const
    {
        return node.file.isEmpty() ? node.text.trimmed().section(u'\n', 0, 0) : node.file;
    }
    QString operator()(const DestinationNode &node) const { return node.destination; }
    QString operator()(const StopNode &node) const { return node.reason; }
};

} // namespace

QList<NodeWords::Kind> NodeWords::kinds()
{
    return {
        {u"source"_s, tr("Source"), u"inbox"_s, tr("Where events of the chosen sources enter.")},
        {u"filter"_s, tr("Filter"), u"funnel"_s,
         tr("Passes the events that match a condition; the others leave by \"else\".")},
        {u"switch"_s, tr("Switch"), u"split"_s, tr("The first case that holds decides the way.")},
        {u"map"_s, tr("Map"), u"shuffle"_s, tr("Makes a new body of the event.")},
        {u"script"_s, tr("Script"), u"braces"_s, tr("Makes a new body with JavaScript.")},
        {u"order"_s, tr("Order"), u"list-ordered"_s,
         tr("Keeps the events of a key in their order.")},
        {u"deduplicate"_s, tr("Deduplicate"), u"copy-x"_s,
         tr("Of the events with the same key only the first passes.")},
        {u"delay"_s, tr("Delay"), u"hourglass"_s, tr("Lets events go on later.")},
        {u"throttle"_s, tr("Throttle"), u"gauge"_s,
         tr("Lets so many pass in a while; the others wait.")},
        {u"batch"_s, tr("Batch"), u"package"_s, tr("Joins several events to one.")},
        {u"destination"_s, tr("Destination"), u"send"_s, tr("Delivers the event.")},
        {u"stop"_s, tr("Stop"), u"circle-stop"_s, tr("Ends here, with a reason.")},
    };
}

NodeWords::Kind NodeWords::of(const NodeBody &body)
{
    const auto all = kinds();
    const auto found = std::ranges::find(all, nodeKind(body), &Kind::kind);
    return found == all.end() ? Kind{nodeKind(body), nodeKind(body), u"circle"_s, {}} : *found;
}

NodeBody NodeWords::fresh(const QString &kind)
{
    if (kind == "source"_L1)
        return SourceNode{};
    if (kind == "filter"_L1)
        return FilterNode{};
    if (kind == "switch"_L1)
        return SwitchNode{{{u"first"_s, {}}}};
    if (kind == "map"_L1)
        return MapNode{};
    if (kind == "script"_L1) {
        ScriptNode script;
        script.text = u"function transform(event) {\n  return event.body;\n}\n"_s;
        return script;
    }
    if (kind == "order"_L1)
        return OrderNode{};
    if (kind == "deduplicate"_L1)
        return DeduplicateNode{};
    if (kind == "delay"_L1)
        return DelayNode{.duration = std::chrono::minutes(1), .until = {}};
    if (kind == "throttle"_L1)
        return ThrottleNode{{10, std::chrono::seconds(1), 1}, {}};
    if (kind == "batch"_L1)
        return BatchNode{};
    if (kind == "destination"_L1)
        return DestinationNode{};
    return StopNode{};
}

QString NodeWords::summary(const NodeBody &body)
{
    return std::visit(Summary{}, body);
}

QString NodeWords::portName(const QString &port)
{
    if (port == "out"_L1)
        return tr("out");
    if (port == "pass"_L1)
        return tr("pass");
    if (port == "else"_L1)
        return tr("else");
    if (port == "otherwise"_L1)
        return tr("otherwise");
    if (port == "error"_L1)
        return tr("error");
    if (port == "stale"_L1)
        return tr("stale");
    if (port == "duplicate"_L1)
        return tr("duplicate");
    return port;
}

} // namespace Signalbox
