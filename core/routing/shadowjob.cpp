// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/routing/shadowjob.h"

#include "core/expression/envelope.h"

#include <pthread.h>
#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <iterator>
#include <utility>

namespace Signalbox {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int shadowPriority = 10;
constexpr auto tellingInterval = 200ms; ///< of what was found, while there is more to do
constexpr size_t givenBackTogether = 64;

qint64 shadowedBytes(const Event &event)
{
    return event.request.body.size() + event.request.headers.raw().size();
}

} // namespace

ShadowJob::ShadowJob(ShadowPlan plan, const Clock &clock, std::function<void()> changed)
    : m_plan(std::move(plan))
    , m_clock(clock)
    , m_changed(std::move(changed))
    , m_startedAt(clock.now())
    , m_results(FlowCount(m_plan.revisions.published), FlowCount(m_plan.revisions.draft),
                BacktestResults::Keep::Newest, ShadowStatus::mostDifferences)
    , m_comparison(makeComparison(m_plan.revisions, m_cancelled, m_results))
{
    for (const auto &revision : {m_plan.revisions.published, m_plan.revisions.draft}) {
        const auto sources = revision ? revision->sources() : QStringList();
        m_sources.unite(QSet<QString>(sources.begin(), sources.end()));
    }
    m_thread = std::thread(&ShadowJob::run, this);
}

ShadowJob::~ShadowJob()
{
    stop();
    m_thread.join();
}

void ShadowJob::stop()
{
    end(ShadowEnd::Stopped);
    std::unique_lock lock(m_mutex);
    m_wake.wait(lock, [this] { return m_over; });
}

void ShadowJob::routed(const QList<Event> &events)
{
    std::vector<Event> done; // freed here, and outside the locks
    if (const std::unique_lock lock(m_doneMutex, std::try_to_lock); lock)
        done.swap(m_done);
    for (const Event &event : done)
        m_waitingBytes -= shadowedBytes(event);
    const std::lock_guard lock(m_mutex);
    if (m_end)
        return;
    for (const Event &event : events) {
        if (!m_sources.contains(event.source))
            continue;
        ++m_received;
        const qint64 bytes = shadowedBytes(event);
        const bool fits =
            m_waiting == 0 || (m_waiting < maxWaiting && m_waitingBytes + bytes <= maxWaitingBytes);
        if (!fits) {
            ++m_notCompared;
            continue;
        }
        ++m_waiting;
        m_waitingBytes += bytes;
        m_queue.push_back(event);
    }
    if (!m_queue.empty())
        m_wake.notify_all();
}

void ShadowJob::end(ShadowEnd end, int revision)
{
    this->end(end, revision, {});
}

void ShadowJob::end(ShadowEnd end, int revision, const QString &error)
{
    std::deque<Event> left; // freed outside the lock
    {
        const std::lock_guard lock(m_mutex);
        if (m_end)
            return;
        m_end = end;
        m_endRevision = revision;
        m_error = error;
        m_endedAt = m_clock.now();
        m_cancelled = true;
        m_notCompared += qint64(m_queue.size());
        left.swap(m_queue);
        if (m_comparison)
            m_comparison->interrupt();
        m_wake.notify_all();
    }
    m_changed();
}

bool ShadowJob::isRunning() const
{
    const std::lock_guard lock(m_mutex);
    return !m_end;
}

ShadowStatus ShadowJob::status() const
{
    ShadowStatus status;
    status.workflow = m_plan.workflow;
    status.graph = m_plan.graph;
    const auto &published = m_plan.revisions.published;
    status.publishedRevision = published ? published->revision() : 0;
    status.startedAt = m_startedAt;
    m_results.fill(status); // before the counts: what came meanwhile is still waiting
    const std::lock_guard lock(m_mutex);
    status.state = m_end ? ShadowState::Ended : ShadowState::Running;
    status.end = m_end;
    status.endRevision = m_endRevision;
    status.error = m_error;
    status.endedAt = m_endedAt;
    status.notCompared = m_notCompared;
    status.waiting = m_received - m_notCompared - status.summary.events;
    return status;
}

void ShadowJob::run()
{
    pthread_setname_np(pthread_self(), "sb-shadow");
    // Of this thread alone, on Linux: routing and receiving go first.
    setpriority(PRIO_PROCESS, id_t(gettid()), shadowPriority);
    while (auto events = take()) {
        if (const auto compared = compare(*std::move(events)); !compared)
            end(ShadowEnd::Failed, 0, compared.error().detail);
    }
    std::unique_ptr<Comparison> held; // with all that its nodes hold; freed outside the lock
    {
        const std::lock_guard lock(m_mutex);
        held = std::move(m_comparison);
    }
    held.reset();
    std::vector<Event> done; // nobody gives it more, nor takes them back
    {
        const std::lock_guard lock(m_doneMutex);
        done.swap(m_done);
    }
    done.clear();
    const std::lock_guard lock(m_mutex);
    m_over = true;
    m_wake.notify_all();
}

/// What is to be compared next; none: something that is held falls due. Nothing: it has ended.
std::optional<std::deque<Event>> ShadowJob::take()
{
    constexpr Microseconds longest = 24h;
    std::unique_lock lock(m_mutex);
    while (!m_end && m_queue.empty()) {
        const auto due = m_comparison->nextDue();
        if (!due) {
            m_wake.wait(lock);
            continue;
        }
        const Microseconds left = *due - m_clock.now() + behind;
        if (left <= 0us)
            break;
        // By the wall clock, so that it also holds across suspend and when the clock is set.
        m_wake.wait_until(lock, std::chrono::system_clock::now() + std::min(left, longest));
    }
    if (m_end)
        return {};
    return std::exchange(m_queue, {});
}

Result<void> ShadowJob::compare(std::deque<Event> events)
{
    using Steady = std::chrono::steady_clock;
    Result<void> passed;
    std::vector<Event> done;
    auto told = Steady::now();
    if (events.empty())
        passed = m_comparison->advance(m_clock.now() - behind);
    while (!events.empty() && passed && !m_cancelled) {
        done.push_back(std::move(events.front()));
        events.pop_front();
        passed = m_comparison->pass(done.back(), envelopeOf(done.back()));
        --m_waiting;
        if (done.size() >= givenBackTogether)
            giveBack(done);
        if (!events.empty() && Steady::now() - told >= tellingInterval) {
            m_comparison->flush();
            m_changed();
            told = Steady::now();
        }
    }
    giveBack(done);
    m_comparison->flush();
    {
        const std::lock_guard lock(m_mutex);
        m_notCompared += qint64(events.size());
    }
    m_changed();
    return passed;
}

void ShadowJob::giveBack(std::vector<Event> &done)
{
    const std::lock_guard lock(m_doneMutex);
    std::ranges::move(done, std::back_inserter(m_done));
    done.clear();
}

} // namespace Signalbox
