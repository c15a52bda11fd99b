// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workflow/evaluation.h"
#include "core/workflow/nodevisit.h"

#include <vector>

namespace Signalbox {

/// An event on its way: what the maps before made of it.
struct Passage
{
    Document envelope;
    DeliveryContent content;
    QByteArray webhookId;
    QByteArray orderKey = {}; ///< by which the last order node put it in order
};

/// One event's way through a workflow, up to where it ends or is held. Used once, on the spot.
class Walk final
{
    Q_DISABLE_COPY_MOVE(Walk)

public:
    /// The arguments must outlive this object.
    Walk(const CompiledWorkflow &workflow, const Event &event, Passage passage,
         const Moment &moment);

    Outcome from(const QList<int> &entries);
    /// As goOn(), from the node \a step on that holds the event.
    Outcome onwards(int step, const Continuation &held, const NodeResult *result);

private:
    using Step = CompiledWorkflow::Step;
    using Port = std::optional<int>; ///< nothing: it ends there, or is held

    struct Arrival
    {
        int step;
        std::shared_ptr<const Passage> passage;
    };

    void reach(const QList<int> &steps);
    void go();
    Outcome finish();
    void visit(const Step &step, const NodeResult *result);
    void change(const CompiledMap::Change &change, TraceStep &trace);

    static Port failed(TraceStep &trace, const Error &error);
    Port pass(const SourceNode &body, const Step &step, TraceStep &trace);
    Port pass(const FilterNode &body, const Step &step, TraceStep &trace);
    Port pass(const SwitchNode &body, const Step &step, TraceStep &trace);
    Port pass(const MapNode &body, const Step &step, TraceStep &trace);
    Port pass(const DestinationNode &body, const Step &step, TraceStep &trace);
    Port pass(const StopNode &body, const Step &step, TraceStep &trace);
    Port pass(const ScriptNode &body, const Step &step, TraceStep &trace);
    template <typename Body>
    Port pass(const Body &body, const Step &step, TraceStep &trace); ///< what decide() knows
    void putInOrder(const QByteArray &key);
    Port follow(NodeDecision decision, TraceStep &trace);
    Port leave(const NodeResult &result, const Step &step, TraceStep &trace);

    const CompiledWorkflow &m_workflow;
    const Event &m_event;
    const Moment &m_moment;
    std::vector<bool> m_visited;
    std::shared_ptr<const Passage> m_passage; ///< of the node being visited
    const Continuation *m_held = nullptr; ///< while the node that held the event is visited
    QList<Arrival> m_reached; ///< in order; grows while it is gone through
    Outcome m_outcome;
};

} // namespace Signalbox
