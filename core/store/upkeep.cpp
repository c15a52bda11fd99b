// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/upkeep.h"

#include "core/store/store.h"
#include "core/support/logging.h"

namespace Signalbox {
namespace {

template <typename T>
std::optional<T> earlier(const std::optional<T> &a, const std::optional<T> &b)
{
    if (a && b)
        return std::min(*a, *b);
    return a ? a : b;
}

} // namespace

Upkeep::Upkeep(const Store &store, UpkeepPace pace)
    : m_store(store)
    , m_pace(pace)
{
}

void Upkeep::setRules(const RetentionRules &rules)
{
    const std::lock_guard lock(m_mutex);
    m_rulesChanged = m_rulesChanged || !(m_rules == rules);
    m_rules = rules;
}

DiskWatch Upkeep::disk() const
{
    const std::lock_guard lock(m_mutex);
    return m_disk;
}

void Upkeep::endWriting()
{
    m_takesEvents = false;
    const std::lock_guard lock(m_mutex);
    m_disk.fail();
}

void Upkeep::start(Clock::time_point now)
{
    m_retentionDue = now;
    lookAtDisk(now);
}

void Upkeep::committed(const CommitReport &report, Clock::time_point now)
{
    lookAtDisk(now);
    qint64 limit = 0;
    {
        const std::lock_guard lock(m_mutex);
        limit = m_rules.station.bytes;
    }
    m_retentionDue =
        earlier(m_retentionDue,
                std::optional(report.held > limit ? now : m_lastStep + m_pace.afterCommits));
}

void Upkeep::failed(Clock::time_point now)
{
    lookAtDisk(now);
}

std::optional<Upkeep::Clock::time_point> Upkeep::due() const
{
    const std::lock_guard lock(m_mutex);
    if (m_disk.level() == DiskLevel::Failed)
        return {};
    if (m_rulesChanged)
        return Clock::time_point();
    return earlier(m_retentionDue, m_diskDue);
}

bool Upkeep::mayStep(bool idle, Clock::time_point now) const
{
    const auto when = due();
    return when && *when <= now && (idle || m_lastStep + m_pace.underLoad <= now);
}

std::optional<CommitReport> Upkeep::step(WriteSession &session, Clock::time_point now)
{
    if (m_diskDue && *m_diskDue <= now) {
        lookAtDisk(now);
        if (disk().level() == DiskLevel::Full) {
            if (const auto shrunk = session.shrinkLog(disk().space().free); !shrunk)
                qCWarning(lcStore).noquote() << "log not shrunk:" << shrunk.error().detail;
            lookAtDisk(now);
        }
    }
    bool changed = false;
    {
        const std::lock_guard lock(m_mutex);
        changed = std::exchange(m_rulesChanged, false);
    }
    if (!changed && !(m_retentionDue && *m_retentionDue <= now))
        return {};
    return retain(session, now);
}

std::optional<CommitReport> Upkeep::retain(WriteSession &session, Clock::time_point now)
{
    RetentionRules rules;
    {
        const std::lock_guard lock(m_mutex);
        rules = m_rules;
    }
    m_lastStep = now;
    m_retentionDue = now + m_pace.whenDue;
    const auto done = inTransaction(session, rules);
    if (!done) {
        qCWarning(lcStore).noquote() << "retention:" << done.error().detail;
        lookAtDisk(now);
        return {};
    }
    plan(done->first, now);
    const auto &step = done->first;
    if (step.events == 0 && step.rejections == 0 && step.traces == 0)
        return {};
    qCDebug(lcStore) << "retention removed events" << step.events << "rejections" << step.rejections
                     << "traces" << step.traces;
    return done->second;
}

Result<std::pair<RetentionStep, CommitReport>> Upkeep::inTransaction(WriteSession &session,
                                                                     const RetentionRules &rules)
{
    Result<RetentionStep> done = RetentionStep();
    if (auto begun = session.begin(); begun)
        done = session.retain(rules, SystemClock().now());
    // Of a lost transaction, and of one that did not begin, commit() tells the error.
    const auto report = session.commit();
    if (!report)
        return report.error();
    if (!done)
        return done.error();
    return std::pair(*done, *report);
}

void Upkeep::plan(const RetentionStep &done, Clock::time_point now)
{
    if (done.more) {
        m_retentionDue = now;
        return;
    }
    m_retentionDue.reset();
    if (!done.next)
        return;
    const auto left = *done.next - SystemClock().now();
    m_retentionDue = now
        + std::max<Clock::duration>(m_pace.whenDue,
                                    std::chrono::duration_cast<Clock::duration>(left));
}

void Upkeep::lookAtDisk(Clock::time_point now)
{
    const auto space = m_store.space();
    if (!space)
        return;
    DiskLevel before{};
    DiskLevel after{};
    {
        const std::lock_guard lock(m_mutex);
        before = m_disk.level();
        after = m_disk.judge(*space);
    }
    m_takesEvents = after < DiskLevel::Full;
    m_diskDue.reset();
    if (after != DiskLevel::Fine)
        m_diskDue = now + (after == DiskLevel::Full ? m_pace.diskFull : m_pace.diskLow);
    if (before == after)
        return;
    if (after == DiskLevel::Fine)
        qCInfo(lcStore, "disk has room again free=%lld total=%lld", space->free, space->total);
    else
        qCWarning(lcStore, "%s free=%lld total=%lld", qUtf8Printable(diskSentence(after)),
                  space->free, space->total);
}

} // namespace Signalbox
