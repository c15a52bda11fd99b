// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/writer.h"

#include "core/support/logging.h"

#include <chrono>
#include <condition_variable>
#include <future>
#include <mutex>
#include <thread>
#include <vector>

namespace Signalbox {

namespace {

constexpr int crowd = 8; ///< requests of one group that make a crowd
constexpr int enough = 64; ///< requests that are not kept waiting for more
constexpr std::chrono::microseconds slowCommit{2000}; ///< a quick disk gains nothing by a rest
constexpr std::chrono::microseconds restAfterIt{1000};

} // namespace

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
    qint64 pendingBytes() const;
    const Upkeep &upkeep() const { return m_upkeep; }

private:
    using Group = std::vector<WriteJob>;
    using Clock = std::chrono::steady_clock;

    void run(std::promise<Result<void>> opened);
    std::optional<Group> takeGroup();
    void rest(std::unique_lock<std::mutex> &lock);
    bool isIdle() const;
    void commitInTurn(WriteSession &session, Group &group);
    void commitGroup(WriteSession &session, Group &group);
    void tellListeners(const CommitReport &report);

    Store &m_store;
    Upkeep m_upkeep;
    std::vector<CommitListener *> m_listeners;
    std::thread m_thread;
    Clock::time_point m_restUntil; ///< the writer thread's own

    mutable std::mutex m_mutex; ///< guards what follows
    std::condition_variable m_wake;
    Group m_waiting;
    int m_waitingRequests = 0;
    bool m_resting = false;
    qint64 m_pendingBytes = 0; ///< of m_waiting and of the group being written
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
        wake = m_resting ? m_waitingRequests >= enough : m_waiting.empty();
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
    if (session)
        m_upkeep.start(Upkeep::Clock::now());
    opened.set_value(session ? Result<void>() : session.error());
    if (!session)
        return;
    while (auto group = takeGroup()) {
        if (!group->empty())
            commitInTurn(**session, *group);
        if (!m_upkeep.mayStep(isIdle(), Clock::now()))
            continue;
        if (const auto report = m_upkeep.step(**session, Clock::now()))
            tellListeners(*report);
    }
}

/// Commits, and sets how long to rest after it.
void Writer::Private::commitInTurn(WriteSession &session, Group &group)
{
    int requests = 0;
    for (const auto &job : group)
        requests += job.requests;
    const auto start = Clock::now();
    commitGroup(session, group);
    const auto end = Clock::now();
    if (requests >= crowd && end - start >= slowCommit)
        m_restUntil = end + restAfterIt;
}

/// Waits for work. Empty: upkeep is due; nothing: there is no work any more.
std::optional<Writer::Private::Group> Writer::Private::takeGroup()
{
    const auto due = m_upkeep.due();
    std::unique_lock lock(m_mutex);
    const auto awaited = [this] { return m_stopping || m_lookAgain || !m_waiting.empty(); };
    if (due)
        m_wake.wait_until(lock, *due, awaited);
    else
        m_wake.wait(lock, awaited);
    m_lookAgain = false;
    if (m_waiting.empty())
        return m_stopping ? std::optional<Group>() : Group();
    rest(lock);
    m_waitingRequests = 0;
    return std::exchange(m_waiting, {});
}

/// After a crowd on a slow disk: until it is time for the next commit, or enough wait for it.
void Writer::Private::rest(std::unique_lock<std::mutex> &lock)
{
    if (m_stopping || m_waitingRequests >= enough || Clock::now() >= m_restUntil)
        return;
    m_resting = true;
    m_wake.wait_until(lock, m_restUntil,
                      [this] { return m_stopping || m_waitingRequests >= enough; });
    m_resting = false;
}

bool Writer::Private::isIdle() const
{
    const std::lock_guard lock(m_mutex);
    return m_waiting.empty();
}

void Writer::Private::commitGroup(WriteSession &session, Group &group)
{
    CommitReport report;
    Result<void> result = session.begin();
    if (result) {
        for (const auto &job : group)
            job.apply(session);
        const auto committed = session.commit();
        if (committed)
            report = *committed;
        else
            result = committed.error();
    }
    if (!result) {
        qCCritical(lcStore, "commit failed jobs=%zu error=%s", group.size(),
                   qUtf8Printable(result.error().detail));
    }
    // Before the answers: who hears of a full disk must find it noticed.
    if (result)
        m_upkeep.committed(report, Upkeep::Clock::now());
    else
        m_upkeep.failed(Upkeep::Clock::now());

    qint64 bytes = 0;
    for (const auto &job : group) {
        bytes += job.bytes;
        if (job.done)
            job.done(result);
    }
    group.clear();
    {
        const std::lock_guard lock(m_mutex);
        m_pendingBytes -= bytes;
    }
    if (result)
        tellListeners(report);
}

void Writer::Private::tellListeners(const CommitReport &report)
{
    for (auto *listener : m_listeners)
        listener->committed(report);
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

qint64 Writer::pendingBytes() const
{
    return d->pendingBytes();
}

} // namespace Signalbox
