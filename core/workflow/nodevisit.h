// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/event.h"
#include "core/workflow/compiledworkflow.h"
#include "core/workflow/nodememories.h"

namespace Signalbox {

/// How long a node remembers a key that no event comes with any more.
constexpr Microseconds nodeMemorySpan = std::chrono::days(30);

/// An event at a node that decides by the time and by what it remembers.
struct NodeVisit
{
    const CompiledWorkflow &workflow;
    const CompiledWorkflow::Step &step;
    const Event &event;
    const Document &envelope; ///< as the nodes before left it
    qint64 bytes; ///< of its body, likewise
    Timestamp now;
    NodeMemories &memories;
    const Continuation *held; ///< null: it comes for the first time; else it was held here

    NodeQueue queue(const QByteArray &key) const;
};

/// What such a node does with the event.
struct NodeDecision
{
    enum class Kind : quint8 {
        Leave,
        Hold, ///< in queue
        Stay, ///< it was held, and goes on being so
    };
    Kind kind = Kind::Leave;
    int port = 0; ///< that it leaves by
    QString detail; ///< for the trace
    NodeQueue queue = {};
    qint64 position = 0; ///< in the queue
    std::optional<Timestamp> dueAt = {}; ///< of what is held
    QList<NodeMemory> memories = {}; ///< that change
    std::optional<Wake> wake = {}; ///< of another that is held
};

// Pure functions of their arguments. Error Invalid when an expression fails: the event then ends.
// What has a queue must be asked in the order of the queue.
Result<NodeDecision> decide(const OrderNode &node, const NodeVisit &visit);
Result<NodeDecision> decide(const DeduplicateNode &node, const NodeVisit &visit);
Result<NodeDecision> decide(const DelayNode &node, const NodeVisit &visit);
Result<NodeDecision> decide(const ThrottleNode &node, const NodeVisit &visit);
Result<NodeDecision> decide(const BatchNode &node, const NodeVisit &visit);

/// What \a expression gives for the visit, as a queue's key; nothing without a value.
Result<std::optional<QByteArray>> keyAt(const std::optional<Expression> &expression,
                                        const NodeVisit &visit);

/// "held 12.345 s", for the trace of an event that goes on.
QString heldFor(const Continuation &held, Timestamp now);
QString heldFor(const NodeVisit &visit);

} // namespace Signalbox
