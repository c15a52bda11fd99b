// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflow/compiledworkflow.h"

#include "core/expression/pathsread.h"
#include "core/workflow/reachability.h"
#include "core/workflow/validation.h"

#include <algorithm>

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype maxReads = 32;

using Step = CompiledWorkflow::Step;

/// Compiles what a node's body says into its step.
struct Compilation
{
    Step &step;

    Result<void> operator()(const SourceNode &) { return {}; }
    Result<void> operator()(const FilterNode &node) { return condition(node.expression); }
    Result<void> operator()(const SwitchNode &node)
    {
        for (const SwitchCase &one : node.cases) {
            if (auto added = condition(one.expression); !added)
                return added;
        }
        return {};
    }
    Result<void> operator()(const MapNode &node)
    {
        auto map = CompiledMap::compile(node);
        if (!map)
            return map.error();
        for (const Expression &expression : map->expressions())
            read(expression.text());
        step.map = *std::move(map);
        return {};
    }
    Result<void> operator()(const DestinationNode &) { return {}; }
    Result<void> operator()(const StopNode &) { return {}; }
    Result<void> operator()(const OrderNode &node)
    {
        auto compiled = operand(node.key, step.key);
        return compiled ? operand(node.position, step.value) : compiled;
    }
    Result<void> operator()(const DeduplicateNode &node) { return operand(node.key, step.key); }
    Result<void> operator()(const DelayNode &node) { return operand(node.until, step.value); }
    Result<void> operator()(const ThrottleNode &node) { return operand(node.key, step.key); }
    Result<void> operator()(const BatchNode &node) { return operand(node.key, step.key); }
    Result<void> operator()(const ScriptNode &node)
    {
        auto compiled = CompiledScript::compile(node.text, {node.time, node.memory});
        if (!compiled)
            return compiled.error();
        step.script = *std::move(compiled);
        return {};
    }

    /// One that may be left out.
    Result<void> operand(const QString &text, std::optional<Expression> &target)
    {
        if (text.isEmpty())
            return {};
        auto compiled = Expression::compile(text);
        if (!compiled)
            return compiled.error();
        target = *std::move(compiled);
        read(text);
        return {};
    }

    Result<void> condition(const QString &text)
    {
        auto compiled = Expression::compile(text);
        if (!compiled)
            return compiled.error();
        step.conditions.append(*std::move(compiled));
        read(text);
        return {};
    }

    void read(const QString &text)
    {
        for (const JsonPath &path : pathsRead(text)) {
            if (!step.reads.contains(path) && step.reads.size() < maxReads)
                step.reads.append(path);
        }
    }
};

} // namespace

Result<std::shared_ptr<const CompiledWorkflow>>
CompiledWorkflow::compile(const QString &name, int revision, const Graph &graph)
{
    // What is wrong with groups keeps nobody from routing.
    const auto problems = validateWorkflow(withoutGroups(graph), nullptr, ValidatedFor::Routing);
    const auto worst = std::ranges::find_if(problems, [](const WorkflowProblem &problem) {
        return preventsPublishing(problem.reason);
    });
    if (worst != problems.end())
        return Error{ErrorCode::Invalid,
                     worst->node.isEmpty() ? worst->detail
                                           : u"node '%1': %2"_s.arg(worst->node, worst->detail)};

    const Reachability ways(graph);
    std::shared_ptr<CompiledWorkflow> workflow(new CompiledWorkflow);
    workflow->m_name = name;
    workflow->m_revision = revision;
    for (qsizetype index = 0; index < graph.nodes.size(); ++index) {
        const Node &node = graph.nodes.at(index);
        Step step;
        step.node = node;
        step.kind = nodeKind(node.body);
        step.ports = outputPorts(node.body);
        step.targets = ways.targets(index);
        if (auto done = std::visit(Compilation{step}, node.body); !done)
            return Error{done.error().code, u"node '%1': %2"_s.arg(node.id, done.error().detail)};
        workflow->m_steps.append(std::move(step));
    }
    return std::shared_ptr<const CompiledWorkflow>(std::move(workflow));
}

int CompiledWorkflow::indexOf(const QString &node) const
{
    const auto found = std::ranges::find(
        m_steps, node, [](const Step &step) -> const QString & { return step.node.id; });
    return found == m_steps.end() ? -1 : int(found - m_steps.begin());
}

QList<int> CompiledWorkflow::entries(const QString &source) const
{
    QList<int> entries;
    for (int index = 0; index < m_steps.size(); ++index) {
        const auto *body = std::get_if<SourceNode>(&m_steps.at(index).node.body);
        if (body != nullptr && body->sources.contains(source))
            entries.append(index);
    }
    return entries;
}

QStringList CompiledWorkflow::sources() const
{
    QStringList sources;
    for (const Step &step : m_steps) {
        if (const auto *body = std::get_if<SourceNode>(&step.node.body))
            sources += body->sources;
    }
    sources.removeDuplicates();
    return sources;
}

} // namespace Signalbox
