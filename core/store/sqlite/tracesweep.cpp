// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sqlite/tracesweep.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

/// Whether its traces are kept no longer than usual.
bool hasEndedWell(EventState state, bool failedStep)
{
    const bool ended = state == EventState::Unmatched || state == EventState::Stopped
        || state == EventState::Delivered || state == EventState::Cancelled;
    return ended && !failedStep;
}

/// \a traces, a JSON list, without those of \a workflow; empty when no other is there. Nothing
/// when \a workflow has none in it.
std::optional<QByteArray> without(const QByteArray &traces, const QString &workflow)
{
    // Most that is looked at is of other workflows, and need not be read.
    if (!traces.contains("\"workflow\":\"" + workflow.toUtf8() + '"'))
        return {};
    auto list = QJsonDocument::fromJson(traces).array();
    const auto before = list.size();
    for (qsizetype at = before - 1; at >= 0; --at) {
        if (list.at(at).toObject().value("workflow"_L1).toString() == workflow)
            list.removeAt(at);
    }
    if (list.size() == before)
        return {};
    return list.isEmpty() ? QByteArray() : QJsonDocument(list).toJson(QJsonDocument::Compact);
}

} // namespace

TraceSweep::TraceSweep(Connection &connection, Ledger &ledger)
    : m_connection(connection)
    , m_ledger(ledger)
    , m_marks(connection)
{
}

Result<void> TraceSweep::step(const QHash<QString, Microseconds> &ages, Timestamp now,
                              RetentionStep &done)
{
    m_left = batch;
    m_glances = glances;
    for (const auto &[workflow, age] : ages.asKeyValueRange()) {
        for (const auto kind : {Kind::Ended, Kind::Rest}) {
            const int times = kind == Kind::Ended ? 1 : RetentionRules::failuresTimes;
            if (auto passed = pass(workflow, kind, times * age, now, done); !passed)
                return passed;
            if (m_left == 0 || m_glances == 0) {
                done.more = true;
                return {};
            }
        }
    }
    return {};
}

Result<void> TraceSweep::pass(const QString &workflow, Kind kind, Microseconds age, Timestamp now,
                              RetentionStep &done)
{
    const auto mark = m_marks.upTo(workflow, kind);
    if (!mark)
        return mark.error();
    if (!*mark)
        return {};
    qint64 last = **mark;
    {
        auto rows = m_connection.select(
            "SELECT seq, received_at, state, failed_step IS NOT NULL, source FROM event "
            "WHERE seq > ? AND seq <= ? ORDER BY seq LIMIT ?",
            last, m_ledger.routedUpTo(), m_glances);
        while (m_left > 0 && rows.next()) {
            const auto received = rows.time(1);
            const bool known = received <= now;
            if (known && received > now - age) {
                const auto due = received + age;
                done.next = done.next ? std::min(*done.next, due) : due;
                break;
            }
            last = rows.integer(0);
            --m_glances;
            const bool due =
                kind == Kind::Rest || hasEndedWell(EventState(rows.number(2)), rows.number(3) != 0);
            if (!known || !due)
                continue;
            const auto taken = takeOut(workflow, last, rows.text(4));
            if (!taken)
                return taken.error();
            if (*taken) {
                --m_left;
                ++done.traces;
            }
        }
        if (!rows.result())
            return rows.result();
    }
    return last == **mark ? Result<void>() : m_marks.move(workflow, kind, last);
}

Result<bool> TraceSweep::takeOut(const QString &workflow, qint64 event, const QString &source)
{
    const auto places = placesOf(event);
    if (!places)
        return places.error();
    bool taken = false;
    for (const auto &place : *places) {
        const auto left = without(place.traces, workflow);
        if (!left)
            continue;
        if (auto written = write(event, place, *left); !written)
            return written.error();
        m_ledger.shrank(source, place.traces.size() - left->size());
        taken = true;
    }
    return taken;
}

Result<QList<TraceSweep::Place>> TraceSweep::placesOf(qint64 event)
{
    QList<Place> places;
    auto rows =
        m_connection.select("SELECT NULL, traces FROM trace WHERE event_seq = ?1 UNION ALL "
                            "SELECT number, traces FROM trace_addition WHERE event_seq = ?1",
                            event);
    while (rows.next()) {
        const auto number = rows.isNull(0) ? std::nullopt : std::optional(rows.integer(0));
        places.append({number, rows.blob(1)});
    }
    if (!rows.result())
        return rows.result().error();
    return places;
}

Result<void> TraceSweep::write(qint64 event, const Place &place, const QByteArray &traces)
{
    if (place.addition && traces.isEmpty())
        return m_connection.run("DELETE FROM trace_addition WHERE event_seq = ? AND number = ?",
                                event, *place.addition);
    if (place.addition)
        return m_connection.run("UPDATE trace_addition SET traces = ? WHERE event_seq = ? "
                                "AND number = ?",
                                Utf8Text{traces}, event, *place.addition);
    if (traces.isEmpty())
        return m_connection.run("DELETE FROM trace WHERE event_seq = ?", event);
    return m_connection.run("UPDATE trace SET traces = ? WHERE event_seq = ?", Utf8Text{traces},
                            event);
}

} // namespace Signalbox
