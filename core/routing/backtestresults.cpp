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

BacktestResults::BacktestResults(const FlowCount &before, const FlowCount &after, Keep keep,
                                 size_t most)
    : m_keep(keep)
    , m_most(most)
    , m_before(before)
    , m_after(after)
{
}

void BacktestResults::add(const BacktestSummary &summary, const FlowCount &before,
                          const FlowCount &after)
{
    const std::lock_guard lock(m_mutex);
    m_summary += summary;
    m_before.add(before);
    m_after.add(after);
}

void BacktestResults::update(const BacktestSummary &summary, const FlowCount &before,
                             const FlowCount &after)
{
    const std::lock_guard lock(m_mutex);
    m_summary += summary;
    m_before = before;
    m_after = after;
}

bool BacktestResults::keeps(qint64 seq) const
{
    const std::lock_guard lock(m_mutex);
    if (!m_full)
        return true;
    return m_keep == Keep::Oldest ? seq < m_kept.rbegin()->first : seq > m_kept.begin()->first;
}

void BacktestResults::keep(const EventDifference &difference)
{
    Kept kept{difference, textOf(difference.before), textOf(difference.after)};
    kept.difference.before = kept.difference.after = {};
    const std::lock_guard lock(m_mutex);
    m_bytes += kept.size();
    m_kept.insert_or_assign(difference.seq, std::move(kept));
    while (m_kept.size() > m_most || (m_bytes > maxKeptBytes && m_kept.size() > 1)) {
        m_full = true;
        const auto gone = m_keep == Keep::Oldest ? std::prev(m_kept.end()) : m_kept.begin();
        m_bytes -= gone->second.size();
        m_kept.erase(gone);
    }
}

BacktestPage BacktestResults::page(qint64 after, int limit) const
{
    BacktestPage page;
    const std::lock_guard lock(m_mutex);
    for (auto kept = m_kept.upper_bound(after); kept != m_kept.end(); ++kept) {
        if (page.differences.size() == limit) {
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
