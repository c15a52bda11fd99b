// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/expression/timevalue.h"
#include "core/workflow/nodevisit.h"
#include "core/workflow/validation.h"

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

/// When the event goes on.
Result<Timestamp> timeOf(const DelayNode &node, const NodeVisit &visit)
{
    if (node.until.isEmpty())
        return visit.now + node.duration;
    const auto text = keyAt(visit.step.value, visit);
    if (!text)
        return text.error();
    const auto time = *text ? timeFromText({(*text)->constData(), size_t((*text)->size())})
                            : std::optional<Timestamp>();
    if (!time)
        return Error{ErrorCode::Invalid, u"until gives no time"_s};
    if (*time > visit.now + maxDelay)
        return Error{ErrorCode::Invalid, u"until %1 is too far away"_s.arg(toIso8601(*time))};
    return *time;
}

} // namespace

Result<NodeDecision> decide(const DelayNode &node, const NodeVisit &visit)
{
    NodeDecision decision;
    if (visit.held != nullptr) {
        decision.detail = heldFor(visit);
        return decision;
    }
    const auto time = timeOf(node, visit);
    if (!time)
        return time.error();
    if (*time <= visit.now)
        return decision;
    decision.kind = NodeDecision::Kind::Hold;
    decision.queue = visit.queue({});
    decision.position = toMicroseconds(*time);
    decision.dueAt = *time;
    decision.detail = u"held until %1"_s.arg(toIso8601(*time));
    return decision;
}

} // namespace Signalbox
