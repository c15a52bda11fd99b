// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflow/rehearsed.h"

#include "core/support/bytes.h"

#include <algorithm>

namespace Signalbox {

namespace {

QByteArray digestOf(const Outcome::Delivery &delivery, const QByteArray &body)
{
    const auto &content = delivery.content;
    if (content.isEmpty() && delivery.webhookId.isEmpty() && body.isEmpty())
        return {};
    QByteArray headers;
    for (const auto &[name, value] : content.headers)
        headers += name + ':' + value + '\n';
    return digest16({content.body.value_or(body), content.body ? "1" : "0", content.contentType,
                     headers, content.path, content.method, delivery.webhookId});
}

QStringList destinationsOf(const QList<Sent> &sent)
{
    QStringList names;
    for (const auto &one : sent)
        names.append(one.destination);
    return names;
}

} // namespace

void Rehearsed::add(const Outcome &outcome, const QByteArray &body)
{
    for (const auto &delivery : outcome.deliveries)
        sent.append({delivery.destination, digestOf(delivery, body)});
    trace.workflow = outcome.trace.workflow;
    trace.revision = outcome.trace.revision;
    for (const auto &step : outcome.trace.steps) {
        if (step.failed)
            failed.append(step.node);
        trace.steps.append(step);
    }
}

QList<BacktestVerdict> compare(const Rehearsed &before, const Rehearsed &after)
{
    QList<BacktestVerdict> verdicts;
    auto old = before.sent;
    auto now = after.sent;
    if (old != now) {
        std::ranges::sort(old);
        std::ranges::sort(now);
    }
    if (old.isEmpty() && !now.isEmpty())
        verdicts.append(BacktestVerdict::NewlyRouted);
    else if (!old.isEmpty() && now.isEmpty())
        verdicts.append(BacktestVerdict::NoLongerRouted);
    else if (old != now)
        verdicts.append(destinationsOf(old) != destinationsOf(now)
                            ? BacktestVerdict::DifferentDestination
                            : BacktestVerdict::DifferentPayload);
    if (std::ranges::any_of(after.failed,
                            [&](const QString &node) { return !before.failed.contains(node); }))
        verdicts.append(BacktestVerdict::NewError);
    return verdicts;
}

FlowCount::FlowCount(std::shared_ptr<const CompiledWorkflow> workflow)
    : m_workflow(std::move(workflow))
{
    if (!m_workflow)
        return;
    qsizetype next = 0;
    for (const auto &step : m_workflow->steps()) {
        m_places.insert(step.node.id, {m_places.size(), next});
        next += step.ports.size() + 1;
    }
    m_counts.resize(next);
}

void FlowCount::add(const Outcome &outcome)
{
    const auto waits = [&](const TraceStep &step) {
        return step.port.isEmpty()
            && std::ranges::any_of(outcome.held, [&](const Continuation &held) {
                   return held.queue.node == step.node;
               });
    };
    for (const auto &step : outcome.trace.steps) {
        if (waits(step))
            continue;
        const auto place = m_places.constFind(step.node);
        if (place == m_places.cend())
            continue;
        const auto [at, first] = *place;
        const auto &ports = m_workflow->steps().at(at).ports;
        const auto port = step.port.isEmpty() ? -1 : ports.indexOf(step.port);
        ++m_counts[first + (port < 0 ? ports.size() : port)];
    }
}

void FlowCount::add(const FlowCount &other)
{
    for (qsizetype at = 0; at < m_counts.size(); ++at)
        m_counts[at] += other.m_counts.at(at);
}

QList<PortFlow> FlowCount::flow() const
{
    QList<PortFlow> flow;
    qsizetype at = 0;
    if (!m_workflow)
        return flow;
    for (const auto &step : m_workflow->steps()) {
        for (const auto &port : step.ports)
            flow.append({step.node.id, port, 0, m_counts.at(at++)});
        flow.append({step.node.id, {}, 0, m_counts.at(at++)});
    }
    return flow;
}

QList<PortFlow> joinedFlow(const FlowCount &before, const FlowCount &after)
{
    QList<PortFlow> joined;
    for (auto one : before.flow()) {
        std::swap(one.before, one.after);
        joined.append(one);
    }
    for (const auto &one : after.flow()) {
        const auto known = std::ranges::find_if(joined, [&](const PortFlow &other) {
            return other.node == one.node && other.port == one.port;
        });
        if (known == joined.end())
            joined.append(one);
        else
            known->after = one.after;
    }
    return joined;
}

} // namespace Signalbox
