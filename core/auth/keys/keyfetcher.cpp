// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/auth/keys/keyfetcher.h"

#include "core/auth/keys/keyfetch.h"
#include "core/support/logging.h"

#include <algorithm>
#include <limits>

#include <pthread.h>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Signalbox {
namespace {

CURLM *makeMulti()
{
    curl_global_init(CURL_GLOBAL_DEFAULT);
    return curl_multi_init();
}

Error stopped()
{
    return {ErrorCode::Unavailable, u"the station stops"_s};
}

} // namespace

void KeyFetcher::MultiDeleter::operator()(void *multi) const
{
    curl_multi_cleanup(multi);
    curl_global_cleanup();
}

KeyFetcher::KeyFetcher(const Clock &clock, KeyFetchPolicy policy)
    : m_clock(clock)
    , m_policy(std::move(policy))
    , m_anchors(TrustAnchors::load(m_policy.caFile))
    , m_multi(makeMulti())
    , m_cache(m_policy)
    , m_thread([this] { run(); })
{
}

KeyFetcher::~KeyFetcher()
{
    stop();
}

std::shared_ptr<const FetchedKeys> KeyFetcher::find(const KeyAddress &address, Timestamp now) const
{
    const std::lock_guard lock(m_mutex);
    return m_cache.find(address, now);
}

void KeyFetcher::fetch(const KeyAddress &address, Done done, const QString &asker)
{
    std::optional<Result<void>> answer;
    {
        const std::lock_guard lock(m_mutex);
        if (m_stopped)
            answer = stopped();
        else
            answer = m_cache.answer(address, m_clock.now());
        if (!answer && !m_waiting.contains(address)) {
            if (const auto why = obstacle(address, asker))
                answer = *why;
            else
                m_queue.push_back(address);
        }
        if (!answer)
            m_waiting[address].push_back(std::move(done));
    }
    if (answer)
        done(*answer);
    else
        curl_multi_wakeup(m_multi.get());
}

std::optional<Error> KeyFetcher::obstacle(const KeyAddress &address, const QString &asker)
{
    const Error busy{ErrorCode::Unavailable, u"too many keys are being fetched"_s};
    if (qsizetype(m_queue.size()) >= m_policy.waiting)
        return busy;
    if (!address.certificate || m_cache.knows(address))
        return {};
    const auto now = std::chrono::steady_clock::now();
    if (now - m_minute >= 1min) {
        m_minute = now;
        m_certificates = 0;
        m_askers.clear();
    }
    if (m_certificates >= m_policy.certificatesInAll
        || m_askers.value(asker) >= m_policy.certificatesPerMinute)
        return busy;
    ++m_certificates;
    ++m_askers[asker];
    return {};
}

void KeyFetcher::stop()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stopped = true;
    }
    if (!m_thread.joinable())
        return;
    curl_multi_wakeup(m_multi.get());
    m_thread.join();
}

int KeyFetcher::fetches() const
{
    const std::lock_guard lock(m_mutex);
    return m_fetches;
}

void KeyFetcher::run()
{
    pthread_setname_np(pthread_self(), "sb-keys");
    while (true) {
        {
            const std::lock_guard lock(m_mutex);
            if (m_stopped)
                break;
        }
        begin();
        curl_multi_poll(m_multi.get(), nullptr, 0, std::numeric_limits<int>::max(), nullptr);
        perform();
    }
    for (const auto &fetch : m_running)
        curl_multi_remove_handle(m_multi.get(), fetch->download().easy());
    m_running.clear();
    QHash<KeyAddress, Waiting> waiting;
    {
        const std::lock_guard lock(m_mutex);
        waiting.swap(m_waiting);
        m_queue.clear();
    }
    for (const auto &all : std::as_const(waiting)) {
        for (const auto &done : all)
            done(stopped());
    }
}

void KeyFetcher::begin()
{
    const std::lock_guard lock(m_mutex);
    while (!m_queue.empty() && std::ssize(m_running) < m_policy.atOnce) {
        auto fetch = std::make_unique<KeyFetch>(m_queue.front(), m_policy, m_anchors);
        m_queue.pop_front();
        ++m_fetches;
        curl_multi_add_handle(m_multi.get(), fetch->download().easy());
        m_running.push_back(std::move(fetch));
    }
}

void KeyFetcher::perform()
{
    int running = 0;
    curl_multi_perform(m_multi.get(), &running);
    int left = 0;
    while (const auto *message = curl_multi_info_read(m_multi.get(), &left)) {
        if (message->msg != CURLMSG_DONE)
            continue;
        auto *easy = message->easy_handle;
        const auto code = message->data.result;
        const auto found = std::ranges::find_if(
            m_running, [easy](const auto &fetch) { return fetch->download().easy() == easy; });
        curl_multi_remove_handle(m_multi.get(), easy);
        auto *fetch = found->get();
        if (const auto keys = fetch->proceed(code, m_clock.now()))
            finish(fetch, *keys);
        else
            curl_multi_add_handle(m_multi.get(), fetch->download().easy());
    }
}

void KeyFetcher::finish(KeyFetch *fetch, const Result<FetchedKeys> &keys)
{
    const auto address = fetch->address();
    std::erase_if(m_running, [fetch](const auto &one) { return one.get() == fetch; });
    const auto now = m_clock.now();
    Result<void> outcome;
    if (!keys)
        outcome = keys.error();
    Waiting waiting;
    {
        const std::lock_guard lock(m_mutex);
        waiting = m_waiting.take(address);
        if (keys)
            m_cache.put(address, *keys, now);
        else
            m_cache.fail(address, keys.error(), now);
    }
    qCInfo(lcReceiver).noquote().nospace()
        << "key url=" << address.url.section(u'?', 0, 0) << " fetched=" << (keys ? "true" : "false")
        << " waiting=" << waiting.size()
        << (keys ? QString() : u" error=\"%1\""_s.arg(keys.error().detail));
    for (const auto &done : waiting)
        done(outcome);
}

} // namespace Signalbox
