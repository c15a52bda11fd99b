// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/condition.h"
#include "core/domain/graph.h"
#include "core/domain/jsontree.h"
#include "core/support/ids.h"

namespace Signalbox {

/// A node as somebody edits it, to be looked at with a stored event.
struct NodeTrial
{
    Graph graph; ///< the draft that it stands in, which need not be whole
    QString node; ///< id
    std::optional<EventId> event;
    bool vocabulary = false; ///< also say what its expressions can name

    bool operator==(const NodeTrial &) const = default;
};

/// What one expression or template of a node gives.
struct ExpressionReport
{
    static constexpr qsizetype mostBytes = 4096;

    QString field; ///< filter, switch[2].when, map.total, order.key: as WorkflowProblem has it
    std::optional<Condition> condition; ///< of filter and when: the structure that it stands for
    QByteArray value; ///< JSON, at most mostBytes of it; empty: it was not evaluated
    bool cut = false; ///< there is more of the value
    bool truthy = false;
    QString failure; ///< why it gives nothing on the event, one sentence; empty: it gives something

    bool operator==(const ExpressionReport &) const = default;
};

/// What a node makes of an event.
struct NodeReport
{
    static constexpr qsizetype mostBodyBytes = 64 * 1024;
    static constexpr int mostEnvelopeNodes = 5000;

    bool arrives = false; ///< the event comes to the node; else it is shown as it was received
    QList<ExpressionReport> expressions; ///< those that compile
    QByteArray before; ///< the body as the node gets it, JSON, at most mostBodyBytes of it
    bool beforeCut = false;
    QByteArray after; ///< of a map or script: the body that it makes, likewise; empty: none
    bool afterCut = false;
    QString failure; ///< why a map or script makes nothing
    int failureLine = 0; ///< of a script, from 1; 0: not known
    QStringList console; ///< what a script said
    std::optional<JsonTree> envelope; ///< what its expressions read, when that was asked
    QStringList functions; ///< all that there are, likewise

    bool operator==(const NodeReport &) const = default;
};

} // namespace Signalbox
