// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflow/compiledworkflow.h"
#include "core/workflow/validation.h"
#include "graphs.h"

#include <QTest>

#include <algorithm>

using namespace Signalbox;
using namespace Qt::StringLiterals;
using Reason = WorkflowProblem::Reason;

class ValidationTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aSoundGraphHasNoProblem();
    void everyProblemIsFoundAtItsNodeAndField_data();
    void everyProblemIsFoundAtItsNodeAndField();
    void anExpressionProblemSaysWhere();
    void aScriptProblemSaysWhere();
    void namesAreCheckedOnlyWhenTheyAreKnown();
    void anEdgeProblemNamesTheEdge();
    void aGroupProblemNamesTheGroup();
    void aProblemSaysWhatItIsAbout_data();
    void aProblemSaysWhatItIsAbout();
    void whatPreventsPublishingDoesNotCompile();
    void compilingRunsNoScript();
    void tooManyNodesAreRefusedAtOnce();
    void everyReasonHasAName();
};

namespace {

const KnownNames known{{{u"github"_s, {}}}, {u"billing"_s}};

Graph sound()
{
    return {{Graphs::source(u"in"_s, {u"github"_s}),
             Graphs::filter(u"big"_s, u"body.amount > `10`"_s),
             Graphs::destination(u"out"_s, u"billing"_s), Graphs::stop(u"small"_s, u"too small"_s)},
            Graphs::edges({u"in.out > big"_s, u"big.pass > out"_s, u"big.else > small"_s})};
}

/// "reason node field" of each.
QStringList summary(const QList<WorkflowProblem> &problems)
{
    QStringList lines;
    for (const auto &problem : problems)
        lines.append(
            QStringList{workflowProblemName(problem.reason), problem.node, problem.field}.join(
                u' '));
    return lines;
}

} // namespace

void ValidationTest::aSoundGraphHasNoProblem()
{
    QCOMPARE(validateWorkflow(sound(), &known), QList<WorkflowProblem>());
}

void ValidationTest::everyProblemIsFoundAtItsNodeAndField_data()
{
    QTest::addColumn<Graph>("graph");
    QTest::addColumn<QStringList>("problems");

    const auto row = [](const char *name, const QStringList &problems, auto change) {
        Graph graph = sound();
        change(graph);
        QTest::newRow(name) << graph << problems;
    };
    row("empty", {u"no_source_node  "_s, u"no_end  "_s}, [](Graph &graph) { graph = {}; });
    row("unknown source", {u"unknown_source in source"_s},
        [](Graph &graph) { graph.nodes[0].body = SourceNode{{u"github"_s, u"gitlab"_s}}; });
    row("no source named", {u"no_source_named in source"_s},
        [](Graph &graph) { graph.nodes[0].body = SourceNode{}; });
    row("unknown destination", {u"unknown_destination out destination"_s},
        [](Graph &graph) { graph.nodes[2].body = DestinationNode{u"crm"_s}; });
    row("expression", {u"expression big filter"_s},
        [](Graph &graph) { graph.nodes[1].body = FilterNode{u"body.amount >"_s}; });
    row("empty expression", {u"expression big filter"_s},
        [](Graph &graph) { graph.nodes[1].body = FilterNode{}; });
    row("duplicate id", {u"duplicate_id out id"_s, u"unconnected_input out edges"_s},
        [](Graph &graph) { graph.nodes.append(Graphs::stop(u"out"_s, {})); });
    row("invalid id", {u"invalid_id a b id"_s, u"unconnected_input a b edges"_s},
        [](Graph &graph) { graph.nodes.append(Graphs::stop(u"a b"_s, {})); });
    row("unconnected", {u"unconnected_input small edges"_s},
        [](Graph &graph) { graph.edges.removeLast(); });
    row("unreachable",
        {u"unconnected_port in edges"_s, u"unconnected_input big edges"_s,
         u"unreachable out edges"_s, u"unreachable small edges"_s},
        [](Graph &graph) { graph.edges.removeFirst(); });
    row("cycle", {u"cycle big edges"_s, u"cycle again edges"_s}, [](Graph &graph) {
        graph.nodes.append(Graphs::filter(u"again"_s, u"type"_s));
        graph.edges += Graphs::edges({u"big.else > again"_s, u"again.pass > big"_s});
    });
    row("self", {u"cycle big edges"_s},
        [](Graph &graph) { graph.edges += Graphs::edges({u"big.else > big"_s}); });
    row("unknown nodes", {u"unknown_node gone edges"_s, u"unknown_node big edges"_s},
        [](Graph &graph) {
            graph.edges += Graphs::edges({u"gone.out > out"_s, u"big.pass > gone"_s});
        });
    row("unknown ports", {u"unknown_port big edges"_s, u"unknown_port out edges"_s},
        [](Graph &graph) {
            graph.edges += Graphs::edges({u"big.maybe > out"_s, u"out.out > small"_s});
        });
    row("into a source", {u"edge_into_source big edges"_s}, [](Graph &graph) {
        graph.nodes.append(Graphs::source(u"in2"_s, {u"github"_s}));
        graph.edges += Graphs::edges({u"in2.out > out"_s, u"big.pass > in2"_s});
    });
    row("twice", {u"duplicate_edge in edges"_s},
        [](Graph &graph) { graph.edges.append(graph.edges.front()); });
    row("unconnected port", {u"unconnected_port shape edges"_s}, [](Graph &graph) {
        graph.nodes.append({u"shape"_s, MapNode()});
        graph.edges += Graphs::edges({u"big.pass > shape"_s});
    });
    row("unconnected case", {u"unconnected_port kind edges"_s}, [](Graph &graph) {
        graph.nodes.append({u"kind"_s, SwitchNode{{{u"a"_s, u"body"_s}}}});
        graph.edges += Graphs::edges({u"big.pass > kind"_s});
    });
    row("unconnected else", {}, [](Graph &graph) {
        graph.nodes.append(Graphs::filter(u"more"_s, u"body"_s));
        graph.edges += Graphs::edges({u"big.pass > more"_s, u"more.pass > out"_s});
    });
    const auto script = [](Graph &graph, const ScriptNode &node) {
        graph.nodes.append({u"shape"_s, node});
        graph.edges +=
            Graphs::edges({u"big.pass > shape"_s, u"shape.out > out"_s, u"shape.error > small"_s});
    };
    row("script", {}, [&](Graph &graph) {
        script(graph, {.text = u"const transform = event => event.body"_s, .file = {}});
    });
    row("script without its error", {u"unconnected_port shape edges"_s}, [&](Graph &graph) {
        script(graph, {.text = u"function transform(event) {}"_s, .file = {}});
        graph.edges.removeLast();
    });
    row("no script", {u"script shape script"_s},
        [&](Graph &graph) { script(graph, {.text = u"function transform("_s, .file = {}}); });
    row("no transform", {u"script shape script"_s},
        [&](Graph &graph) { script(graph, {.text = u"const a = 1"_s, .file = {}}); });
    row("a script's time", {u"limit shape script.time"_s}, [&](Graph &graph) {
        ScriptNode node{.text = u"const transform = () => 1"_s, .file = {}};
        node.time = std::chrono::milliseconds(5001);
        script(graph, node);
    });
    row("a script's memory", {u"limit shape script.memory"_s}, [&](Graph &graph) {
        ScriptNode node{.text = u"const transform = () => 1"_s, .file = {}};
        node.memory = 999'999;
        script(graph, node);
    });
    row("group", {}, [](Graph &graph) {
        graph.groups = {{u"Amounts"_s, GroupColor::Blue, u"What is large"_s, {u"big"_s}},
                        {u"Ends"_s, GroupColor::Grey, {}, {u"out"_s, u"small"_s}}};
    });
    row("group of what is not there", {u"unknown_node  groups[0].nodes[1]"_s}, [](Graph &graph) {
        graph.groups = {{u"a"_s, GroupColor::Grey, {}, {u"big"_s, u"gone"_s}}};
    });
    row("node in two groups", {u"node_in_two_groups big groups[1].nodes[0]"_s}, [](Graph &graph) {
        graph.groups = {{u"a"_s, GroupColor::Grey, {}, {u"big"_s}},
                        {u"b"_s, GroupColor::Grey, {}, {u"big"_s, u"out"_s}}};
    });
    row("node twice in a group", {u"node_in_two_groups big groups[0].nodes[1]"_s},
        [](Graph &graph) {
            graph.groups = {{u"a"_s, GroupColor::Grey, {}, {u"big"_s, u"big"_s}}};
        });
    row("group without a name", {u"invalid_group  groups[0].name"_s},
        [](Graph &graph) { graph.groups = {{u" "_s, GroupColor::Grey, {}, {u"big"_s}}}; });
    row("group's name is taken", {u"invalid_group  groups[1].name"_s}, [](Graph &graph) {
        graph.groups = {{u"a"_s, GroupColor::Grey, {}, {u"big"_s}},
                        {u"a"_s, GroupColor::Grey, {}, {u"out"_s}}};
    });
    row("empty group", {u"invalid_group  groups[0].nodes"_s},
        [](Graph &graph) { graph.groups = {{u"a"_s, GroupColor::Grey, {}, {}}}; });
    row("endless comment", {u"invalid_group  groups[0].comment"_s}, [](Graph &graph) {
        graph.groups = {
            {u"a"_s, GroupColor::Grey, QString(NodeGroup::longestComment + 1, u'x'), {u"big"_s}}};
    });
    row("no end", {u"unconnected_port big edges"_s, u"no_end  "_s}, [](Graph &graph) {
        graph.nodes.resize(2);
        graph.edges.resize(1);
    });
}

void ValidationTest::everyProblemIsFoundAtItsNodeAndField()
{
    QFETCH(Graph, graph);
    QFETCH(QStringList, problems);
    QCOMPARE(summary(validateWorkflow(graph, &known)), problems);
}

void ValidationTest::anExpressionProblemSaysWhere()
{
    Graph graph = sound();
    graph.nodes[1].body = FilterNode{u"body.amount > > `10`"_s};
    const auto problems = validateWorkflow(graph, &known);
    QCOMPARE(problems.size(), 1);
    QCOMPARE(problems.front().position, 14);
    QCOMPARE(problems.front().detail, u"expected a value, at character 15"_s);
}

void ValidationTest::aScriptProblemSaysWhere()
{
    Graph graph = sound();
    graph.nodes[1].body =
        ScriptNode{.text = u"function transform(event) {\n  return event.;\n}"_s, .file = {}};
    graph.edges = Graphs::edges({u"in.out > big"_s, u"big.out > out"_s, u"big.error > small"_s});
    auto problems = validateWorkflow(graph, &known);
    QCOMPARE(problems.size(), 1);
    QVERIFY2(problems.front().detail.contains(u"line 2"_s), qPrintable(problems.front().detail));
    QCOMPARE(problems.front().position, 43); // the semicolon
    std::get<ScriptNode>(graph.nodes[1].body).text = u"while (true) {}"_s;
    problems = validateWorkflow(graph, &known); // it ends, too
    QCOMPARE(summary(problems), QStringList{u"script big script"_s});
}

void ValidationTest::namesAreCheckedOnlyWhenTheyAreKnown()
{
    QCOMPARE(validateWorkflow(sound()), QList<WorkflowProblem>());
    const KnownNames none;
    QCOMPARE(
        summary(validateWorkflow(sound(), &none)),
        QStringList({u"unknown_source in source"_s, u"unknown_destination out destination"_s}));
}

void ValidationTest::anEdgeProblemNamesTheEdge()
{
    Graph graph = sound();
    graph.edges += Graphs::edges({u"big.maybe > out"_s});
    QCOMPARE(validateWorkflow(graph, &known).front().edge, 3);
}

void ValidationTest::aGroupProblemNamesTheGroup()
{
    Graph graph = sound();
    graph.groups = {{u"a"_s, GroupColor::Grey, {}, {u"big"_s}},
                    {u"b"_s, GroupColor::Grey, {}, {u"gone"_s}}};
    const auto problem = validateWorkflow(graph, &known).front();
    QCOMPARE(problem.group, 1);
    QCOMPARE(problem.edge, -1);
    QCOMPARE(problem.detail, u"group 'b': there is no node 'gone'"_s);
    QVERIFY(CompiledWorkflow::compile(u"w"_s, 1, graph).ok()); // no event depends on it
    QVERIFY(preventsPublishing(problem.reason));
    QVERIFY(preventsPublishing(Reason::InvalidGroup));
    QVERIFY(preventsPublishing(Reason::NodeInTwoGroups));
}

void ValidationTest::aProblemSaysWhatItIsAbout_data()
{
    QTest::addColumn<Graph>("graph");
    QTest::addColumn<QString>("reason");
    QTest::addColumn<QString>("subject");
    const auto row = [](const char *reason, const QString &subject, auto change) {
        Graph graph = sound();
        change(graph);
        QTest::newRow(reason) << graph << QString::fromLatin1(reason) << subject;
    };
    row("unknown_source", u"shop"_s, [](Graph &graph) {
        graph.nodes[0].body = SourceNode{{u"github"_s, u"shop"_s}};
    });
    row("unknown_destination", u"crm"_s,
        [](Graph &graph) { graph.nodes[2].body = DestinationNode{u"crm"_s}; });
    row("expression", u"length takes 1 argument"_s,
        [](Graph &graph) { graph.nodes[1].body = FilterNode{u"length()"_s}; });
    row("invalid_port", u"a"_s, [](Graph &graph) {
        graph.nodes[1].body = SwitchNode{{{u"a"_s, u"body"_s}, {u"a"_s, u"type"_s}}};
    });
    row("unconnected_port", u"pass"_s, [](Graph &graph) { graph.edges.removeAt(1); });
    row("unknown_port", u"maybe"_s,
        [](Graph &graph) { graph.edges += Graphs::edges({u"big.maybe > out"_s}); });
    row("edge_into_source", u"in"_s,
        [](Graph &graph) { graph.edges += Graphs::edges({u"big.else > in"_s}); });
    row("unknown_node", u"gone"_s, [](Graph &graph) {
        graph.groups = {{u"b"_s, GroupColor::Grey, {}, {u"big"_s, u"gone"_s}}};
    });
    row("invalid_group", u"b"_s, [](Graph &graph) {
        graph.groups = {{u"b"_s, GroupColor::Grey, {}, {u"big"_s}},
                        {u"b"_s, GroupColor::Grey, {}, {u"out"_s}}};
    });
    row("map", u"the transport sets this header"_s, [](Graph &graph) {
        MapNode map;
        map.headers = {{u"host"_s, u"x"_s}};
        graph.nodes[1].body = map;
    });
}

void ValidationTest::aProblemSaysWhatItIsAbout()
{
    QFETCH(Graph, graph);
    QFETCH(QString, reason);
    QFETCH(QString, subject);
    const auto problems = validateWorkflow(graph, &known);
    const auto found = std::ranges::find(
        problems, workflowProblemFromName(reason),
        [](const WorkflowProblem &problem) { return std::optional(problem.reason); });
    QVERIFY(found != problems.end());
    QCOMPARE(found->subject, subject);
}

void ValidationTest::whatPreventsPublishingDoesNotCompile()
{
    Graph graph = sound();
    QVERIFY(CompiledWorkflow::compile(u"w"_s, 1, graph).ok());
    graph.edges.removeLast();
    QVERIFY(CompiledWorkflow::compile(u"w"_s, 1, graph).ok());
    graph.nodes[1].body = FilterNode{u"length()"_s};
    const auto compiled = CompiledWorkflow::compile(u"w"_s, 1, graph);
    QVERIFY(!compiled.ok());
    QCOMPARE(compiled.error().detail, u"node 'big': length takes 1 argument, at character 1"_s);
}

void ValidationTest::compilingRunsNoScript()
{
    Graph graph = sound();
    ScriptNode node{.text = u"while (true) {}\nfunction transform(event) { return 1 }"_s,
                    .file = {}};
    node.time = ScriptNode::maxTime;
    graph.nodes[1].body = node;
    graph.edges = Graphs::edges({u"in.out > big"_s, u"big.out > out"_s, u"big.error > small"_s});
    const auto compiled = CompiledWorkflow::compile(u"w"_s, 1, graph);
    QVERIFY2(compiled, compiled ? "" : qPrintable(compiled.error().detail));
    node.time = std::chrono::milliseconds(20);
    graph.nodes[1].body = node;
    QVERIFY(!validateWorkflow(graph).isEmpty()); // people are told
    node.text = u"function transform("_s;
    graph.nodes[1].body = node;
    const auto wrong = CompiledWorkflow::compile(u"w"_s, 1, graph);
    QVERIFY(!wrong);
    QVERIFY2(wrong.error().detail.startsWith(u"node 'big': SyntaxError"_s),
             qPrintable(wrong.error().detail));
}

void ValidationTest::tooManyNodesAreRefusedAtOnce()
{
    Graph graph;
    for (int i = 0; i <= maxWorkflowNodes; ++i)
        graph.nodes.append(Graphs::stop(QString::number(i), {}));
    QCOMPARE(summary(validateWorkflow(graph)), QStringList(u"too_large  "_s));
}

void ValidationTest::everyReasonHasAName()
{
    for (int reason = 0; reason <= int(Reason::NodeInTwoGroups); ++reason) {
        const auto name = workflowProblemName(Reason(reason));
        QVERIFY(!name.isEmpty());
        QCOMPARE(workflowProblemFromName(name), Reason(reason));
    }
}

QTEST_GUILESS_MAIN(ValidationTest)
#include "tst_validation.moc"
