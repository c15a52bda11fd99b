// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflow/evaluation.h"

#include "core/workflow/walk.h"

namespace Signalbox {

using namespace Qt::StringLiterals;

EventState Outcome::state() const
{
    if (!entered)
        return EventState::Unmatched;
    if (!deliveries.isEmpty())
        return EventState::InFlight;
    return held.isEmpty() && !stays ? EventState::Stopped : EventState::Held;
}

Outcome evaluate(const CompiledWorkflow &workflow, const Event &event, const Document &envelope,
                 const Moment &moment)
{
    return Walk(workflow, event, {envelope, {}, {}}, moment).from(workflow.entries(event.source));
}

Outcome evaluate(const CompiledWorkflow &workflow, const QString &source, const Document &envelope)
{
    PlainNodeMemories none;
    Event event;
    event.source = source;
    return evaluate(workflow, event, envelope, {{}, none});
}

Outcome goOn(const CompiledWorkflow &workflow, const Event &event, const Document &envelope,
             const Continuation &held, const Moment &moment, const NodeResult *result)
{
    const int step = workflow.indexOf(held.queue.node);
    if (step < 0 || workflow.steps().at(step).kind != held.queue.kind)
        return endAt(held, u"revision %1 has no such node"_s.arg(workflow.revision()));
    auto changed = envelopeAt(held, envelope);
    if (!changed)
        return endAt(held, changed.error().detail);
    return Walk(workflow, event, {*std::move(changed), held.content, held.webhookId, held.orderKey},
                moment)
        .onwards(step, held, result);
}

Outcome endAt(const Continuation &held, const QString &detail)
{
    TraceStep end;
    end.node = held.queue.node;
    end.kind = held.queue.kind;
    end.failed = true;
    end.detail = detail;
    Outcome outcome;
    outcome.entered = true;
    outcome.visited = held.visited;
    outcome.trace = {held.queue.workflow, held.revision, {end}};
    // Whoever comes to a node of this name later must not wait for those that are gone.
    outcome.memories.append({held.queue, {}, {}});
    return outcome;
}

Result<Document> envelopeAt(const Continuation &held, const Document &envelope)
{
    if (!held.content.body)
        return envelope;
    if (!isJsonType(QString::fromUtf8(held.content.contentType)))
        return envelope.withMember("body", Document::fromText(*held.content.body));
    const auto body = Document::parse(*held.content.body);
    if (!body)
        return body.error();
    return envelope.withMember("body", *body);
}

qint64 bodyBytesAt(const Continuation &held, const Event &event)
{
    return held.content.body ? held.content.body->size() : event.request.body.size();
}

} // namespace Signalbox
