// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflow/nodetrial.h"

#include "core/expression/conditionreader.h"
#include "core/expression/envelope.h"
#include "core/expression/jmespathfunctions.h"
#include "core/expression/jsontreereader.h"
#include "core/workflow/arrival.h"
#include "core/workflow/compiledmap.h"
#include "core/workflow/scriptstep.h"

#include <algorithm>

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

/// At most \a limit bytes of \a text, without a torn character; \a cut says whether that is less.
QByteArray firstOf(const QByteArray &text, qsizetype limit, bool &cut)
{
    cut = text.size() > limit;
    if (!cut)
        return text;
    while (limit > 0 && (uchar(text.at(limit)) & 0xC0) == 0x80)
        --limit;
    return text.first(limit);
}

/// Evaluates what a node's body says, field by field.
class Examination
{
public:
    /// Null \a envelope: there is no event.
    Examination(NodeReport &report, const Document *envelope)
        : m_report(report)
        , m_envelope(envelope)
    {
    }

    void operator()(const FilterNode &node) { condition(u"filter"_s, node.expression); }
    void operator()(const SwitchNode &node)
    {
        for (qsizetype at = 0; at < node.cases.size(); ++at)
            condition(u"switch[%1].when"_s.arg(at), node.cases.at(at).expression);
    }
    void operator()(const MapNode &node)
    {
        for (const auto &field : node.fields)
            expression(u"map."_s + field.target, field.expression);
        expression(u"map"_s, node.expression);
        for (const auto &header : node.headers)
            text(u"set.headers."_s + header.name, header.text, TextTemplate::Into::Line);
        text(u"set.path"_s, node.path, TextTemplate::Into::Path);
        text(u"set.key"_s, node.key, TextTemplate::Into::Line);
        change(node);
    }
    void operator()(const OrderNode &node)
    {
        expression(u"order.key"_s, node.key);
        expression(u"order.position"_s, node.position);
    }
    void operator()(const DeduplicateNode &node) { expression(u"deduplicate.key"_s, node.key); }
    void operator()(const DelayNode &node) { expression(u"delay.until"_s, node.until); }
    void operator()(const ThrottleNode &node) { expression(u"throttle.key"_s, node.key); }
    void operator()(const BatchNode &node) { expression(u"batch.key"_s, node.key); }
    void operator()(const ScriptNode &node)
    {
        const auto script = CompiledScript::compile(node.text, {node.time, node.memory});
        if (m_envelope == nullptr || !script)
            return;
        ScriptRunner runner;
        const auto result = runScript(*script, runner, *m_envelope);
        m_report.console = result.console;
        if (result.failed) {
            m_report.failure = result.detail;
            m_report.failureLine = result.line;
        } else if (result.change) {
            take(*result.change);
        }
    }
    /// What holds no expression.
    template <typename Body>
    void operator()(const Body &)
    {
    }

private:
    void condition(const QString &field, const QString &text)
    {
        if (auto *report = expression(field, text))
            report->condition = conditionFromText(text);
    }

    /// Null for one that does not compile, which the validation says.
    ExpressionReport *expression(const QString &field, const QString &text)
    {
        const auto compiled = Expression::compile(text);
        if (!compiled)
            return nullptr;
        return add(field, [&](const Document &envelope) { return compiled->evaluate(envelope); });
    }

    void text(const QString &field, const QString &text, TextTemplate::Into into)
    {
        const auto compiled = TextTemplate::compile(text, into);
        if (text.isEmpty() || !compiled)
            return;
        add(field, [&](const Document &envelope) -> Result<Document> {
            const auto rendered = compiled->render(envelope);
            if (!rendered)
                return rendered.error();
            return Document::fromText(*rendered);
        });
    }

    template <typename Evaluate>
    ExpressionReport *add(const QString &field, const Evaluate &evaluate)
    {
        ExpressionReport report;
        report.field = field;
        if (m_envelope != nullptr) {
            const auto value = evaluate(*m_envelope);
            if (value) {
                report.value = firstOf(value->toJson(), ExpressionReport::mostBytes, report.cut);
                report.truthy = value->isTruthy();
            } else {
                report.failure = value.error().detail;
            }
        }
        m_report.expressions.append(report);
        return &m_report.expressions.last();
    }

    void change(const MapNode &node)
    {
        if (m_envelope == nullptr)
            return;
        const auto map = CompiledMap::compile(node);
        if (!map)
            return;
        const auto change = map->apply(*m_envelope);
        if (!change)
            m_report.failure = change.error().detail;
        else
            take(*change);
    }

    void take(const CompiledMap::Change &change)
    {
        if (change.content.body)
            m_report.after =
                firstOf(*change.content.body, NodeReport::mostBodyBytes, m_report.afterCut);
    }

    NodeReport &m_report;
    const Document *m_envelope;
};

JsonTree treeOf(const Document &envelope)
{
    auto tree = readJsonTree(envelope.toJson());
    if (tree.nodes.size() > NodeReport::mostEnvelopeNodes) {
        tree.nodes.resize(NodeReport::mostEnvelopeNodes);
        tree.truncated = true;
    }
    return tree;
}

} // namespace

NodeReport tryNode(const NodeTrial &trial, const Event *event)
{
    NodeReport report;
    std::optional<Document> envelope;
    if (event != nullptr) {
        const auto received = envelopeOf(*event);
        envelope = envelopeOnArrival(trial.graph, trial.node, event->source, received);
        report.arrives = envelope.has_value();
        if (!envelope)
            envelope = received;
        report.before =
            firstOf(envelope->member("body").toJson(), NodeReport::mostBodyBytes, report.beforeCut);
    }
    const auto node = std::ranges::find(trial.graph.nodes, trial.node, &Node::id);
    if (node != trial.graph.nodes.end())
        std::visit(Examination(report, envelope ? &*envelope : nullptr), node->body);
    if (trial.vocabulary) {
        report.functions = jmespathFunctionNames();
        if (envelope)
            report.envelope = treeOf(*envelope);
    }
    return report;
}

} // namespace Signalbox
