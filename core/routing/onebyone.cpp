// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/routing/onebyone.h"

#include "core/routing/backtestresults.h"

#include <algorithm>
#include <utility>

namespace Signalbox {

namespace {

/// Whether the same goes out, and nothing failed: what verdictsOf() says in most cases, told
/// sooner.
bool isSame(const Outcome &before, const Outcome &after)
{
    const auto sameDelivery = [](const Outcome::Delivery &one, const Outcome::Delivery &other) {
        return one.destination == other.destination && one.webhookId == other.webhookId
            && one.content == other.content;
    };
    return std::ranges::equal(before.deliveries, after.deliveries, sameDelivery)
        && std::ranges::none_of(after.trace.steps, &TraceStep::failed);
}

QList<BacktestVerdict> verdictsOf(const Outcome &before, const Outcome &after)
{
    if (isSame(before, after))
        return {};
    Rehearsed published;
    published.add(before);
    Rehearsed draft;
    draft.add(after);
    return compare(published, draft);
}

} // namespace

OneByOne::OneByOne(const Revisions &revisions, const std::atomic<bool> &cancelled,
                   BacktestResults &results)
    : m_revisions(revisions)
    , m_cancelled(cancelled)
    , m_results(results)
    , m_before(revisions.published)
    , m_after(revisions.draft)
{
}

Outcome OneByOne::way(const std::shared_ptr<const CompiledWorkflow> &workflow, const Event &event,
                      const Document &envelope, bool traced)
{
    PlainNodeMemories none;
    return workflow
        ? evaluate(*workflow, event, envelope, {event.request.receivedAt, none, &m_scripts, traced})
        : Outcome();
}

Result<void> OneByOne::pass(const Event &event, const Document &envelope)
{
    const auto before = way(m_revisions.published, event, envelope, false);
    const auto after = way(m_revisions.draft, event, envelope, false);
    const auto verdicts = verdictsOf(before, after);
    std::optional<EventDifference> difference;
    if (!verdicts.isEmpty() && m_results.keeps(event.seq)) {
        difference = headOf(event);
        difference->verdicts = verdicts;
        difference->before = way(m_revisions.published, event, envelope, true).trace;
        difference->after = way(m_revisions.draft, event, envelope, true).trace;
    }
    if (m_cancelled) // perhaps in the middle of a script
        return {};
    m_before.add(before);
    m_after.add(after);
    m_summary.add(verdicts);
    if (difference)
        m_results.keep(*difference);
    return {};
}

void OneByOne::flush()
{
    m_results.add(std::exchange(m_summary, {}),
                  std::exchange(m_before, FlowCount(m_revisions.published)),
                  std::exchange(m_after, FlowCount(m_revisions.draft)));
}

} // namespace Signalbox
