// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/graph.h"
#include "core/domain/workflowproblem.h"

#include <QHash>
#include <QSet>

namespace Signalbox {

/// What the events of a source are like, as far as its configuration says.
struct SourceTraits
{
    enum class Body : quint8 {
        Unknown, ///< of several kinds, or not said
        Json,
        Form, ///< an object whose values are texts
        Text, ///< one text, such as XML
    };

    Body body = Body::Unknown;
    QString orderKey; ///< JMESPath; empty: its events have no order
    QString orderPosition; ///< JMESPath; empty: the provider's
};

/// What a graph may refer to.
struct KnownNames
{
    QHash<QString, SourceTraits> sources;
    QSet<QString> destinations;
};

constexpr int maxWorkflowNodes = 500;
constexpr Microseconds maxDelay = std::chrono::days(366);
constexpr Microseconds maxOrderWait = std::chrono::days(30);
constexpr Microseconds maxDeduplicateWindow = std::chrono::days(366);
constexpr Microseconds maxBatchTime = std::chrono::days(1);
constexpr int maxBatchCount = 10'000;
constexpr qint64 maxBatchBytes = 16'000'000;

/// How far the texts of script nodes are looked at.
enum class ScriptCheck : quint8 {
    Runs, ///< what stands outside of their functions is run, within the node's limits: for people
    Nothing, ///< that is another's business: nothing runs
};

/// Every problem of \a graph, in the order of its nodes, its edges and its groups. Without \a known
/// names are not checked, nor whether sources differ. With ScriptCheck::Runs it takes as long as the
/// scripts' limits allow.
QList<WorkflowProblem> validateWorkflow(const Graph &graph, const KnownNames *known = nullptr,
                                        ScriptCheck scripts = ScriptCheck::Runs);

} // namespace Signalbox
