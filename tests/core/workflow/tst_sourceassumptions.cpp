// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflow/sourceassumptions.h"
#include "graphs.h"

#include <QTest>

using namespace Signalbox;
using namespace Qt::StringLiterals;
using Body = SourceTraits::Body;

namespace {

const KnownNames known{{{u"shop"_s, {Body::Json, {}, {}}},
                        {u"bank"_s, {Body::Json, {}, {}}},
                        {u"phone"_s, {Body::Form, {}, {}}},
                        {u"odd"_s, {}}},
                       {u"out"_s}};

/// in > first > second > out, with events of \a sources.
Graph chain(const QStringList &sources, const Node &first, const Node &second)
{
    return {
        {Graphs::source(u"in"_s, sources), first, second, Graphs::destination(u"out"_s, u"out"_s)},
        {{u"in"_s, u"out"_s, first.id},
         {first.id, outputPorts(first.body).first(), second.id},
         {second.id, outputPorts(second.body).first(), u"out"_s}}};
}

Node reading(const QString &id)
{
    return Graphs::filter(id, u"body.amount > `1`"_s);
}

QStringList nodesThatDiffer(const Graph &graph)
{
    QStringList nodes;
    for (const auto &problem : validateWorkflow(graph, &known)) {
        if (problem.reason == WorkflowProblem::Reason::SourcesDiffer)
            nodes.append(problem.node);
    }
    return nodes;
}

} // namespace

class SourceAssumptionsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void bodiesOfDifferentKindsAreToldOf()
    {
        const auto graph =
            chain({u"shop"_s, u"phone"_s}, Graphs::filter(u"a"_s, u"type"_s), reading(u"b"_s));
        const auto problems = validateWorkflow(graph, &known);
        QCOMPARE(problems.size(), 1);
        QCOMPARE(problems.first().node, u"b"_s);
        QCOMPARE(problems.first().field, u"filter"_s);
        QCOMPARE(problems.first().detail,
                 u"it reads body.amount, but 'shop' sends JSON and 'phone' sends a form, whose "
                 "values are texts; ask for the source before"_s);
        QVERIFY(!preventsPublishing(problems.first().reason));
        QVERIFY(validateWorkflow(graph).isEmpty());
    }

    void alikeOrUnknownBodiesAreNot()
    {
        QCOMPARE(nodesThatDiffer(
                     chain({u"shop"_s, u"bank"_s, u"odd"_s}, reading(u"a"_s), reading(u"b"_s))),
                 QStringList());
    }

    void sourceNodesCountTogether()
    {
        auto graph = chain({u"shop"_s}, reading(u"a"_s), reading(u"b"_s));
        graph.nodes.append(Graphs::source(u"in2"_s, {u"phone"_s}));
        graph.edges.append({u"in2"_s, u"out"_s, u"b"_s});
        QCOMPARE(nodesThatDiffer(graph), QStringList{u"b"_s});
    }

    void whoAsksForTheSourceKnows()
    {
        const auto asking = Graphs::filter(u"a"_s, u"source == 'shop'"_s);
        QCOMPARE(nodesThatDiffer(chain({u"shop"_s, u"phone"_s}, asking, reading(u"b"_s))),
                 QStringList());
        const auto both = Graphs::filter(u"a"_s, u"source == 'shop' && body.amount > `1`"_s);
        QCOMPARE(nodesThatDiffer(chain({u"shop"_s, u"phone"_s}, both, reading(u"b"_s))),
                 QStringList());
    }

    void aNewBodyIsTheSameForAll()
    {
        MapNode map;
        map.fields = {{u"amount"_s, u"type"_s}};
        const Node shape{u"a"_s, map};
        QCOMPARE(nodesThatDiffer(chain({u"shop"_s, u"phone"_s}, shape, reading(u"b"_s))),
                 QStringList());
        map.fields = {{u"amount"_s, u"body.amount"_s}};
        const Node odd{u"a"_s, map};
        QCOMPARE(nodesThatDiffer(chain({u"shop"_s, u"phone"_s}, odd, reading(u"b"_s))),
                 QStringList{u"a"_s});
    }

    void orderKeysThatDifferAreToldOf()
    {
        KnownNames ordered{{{u"shop"_s, {Body::Json, u"body.id"_s, {}}},
                            {u"bank"_s, {Body::Json, u"body.id"_s, {}}},
                            {u"odd"_s, {}}},
                           {u"out"_s}};
        MapNode map;
        map.fields = {{u"amount"_s, u"type"_s}};
        const auto detail = [&](const QStringList &sources, const OrderNode &order) {
            const auto graph = chain(sources, {u"a"_s, map}, {u"b"_s, order});
            const auto problems = differingSources(graph, ordered.sources);
            return problems.isEmpty() ? QString() : problems.first().detail;
        };
        QCOMPARE(detail({u"shop"_s, u"bank"_s}, {}), QString());
        QCOMPARE(
            detail({u"shop"_s, u"odd"_s}, {}),
            u"it goes by the order key of the source, but events of 'odd' have none and 'shop' "
            "takes it from body.id; say a key here"_s);
        OrderNode own;
        own.key = u"body.amount"_s;
        QCOMPARE(detail({u"shop"_s, u"odd"_s}, own), QString());
    }

    void orderPositionsThatDifferAreToldOf()
    {
        const QHash<QString, SourceTraits> sources{
            {u"shop"_s, {Body::Json, u"body.id"_s, u"body.version"_s}},
            {u"bank"_s, {Body::Json, u"body.id"_s, u"body.updated_at"_s}},
            {u"same"_s, {Body::Json, u"body.id"_s, u"body.version"_s}},
            {u"odd"_s, {Body::Json, {}, u"body.version"_s}}};
        const auto problemsOf = [&](const QStringList &names, const OrderNode &order) {
            return differingSources(
                chain(names, Graphs::filter(u"a"_s, u"type"_s), {u"b"_s, order}), sources);
        };
        QCOMPARE(problemsOf({u"shop"_s, u"same"_s}, {}), QList<WorkflowProblem>());
        const auto problems = problemsOf({u"shop"_s, u"bank"_s}, {});
        QCOMPARE(problems.size(), 1);
        QCOMPARE(problems.first().node, u"b"_s);
        QCOMPARE(problems.first().field, u"order.position"_s);
        QCOMPARE(problems.first().detail,
                 u"it goes by the position of the source, but 'bank' takes it from "
                 "body.updated_at and 'shop' takes it from body.version; say a position here"_s);
        OrderNode own;
        own.position = u"body.n"_s;
        QCOMPARE(problemsOf({u"shop"_s, u"bank"_s}, own), QList<WorkflowProblem>());
        // Whose source has no order key has no position either.
        OrderNode keyed;
        keyed.key = u"body.id"_s;
        QVERIFY(problemsOf({u"shop"_s, u"odd"_s}, keyed)
                    .value(0)
                    .detail.contains(u"events of 'odd' have none"_s));
    }

    void keysAndTimesAreReadToo_data()
    {
        QTest::addColumn<NodeBody>("body");
        OrderNode order;
        order.key = u"body.amount"_s;
        order.position = u"type"_s;
        QTest::newRow("order key") << NodeBody{order};
        order.key = u"type"_s;
        order.position = u"body.amount"_s;
        QTest::newRow("order position") << NodeBody{order};
        QTest::newRow("deduplicate")
            << NodeBody{DeduplicateNode{u"body.amount"_s, std::chrono::hours(1)}};
        QTest::newRow("delay") << NodeBody{DelayNode{{}, u"body.amount"_s}};
        ThrottleNode throttle;
        throttle.key = u"body.amount"_s;
        QTest::newRow("throttle") << NodeBody{throttle};
        BatchNode batch;
        batch.key = u"body.amount"_s;
        QTest::newRow("batch") << NodeBody{batch};
    }

    void keysAndTimesAreReadToo()
    {
        QFETCH(NodeBody, body);
        const Node node{u"b"_s, body};
        const auto before = Graphs::filter(u"a"_s, u"type"_s);
        QCOMPARE(nodesThatDiffer(chain({u"shop"_s, u"phone"_s}, before, node)),
                 QStringList{u"b"_s});
        QCOMPARE(nodesThatDiffer(chain({u"shop"_s, u"bank"_s}, before, node)), QStringList());
    }

    void aKeyWithTheSourceTellsNobodyBehindApart()
    {
        const Node once{u"a"_s,
                        DeduplicateNode{u"join(':', [source, type])"_s, std::chrono::hours(1)}};
        QCOMPARE(nodesThatDiffer(chain({u"shop"_s, u"phone"_s}, once, reading(u"b"_s))),
                 QStringList{u"b"_s});
    }

    void aGraphThatGoesRoundEnds()
    {
        auto graph = chain({u"shop"_s, u"phone"_s}, reading(u"a"_s), reading(u"b"_s));
        graph.edges.append({u"b"_s, u"else"_s, u"a"_s});
        QCOMPARE(nodesThatDiffer(graph), QStringList({u"a"_s, u"b"_s}));
    }
};

QTEST_GUILESS_MAIN(SourceAssumptionsTest)
#include "tst_sourceassumptions.moc"
