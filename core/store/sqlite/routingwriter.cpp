// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sqlite/routingwriter.h"

#include "core/domain/tracejson.h"
#include "core/store/sqlite/deliverycontents.h"

#include <algorithm>

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

QByteArray idsOf(const QList<NodeChanges::Member> &members)
{
    QByteArray ids;
    for (const auto &member : members)
        ids += member.event.toBytes();
    return ids;
}

} // namespace

RoutingWriter::RoutingWriter(Connection &connection, Ledger &ledger, EventWriter &events,
                             DeliveryWriter &deliveries, ContinuationWriter &continuations)
    : m_connection(connection)
    , m_ledger(ledger)
    , m_events(events)
    , m_deliveries(deliveries)
    , m_continuations(continuations)
{
}

Result<void> RoutingWriter::commit(const RoutingCommit &routing, Timestamp now)
{
    if (routing.state == EventState::InFlight && routing.deliveries.isEmpty())
        return Error{ErrorCode::Invalid, u"in flight without a delivery"_s};
    switch (routing.kind) {
    case RoutingCommit::Kind::Route: return route(routing);
    case RoutingCommit::Kind::GoOn: return goOn(routing);
    case RoutingCommit::Kind::Derive: return derive(routing, now);
    }
    Q_UNREACHABLE_RETURN({});
}

Result<void> RoutingWriter::route(const RoutingCommit &routing)
{
    if (routing.deliveries.isEmpty() && routing.traces.isEmpty()) {
        // One statement is enough unless a replay came first.
        auto updated = m_connection.run(
            "UPDATE event SET state = ?1, routed_at = ?2 WHERE seq = ?3 AND routed_at IS NULL "
            "AND NOT EXISTS (SELECT 1 FROM delivery WHERE event_seq = ?3)",
            routing.state, routing.routedAt, routing.seq);
        if (updated && m_connection.changes() == 1)
            m_ledger.routed(routing.seq);
        if (!updated || m_connection.changes() == 1)
            return updated;
    }
    bool routed = false;
    const auto source = sourceOf(routing.seq, routing.event, routed);
    if (!source)
        return source.error();
    if (routed)
        return {};
    auto standings = m_deliveries.standings(routing.seq);
    if (!standings)
        return standings.error();
    auto written = writeDeliveries(routing, routing.seq, *source, *standings);
    if (written)
        written = writeTraces(routing.traces, routing.seq, *source);
    if (written)
        written = writeNodes(routing, routing.seq, *source);
    return written ? markRouted(routing, routing.seq, *standings) : written;
}

Result<void> RoutingWriter::goOn(const RoutingCommit &routing)
{
    if (auto checked = m_continuations.check(routing.nodes.takenUp); !checked)
        return checked;
    bool routed = false;
    const auto source = sourceOf(routing.seq, routing.event, routed);
    if (!source)
        return source.error();
    auto standings = m_deliveries.standings(routing.seq);
    if (!standings)
        return standings.error();
    auto written = m_continuations.takeUp(routing.nodes.takenUp);
    if (written)
        written = writeDeliveries(routing, routing.seq, *source, *standings);
    if (written)
        written = addTraces(routing.traces, routing.seq, *source);
    if (written)
        written = writeNodes(routing, routing.seq, *source);
    return written && !routing.nodes.takenUp.isEmpty() ? m_deliveries.updateEvent(routing.seq)
                                                       : written;
}

Result<void> RoutingWriter::derive(const RoutingCommit &routing, Timestamp now)
{
    const auto &members = routing.nodes.members;
    if (!routing.derived || members.isEmpty())
        return Error{ErrorCode::Invalid, u"nothing that an event could be derived from"_s};
    if (auto checked = m_continuations.check(routing.nodes.takenUp); !checked)
        return checked;
    QStringList sources;
    for (const auto &member : members) {
        bool routed = false;
        auto source = sourceOf(member.seq, member.event, routed);
        if (!source)
            return source.error();
        sources.append(*std::move(source));
    }
    if (auto taken = m_continuations.takeUp(routing.nodes.takenUp); !taken)
        return taken;
    for (qsizetype at = 0; at < members.size(); ++at) {
        const auto &member = members.at(at);
        auto ended = addTraces({member.addition}, member.seq, sources.at(at));
        if (ended)
            ended = m_continuations.setVisited(member.visited, member.seq);
        if (ended)
            ended = m_deliveries.updateEvent(member.seq);
        if (!ended)
            return ended;
    }

    const Event &event = *routing.derived;
    const auto seq = m_events.addDerived(event, now);
    if (!seq)
        return seq.error();
    const QByteArray parents = idsOf(members);
    m_ledger.grew(event.source, parents.size());
    auto written = m_connection.run("INSERT INTO derived_event VALUES (?, ?, ?, ?)", *seq,
                                    routing.batch.workflow, routing.batch.node, parents);
    QList<DeliveryStanding> standings;
    if (written)
        written = writeDeliveries(routing, *seq, event.source, standings);
    if (written)
        written = writeTraces(routing.traces, *seq, event.source);
    if (written)
        written = writeNodes(routing, *seq, event.source);
    return written ? markRouted(routing, *seq, standings) : written;
}

Result<QString> RoutingWriter::sourceOf(qint64 seq, const EventId &id, bool &routed)
{
    auto event =
        m_connection.select("SELECT routed_at IS NOT NULL, source FROM event WHERE seq = ?", seq);
    if (!event.next())
        return event.result() ? Error{ErrorCode::NotFound, u"no event %1"_s.arg(id.toString())}
                              : event.result().error();
    routed = event.number(0) != 0;
    return event.text(1);
}

Result<void> RoutingWriter::writeDeliveries(const RoutingCommit &routing, qint64 seq,
                                            const QString &source,
                                            QList<DeliveryStanding> &standings)
{
    for (auto delivery : routing.deliveries) {
        const bool first = std::ranges::none_of(standings, [&](const auto &earlier) {
            return earlier.destination == delivery.destination;
        });
        if (delivery.webhookId.isEmpty())
            delivery.webhookId = first ? routing.event.toString() : delivery.id.toString();
        const auto inserted = m_deliveries.insertDelivery(delivery, seq, source);
        if (!inserted)
            return inserted.error();
        if (const auto content = routing.contents.constFind(delivery.id);
            content != routing.contents.cend()) {
            const auto kept = DeliveryContents::write(m_connection, *inserted, *content);
            if (!kept)
                return kept.error();
            m_ledger.grew(source, *kept);
        }
        standings.append(
            {delivery.destination, delivery.replay, delivery.status, delivery.finishedAt});
    }
    return {};
}

Result<void> RoutingWriter::writeTraces(const QList<Trace> &traces, qint64 seq,
                                        const QString &source)
{
    if (traces.isEmpty())
        return {};
    if (auto marked = markFailedStep(traces, seq); !marked)
        return marked;
    const QByteArray text = toJsonText(traces);
    m_ledger.grew(source, text.size());
    return m_connection.run("INSERT INTO trace VALUES (?, ?)", seq, Utf8Text{text});
}

Result<void> RoutingWriter::addTraces(const QList<Trace> &traces, qint64 seq, const QString &source)
{
    if (traces.isEmpty())
        return {};
    if (auto marked = markFailedStep(traces, seq); !marked)
        return marked;
    const QByteArray text = toJsonText(traces);
    m_ledger.grew(source, text.size());
    return m_connection.run(
        "INSERT INTO trace_addition SELECT ?1, "
        "1 + ifnull((SELECT max(number) FROM trace_addition WHERE event_seq = ?1), 0), ?2",
        seq, Utf8Text{text});
}

Result<void> RoutingWriter::markFailedStep(const QList<Trace> &traces, qint64 seq)
{
    const bool failed = std::ranges::any_of(traces, [](const Trace &trace) {
        return std::ranges::any_of(trace.steps, &TraceStep::failed);
    });
    if (!failed)
        return {};
    return m_connection.run("UPDATE event SET failed_step = 1 WHERE seq = ? "
                            "AND failed_step IS NULL",
                            seq);
}

Result<void> RoutingWriter::writeNodes(const RoutingCommit &routing, qint64 seq,
                                       const QString &source)
{
    for (const auto &visited : routing.nodes.visited) {
        if (auto done = m_continuations.setVisited(visited, seq); !done)
            return done;
    }
    if (auto added = m_continuations.add(routing.nodes.held, seq, source); !added)
        return added;
    return m_continuations.change(routing.nodes);
}

Result<void> RoutingWriter::markRouted(const RoutingCommit &routing, qint64 seq,
                                       const QList<DeliveryStanding> &standings)
{
    const bool held = !routing.nodes.held.isEmpty();
    const auto standing =
        standings.isEmpty() ? EventStanding{routing.state, {}} : deriveStanding(standings, held);
    auto updated =
        m_connection.run("UPDATE event SET state = ?, routed_at = ?, finished_at = ? WHERE seq = ?",
                         standing.state, routing.routedAt, standing.finishedAt, seq);
    if (updated)
        m_ledger.routed(seq);
    return updated;
}

} // namespace Signalbox
