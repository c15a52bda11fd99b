// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/writer.h"

#include "core/store/commitpace.h"
#include "core/store/flusher.h"
#include "core/support/logging.h"

#include <atomic>
#include <future>

namespace Signalbox {

class Writer::Private
{
public:
    Private(Store &store, UpkeepPace pace)
        : m_store(store)
        , m_upkeep(store, pace)
    {
    }
    ~Private();

    Result<void> start();
    void addListener(CommitListener *listener) { m_listeners.push_back(listener); }
    bool submit(WriteJob job, bool always);
    void setRetention(const RetentionRules &rules);
    qint64 lastDelivery() const { return m_lastDelivery; }
    qint64 pendingBytes() const;
    const Upkeep &upkeep() const { return m_upkeep; }

private:
    using Jobs = std::vector<WriteJob>;
    using Clock = CommitPace::Clock;

    void run(std::promise<Result<void>> opened);
    Result<void> findWhatIsThere(WriteSession &session);
    void work(WriteSession &session, Flusher &flusher);
    std::optional<Jobs> takeJobs();
    bool isIdle() const;
    void commit(WriteSession &session, Flusher &flusher, Jobs jobs);
    static Result<CommitReport> apply(WriteSession &session, const Jobs &jobs);
    void push(Flusher &flusher, Flusher::Group group);
    void answer(const Flusher::Groups &groups, const Result<void> &flushed, Clock::duration took);
    void answer(const Flusher::Group &group, const Result<void> &result);

    Store &m_store;
    Upkeep m_upkeep;
    std::vector<CommitListener *> m_listeners;
    std::thread m_thread;
    std::atomic<qint64> m_lastDelivery = 0;

    mutable std::mutex m_mutex; ///< guards what follows
    std::condition_variable m_wake;
    Jobs m_waiting;
    int m_waitingRequests = 0;
    CommitPace m_pace;
    qint64 m_pendingBytes = 0; ///< of m_waiting and of what is being written and flushed
    bool m_lookAgain = false; ///< at what upkeep has to do
    bool m_stopping = false;
};

Result<void> Writer::Private::start()
{
    std::promise<Result<void>> opened;
    auto result = opened.get_future();
    m_thread = std::thread(&Private::run, this, std::move(opened));
    return result.get();
}

Writer::Private::~Private()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
    }
    m_wake.notify_one();
    if (m_thread.joinable())
        m_thread.join();
}

bool Writer::Private::submit(WriteJob job, bool always)
{
    if (!always && !m_upkeep.takesEvents())
        return false;
    bool wake = false;
    {
        const std::lock_guard lock(m_mutex);
        if (!always && m_pendingBytes > 0 && m_pendingBytes + job.bytes > maxPendingBytes)
            return false;
        m_pendingBytes += job.bytes;
        m_waitingRequests += job.requests;
        wake = m_waiting.empty() || m_pace.isTime(m_waitingRequests, Clock::now());
        m_waiting.push_back(std::move(job));
    }
    if (wake)
        m_wake.notify_one();
    return true;
}

void Writer::Private::setRetention(const RetentionRules &rules)
{
    m_upkeep.setRules(rules);
    {
        const std::lock_guard lock(m_mutex);
        m_lookAgain = true;
    }
    m_wake.notify_one();
}

qint64 Writer::Private::pendingBytes() const
{
    const std::lock_guard lock(m_mutex);
    return m_pendingBytes;
}

void Writer::Private::run(std::promise<Result<void>> opened)
{
    pthread_setname_np(pthread_self(), "sb-writer");
    const auto session = m_store.writeSession();
    const auto ready = session ? findWhatIsThere(**session) : session.error();
    if (ready)
        m_upkeep.start(Upkeep::Clock::now());
    opened.set_value(ready);
    if (!ready)
        return;
    Flusher flusher(**session, [this](const auto &groups, const auto &flushed, auto took) {
        answer(groups, flushed, took);
    });
    work(**session, flusher);
}

/// What a process committed that was killed before its flush is visible and maybe not on disk.
Result<void> Writer::Private::findWhatIsThere(WriteSession &session)
{
    if (auto begun = session.begin(); !begun)
        return begun;
    const auto report = session.commit();
    if (!report)
        return report.error();
    m_lastDelivery = report->lastDelivery;
    return session.flush();
}

void Writer::Private::work(WriteSession &session, Flusher &flusher)
{
    while (true) {
        auto jobs = takeJobs();
        if (!jobs) {
            flusher.drain();
            if (isIdle())
                return;
            continue; // an answer brought something new
        }
        if (!jobs->empty())
            commit(session, flusher, *std::move(jobs));
        if (flusher.failure() || !m_upkeep.mayStep(isIdle(), Upkeep::Clock::now()))
            continue;
        if (const auto report = m_upkeep.step(session, Upkeep::Clock::now()))
            push(flusher, {{}, *report});
        else if (!session.isUsable())
            m_upkeep.endWriting();
    }
}

/// Waits for work. Empty: upkeep is due; nothing: there is no work any more.
std::optional<Writer::Private::Jobs> Writer::Private::takeJobs()
{
    const auto due = m_upkeep.due();
    const auto isTime = [this] {
        return m_stopping || m_lookAgain
            || (!m_waiting.empty() && m_pace.isTime(m_waitingRequests, Clock::now()));
    };
    std::unique_lock lock(m_mutex);
    while (!isTime()) {
        const bool resting = !m_waiting.empty() && m_pace.restUntil() > Clock::now();
        if (due && *due <= Clock::now() && m_waiting.empty())
            break;
        if (resting)
            m_wake.wait_until(lock, m_pace.restUntil());
        else if (due && m_waiting.empty())
            m_wake.wait_until(lock, *due);
        else
            m_wake.wait(lock);
    }
    m_lookAgain = false;
    if (m_waiting.empty())
        return m_stopping ? std::optional<Jobs>() : Jobs();
    m_waitingRequests = 0;
    return std::exchange(m_waiting, {});
}

bool Writer::Private::isIdle() const
{
    const std::lock_guard lock(m_mutex);
    return m_waiting.empty();
}

void Writer::Private::commit(WriteSession &session, Flusher &flusher, Jobs jobs)
{
    const auto failure = flusher.failure();
    auto committed = failure ? Result<CommitReport>(*failure) : apply(session, jobs);
    // Before the answers: who hears of a full disk must find it noticed.
    if (committed) {
        m_upkeep.committed(*committed, Upkeep::Clock::now());
    } else {
        qCCritical(lcStore, "commit failed jobs=%zu error=%s", jobs.size(),
                   qUtf8Printable(committed.error().detail));
        m_upkeep.failed(Upkeep::Clock::now());
        if (!session.isUsable())
            m_upkeep.endWriting();
    }
    const bool lost = !committed;
    push(flusher, {std::move(jobs), std::move(committed)});
    // Who has further jobs here must learn of it before they are applied.
    if (lost)
        flusher.drain();
}

Result<CommitReport> Writer::Private::apply(WriteSession &session, const Jobs &jobs)
{
    if (auto begun = session.begin(); !begun)
        return begun.error();
    for (const auto &job : jobs)
        job.apply(session);
    return session.commit();
}

void Writer::Private::push(Flusher &flusher, Flusher::Group group)
{
    bool quick = false;
    {
        const std::lock_guard lock(m_mutex);
        quick = m_pace.isQuick();
        m_pace.pushed();
    }
    if (quick)
        flusher.flushHere(std::move(group));
    else
        flusher.push(std::move(group));
}

/// On the thread of the flush.
void Writer::Private::answer(const Flusher::Groups &groups, const Result<void> &flushed,
                             Clock::duration took)
{
    if (!flushed)
        m_upkeep.endWriting();
    qint64 bytes = 0;
    int requests = 0;
    for (const auto &group : groups) {
        answer(group, group.committed ? flushed : group.committed.error());
        for (const auto &job : group.jobs) {
            bytes += job.bytes;
            requests += job.requests;
        }
    }
    {
        const std::lock_guard lock(m_mutex);
        m_pendingBytes -= bytes;
        m_pace.flushed(int(groups.size()), requests, took, Clock::now());
    }
    m_wake.notify_one();
}

void Writer::Private::answer(const Flusher::Group &group, const Result<void> &result)
{
    if (result)
        m_lastDelivery = group.committed->lastDelivery;
    for (const auto &job : group.jobs) {
        if (job.done)
            job.done(result);
    }
    if (!result)
        return;
    for (auto *listener : m_listeners)
        listener->committed(*group.committed);
}

Writer::Writer(std::unique_ptr<Private> d)
    : d(std::move(d))
{
}

Writer::~Writer() = default;

Result<std::unique_ptr<Writer>> Writer::start(Store &store, UpkeepPace pace)
{
    auto d = std::make_unique<Private>(store, pace);
    if (auto started = d->start(); !started)
        return started.error();
    return std::unique_ptr<Writer>(new Writer(std::move(d)));
}

void Writer::addListener(CommitListener *listener)
{
    d->addListener(listener);
}

bool Writer::submit(WriteJob job)
{
    return d->submit(std::move(job), false);
}

void Writer::submitAlways(WriteJob job)
{
    d->submit(std::move(job), true);
}

void Writer::setRetention(const RetentionRules &rules)
{
    d->setRetention(rules);
}

DiskWatch Writer::disk() const
{
    return d->upkeep().disk();
}

qint64 Writer::lastDelivery() const
{
    return d->lastDelivery();
}

qint64 Writer::pendingBytes() const
{
    return d->pendingBytes();
}

} // namespace Signalbox
