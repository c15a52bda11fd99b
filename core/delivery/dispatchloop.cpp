// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/delivery/dispatchloop.h"

#include "core/auth/standardwebhooks.h"
#include "core/delivery/deliverylog.h"

#include <algorithm>

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

constexpr std::chrono::seconds readAgainAfter(1);

}

DispatchLoop::DispatchLoop(const DispatcherParts &parts, std::unique_ptr<ReadSession> session,
                           DeliveryTargets targets, std::shared_ptr<DeliveryInbox> inbox,
                           InFlightSet &inFlight)
    : m_parts(parts)
    , m_session(std::move(session))
    , m_targets(std::move(targets))
    , m_inbox(std::move(inbox))
    , m_inFlight(inFlight)
    , m_transport(parts.http)
    , m_recorder(parts.writer, m_inbox)
{
    m_inbox->open([this] { m_transport.wake(); });
}

DispatchLoop::~DispatchLoop()
{
    m_inbox->close();
}

void DispatchLoop::run(std::atomic<quint64> &turns)
{
    seedLanes();
    while (true) {
        turns.fetch_add(1, std::memory_order_relaxed);
        takeLetters();
        if (m_graceEnds)
            stopRunning();
        else
            startDue();
        m_recorder.flush(std::chrono::steady_clock::now());
        if (m_graceEnds && isDrained())
            return;
        sleep();
        for (auto &finished : m_transport.perform())
            attemptEnded(std::move(finished));
    }
}

void DispatchLoop::takeLetters()
{
    const auto letters = m_inbox->take();
    const auto now = std::chrono::steady_clock::now();
    for (const auto &batch : letters.settled)
        settle(*batch);
    for (const auto &name : letters.woken)
        m_lanes[name].wake();
    if (letters.targets)
        m_targets = letters.targets;
    if (letters.targets || (m_seedAgainAt && *m_seedAgainAt <= now))
        seedLanes();
    if (letters.drain && !m_graceEnds) {
        m_graceEnds = now + *letters.drain;
        for (auto &[name, lane] : m_lanes)
            lane.pause();
    }
}

void DispatchLoop::seedLanes()
{
    m_seedAgainAt.reset();
    const auto pending = m_session->pendingDestinations();
    if (!pending) {
        logNotRead({}, pending.error());
        m_seedAgainAt = std::chrono::steady_clock::now() + readAgainAfter;
        return;
    }
    for (const auto &[destination, nextDue] : *pending)
        m_lanes[destination].expect(nextDue);
}

void DispatchLoop::settle(AttemptBatch &batch)
{
    if (!m_recorder.settle(batch, std::chrono::steady_clock::now()))
        return;
    for (size_t i = 0; i < batch.attempts.size(); ++i)
        settle(batch.attempts[i], batch.results[i]);
}

void DispatchLoop::settle(const FinishedAttempt &finished, const Result<void> &result)
{
    const auto &attempt = finished.commit.attempt;
    m_inFlight.remove(attempt.delivery);
    if (!result) {
        logNotRecorded(finished, result.error());
        // Unless it is gone or ended by an operator it would be due again and again: it stays
        // taken until the next start.
        if (result.error().code != ErrorCode::NotFound
            && result.error().code != ErrorCode::Conflict)
            return;
    }
    auto &lane = m_lanes[finished.destination];
    lane.release(attempt.delivery);
    if (!result)
        return;
    if (attempt.retryAt)
        lane.expect(*attempt.retryAt);
    logAttempt(finished);
    if (m_parts.observer)
        m_parts.observer->attempted(finished.destination, attempt, finished.commit.status,
                                    finished.receivedAt);
}

bool DispatchLoop::mayStart() const
{
    return m_recorder.unrecorded() < Dispatcher::maxUnrecorded;
}

bool DispatchLoop::hasRoom(const Lane &lane) const
{
    const qint64 next = lane.nextBytes();
    return !lane.isRunning() || lane.runningBytes() + next <= Lane::windowBytes
        || m_runningBytes + next <= m_parts.bytesInFlight;
}

void DispatchLoop::startDue()
{
    const auto now = m_parts.clock.now();
    for (auto entry = m_lanes.begin(); entry != m_lanes.end();) {
        auto &[name, lane] = *entry;
        lane.fallDue(now);
        serve(name, lane, now);
        entry = lane.isIdle() ? m_lanes.erase(entry) : std::next(entry);
    }
}

void DispatchLoop::serve(const QString &name, Lane &lane, Timestamp now)
{
    const auto target = m_targets->constFind(name);
    const bool exists = target != m_targets->constEnd();
    if (exists && !target->isReady()) {
        lane.pause();
        return;
    }
    const int concurrency = exists ? std::max(1, target->config.concurrency) : 1;
    if (lane.wantsRefill(concurrency) && mayStart())
        refill(name, lane, now);
    if (!exists) {
        refuse(name, lane, now);
        return;
    }
    while (mayStart() && lane.canStart(concurrency) && hasRoom(lane))
        begin(lane.start(), *target);
}

void DispatchLoop::refill(const QString &name, Lane &lane, Timestamp now)
{
    const auto failed = [&](const Error &error) {
        logNotRead(name, error);
        lane.postpone(now + readAgainAfter);
    };
    auto due =
        m_session->dueDeliveries(name, now, Lane::mostInWindow, Lane::windowBytes, lane.taken());
    if (!due) {
        failed(due.error());
        return;
    }
    // Seen before it is on disk. What made it names the destination once it is.
    due->removeIf([last = m_parts.writer.lastDelivery()](const DueDelivery &one) {
        return one.delivery.seq > last;
    });
    if (!lane.refill(*std::move(due)))
        return;
    const auto next = m_session->nextDue(name, now);
    if (!next)
        failed(next.error());
    else if (*next)
        lane.expect(**next);
}

void DispatchLoop::refuse(const QString &name, Lane &lane, Timestamp now)
{
    if (lane.isWindowEmpty())
        return;
    const auto configuration = m_session->configuration();
    if (!configuration) {
        logNotRead(name, configuration.error());
        lane.pause();
        lane.expect(now + readAgainAfter);
        return;
    }
    const auto isIt = [&](const auto &destination) { return destination.config.name == name; };
    if (std::ranges::any_of(configuration->destinations, isIt)) {
        lane.pause(); // a new destination reaches the store before it reaches us
        return;
    }
    while (mayStart() && lane.canStart(1)) {
        const auto due = lane.start();
        lane.ended(Lane::bytesOf(due));
        m_inFlight.insert(due.delivery.id);
        record(due, refuseAttempt(due.delivery, u"There is no such destination."_s, now), now);
    }
}

void DispatchLoop::begin(DueDelivery due, const DeliveryTarget &target)
{
    const auto now = m_parts.clock.now();
    const qint64 bytes = Lane::bytesOf(due);
    HttpRequest request{
        outgoingUrl(target.config.url, due.content), outgoingHeaders(due, now), std::move(due.body),
        std::chrono::ceil<std::chrono::milliseconds>(target.config.timeout), due.content.method};
    if (target.key) {
        const auto signature =
            standardWebhooksSignature(m_signing, *target.key, due.delivery.webhookId.toUtf8(),
                                      webhookTimestamp(now), request.body);
        request.headers.append({"webhook-signature"_ba, signature});
    }
    due.headers.clear();
    m_inFlight.insert(due.delivery.id);
    m_transport.start(++m_lastToken, std::move(request));
    m_running.emplace(m_lastToken, Running{std::move(due), m_targets, &target, now, bytes});
    m_runningBytes += bytes;
}

void DispatchLoop::attemptEnded(HttpTransport::Finished finished)
{
    const auto running = m_running.extract(finished.token).mapped();
    const auto now = m_parts.clock.now();
    m_lanes[running.due.delivery.destination].ended(running.bytes);
    m_runningBytes -= running.bytes;
    record(running.due,
           concludeAttempt(running.due.delivery, std::move(finished.answer),
                           running.target->config.retry, running.startedAt, now, m_parts.random()),
           now);
}

void DispatchLoop::record(const DueDelivery &due, Conclusion conclusion, Timestamp at)
{
    m_recorder.add({{std::move(conclusion.attempt), conclusion.status, at},
                    due.delivery.destination,
                    due.receivedAt});
}

void DispatchLoop::stopRunning()
{
    if (std::chrono::steady_clock::now() < *m_graceEnds)
        return;
    for (auto &finished : m_transport.abortAll())
        attemptEnded(std::move(finished));
}

bool DispatchLoop::isDrained() const
{
    // After a failed commit nobody can say when the next one would succeed.
    return m_running.empty() && (m_recorder.unrecorded() == 0 || m_recorder.retryAt());
}

void DispatchLoop::sleep()
{
    auto limit = std::chrono::milliseconds::max();
    const auto steadyNow = std::chrono::steady_clock::now();
    const auto graceEnds = m_running.empty() ? std::nullopt : m_graceEnds;
    for (const auto &at : {m_seedAgainAt, m_recorder.retryAt(), graceEnds}) {
        if (at)
            limit = std::clamp(std::chrono::ceil<std::chrono::milliseconds>(*at - steadyNow),
                               std::chrono::milliseconds(0), limit);
    }
    std::optional<Timestamp> due;
    for (const auto &[name, lane] : m_lanes) {
        if (const auto next = lane.nextDue(); !m_graceEnds && next && (!due || *next < *due))
            due = next;
    }
    m_timer.arm(due ? std::optional(*due - m_parts.clock.now()) : std::nullopt);
    m_transport.wait(m_timer.descriptor(), limit);
}

} // namespace Signalbox
