// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/routing/backtestjob.h"

#include "core/expression/envelope.h"
#include "core/routing/sidebyside.h"
#include "core/script/scriptrunner.h"

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

/// Whether events must be run one after another: a node holds or remembers them.
bool memoryIn(const std::shared_ptr<const CompiledWorkflow> &workflow)
{
    static const QStringList kinds{u"order"_s, u"deduplicate"_s, u"delay"_s, u"throttle"_s,
                                   u"batch"_s};
    return workflow && std::ranges::any_of(workflow->steps(), [](const auto &step) {
               return kinds.contains(step.kind);
           });
}

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

/// What becomes of an event in a graph without memory.
Outcome way(const std::shared_ptr<const CompiledWorkflow> &workflow, const Event &event,
            const Document &envelope, ScriptRunner &scripts, bool traced)
{
    PlainNodeMemories none;
    return workflow
        ? evaluate(*workflow, event, envelope, {event.request.receivedAt, none, &scripts, traced})
        : Outcome();
}

/// Whether the same goes out, and nothing failed: what compared() says in most cases, told sooner.
bool isSame(const Outcome &before, const Outcome &after)
{
    const auto sameDelivery = [](const Outcome::Delivery &one, const Outcome::Delivery &other) {
        return one.destination == other.destination && one.webhookId == other.webhookId
            && one.content == other.content;
    };
    return std::ranges::equal(before.deliveries, after.deliveries, sameDelivery)
        && std::ranges::none_of(after.trace.steps, &TraceStep::failed);
}

QList<BacktestVerdict> compared(const Outcome &before, const Outcome &after)
{
    Rehearsed published;
    published.add(before);
    Rehearsed draft;
    draft.add(after);
    return compare(published, draft);
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
    , m_inOrder(memoryIn(m_plan.published) || memoryIn(m_plan.draft))
    , m_results(FlowCount(m_plan.published), FlowCount(m_plan.draft))
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
    // A key is looked up for all sources at once.
    ScriptRunner scripts;
    const qint64 size =
        m_plan.filter.key.isEmpty() ? rangeSize : std::max<qint64>(1, m_end - m_first);
    while (!m_cancelled) {
        const qint64 from = m_claimed.fetch_add(size);
        if (from >= m_end)
            break;
        const qint64 end = std::min(from + size, m_end);
        if (auto ran = runRange(session, from, end, scripts); !ran)
            return ran;
        m_passed += end - from;
    }
    return {};
}

Result<void> BacktestJob::runRange(ReadSession &session, qint64 from, qint64 end,
                                   ScriptRunner &scripts)
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
            const auto old = way(m_plan.published, event, envelope, scripts, false);
            const auto now = way(m_plan.draft, event, envelope, scripts, false);
            before.add(old);
            after.add(now);
            const auto verdicts = isSame(old, now) ? QList<BacktestVerdict>() : compared(old, now);
            summary.add(verdicts);
            if (!verdicts.isEmpty() && m_results.keeps(event.seq)) {
                auto difference = headOf(event);
                difference.verdicts = verdicts;
                difference.before = way(m_plan.published, event, envelope, scripts, true).trace;
                difference.after = way(m_plan.draft, event, envelope, scripts, true).trace;
                m_results.keep(difference);
            }
        }
        query.from = page->next;
    }
    m_results.add(summary);
    m_results.add(before, after);
    return {};
}

Result<void> BacktestJob::readPages(ReadSession &session)
{
    constexpr qint64 pageBytes = 2LL * 1024 * 1024;
    StoredEventQuery query{.filter = m_plan.filter, .from = m_first, .end = m_end};
    query.maxBytes = pageBytes;
    while (query.from < m_end && !m_cancelled) {
        auto page = session.storedEvents(query);
        if (!page)
            return page.error();
        BacktestPages::Page ready{std::move(page->events), {}, page->next};
        for (const Event &event : std::as_const(ready.events)) {
            const bool wanted =
                takes(m_plan.published, event.source) || takes(m_plan.draft, event.source);
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
    SideBySide sides(m_plan.published, m_plan.draft, m_cancelled, m_results);
    while (auto page = m_pages.take()) {
        for (qsizetype at = 0; at < page->events.size() && !m_cancelled; ++at) {
            const Event &event = page->events.at(at);
            if (auto passed = sides.pass(headOf(event), event, page->envelopes.at(at)); !passed)
                return passed;
        }
        sides.flush();
        m_passed = page->upTo - m_first;
        if (m_cancelled)
            break;
    }
    if (!m_cancelled)
        sides.finish();
    m_pages.close();
    return {};
}

} // namespace Signalbox
