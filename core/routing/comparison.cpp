// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/routing/comparison.h"

#include "core/routing/onebyone.h"
#include "core/routing/sidebyside.h"

#include <algorithm>

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

bool memoryIn(const std::shared_ptr<const CompiledWorkflow> &workflow)
{
    static const QStringList kinds{u"order"_s, u"deduplicate"_s, u"delay"_s, u"throttle"_s,
                                   u"batch"_s};
    return workflow && std::ranges::any_of(workflow->steps(), [](const auto &step) {
               return kinds.contains(step.kind);
           });
}

bool takes(const std::shared_ptr<const CompiledWorkflow> &workflow, const QString &source)
{
    return workflow && !workflow->entries(source).isEmpty();
}

} // namespace

bool Revisions::take(const QString &source) const
{
    return takes(published, source) || takes(draft, source);
}

bool Revisions::needOrder() const
{
    return memoryIn(published) || memoryIn(draft);
}

std::unique_ptr<Comparison> makeComparison(const Revisions &revisions,
                                           const std::atomic<bool> &cancelled,
                                           BacktestResults &results)
{
    if (revisions.needOrder())
        return std::make_unique<SideBySide>(revisions, cancelled, results);
    return std::make_unique<OneByOne>(revisions, cancelled, results);
}

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

} // namespace Signalbox
