// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/routing/sidebyside.h"

#include <algorithm>
#include <utility>

namespace Signalbox {

using namespace Qt::StringLiterals;

OneSide::OneSide(std::shared_ptr<const CompiledWorkflow> workflow,
                 const std::atomic<bool> &cancelled, Done done)
    : m_cancelled(cancelled)
    , m_rehearsal(workflow ? std::make_unique<Rehearsal>(workflow) : nullptr)
    , m_done(std::move(done))
    , m_flow(workflow)
{
}

Result<void> OneSide::pass(const Event &event, const Document &envelope)
{
    // The clock of a store may have been set back; time does not go back here.
    m_now = std::max(m_now, event.request.receivedAt);
    m_open.insert(event.seq, {});
    if (m_rehearsal) {
        if (auto taken = takeUpUntil(m_now); !taken)
            return taken;
        note(event.seq, m_rehearsal->route(event, envelope, m_now));
    }
    settle(event.seq);
    return checkSize();
}

Result<void> OneSide::checkSize() const
{
    if (!m_rehearsal)
        return {};
    if (m_open.size() > maxHeld || m_rehearsal->heldBytes() > maxHeldBytes)
        return Error{ErrorCode::TooLarge,
                     u"nodes hold more than %1 events or %2 MB at once"_s.arg(maxHeld).arg(
                         maxHeldBytes / 1024 / 1024)};
    if (m_rehearsal->remembered() > maxRemembered)
        return Error{ErrorCode::TooLarge,
                     u"nodes remember more than %1 keys at once"_s.arg(maxRemembered)};
    return {};
}

Result<void> OneSide::advance(Timestamp now)
{
    m_now = std::max(m_now, now);
    return m_rehearsal ? takeUpUntil(m_now) : Result<void>();
}

std::optional<Timestamp> OneSide::nextDue() const
{
    return m_rehearsal ? m_rehearsal->nextDue() : std::nullopt;
}

void OneSide::interrupt()
{
    if (m_rehearsal)
        m_rehearsal->interrupt();
}

/// A moment after the other, so that what comes of them is not in memory at once.
Result<void> OneSide::takeUpUntil(Timestamp now)
{
    for (auto due = m_rehearsal->nextDue(); due && *due <= now && !m_cancelled;
         due = m_rehearsal->nextDue()) {
        add(m_rehearsal->advance(*due));
        if (auto fits = checkSize(); !fits)
            return fits;
    }
    return {};
}

Result<void> OneSide::finish()
{
    if (m_rehearsal) {
        if (auto taken = takeUpUntil(Timestamp::max()); !taken)
            return taken;
    }
    if (m_cancelled)
        return {};
    // What nobody wakes any more is held for ever.
    const auto open = m_open.keys();
    for (const qint64 seq : open) {
        m_open[seq].held = 0;
        settle(seq);
    }
    return {};
}

void OneSide::add(const QList<TakenUp> &taken)
{
    for (const TakenUp &one : taken) {
        if (one.stays)
            continue;
        QList<qint64> touched;
        for (const TakenUp::Member &member : one.members) {
            const qint64 seq = origin(member.event.seq);
            --m_open[seq].held;
            note(seq, member.outcome);
            touched.append(seq);
        }
        if (!touched.isEmpty()) {
            m_origins.insert(one.event.seq, touched.first());
            m_open[touched.first()].derived.append(one.event.seq);
        }
        const qint64 seq = origin(one.event.seq);
        if (touched.isEmpty())
            m_open[seq].held -= one.continuations.size();
        const bool derived = seq != one.event.seq;
        note(seq, one.outcome, derived ? one.event.request.body : QByteArray());
        touched.append(seq);
        for (const qint64 each : std::as_const(touched))
            settle(each);
    }
}

void OneSide::note(qint64 seq, const Outcome &outcome, const QByteArray &body)
{
    m_flow.add(outcome);
    auto &open = m_open[seq];
    open.result.add(outcome, body);
    open.held += outcome.held.size();
    if (m_open.size() > maxTraced)
        open.result.trace.steps.clear();
}

void OneSide::settle(qint64 seq)
{
    const auto open = m_open.find(seq);
    if (open == m_open.end() || open->held > 0)
        return;
    for (const qint64 derived : std::as_const(open->derived))
        m_origins.remove(derived);
    auto result = std::move(open->result);
    m_open.erase(open);
    m_done(seq, std::move(result));
}

SideBySide::SideBySide(const Revisions &revisions, const std::atomic<bool> &cancelled,
                       BacktestResults &results)
    : m_cancelled(cancelled)
    , m_results(results)
    , m_before(
          revisions.published, cancelled,
          [this](qint64 seq, Rehearsed result) { ended(seq, &Waiting::before, std::move(result)); })
    , m_after(revisions.draft, cancelled, [this](qint64 seq, Rehearsed result) {
        ended(seq, &Waiting::after, std::move(result));
    })
{
}

Result<void> SideBySide::pass(const Event &event, const Document &envelope)
{
    m_waiting.insert(event.seq, {headOf(event), {}, {}});
    if (auto passed = m_before.pass(event, envelope); !passed)
        return passed;
    return m_after.pass(event, envelope);
}

std::optional<Timestamp> SideBySide::nextDue() const
{
    const auto before = m_before.nextDue();
    const auto after = m_after.nextDue();
    return before && after ? std::min(*before, *after) : before ? before : after;
}

Result<void> SideBySide::advance(Timestamp now)
{
    auto advanced = m_before.advance(now);
    return advanced ? m_after.advance(now) : advanced;
}

void SideBySide::interrupt()
{
    m_before.interrupt();
    m_after.interrupt();
}

Result<void> SideBySide::finish()
{
    auto finished = m_before.finish();
    if (finished)
        finished = m_after.finish();
    flush();
    return finished;
}

void SideBySide::flush()
{
    m_results.update(std::exchange(m_summary, {}), m_before.flow(), m_after.flow());
}

void SideBySide::ended(qint64 seq, std::optional<Rehearsed> Waiting::*side, Rehearsed result)
{
    const auto waiting = m_waiting.find(seq);
    if (waiting == m_waiting.end() || m_cancelled) // perhaps in the middle of a script
        return;
    (*waiting).*side = std::move(result);
    if (!waiting->before || !waiting->after)
        return;
    auto both = std::move(*waiting);
    m_waiting.erase(waiting);
    const auto verdicts = compare(*both.before, *both.after);
    m_summary.add(verdicts);
    if (verdicts.isEmpty() || !m_results.keeps(seq))
        return;
    both.difference.verdicts = verdicts;
    both.difference.before = std::move(both.before->trace);
    both.difference.after = std::move(both.after->trace);
    m_results.keep(both.difference);
}

} // namespace Signalbox
