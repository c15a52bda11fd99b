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
    QString orderPosition; ///< JMESPath, its own or the provider's; empty: no position
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

/// Who asks what is wrong with a graph.
enum class ValidatedFor : quint8 {
    People, ///< who save, publish or try it: what stands outside of scripts' functions is run, too
    Routing, ///< only what keeps it from being compiled; nothing of a script runs
};

/// Every problem of \a graph, in the order of its nodes, its edges and its groups. Without \a known
/// names are not checked, nor whether sources differ. For people it takes as long as the scripts'
/// limits allow.
QList<WorkflowProblem> validateWorkflow(const Graph &graph, const KnownNames *known = nullptr,
                                        ValidatedFor whom = ValidatedFor::People);

} // namespace Signalbox
