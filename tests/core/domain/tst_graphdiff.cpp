// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/graphdiff.h"

#include <QTest>

using namespace Signalbox;
using namespace Qt::StringLiterals;

namespace {

Graph graph()
{
    MapNode shape;
    shape.fields = {{u"total"_s, u"body.sum"_s}, {u"name"_s, u"body.name"_s}};
    shape.headers = {{u"X-Team"_s, u"red"_s}};
    return {{{u"in"_s, SourceNode{{u"shop"_s}}},
             {u"big"_s, FilterNode{u"body.sum > `10`"_s}},
             {u"where"_s, SwitchNode{{{u"eu"_s, u"a"_s}, {u"us"_s, u"b"_s}}}},
             {u"shape"_s, shape},
             {u"out"_s, DestinationNode{u"billing"_s}}},
            {{u"in"_s, u"out"_s, u"big"_s},
             {u"big"_s, u"pass"_s, u"where"_s},
             {u"where"_s, u"eu"_s, u"shape"_s},
             {u"shape"_s, u"out"_s, u"out"_s}}};
}

} // namespace

class GraphDiffTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void equalGraphsDoNotDiffer()
    {
        QVERIFY(diffGraphs(graph(), graph()).isEmpty());
        QCOMPARE(formatGraphDiff({}), QString());
    }

    void addedAndRemovedNodesAndEdges()
    {
        auto after = graph();
        after.nodes.removeAt(1);
        after.nodes.append({u"rest"_s, StopNode{u"not ours"_s}});
        after.edges = {{u"in"_s, u"out"_s, u"where"_s},
                       {u"where"_s, u"eu"_s, u"shape"_s},
                       {u"where"_s, u"otherwise"_s, u"rest"_s},
                       {u"shape"_s, u"out"_s, u"out"_s}};
        const auto diff = diffGraphs(graph(), after);
        QCOMPARE(diff.added, QList{after.nodes.last()});
        QCOMPARE(diff.removed, QList{graph().nodes.at(1)});
        QVERIFY(diff.changed.isEmpty());
        QVERIFY(!diff.reordered);
        QCOMPARE(formatGraphDiff(diff),
                 u"+ node rest: stop: not ours\n"
                 "- node big: filter: body.sum > `10`\n"
                 "+ edge in.out > where\n"
                 "+ edge where.otherwise > rest\n"
                 "- edge in.out > big\n"
                 "- edge big.pass > where\n"_s);
        // The other way round what was added is removed.
        QCOMPARE(diffGraphs(after, graph()).added, diff.removed);
    }

    void changedFieldsByTheirPlaces()
    {
        auto after = graph();
        after.nodes[1].body = FilterNode{u"body.sum > `20`"_s};
        after.nodes[2].body = SwitchNode{{{u"eu"_s, u"c"_s}, {u"us"_s, u"b"_s}, {u"x"_s, u"d"_s}}};
        auto shape = std::get<MapNode>(after.nodes.at(3).body);
        shape.fields = {{u"total"_s, u"body.total"_s}};
        shape.headers[0].text = u"blue"_s;
        shape.path = u"/a"_s;
        after.nodes[3].body = shape;
        const auto diff = diffGraphs(graph(), after);
        QCOMPARE(diff.changed.size(), 3);
        QCOMPARE(diff.changed.first(),
                 (NodeChange{u"big"_s,
                             u"filter"_s,
                             {{u"filter"_s, u"body.sum > `10`"_s, u"body.sum > `20`"_s}}}));
        QCOMPARE(formatGraphDiff(diff),
                 u"~ node big: filter: body.sum > `10` -> body.sum > `20`\n"
                 "~ node where: switch[eu].when: a -> c\n"
                 "~ node where: switch[x].when: (none) -> d\n"
                 "~ node shape: map[total]: body.sum -> body.total\n"
                 "~ node shape: set.headers[X-Team]: red -> blue\n"
                 "~ node shape: set.path: (none) -> /a\n"
                 "~ node shape: map[name]: body.name -> (none)\n"_s);
    }

    void anotherKindIsAField()
    {
        auto after = graph();
        after.nodes[4].body = StopNode{u"later"_s};
        QCOMPARE(formatGraphDiff(diffGraphs(graph(), after)),
                 u"~ node out: kind: destination -> stop\n"
                 "~ node out: stop: (none) -> later\n"
                 "~ node out: destination: billing -> (none)\n"_s);
    }

    void textsOfSeveralLinesStayOnOne()
    {
        auto after = graph();
        after.nodes[4].body = StopNode{u"two\nlines"_s};
        QVERIFY(formatGraphDiff(diffGraphs(graph(), after)).contains(u"-> \"two\\nlines\"\n"_s));
    }

    void orderAloneIsTold()
    {
        auto after = graph();
        after.nodes.swapItemsAt(1, 2);
        auto diff = diffGraphs(graph(), after);
        QVERIFY(diff.reordered && diff.added.isEmpty() && diff.changed.isEmpty());
        auto cases = graph();
        cases.nodes[2].body = SwitchNode{{{u"us"_s, u"b"_s}, {u"eu"_s, u"a"_s}}};
        diff = diffGraphs(graph(), cases);
        QCOMPARE(diff.changed.size(), 1);
        QCOMPARE(formatGraphDiff(diff), u"~ node where: order\n"_s);
    }

    void groupsAreToldForThemselves()
    {
        auto before = graph();
        before.groups = {{u"Checks"_s, GroupColor::Blue, u"what is large"_s, {u"big"_s}},
                         {u"Ends"_s, GroupColor::Grey, {}, {u"out"_s}}};
        auto after = before;
        after.groups[0].color = GroupColor::Grey;
        after.groups[0].comment = u"two\nlines"_s;
        after.groups[0].nodes.append(u"where"_s);
        after.groups[1].name = u"The end"_s;
        const auto diff = diffGraphs(before, after);
        QVERIFY(diff.changed.isEmpty() && !diff.reordered && diff.addedEdges.isEmpty());
        QVERIFY(diff.isLayoutOnly());
        QCOMPARE(formatGraphDiff(diff),
                 u"+ group The end: nodes: out\n"
                 "- group Ends: nodes: out\n"
                 "~ group Checks: comment: what is large -> \"two\\nlines\"\n"
                 "~ group Checks: nodes: big -> big, where\n"
                 "~ group Checks: color: blue -> (none)\n"_s);
        after.nodes[4].body = StopNode{u"later"_s};
        QVERIFY(!diffGraphs(before, after).isLayoutOnly());
        QVERIFY(!diffGraphs(before, before).isLayoutOnly());
        auto turned = before;
        turned.groups.swapItemsAt(0, 1);
        QVERIFY(diffGraphs(before, turned).groupsReordered);
        QCOMPARE(formatGraphDiff(diffGraphs(before, turned)), u"~ order of groups\n"_s);
    }
};

QTEST_GUILESS_MAIN(GraphDiffTest)
#include "tst_graphdiff.moc"
