// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/nodejson.h"

#include "core/domain/condition.h"
#include "core/domain/jsonfields.h"

#include <algorithm>
#include <climits>
#include <cmath>

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

double secondsOf(Microseconds duration)
{
    return double(duration.count()) / 1e6;
}

Microseconds readSeconds(JsonFields &fields, QStringView name, Microseconds fallback)
{
    constexpr double longest = 1e9;
    const double seconds = fields.number(name, secondsOf(fallback));
    if (seconds >= 0 && seconds <= longest)
        return Microseconds(std::llround(seconds * 1e6));
    fields.fail(name, u"a duration in seconds"_s);
    return fallback;
}

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
    void operator()(const OrderNode &node)
    {
        QJsonObject order{{u"policy"_s, orderPolicyName(node.policy)},
                          {u"positions"_s, orderPositionsName(node.positions)},
                          {u"wait"_s, secondsOf(node.wait)}};
        putText(order, "key"_L1, node.key);
        putText(order, "position"_L1, node.position);
        if (node.first)
            order.insert("first"_L1, *node.first);
        json.insert("order"_L1, order);
    }
    void operator()(const DeduplicateNode &node)
    {
        json.insert("deduplicate"_L1,
                    QJsonObject{{u"key"_s, node.key}, {u"window"_s, secondsOf(node.window)}});
    }
    void operator()(const DelayNode &node)
    {
        QJsonObject delay;
        putText(delay, "until"_L1, node.until);
        if (node.until.isEmpty())
            delay.insert("for"_L1, secondsOf(node.duration));
        json.insert("delay"_L1, delay);
    }
    void operator()(const ThrottleNode &node)
    {
        QJsonObject throttle{{u"rate"_s, node.rate.toString().section(u' ', 0, 0)},
                             {u"burst"_s, node.rate.burst}};
        putText(throttle, "key"_L1, node.key);
        json.insert("throttle"_L1, throttle);
    }
    void operator()(const BatchNode &node)
    {
        QJsonObject batch{
            {u"count"_s, node.count}, {u"time"_s, secondsOf(node.time)}, {u"bytes"_s, node.bytes}};
        putText(batch, "key"_L1, node.key);
        json.insert("batch"_L1, batch);
    }

    void operator()(const ScriptNode &node)
    {
        QJsonObject script{
            {u"text"_s, node.text}, {u"time"_s, secondsOf(node.time)}, {u"memory"_s, node.memory}};
        putText(script, "file"_L1, node.file);
        json.insert("script"_L1, script);
    }

    static void putText(QJsonObject &object, QLatin1StringView name, const QString &text)
    {
        if (!text.isEmpty())
            object.insert(name, text);
    }

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

/// An expression, or a condition, which becomes one.
QString readCondition(JsonFields &fields, const QJsonObject &json, const QString &name,
                      JsonFields::Presence presence = JsonFields::Optional)
{
    if (!json.value(name).isObject())
        return fields.text(name, presence);
    const auto condition = conditionFromJson(json.value(name).toObject());
    if (condition)
        return conditionText(*condition);
    fields.fail(Error{ErrorCode::Invalid, fields.path(name) + u'.' + condition.error().detail});
    return {};
}

SwitchNode readSwitch(JsonFields &fields)
{
    SwitchNode node;
    for (const QJsonObject &object : fields.objects(u"switch")) {
        JsonFields one(object, fields.path(u"switch") + u"[%1]"_s.arg(node.cases.size()));
        const QString name = one.text(u"case", JsonFields::Required);
        node.cases.append({name, readCondition(one, object, u"when"_s, JsonFields::Required)});
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

OrderNode readOrder(JsonFields &fields)
{
    OrderNode node;
    const QJsonObject json = fields.object(u"order");
    JsonFields order(json, fields.path(u"order"));
    node.key = order.text(u"key");
    node.position = order.text(u"position");
    if (json.contains("policy"_L1)) {
        if (const auto policy = orderPolicyFromName(order.text(u"policy")))
            node.policy = *policy;
        else
            order.fail(u"policy", u"wait, skip-stale or pass"_s);
    }
    if (json.contains("positions"_L1)) {
        if (const auto positions = orderPositionsFromName(order.text(u"positions")))
            node.positions = *positions;
        else
            order.fail(u"positions", u"sequence or time"_s);
    }
    node.wait = readSeconds(order, u"wait", node.wait);
    if (json.contains("first"_L1))
        node.first = order.integer(u"first", 0);
    if (!order.ok())
        fields.fail(order.error());
    return node;
}

DeduplicateNode readDeduplicate(JsonFields &fields)
{
    DeduplicateNode node;
    JsonFields deduplicate(fields.object(u"deduplicate"), fields.path(u"deduplicate"));
    node.key = deduplicate.text(u"key", JsonFields::Required);
    node.window = readSeconds(deduplicate, u"window", node.window);
    if (!deduplicate.ok())
        fields.fail(deduplicate.error());
    return node;
}

DelayNode readDelay(JsonFields &fields)
{
    DelayNode node;
    JsonFields delay(fields.object(u"delay"), fields.path(u"delay"));
    node.until = delay.text(u"until");
    node.duration = readSeconds(delay, u"for", {});
    if (!delay.ok())
        fields.fail(delay.error());
    return node;
}

ThrottleNode readThrottle(JsonFields &fields)
{
    ThrottleNode node;
    JsonFields throttle(fields.object(u"throttle"), fields.path(u"throttle"));
    const auto rate = RateLimit::parse(throttle.text(u"rate", JsonFields::Required));
    if (rate)
        node.rate = *rate;
    else if (throttle.ok())
        throttle.fail(
            Error{ErrorCode::Invalid, throttle.path(u"rate") + u": "_s + rate.error().detail});
    node.rate.burst = throttle.integer(u"burst", ThrottleNode::usualBurst(node.rate));
    node.key = throttle.text(u"key");
    if (!throttle.ok())
        fields.fail(throttle.error());
    return node;
}

BatchNode readBatch(JsonFields &fields)
{
    BatchNode node;
    JsonFields batch(fields.object(u"batch"), fields.path(u"batch"));
    node.count = int(std::min<qint64>(batch.integer(u"count", node.count), INT_MAX));
    node.time = readSeconds(batch, u"time", node.time);
    node.bytes = batch.integer(u"bytes", node.bytes);
    node.key = batch.text(u"key");
    if (!batch.ok())
        fields.fail(batch.error());
    return node;
}

ScriptNode readScript(JsonFields &fields, const QJsonObject &json)
{
    ScriptNode node;
    if (json.value("script"_L1).isString()) {
        node.text = fields.text(u"script");
        return node;
    }
    JsonFields script(fields.object(u"script"), fields.path(u"script"));
    node.text = script.text(u"text", JsonFields::Required);
    node.file = script.text(u"file");
    node.time =
        std::chrono::round<std::chrono::milliseconds>(readSeconds(script, u"time", node.time));
    node.memory = script.integer(u"memory", node.memory);
    if (!script.ok())
        fields.fail(script.error());
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
        node.body = FilterNode{readCondition(fields, json, u"filter"_s)};
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
    if (json.contains("order"_L1) && ++kinds)
        node.body = readOrder(fields);
    if (json.contains("deduplicate"_L1) && ++kinds)
        node.body = readDeduplicate(fields);
    if (json.contains("delay"_L1) && ++kinds)
        node.body = readDelay(fields);
    if (json.contains("throttle"_L1) && ++kinds)
        node.body = readThrottle(fields);
    if (json.contains("batch"_L1) && ++kinds)
        node.body = readBatch(fields);
    if (json.contains("script"_L1) && ++kinds)
        node.body = readScript(fields, json);
    if (kinds != 1) {
        fields.fail({ErrorCode::Invalid,
                     u"%1: expected exactly one of source, filter, switch, map, template, "
                     "destination, stop, order, deduplicate, delay, throttle, batch, "
                     "script"_s.arg(path)});
    }
    if (!fields.ok())
        return fields.error();
    return node;
}

} // namespace Signalbox
