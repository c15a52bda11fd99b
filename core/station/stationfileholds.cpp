// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/station/stationfileholds.h"

#include "core/station/stationfilevalues.h"

namespace Signalbox {

using namespace Qt::StringLiterals;
namespace Values = StationFileValues;

namespace {

const auto expressionWords = u"a JMESPath expression"_s;
const auto durationWords = u"a time such as 250ms, 30s or 10m"_s;

std::optional<QString> nonBlank(QStringView text)
{
    if (text.trimmed().isEmpty())
        return {};
    return text.toString();
}

std::optional<RateLimit> plainRate(QStringView text)
{
    const auto limit = RateLimit::parse(text); // the burst has a field of its own
    return limit && !text.contains(u' ') ? std::optional(*limit) : std::nullopt;
}

std::optional<std::optional<qint64>> wholeNumber(QStringView text)
{
    bool ok = false;
    const qint64 number = text.toLongLong(&ok);
    return ok ? std::optional(std::optional(number)) : std::nullopt;
}

QString flow(const QString &kind, const QStringList &members)
{
    return u"%1: {%2}"_s.arg(kind, members.join(u", "));
}

void addExpression(QStringList &members, const QString &name, const QString &expression)
{
    if (!expression.isEmpty())
        members.append(name + u": "_s + Values::quotedScalar(expression));
}

} // namespace

StationFileHolds::StationFileHolds(const StationFileFields &node, StationFileProblems &problems)
    : m_node(node)
    , m_problems(problems)
{
}

std::optional<NodeBody> StationFileHolds::read(const QString &kind) const
{
    if (kind == "order"_L1)
        return order();
    if (kind == "deduplicate"_L1)
        return deduplicate();
    if (kind == "delay"_L1)
        return delay();
    if (kind == "throttle"_L1)
        return throttle();
    if (kind == "batch"_L1)
        return batch();
    return {};
}

StationFileFields StationFileHolds::fields(const QString &kind, const QStringList &names) const
{
    return {*m_node.find(kind), m_node.path(kind), {names, {}}, m_problems};
}

OrderNode StationFileHolds::order() const
{
    const auto order = fields(
        u"order"_s, {u"key"_s, u"position"_s, u"policy"_s, u"wait"_s, u"positions"_s, u"first"_s});
    OrderNode node;
    order.read(u"key"_s, expressionWords, nonBlank, node.key);
    order.read(u"position"_s, expressionWords, nonBlank, node.position);
    order.read(u"policy"_s, u"wait, skip-stale or pass"_s, orderPolicyFromName, node.policy);
    order.read(u"wait"_s, durationWords, Values::parseDuration, node.wait);
    order.read(u"positions"_s, u"sequence or time"_s, orderPositionsFromName, node.positions);
    order.read(u"first"_s, u"a whole number"_s, wholeNumber, node.first);
    return node;
}

DeduplicateNode StationFileHolds::deduplicate() const
{
    const auto deduplicate = fields(u"deduplicate"_s, {u"key"_s, u"window"_s});
    DeduplicateNode node;
    if (deduplicate.require(u"key"_s, expressionWords))
        deduplicate.read(u"key"_s, expressionWords, nonBlank, node.key);
    deduplicate.read(u"window"_s, durationWords, Values::parseDuration, node.window);
    return node;
}

DelayNode StationFileHolds::delay() const
{
    const auto delay = fields(u"delay"_s, {u"for"_s, u"until"_s});
    DelayNode node;
    delay.read(u"for"_s, durationWords, Values::parseDuration, node.duration);
    delay.read(u"until"_s, u"a JMESPath expression that gives a time"_s, nonBlank, node.until);
    return node;
}

ThrottleNode StationFileHolds::throttle() const
{
    const auto throttle = fields(u"throttle"_s, {u"rate"_s, u"burst"_s, u"key"_s});
    ThrottleNode node;
    const auto expected = u"a rate such as 10/s, 60/m or 1000/h"_s;
    if (throttle.require(u"rate"_s, expected))
        throttle.read(u"rate"_s, expected, plainRate, node.rate);
    int burst = int(ThrottleNode::usualBurst(node.rate));
    throttle.read(u"burst"_s, u"a number of events"_s, Values::parseCount, burst);
    node.rate.burst = burst;
    throttle.read(u"key"_s, expressionWords, nonBlank, node.key);
    return node;
}

BatchNode StationFileHolds::batch() const
{
    const auto batch = fields(u"batch"_s, {u"count"_s, u"time"_s, u"bytes"_s, u"key"_s});
    BatchNode node;
    batch.read(u"count"_s, u"a number of events"_s, Values::parseCount, node.count);
    batch.read(u"time"_s, durationWords, Values::parseDuration, node.time);
    batch.read(u"bytes"_s, u"a size such as 1MB"_s, Values::parseSize, node.bytes);
    batch.read(u"key"_s, expressionWords, nonBlank, node.key);
    return node;
}

QString StationFileHolds::text(const OrderNode &node)
{
    QStringList members;
    addExpression(members, u"key"_s, node.key);
    addExpression(members, u"position"_s, node.position);
    members.append(u"policy: "_s + orderPolicyName(node.policy));
    members.append(u"wait: "_s + Values::formatDuration(node.wait));
    members.append(u"positions: "_s + orderPositionsName(node.positions));
    if (node.first)
        members.append(u"first: %1"_s.arg(*node.first));
    return flow(u"order"_s, members);
}

QString StationFileHolds::text(const DeduplicateNode &node)
{
    QStringList members;
    addExpression(members, u"key"_s, node.key);
    members.append(u"window: "_s + Values::formatDuration(node.window));
    return flow(u"deduplicate"_s, members);
}

QString StationFileHolds::text(const DelayNode &node)
{
    QStringList members;
    addExpression(members, u"until"_s, node.until);
    if (node.until.isEmpty())
        members.append(u"for: "_s + Values::formatDuration(node.duration));
    return flow(u"delay"_s, members);
}

QString StationFileHolds::text(const ThrottleNode &node)
{
    QStringList members{u"rate: "_s + node.rate.toString().section(u' ', 0, 0),
                        u"burst: %1"_s.arg(node.rate.burst)};
    addExpression(members, u"key"_s, node.key);
    return flow(u"throttle"_s, members);
}

QString StationFileHolds::text(const BatchNode &node)
{
    QStringList members{u"count: %1"_s.arg(node.count),
                        u"time: "_s + Values::formatDuration(node.time),
                        u"bytes: "_s + Values::formatSize(node.bytes)};
    addExpression(members, u"key"_s, node.key);
    return flow(u"batch"_s, members);
}

} // namespace Signalbox
