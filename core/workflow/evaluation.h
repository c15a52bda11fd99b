// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/event.h"
#include "core/domain/trace.h"
#include "core/workflow/compiledworkflow.h"

namespace Signalbox {

/// What one workflow decided about an event.
struct Outcome
{
    struct Delivery
    {
        QString node;
        QString destination;
        DeliveryContent content; ///< empty: the event goes out as it came
        QByteArray webhookId; ///< empty: as usual

        bool operator==(const Delivery &) const = default;
    };

    bool entered = false; ///< false: the workflow does not take events of this source
    QList<Delivery> deliveries; ///< in the order of evaluation
    Trace trace;

    /// Unmatched, Stopped or InFlight, as far as this workflow is concerned.
    EventState state() const;
};

/// How much of a value stands in a trace, in bytes of JSON.
constexpr qsizetype maxTraceValue = 256;
/// The same for a body before and after a change.
constexpr qsizetype maxTraceBody = 1024;

/// Takes an event of \a source, whose envelope is \a envelope, through \a workflow. Depends on
/// nothing else (but the step's durations, which are measured). Every node is visited at most once,
/// however many edges lead to it, in the order in which they reach it.
/// What a map makes of the event is what the nodes behind it see and what goes out.
/// A node whose expression fails ends that way: its step is marked as failed with the error, and
/// the event leaves by no port, since what a filter's "else" leads to is meant for events that are
/// known not to match. An event that gets nowhere else is Stopped.
Outcome evaluate(const CompiledWorkflow &workflow, const QString &source, const Document &envelope);

} // namespace Signalbox
