// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/routing/scriptlane.h"

#include "core/expression/envelope.h"
#include "core/routing/storedholds.h"
#include "core/support/logging.h"
#include "core/workflow/scriptstep.h"

#include <algorithm>

#include <pthread.h>
#include <sys/resource.h>
#include <unistd.h>

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

constexpr int piece = 256; ///< of a queue, that is read and handed over together, at most
constexpr qint64 enoughBytes = 4LL * 1024 * 1024; ///< of bodies: then what is there is handed over
constexpr auto longEnough = std::chrono::milliseconds(100); ///< likewise; for one, it is slow
constexpr int lowPriority = 2;
constexpr auto retryAfter = std::chrono::seconds(1);

} // namespace

ScriptLane::ScriptLane(Store &store, int threads, Hand hand)
    : m_store(store)
    , m_threads(threads)
    , m_hand(std::move(hand))
{
}

ScriptLane::~ScriptLane()
{
    stop();
}

Result<void> ScriptLane::start()
{
    const auto session = m_store.readSession();
    const auto queues = session ? (*session)->holdingNodes(QString::fromLatin1(kind))
                                : Result<QList<NodeQueue>>(session.error());
    if (!queues)
        return queues.error();
    for (const NodeQueue &queue : *queues)
        note(queue);
    std::vector<std::future<Result<void>>> opened;
    m_workers.reserve(size_t(m_threads));
    for (int at = 0; at < m_threads; ++at) {
        std::promise<Result<void>> promise;
        opened.push_back(promise.get_future());
        Worker &worker = m_workers.emplace_back();
        worker.runner = std::make_unique<ScriptRunner>();
        worker.thread =
            std::thread(&ScriptLane::run, this, std::ref(*worker.runner), std::move(promise));
    }
    Result<void> all;
    for (auto &one : opened) {
        if (const auto result = one.get(); !result)
            all = result;
    }
    return all;
}

void ScriptLane::stop()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
    }
    m_wake.notify_all();
    for (Worker &worker : m_workers)
        worker.runner->interrupt();
    for (Worker &worker : m_workers) {
        if (worker.thread.joinable())
            worker.thread.join();
    }
}

void ScriptLane::setWorkflows(std::shared_ptr<const RoutingTable> table)
{
    {
        const std::lock_guard lock(m_mutex);
        m_table = std::move(table);
        m_slow.removeIf([&](const NodeQueue &queue) { return !m_table->goesOn(queue.workflow); });
    }
    m_wake.notify_all();
}

void ScriptLane::note(const NodeQueue &queue)
{
    {
        const std::lock_guard lock(m_mutex);
        m_queues[queue].waits = true;
    }
    m_wake.notify_one();
}

void ScriptLane::settled(const NodeQueue &queue, const QSet<qint64> &refused)
{
    {
        const std::lock_guard lock(m_mutex);
        m_refused += refused;
        Queue &known = m_queues[queue];
        known.busy = false;
        known.waits = true;
    }
    m_wake.notify_one();
}

void ScriptLane::run(ScriptRunner &runner, std::promise<Result<void>> opened)
{
    pthread_setname_np(pthread_self(), "sb-scripts");
    // Of this thread alone, on Linux: receiving, routing and delivering go first.
    setpriority(PRIO_PROCESS, id_t(gettid()), lowPriority);
    const auto session = m_store.readSession();
    opened.set_value(session ? Result<void>() : session.error());
    if (!session)
        return;
    StoredHolds holds(**session);
    while (const auto queue = next()) {
        {
            const std::lock_guard lock(m_mutex);
            holds.setTable(m_table);
        }
        if (!runSome(*queue, holds, runner))
            idle(*queue, true);
    }
}

/// Sleeps until there is one that may run, and makes it busy; nothing when it is time to stop.
std::optional<NodeQueue> ScriptLane::next()
{
    std::unique_lock lock(m_mutex);
    for (;;) {
        if (m_stopping)
            return {};
        if (auto chosen = choose())
            return chosen;
        std::optional<Steady::time_point> retry;
        const auto now = Steady::now();
        for (const Queue &queue : std::as_const(m_queues)) {
            if (queue.notBefore && *queue.notBefore > now && (!retry || *queue.notBefore < *retry))
                retry = queue.notBefore;
        }
        if (retry)
            m_wake.wait_until(lock, *retry);
        else
            m_wake.wait(lock);
    }
}

bool ScriptLane::mayRun(const NodeQueue &name, const Queue &queue) const
{
    return queue.waits && !queue.busy && m_table && m_table->goesOn(name.workflow)
        && (!queue.notBefore || *queue.notBefore <= Steady::now()) && leavesAThread(name);
}

/// Not so when the slow ones run on all threads but one.
bool ScriptLane::leavesAThread(const NodeQueue &name) const
{
    if (!m_slow.contains(name))
        return true;
    const auto running = std::ranges::count_if(
        m_slow, [this](const NodeQueue &slow) { return m_queues.value(slow).running; });
    return running < std::max(1, m_threads - 1);
}

/// They take turns: the search begins behind the one that was chosen before.
std::optional<NodeQueue> ScriptLane::choose()
{
    const QList<NodeQueue> names = m_queues.keys();
    for (qsizetype at = 0; at < names.size(); ++at) {
        const NodeQueue &name = names.at(qsizetype((m_turn + quint64(at)) % quint64(names.size())));
        Queue &queue = m_queues[name];
        if (!mayRun(name, queue))
            continue;
        m_turn += quint64(at) + 1;
        queue.waits = false;
        queue.busy = true;
        queue.running = true;
        queue.notBefore.reset();
        return name;
    }
    return {};
}

bool ScriptLane::runSome(const NodeQueue &queue, StoredHolds &holds, ScriptRunner &runner)
{
    QSet<qint64> refused;
    {
        const std::lock_guard lock(m_mutex);
        refused = m_refused;
    }
    const auto waiting = holds.queue(queue, piece + int(refused.size()));
    if (!waiting) {
        qCWarning(lcRouting).noquote() << "read failed, error="_L1 + waiting.error().detail;
        return false;
    }
    std::vector<FinishedScript> finished;
    Result<void> read;
    const auto start = Steady::now();
    bool slow = false;
    qint64 bytes = 0;
    for (const Continuation &held : *waiting) {
        if (refused.contains(held.id))
            continue;
        const auto begun = Steady::now();
        NodeResult result = runOne(held, holds, runner, read);
        slow |= Steady::now() - begun > longEnough;
        if (!read || isStopping())
            break; // what an interruption led to counts for nothing
        if (result.change && result.change->content.body)
            bytes += result.change->content.body->size();
        finished.push_back({held.id, held.queue, std::move(result)});
        if (finished.size() == piece || bytes > enoughBytes || Steady::now() - start > longEnough)
            break;
    }
    if (finished.empty()) {
        if (read)
            idle(queue, false);
        return read.ok();
    }
    noteSpeed(queue, slow);
    m_hand(std::move(finished));
    return true;
}

NodeResult ScriptLane::runOne(const Continuation &held, StoredHolds &holds, ScriptRunner &runner,
                              Result<void> &read)
{
    NodeResult failed;
    failed.port = u"error"_s;
    failed.failed = true;
    const auto workflow = holds.workflow(held.queue.workflow, held.revision);
    const auto event = workflow ? holds.event(held) : workflow.error();
    if (!event) {
        read = event.error();
        qCWarning(lcRouting).noquote() << "read failed, error="_L1 + read.error().detail;
        return failed;
    }
    const int step = *workflow ? (*workflow)->indexOf(held.queue.node) : -1;
    if (step < 0 || !(*workflow)->steps().at(step).script)
        return failed; // goOn() says why
    const auto envelope = envelopeAt(held, envelopeOf(*event));
    if (!envelope) {
        failed.detail = envelope.error().detail;
        return failed;
    }
    return runScript(*(*workflow)->steps().at(step).script, runner, *envelope);
}

/// It has run, and is not settled.
void ScriptLane::noteSpeed(const NodeQueue &queue, bool slow)
{
    {
        const std::lock_guard lock(m_mutex);
        m_queues[queue].running = false;
        if (slow)
            m_slow.insert(queue);
        else
            m_slow.remove(queue);
    }
    m_wake.notify_one(); // a slow one may have waited for the thread
}

void ScriptLane::idle(const NodeQueue &queue, bool readFailed)
{
    const std::lock_guard lock(m_mutex);
    Queue &known = m_queues[queue];
    known.busy = false;
    known.running = false;
    if (readFailed) {
        known.waits = true;
        known.notBefore = Steady::now() + retryAfter;
    } else if (!known.waits) {
        m_queues.remove(queue);
    }
}

bool ScriptLane::isStopping()
{
    const std::lock_guard lock(m_mutex);
    return m_stopping;
}

} // namespace Signalbox
