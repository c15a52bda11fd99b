// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/routing/backtestresults.h"

#include "core/domain/tracejson.h"

#include <QJsonDocument>

namespace Signalbox {

namespace {

QByteArray textOf(const Trace &trace)
{
    return QJsonDocument(toJson(trace)).toJson(QJsonDocument::Compact);
}

/// What textOf() made; it reads.
Trace traceOf(const QByteArray &text)
{
    const auto trace = traceFromJson(QJsonDocument::fromJson(text).object());
    return trace ? *trace : Trace();
}

} // namespace

BacktestResults::BacktestResults(const FlowCount &before, const FlowCount &after)
    : m_before(before)
    , m_after(after)
{
}

void BacktestResults::add(const BacktestSummary &summary)
{
    const std::lock_guard lock(m_mutex);
    m_summary += summary;
}

void BacktestResults::add(const FlowCount &before, const FlowCount &after)
{
    const std::lock_guard lock(m_mutex);
    m_before.add(before);
    m_after.add(after);
}

void BacktestResults::replaceFlow(const FlowCount &before, const FlowCount &after)
{
    const std::lock_guard lock(m_mutex);
    m_before = before;
    m_after = after;
}

bool BacktestResults::keeps(qint64 seq) const
{
    const std::lock_guard lock(m_mutex);
    return !m_full || seq < m_kept.rbegin()->first;
}

void BacktestResults::keep(const EventDifference &difference)
{
    Kept kept{difference, textOf(difference.before), textOf(difference.after)};
    kept.difference.before = kept.difference.after = {};
    const std::lock_guard lock(m_mutex);
    m_bytes += kept.size();
    m_kept.insert_or_assign(difference.seq, std::move(kept));
    while (m_kept.size() > maxKept || (m_bytes > maxKeptBytes && m_kept.size() > 1)) {
        m_full = true;
        const auto last = std::prev(m_kept.end());
        m_bytes -= last->second.size();
        m_kept.erase(last);
    }
}

void BacktestResults::fill(BacktestStatus &status) const
{
    const std::lock_guard lock(m_mutex);
    status.summary = m_summary;
    status.flow = joinedFlow(m_before, m_after);
    status.differences = qint64(m_kept.size());
}

BacktestPage BacktestResults::page(const BacktestQuery &query) const
{
    BacktestPage page;
    const std::lock_guard lock(m_mutex);
    for (auto kept = m_kept.upper_bound(query.after); kept != m_kept.end(); ++kept) {
        if (page.differences.size() == query.limit) {
            page.next = page.differences.last().seq;
            break;
        }
        auto difference = kept->second.difference;
        difference.before = traceOf(kept->second.before);
        difference.after = traceOf(kept->second.after);
        page.differences.append(std::move(difference));
    }
    return page;
}

} // namespace Signalbox
