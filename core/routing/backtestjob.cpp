// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/routing/backtestjob.h"

#include "core/expression/envelope.h"
#include "core/routing/onebyone.h"
#include "core/routing/sidebyside.h"

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

} // namespace

BacktestJob::BacktestJob(Store &store, BacktestPlan plan, Timestamp now)
    : m_store(store)
    , m_plan(std::move(plan))
    , m_id(BacktestId::make(now))
    , m_startedAt(now)
    , m_inOrder(m_plan.revisions.needOrder())
    , m_results(FlowCount(m_plan.revisions.published), FlowCount(m_plan.revisions.draft))
{
    using Work = Result<void> (BacktestJob::*)(ReadSession &);
    const Work first = m_inOrder ? &BacktestJob::readPages : &BacktestJob::runRanges;
    const Work second = m_inOrder ? &BacktestJob::runInOrder : &BacktestJob::runRanges;
    m_threads.emplace_back([this, first] { run(first); });
    m_threads.emplace_back([this, second] { run(second); });
}

BacktestJob::~BacktestJob()
{
    cancel();
    m_pages.close();
    for (auto &thread : m_threads)
        thread.join();
}

BacktestStatus BacktestJob::status() const
{
    BacktestStatus status;
    status.id = m_id;
    status.workflow = m_plan.workflow;
    const auto &published = m_plan.revisions.published;
    status.publishedRevision = published ? published->revision() : 0;
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
        status.state = m_cancelled.isStopped() ? BacktestState::Cancelled : BacktestState::Finished;
        status.progress = m_cancelled.isStopped() ? status.progress : 1;
    }
    return status;
}

void BacktestJob::run(Result<void> (BacktestJob::*work)(ReadSession &session))
{
    pthread_setname_np(pthread_self(), "sb-backtest");
    // Of this thread alone, on Linux: routing and receiving go first.
    setpriority(PRIO_PROCESS, id_t(gettid()), lowPriority);
    auto session = m_store.readSession();
    auto done = session ? findBounds(**session) : Result<void>(session.error());
    if (done)
        done = (this->*work)(**session);
    if (!done)
        fail(done.error());
    m_pages.end();
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
    m_pages.close();
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
    OneByOne comparison(m_plan.revisions, m_cancelled.flag(), m_results);
    const Cancellation::Watch watch(m_cancelled, [&comparison] { comparison.interrupt(); });
    // A key is looked up for all sources at once.
    const qint64 size =
        m_plan.filter.key.isEmpty() ? rangeSize : std::max<qint64>(1, m_end - m_first);
    while (!m_cancelled.isStopped()) {
        const qint64 from = m_claimed.fetch_add(size);
        if (from >= m_end)
            break;
        const qint64 end = std::min(from + size, m_end);
        if (auto ran = runRange(session, from, end, comparison); !ran)
            return ran;
        m_passed += end - from;
    }
    return {};
}

Result<void> BacktestJob::runRange(ReadSession &session, qint64 from, qint64 end,
                                   OneByOne &comparison)
{
    StoredEventQuery query{.filter = m_plan.filter, .from = from, .end = end};
    while (query.from < end && !m_cancelled.isStopped()) {
        const auto page = session.storedEvents(query);
        if (!page)
            return page.error();
        for (const Event &event : page->events) {
            const bool wanted = m_plan.revisions.take(event.source);
            if (auto passed = comparison.pass(event, wanted ? envelopeOf(event) : Document());
                !passed)
                return passed;
        }
        query.from = page->next;
    }
    comparison.flush();
    return {};
}

Result<void> BacktestJob::readPages(ReadSession &session)
{
    constexpr qint64 pageBytes = 2LL * 1024 * 1024;
    StoredEventQuery query{.filter = m_plan.filter, .from = m_first, .end = m_end};
    query.maxBytes = pageBytes;
    while (query.from < m_end && !m_cancelled.isStopped()) {
        auto page = session.storedEvents(query);
        if (!page)
            return page.error();
        BacktestPages::Page ready{std::move(page->events), {}, page->next};
        for (const Event &event : std::as_const(ready.events)) {
            const bool wanted = m_plan.revisions.take(event.source);
            ready.envelopes.append(wanted ? envelopeOf(event) : Document());
        }
        if (!m_pages.put(std::move(ready)))
            break;
        query.from = page->next;
    }
    return {};
}

Result<void> BacktestJob::runInOrder(ReadSession &)
{
    SideBySide sides(m_plan.revisions, m_cancelled.flag(), m_results);
    const Cancellation::Watch watch(m_cancelled, [&sides] { sides.interrupt(); });
    while (auto page = m_pages.take()) {
        for (qsizetype at = 0; at < page->events.size() && !m_cancelled.isStopped(); ++at) {
            const Event &event = page->events.at(at);
            if (auto passed = sides.pass(event, page->envelopes.at(at)); !passed)
                return passed;
        }
        sides.flush();
        m_passed = page->upTo - m_first;
        if (m_cancelled.isStopped())
            break;
    }
    Result<void> finished;
    if (!m_cancelled.isStopped())
        finished = sides.finish();
    m_pages.close();
    return finished;
}

} // namespace Signalbox
