// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflow/nodevisit.h"
#include "core/workflow/packednumbers.h"

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

enum DeduplicatePort { FirstOfItsKey, KnownKey };

}

Result<NodeDecision> decide(const DeduplicateNode &node, const NodeVisit &visit)
{
    const auto key = keyAt(visit.step.key, visit);
    if (!key)
        return key.error();
    NodeDecision decision;
    if (!*key) {
        decision.detail = u"without a key"_s;
        return decision;
    }
    decision.queue = visit.queue(**key);
    const Timestamp known =
        fromMicroseconds(unpackNumbers<1>(visit.memories.value(decision.queue)).front());
    if (known > visit.now) {
        decision.port = KnownKey;
        decision.detail = u"its key is known until %1"_s.arg(toIso8601(known));
        return decision;
    }
    const Timestamp until = visit.now + node.window;
    decision.memories = {{decision.queue, packNumbers<1>({toMicroseconds(until)}), until}};
    return decision;
}

} // namespace Signalbox
