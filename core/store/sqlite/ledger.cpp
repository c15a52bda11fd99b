// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sqlite/ledger.h"

#include <algorithm>

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

bool isPending(std::optional<DeliveryStatus> status)
{
    return status == DeliveryStatus::Scheduled || status == DeliveryStatus::Retrying;
}

} // namespace

Ledger::Ledger(Connection &connection)
    : m_connection(connection)
{
}

Result<void> Ledger::load()
{
    auto cursor =
        m_connection.select("SELECT (SELECT value FROM progress WHERE name = 'routed_up_to'), "
                            "ifnull((SELECT max(seq) FROM event), 0), "
                            "max((SELECT value FROM progress WHERE name = 'last_rejection'), "
                            "ifnull((SELECT max(seq) FROM rejection), 0)), "
                            "max((SELECT value FROM progress WHERE name = 'last_delivery'), "
                            "ifnull((SELECT max(seq) FROM delivery), 0)), "
                            "(SELECT value FROM progress WHERE name = 'continuations')");
    if (!cursor.next())
        return cursor.result();
    m_routedUpTo = cursor.integer(0);
    m_lastEvent = std::max(m_routedUpTo, cursor.integer(1));
    m_lastRejection = cursor.integer(2);
    m_lastDelivery = cursor.integer(3);
    m_continuations = cursor.integer(4);

    m_routedAbove.clear();
    auto above = m_connection.select(
        "SELECT seq FROM event WHERE seq > ? AND routed_at IS NOT NULL", m_routedUpTo);
    while (above.next())
        m_routedAbove.insert(above.integer(0));
    auto loaded = above.result() ? loadUsage() : above.result();
    return loaded ? loadSerial() : loaded;
}

Result<void> Ledger::loadSerial()
{
    m_serial.clear();
    auto rows = m_connection.select("SELECT name FROM destination WHERE config ->> '$.serial'");
    while (rows.next())
        m_serial.insert(rows.text(0));
    return rows.result();
}

Result<void> Ledger::loadUsage()
{
    m_usage.clear();
    auto rows = m_connection.select("SELECT source, events, bytes FROM source_usage");
    while (rows.next())
        m_usage.insert(rows.text(0), {rows.integer(1), rows.integer(2)});
    return rows.result();
}

void Ledger::begin()
{
    m_report = {};
    m_due.clear();
    m_spans.clear();
    m_tallies.clear();
    m_usageChanges.clear();
    m_eventsRemoved = 0;
    m_rejectionsRemoved = 0;
    m_routedUpToMoved = false;
    m_continuationsChanged = false;
}

Result<void> Ledger::write()
{
    for (const auto &[block, span] : m_spans.asKeyValueRange()) {
        auto written = m_connection.run(
            "INSERT INTO event_span VALUES (?, ?, ?) ON CONFLICT (block) DO UPDATE SET "
            "first_received_at = min(first_received_at, excluded.first_received_at), "
            "last_received_at = max(last_received_at, excluded.last_received_at)",
            block, span.first, span.last);
        if (!written)
            return written;
    }
    for (const auto &[destination, tally] : m_tallies.asKeyValueRange()) {
        auto written = m_connection.run(
            "INSERT INTO delivery_tally VALUES (?, ?, ?) ON CONFLICT (destination) DO UPDATE SET "
            "pending = pending + excluded.pending, dead = dead + excluded.dead",
            destination, tally.pending, tally.dead);
        if (!written)
            return written;
    }
    auto written = writeUsage();
    return written ? writeProgress() : written;
}

Result<void> Ledger::writeUsage()
{
    for (const auto &[source, change] : m_usageChanges.asKeyValueRange()) {
        auto written = m_connection.run(
            "INSERT INTO source_usage VALUES (?, ?, ?) ON CONFLICT (source) DO UPDATE SET "
            "events = events + excluded.events, bytes = bytes + excluded.bytes",
            source, change.events, change.bytes);
        if (!written)
            return written;
    }
    return {};
}

Result<void> Ledger::writeProgress()
{
    const int events = m_report.events - m_eventsRemoved;
    const int rejections = m_report.rejections - m_rejectionsRemoved;
    for (const auto &[name, change] :
         {std::pair(u"events"_s, events), {u"rejections"_s, rejections}}) {
        if (change == 0)
            continue;
        auto written =
            m_connection.run("UPDATE progress SET value = value + ? WHERE name = ?", change, name);
        if (!written)
            return written;
    }
    if (m_eventsRemoved > 0 || m_rejectionsRemoved > 0) {
        auto written =
            m_connection.run("UPDATE progress SET value = iif(name = 'last_rejection', ?, ?) "
                             "WHERE name IN ('last_rejection', 'last_delivery')",
                             m_lastRejection, m_lastDelivery);
        if (!written)
            return written;
    }
    if (m_continuationsChanged) {
        auto written = m_connection.run(
            "UPDATE progress SET value = ? WHERE name = 'continuations'", m_continuations);
        if (!written)
            return written;
    }
    if (!m_routedUpToMoved)
        return {};
    return m_connection.run("UPDATE progress SET value = ? WHERE name = 'routed_up_to'",
                            m_routedUpTo);
}

CommitReport Ledger::report() const
{
    auto report = m_report;
    report.lastSeq = m_lastEvent;
    report.lastDelivery = m_lastDelivery;
    for (const auto &usage : m_usage)
        report.held += usage.bytes;
    report.destinations = QStringList(m_due.begin(), m_due.end());
    return report;
}

void Ledger::eventAdded(const Event &event, qint64 bytes)
{
    const qint64 time = toMicroseconds(event.request.receivedAt);
    const qint64 block = ++m_lastEvent >> spanBits;
    const auto span = m_spans.find(block);
    if (span == m_spans.end())
        m_spans.insert(block, {time, time});
    else
        *span = {std::min(span->first, time), std::max(span->last, time)};
    ++m_report.events;
    use(event.source, {1, bytes});
}

void Ledger::eventRemoved(const QString &source, qint64 bytes)
{
    ++m_eventsRemoved;
    use(source, {-1, -bytes});
}

void Ledger::grew(const QString &source, qint64 bytes)
{
    if (bytes > 0)
        use(source, {0, bytes});
}

void Ledger::shrank(const QString &source, qint64 bytes)
{
    use(source, {0, -bytes});
}

void Ledger::use(const QString &source, Usage change)
{
    for (auto *usage : {&m_usage[source], &m_usageChanges[source]}) {
        usage->events += change.events;
        usage->bytes += change.bytes;
    }
}

qint64 Ledger::takeRejection()
{
    ++m_report.rejections;
    return ++m_lastRejection;
}

void Ledger::rejectionRemoved()
{
    ++m_rejectionsRemoved;
}

qint64 Ledger::takeDelivery()
{
    return ++m_lastDelivery;
}

void Ledger::continued(int change)
{
    m_continuations += change;
    m_continuationsChanged = true;
}

void Ledger::setSerial(const QString &destination, bool serial)
{
    if (serial)
        m_serial.insert(destination);
    else
        m_serial.remove(destination);
}

void Ledger::routed(qint64 eventSeq)
{
    ++m_report.routed;
    m_routedAbove.insert(eventSeq);
    while (!m_routedAbove.empty() && *m_routedAbove.begin() <= m_routedUpTo + 1) {
        m_routedUpTo = std::max(m_routedUpTo, *m_routedAbove.begin());
        m_routedAbove.erase(m_routedAbove.begin());
        m_routedUpToMoved = true;
    }
}

void Ledger::moved(const QString &destination, std::optional<DeliveryStatus> before,
                   std::optional<DeliveryStatus> after, bool waits)
{
    const int pending = int(isPending(after)) - int(isPending(before));
    const int dead = int(after == DeliveryStatus::Dead) - int(before == DeliveryStatus::Dead);
    if (pending != 0 || dead != 0) {
        auto &tally = m_tallies[destination];
        tally.pending += pending;
        tally.dead += dead;
    }
    if (isPending(after) && !waits)
        m_due.insert(destination);
}

} // namespace Signalbox
