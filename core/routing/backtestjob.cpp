// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/routing/backtestjob.h"

#include "core/expression/envelope.h"

#include <pthread.h>
#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <limits>

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 rangeSize = 1024; ///< seqs
constexpr int lowPriority = 10;

/// What is there of an event in a list, without its bytes.
EventDifference headOf(const Event &event)
{
    EventDifference head;
    head.event = event.id;
    head.seq = event.seq;
    head.source = event.source;
    head.type = event.type;
    head.receivedAt = event.request.receivedAt;
    return head;
}

bool takes(const std::shared_ptr<const CompiledWorkflow> &workflow, const QString &source)
{
    return workflow && !workflow->entries(source).isEmpty();
}

} // namespace

BacktestJob::BacktestJob(Store &store, BacktestPlan plan, Timestamp now)
    : m_store(store)
    , m_plan(std::move(plan))
    , m_id(BacktestId::make(now))
    , m_startedAt(now)
    , m_results(FlowCount(m_plan.published), FlowCount(m_plan.draft))
{
    m_threads.emplace_back([this] { run(); });
    m_threads.emplace_back([this] { run(); });
}

BacktestJob::~BacktestJob()
{
    cancel();
    for (auto &thread : m_threads)
        thread.join();
}

BacktestStatus BacktestJob::status() const
{
    BacktestStatus status;
    status.id = m_id;
    status.workflow = m_plan.workflow;
    status.publishedRevision = m_plan.published ? m_plan.published->revision() : 0;
    status.startedAt = m_startedAt;
    const bool ended = m_running == 0;
    m_results.fill(status);
    const std::lock_guard lock(m_mutex);
    const auto took = m_took.value_or(Steady::now() - m_began);
    status.elapsed = std::chrono::duration_cast<Microseconds>(took);
    const double all = double(m_end - m_first);
    status.progress = all > 0 ? std::min(1.0, double(m_passed) / all) : 0;
    if (m_error) {
        status.state = BacktestState::Failed;
        status.error = m_error->detail;
    } else if (ended) {
        status.state = m_cancelled ? BacktestState::Cancelled : BacktestState::Finished;
        status.progress = m_cancelled ? status.progress : 1;
    }
    return status;
}

void BacktestJob::run()
{
    pthread_setname_np(pthread_self(), "sb-backtest");
    // Of this thread alone, on Linux: routing and receiving go first.
    setpriority(PRIO_PROCESS, id_t(gettid()), lowPriority);
    auto session = m_store.readSession();
    auto done = session ? findBounds(**session) : Result<void>(session.error());
    if (done)
        done = runRanges(**session);
    if (!done)
        fail(done.error());
    if (--m_running == 0) {
        const std::lock_guard lock(m_mutex);
        m_took = Steady::now() - m_began;
    }
}

void BacktestJob::fail(const Error &error)
{
    {
        const std::lock_guard lock(m_mutex);
        if (!m_error)
            m_error = error;
    }
    cancel();
}

Result<void> BacktestJob::findBounds(ReadSession &session)
{
    const std::lock_guard lock(m_mutex);
    if (m_bounded)
        return {};
    const auto seqs = session.seqsOf(m_plan.filter);
    if (!seqs)
        return seqs.error();
    m_first = seqs->first;
    m_end = seqs->second;
    m_claimed = m_first;
    m_bounded = true;
    return {};
}

Result<void> BacktestJob::runRanges(ReadSession &session)
{
    // A key is looked up for all sources at once.
    const qint64 size = m_plan.filter.key.isEmpty() ? rangeSize : std::max<qint64>(1, m_end - m_first);
    while (!m_cancelled) {
        const qint64 from = m_claimed.fetch_add(size);
        if (from >= m_end)
            break;
        const qint64 end = std::min(from + size, m_end);
        if (auto ran = runRange(session, from, end); !ran)
            return ran;
        m_passed += end - from;
    }
    return {};
}

Result<void> BacktestJob::runRange(ReadSession &session, qint64 from, qint64 end)
{
    BacktestSummary summary;
    FlowCount before(m_plan.published);
    FlowCount after(m_plan.draft);
    StoredEventQuery query{.filter = m_plan.filter, .from = from, .end = end};
    while (query.from < end && !m_cancelled) {
        const auto page = session.storedEvents(query);
        if (!page)
            return page.error();
        for (const Event &event : page->events) {
            if (!takes(m_plan.published, event.source) && !takes(m_plan.draft, event.source)) {
                summary.add({});
                continue;
            }
            const auto envelope = envelopeOf(event);
            const auto way = [&](const auto &workflow, FlowCount &flow) {
                Rehearsed result;
                if (workflow) {
                    const auto outcome = evaluate(*workflow, event.source, envelope);
                    flow.add(outcome.trace);
                    result.add(outcome);
                }
                return result;
            };
            const auto old = way(m_plan.published, before);
            const auto now = way(m_plan.draft, after);
            const auto verdicts = compare(old, now);
            summary.add(verdicts);
            if (!verdicts.isEmpty() && m_results.keeps(event.seq)) {
                auto difference = headOf(event);
                difference.verdicts = verdicts;
                difference.before = old.trace;
                difference.after = now.trace;
                m_results.keep(difference);
            }
        }
        query.from = page->next;
    }
    m_results.add(summary);
    m_results.add(before, after);
    return {};
}

} // namespace Signalbox
