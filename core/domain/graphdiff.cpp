// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/graphdiff.h"

#include "core/domain/nodejson.h"

#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <array>

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

using Fields = QList<std::pair<QString, QString>>; ///< path and text, in the order of the JSON

/// The member that tells the elements of a list apart, better than their numbers do; null without
/// one.
QString namingMember(const QJsonObject &element)
{
    for (const auto &member : {u"case"_s, u"target"_s, u"name"_s}) {
        if (element.value(member).isString())
            return member;
    }
    return {};
}

QString textOf(const QJsonValue &value)
{
    if (value.isString() && !value.toString().contains(u'\n'))
        return value.toString();
    // An array around it, since a document is one or an object.
    const auto json = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
    return QString::fromUtf8(json.sliced(1).chopped(1));
}

void flatten(const QString &path, const QJsonValue &value, Fields &fields)
{
    if (value.isObject()) {
        const auto object = value.toObject();
        for (auto member = object.begin(); member != object.end(); ++member)
            flatten(path.isEmpty() ? member.key() : path + u'.' + member.key(), member.value(),
                    fields);
        return;
    }
    const auto array = value.toArray();
    const bool objects = !array.isEmpty()
        && std::ranges::all_of(array, [](const QJsonValue &one) { return one.isObject(); });
    if (!objects) {
        fields.append({path, textOf(value)});
        return;
    }
    for (qsizetype at = 0; at < array.size(); ++at) {
        auto element = array.at(at).toObject();
        const auto naming = namingMember(element);
        const auto name = naming.isNull() ? QString::number(at) : element.take(naming).toString();
        const auto place = u"%1[%2]"_s.arg(path, name);
        if (element.size() == 1 && element.contains("value"_L1)) // {target, value}
            flatten(place, element.value("value"_L1), fields);
        else if (element.isEmpty())
            fields.append({place, QString()});
        else
            flatten(place, element, fields);
    }
}

Fields fieldsOf(const Node &node)
{
    auto json = toJson(node);
    json.remove("id"_L1);
    Fields fields;
    flatten({}, json, fields);
    return fields;
}

std::optional<QString> find(const Fields &fields, const QString &path)
{
    const auto found = std::ranges::find(fields, path, &std::pair<QString, QString>::first);
    if (found == fields.end())
        return {};
    return found->second;
}

QList<FieldChange> compare(const Fields &old, const Fields &now)
{
    QList<FieldChange> changes;
    for (const auto &[path, text] : now) {
        const auto was = find(old, path);
        if (was != text)
            changes.append({path, was, text});
    }
    for (const auto &[path, text] : old) {
        if (!find(now, path))
            changes.append({path, text, std::nullopt});
    }
    return changes;
}

NodeChange compare(const Node &before, const Node &after)
{
    NodeChange change{after.id, nodeKind(after.body), {}};
    if (nodeKind(before.body) != change.kind)
        change.fields.append({u"kind"_s, nodeKind(before.body), change.kind});
    change.fields += compare(fieldsOf(before), fieldsOf(after));
    if (change.fields.isEmpty()) // the same fields in another order
        change.fields.append({u"order"_s, std::nullopt, std::nullopt});
    return change;
}

/// \a all without what \a other has not too.
template <typename T>
QList<T> common(const QList<T> &all, const QList<T> &other)
{
    QList<T> result;
    std::ranges::copy_if(all, std::back_inserter(result),
                         [&](const T &one) { return other.contains(one); });
    return result;
}

QStringList namesOf(const QList<NodeGroup> &groups)
{
    QStringList names;
    for (const auto &group : groups)
        names.append(group.name);
    return names;
}

/// What is said of it; colour and comment only where there is one.
Fields fieldsOf(const NodeGroup &group)
{
    Fields fields;
    if (group.color != GroupColor::Grey)
        fields.append({u"color"_s, groupColorName(group.color)});
    if (!group.comment.isEmpty())
        fields.append({u"comment"_s, textOf(group.comment)});
    fields.append({u"nodes"_s, group.nodes.join(u", ")});
    return fields;
}

QStringList idsOf(const QList<Node> &nodes)
{
    QStringList ids;
    for (const auto &node : nodes)
        ids.append(node.id);
    return ids;
}

QString edgeText(const Edge &edge)
{
    return edge.port.isEmpty() ? u"%1 > %2"_s.arg(edge.from, edge.to)
                               : u"%1.%2 > %3"_s.arg(edge.from, edge.port, edge.to);
}

QString fieldsText(const QString &name, const Fields &fields)
{
    QStringList parts;
    for (const auto &[path, text] : fields)
        parts.append(u"%1: %2"_s.arg(path, text));
    return u"%1: %2"_s.arg(name, parts.join(u", "));
}

QString changeText(const FieldChange &change)
{
    if (!change.before && !change.after)
        return change.field;
    return u"%1: %2 -> %3"_s.arg(change.field, change.before.value_or(u"(none)"_s),
                                 change.after.value_or(u"(none)"_s));
}

void compareGroups(const QList<NodeGroup> &before, const QList<NodeGroup> &after, GraphDiff &diff)
{
    for (const auto &group : after) {
        const auto old = std::ranges::find(before, group.name, &NodeGroup::name);
        if (old == before.end())
            diff.addedGroups.append(group);
        else if (!(*old == group))
            diff.changedGroups.append({group.name, compare(fieldsOf(*old), fieldsOf(group))});
    }
    const auto names = namesOf(after);
    std::ranges::copy_if(before, std::back_inserter(diff.removedGroups),
                         [&](const NodeGroup &group) { return !names.contains(group.name); });
    const auto oldNames = namesOf(before);
    diff.groupsReordered = common(names, oldNames) != common(oldNames, names);
}

} // namespace

GraphDiff diffGraphs(const Graph &before, const Graph &after)
{
    GraphDiff diff;
    for (const auto &node : after.nodes) {
        const auto old = std::ranges::find(before.nodes, node.id, &Node::id);
        if (old == before.nodes.end())
            diff.added.append(node);
        else if (!(*old == node))
            diff.changed.append(compare(*old, node));
    }
    const auto ids = idsOf(after.nodes);
    std::ranges::copy_if(before.nodes, std::back_inserter(diff.removed),
                         [&](const Node &node) { return !ids.contains(node.id); });
    std::ranges::copy_if(after.edges, std::back_inserter(diff.addedEdges),
                         [&](const Edge &edge) { return !before.edges.contains(edge); });
    std::ranges::copy_if(before.edges, std::back_inserter(diff.removedEdges),
                         [&](const Edge &edge) { return !after.edges.contains(edge); });
    const auto oldIds = idsOf(before.nodes);
    diff.reordered = common(ids, oldIds) != common(oldIds, ids)
        || common(after.edges, before.edges) != common(before.edges, after.edges);
    compareGroups(before.groups, after.groups, diff);
    return diff;
}

bool GraphDiff::isLayoutOnly() const
{
    GraphDiff groups;
    groups.addedGroups = addedGroups;
    groups.removedGroups = removedGroups;
    groups.changedGroups = changedGroups;
    groups.groupsReordered = groupsReordered;
    return !isEmpty() && *this == groups;
}

QString formatGraphDiff(const GraphDiff &diff)
{
    QStringList lines;
    for (const auto &node : diff.added)
        lines.append(u"+ node "_s + fieldsText(node.id, fieldsOf(node)));
    for (const auto &node : diff.removed)
        lines.append(u"- node "_s + fieldsText(node.id, fieldsOf(node)));
    for (const auto &node : diff.changed) {
        for (const auto &field : node.fields)
            lines.append(u"~ node %1: %2"_s.arg(node.node, changeText(field)));
    }
    for (const auto &edge : diff.addedEdges)
        lines.append(u"+ edge "_s + edgeText(edge));
    for (const auto &edge : diff.removedEdges)
        lines.append(u"- edge "_s + edgeText(edge));
    if (diff.reordered)
        lines.append(u"~ order of nodes or edges"_s);
    for (const auto &group : diff.addedGroups)
        lines.append(u"+ group "_s + fieldsText(textOf(group.name), fieldsOf(group)));
    for (const auto &group : diff.removedGroups)
        lines.append(u"- group "_s + fieldsText(textOf(group.name), fieldsOf(group)));
    for (const auto &group : diff.changedGroups) {
        for (const auto &field : group.fields)
            lines.append(u"~ group %1: %2"_s.arg(textOf(group.group), changeText(field)));
    }
    if (diff.groupsReordered)
        lines.append(u"~ order of groups"_s);
    return lines.isEmpty() ? QString() : lines.join(u'\n') + u'\n';
}

} // namespace Signalbox
