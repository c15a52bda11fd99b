// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/nodejson.h"

#include "core/domain/condition.h"
#include "core/domain/jsonfields.h"

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

/// Puts a node's body into its JSON.
struct Writer
{
    QJsonObject &json;

    void operator()(const SourceNode &node)
    {
        json.insert("source"_L1, QJsonArray::fromStringList(node.sources));
    }
    void operator()(const FilterNode &node) { json.insert("filter"_L1, node.expression); }
    void operator()(const SwitchNode &node)
    {
        QJsonArray cases;
        for (const SwitchCase &one : node.cases)
            cases.append(QJsonObject{{u"case"_s, one.name}, {u"when"_s, one.expression}});
        json.insert("switch"_L1, cases);
    }
    void operator()(const MapNode &node)
    {
        if (node.text) {
            json.insert("template"_L1, *node.text);
        } else if (!node.expression.isEmpty()) {
            json.insert("map"_L1, node.expression);
        } else {
            QJsonArray fields;
            for (const MapField &field : node.fields)
                fields.append(
                    QJsonObject{{u"target"_s, field.target}, {u"value"_s, field.expression}});
            json.insert("map"_L1, fields);
        }
        if (!node.contentType.isEmpty())
            json.insert("content_type"_L1, node.contentType);
        if (const QJsonObject set = settings(node); !set.isEmpty())
            json.insert("set"_L1, set);
    }
    void operator()(const DestinationNode &node)
    {
        json.insert("destination"_L1, node.destination);
    }
    void operator()(const StopNode &node) { json.insert("stop"_L1, node.reason); }

    static QJsonObject settings(const MapNode &node)
    {
        QJsonObject set;
        QJsonArray headers;
        for (const MapHeader &header : node.headers)
            headers.append(QJsonObject{{u"name"_s, header.name}, {u"value"_s, header.text}});
        if (!headers.isEmpty())
            set.insert("headers"_L1, headers);
        if (!node.path.isEmpty())
            set.insert("path"_L1, node.path);
        if (!node.method.isEmpty())
            set.insert("method"_L1, node.method);
        if (!node.key.isEmpty())
            set.insert("key"_L1, node.key);
        return set;
    }
};

FilterNode readFilter(JsonFields &fields, const QJsonObject &json)
{
    if (!json.value("filter"_L1).isObject())
        return {fields.text(u"filter")};
    const auto condition = conditionFromJson(json.value("filter"_L1).toObject());
    if (condition)
        return {conditionText(*condition)};
    fields.fail(
        Error{ErrorCode::Invalid, fields.path(u"filter") + u'.' + condition.error().detail});
    return {};
}

SwitchNode readSwitch(JsonFields &fields)
{
    SwitchNode node;
    for (const QJsonObject &object : fields.objects(u"switch")) {
        JsonFields one(object, fields.path(u"switch") + u"[%1]"_s.arg(node.cases.size()));
        node.cases.append(
            {one.text(u"case", JsonFields::Required), one.text(u"when", JsonFields::Required)});
        if (!one.ok())
            fields.fail(one.error());
    }
    return node;
}

MapNode readMap(JsonFields &fields, const QJsonObject &json)
{
    MapNode node;
    if (json.contains("template"_L1)) {
        node.text = fields.text(u"template");
    } else if (json.value("map"_L1).isString()) {
        node.expression = fields.text(u"map");
    } else {
        for (const QJsonObject &object : fields.objects(u"map")) {
            JsonFields one(object, fields.path(u"map") + u"[%1]"_s.arg(node.fields.size()));
            node.fields.append({one.text(u"target", JsonFields::Required),
                                one.text(u"value", JsonFields::Required)});
            if (!one.ok())
                fields.fail(one.error());
        }
    }
    node.contentType = fields.text(u"content_type");
    JsonFields set(fields.object(u"set"), fields.path(u"set"));
    for (const QJsonObject &object : set.objects(u"headers")) {
        JsonFields one(object, set.path(u"headers") + u"[%1]"_s.arg(node.headers.size()));
        node.headers.append(
            {one.text(u"name", JsonFields::Required), one.text(u"value", JsonFields::Required)});
        if (!one.ok())
            fields.fail(one.error());
    }
    node.path = set.text(u"path");
    node.method = set.text(u"method");
    node.key = set.text(u"key");
    if (!set.ok())
        fields.fail(set.error());
    return node;
}

} // namespace

QJsonObject toJson(const Node &node)
{
    QJsonObject json{{u"id"_s, node.id}};
    std::visit(Writer{json}, node.body);
    return json;
}

Result<Node> nodeFromJson(const QJsonObject &json, const QString &path)
{
    JsonFields fields(json, path);
    Node node;
    node.id = fields.text(u"id", JsonFields::Required);
    int kinds = 0;
    if (json.contains("source"_L1) && ++kinds)
        node.body = SourceNode{fields.texts(u"source")};
    if (json.contains("filter"_L1) && ++kinds)
        node.body = readFilter(fields, json);
    if (json.contains("switch"_L1) && ++kinds)
        node.body = readSwitch(fields);
    if (json.contains("map"_L1) && ++kinds)
        node.body = readMap(fields, json);
    if (json.contains("template"_L1) && ++kinds)
        node.body = readMap(fields, json);
    if (json.contains("destination"_L1) && ++kinds)
        node.body = DestinationNode{fields.text(u"destination")};
    if (json.contains("stop"_L1) && ++kinds)
        node.body = StopNode{fields.text(u"stop")};
    if (kinds != 1) {
        fields.fail({ErrorCode::Invalid,
                     u"%1: expected exactly one of source, filter, switch, map, template, "
                     "destination, stop"_s.arg(path)});
    }
    if (!fields.ok())
        return fields.error();
    return node;
}

} // namespace Signalbox
