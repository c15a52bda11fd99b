// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/graph.h"
#include "core/expression/jmespath.h"
#include "core/expression/jsonpath.h"
#include "core/script/compiledscript.h"
#include "core/workflow/compiledmap.h"

#include <memory>

namespace Signalbox {

/// One revision of a workflow, ready to run: expressions compiled, edges resolved. Immutable; safe
/// to read from any thread.
class CompiledWorkflow final
{
public:
    struct Step
    {
        Node node;
        QString kind;
        QStringList ports;
        QList<QList<int>> targets; ///< by port: indexes of steps
        QList<Expression> conditions; ///< of a filter one, of a switch one a case
        std::optional<CompiledMap> map;
        std::optional<CompiledScript> script;
        std::optional<Expression> key; ///< of order, deduplicate, throttle, batch
        std::optional<Expression> value; ///< position of an order, until of a delay
        QList<JsonPath> reads; ///< what its expressions read, for the trace
    };

    /// Error Invalid with the first of the problems that prevent publishing (see validation.h), but
    /// for what only shows when a script runs: nothing of a script runs here, so that whoever
    /// routes can compile. Such a script fails for each event.
    static Result<std::shared_ptr<const CompiledWorkflow>>
    compile(const QString &name, int revision, const Graph &graph);

    const QString &name() const { return m_name; }
    int revision() const { return m_revision; }
    const QList<Step> &steps() const { return m_steps; }

    /// Its index, -1 without such a node.
    int indexOf(const QString &node) const;
    /// The source nodes by which events of \a source enter; empty when they do not.
    QList<int> entries(const QString &source) const;
    /// All sources that it names.
    QStringList sources() const;

private:
    CompiledWorkflow() = default;

    QString m_name;
    int m_revision = 0;
    QList<Step> m_steps;
};

} // namespace Signalbox
