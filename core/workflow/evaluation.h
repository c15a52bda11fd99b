// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/continuation.h"
#include "core/domain/event.h"
#include "core/domain/trace.h"
#include "core/workflow/compiledworkflow.h"
#include "core/workflow/nodememories.h"

namespace Signalbox {

class ScriptRunner;

/// What one workflow decided about an event, and what that changes. Nothing has changed yet: who
/// asked keeps the changes, all of them or none.
struct Outcome
{
    struct Delivery
    {
        QString node;
        QString destination;
        DeliveryContent content; ///< empty: the event goes out as it came
        QByteArray webhookId; ///< empty: as usual
        QByteArray orderKey = {}; ///< empty: that of the event

        bool operator==(const Delivery &) const = default;
    };

    bool entered = false; ///< false: the workflow does not take events of this source
    QList<Delivery> deliveries; ///< in the order of evaluation
    Trace trace; ///< of goOn(): what is to be added
    QList<Continuation> held; ///< without ids; a node holds the event, on as many ways as there are
    QList<NodeMemory> memories; ///< that change
    QList<Wake> wakes; ///< of other held events
    bool stays = false; ///< of goOn(): the node goes on holding it; only stayDue may change
    std::optional<Timestamp> stayDue;
    QByteArray visited; ///< as in Continuation, after this

    /// Unmatched, Stopped, Held or InFlight, as far as this workflow is concerned.
    EventState state() const;
};

/// What a node's work that was done elsewhere led to: a script's on its own thread, a batch's by
/// its join.
struct NodeResult
{
    QString port; ///< that the event leaves by; empty: its way ends there
    QString detail; ///< for the trace
    bool failed = false; ///< likewise
    std::optional<CompiledMap::Change> change = {}; ///< of what goes on
    QStringList console = {}; ///< for the trace
    Microseconds duration{}; ///< how long the work took
    int line = 0; ///< of a script, where it failed, from 1; 0: not known
};

/// When, and with what memories.
struct Moment
{
    Timestamp now{};
    NodeMemories &memories;
    /// Runs scripts on the spot; null: their node holds the event until somebody has run it.
    ScriptRunner *scripts = nullptr;
    bool traced = true; ///< false: steps tell only node, port and failure
};

/// How much of a value stands in a trace, in bytes of JSON.
constexpr qsizetype maxTraceValue = 256;
/// The same for a body before and after a change.
constexpr qsizetype maxTraceBody = 1024;

/// Takes \a event, whose envelope is \a envelope, through \a workflow. A pure function (but for the
/// steps' durations, which are measured). Every node is visited at most once, however many edges
/// lead to it, in the order in which they reach it.
/// What a map makes of the event is what the nodes behind it see and what goes out.
/// A node whose expression fails ends that way: its step is marked as failed with the error, and
/// the event leaves by no port, since what a filter's "else" leads to is meant for events that are
/// known not to match. An event that gets nowhere else is Stopped.
Outcome evaluate(const CompiledWorkflow &workflow, const Event &event, const Document &envelope,
                 const Moment &moment);

/// The same at the beginning of time, with no memories: for graphs that have none.
Outcome evaluate(const CompiledWorkflow &workflow, const QString &source, const Document &envelope);

/// Goes on with \a held, a continuation of \a event, whose envelope as it came is \a envelope. \a
/// workflow is the revision that the continuation names. Held events of a queue go on in the order
/// of the queue (see takeup.h).
/// Without a \a result the node decides again: order, delay, throttle. With one the event leaves
/// the node as the result says: script, and the members of a batch. The derived event of a batch
/// goes on with a Continuation made on the spot that names the node, with nothing visited yet.
/// A backtest does the same with memories of its own, and time as its events tell it.
Outcome goOn(const CompiledWorkflow &workflow, const Event &event, const Document &envelope,
             const Continuation &held, const Moment &moment, const NodeResult *result = nullptr);

/// Ends the way of \a held where it is, with \a detail as the error in the trace.
Outcome endAt(const Continuation &held, const QString &detail);

/// The envelope of a held event as the nodes behind it see it: \a envelope with the body that the
/// nodes before made. Error Invalid when that body does not read as what it says it is.
Result<Document> envelopeAt(const Continuation &held, const Document &envelope);
/// The bytes of that body.
qint64 bodyBytesAt(const Continuation &held, const Event &event);

} // namespace Signalbox
