// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflow/nodetrial.h"
#include "graphs.h"

#include <QTest>

using namespace Signalbox;
using namespace Qt::StringLiterals;

namespace {

Event eventOf(const QByteArray &body)
{
    Event event;
    event.source = u"shop"_s;
    event.type = u"order.paid"_s;
    event.request.method = "POST"_ba;
    event.request.headers = HeaderBlock("Content-Type: application/json\r\nX-Team: red\r\n");
    event.request.body = body;
    return event;
}

MapNode mapOf(const QList<MapField> &fields)
{
    MapNode map;
    map.fields = fields;
    return map;
}

const auto order = eventOf("{\"amount\": 12345678901234567890, \"items\": [{\"id\": 7}]}"_ba);

/// in > keep > shape > big, and what is not kept goes to rest.
Graph graph(const NodeBody &big)
{
    return {{Graphs::source(u"in"_s, {u"shop"_s}),
             Graphs::filter(u"keep"_s, u"type == 'order.paid'"_s),
             {u"shape"_s, mapOf({{u"total"_s, u"body.amount"_s}})},
             {u"big"_s, big},
             Graphs::stop(u"rest"_s, u"not wanted"_s)},
            Graphs::edges({u"in.out > keep"_s, u"keep.pass > shape"_s, u"shape.out > big"_s,
                           u"keep.else > rest"_s})};
}

ExpressionReport only(const NodeReport &report)
{
    return report.expressions.size() == 1 ? report.expressions.first() : ExpressionReport();
}

} // namespace

class NodeTrialTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anExpressionIsEvaluatedOnTheEvent_data()
    {
        QTest::addColumn<QString>("expression");
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<bool>("truthy");
        QTest::addColumn<bool>("fails");
        QTest::newRow("big number")
            << u"body.amount"_s << "12345678901234567890"_ba << true << false;
        QTest::newRow("object") << u"body.items[0]"_s << "{\"id\":7}"_ba << true << false;
        QTest::newRow("absent") << u"body.none"_s << "null"_ba << false << false;
        QTest::newRow("header") << u"headers.\"x-team\" == 'red'"_s << "true"_ba << true << false;
        QTest::newRow("fails") << u"abs(type)"_s << QByteArray() << false << true;
    }

    void anExpressionIsEvaluatedOnTheEvent()
    {
        QFETCH(QString, expression);
        QFETCH(QByteArray, value);
        QFETCH(bool, truthy);
        QFETCH(bool, fails);
        const Graph alone{{Graphs::filter(u"f"_s, expression)}, {}};
        const auto report = tryNode({alone, u"f"_s, {}, false}, &order);
        QCOMPARE(only(report).field, u"filter"_s);
        QCOMPARE(only(report).value, value);
        QCOMPARE(only(report).truthy, truthy);
        QCOMPARE(!only(report).failure.isEmpty(), fails);
        QVERIFY(!report.arrives); // no source leads there: it is shown as it was received
    }

    void theEventIsSeenAsTheNodesBeforeLeaveIt()
    {
        const auto draft = graph(FilterNode{u"body.total > `1`"_s});
        const auto report = tryNode({draft, u"big"_s, {}, false}, &order);
        QVERIFY(report.arrives);
        QCOMPARE(report.before, "{\"total\":12345678901234567890}"_ba);
        QVERIFY(only(report).truthy);
        QVERIFY(!tryNode({draft, u"rest"_s, {}, false}, &order).arrives);
        auto other = order;
        other.type = u"order.open"_s;
        QVERIFY(tryNode({draft, u"rest"_s, {}, false}, &other).arrives);
        QVERIFY(!tryNode({draft, u"big"_s, {}, false}, &other).arrives);
        other.source = u"elsewhere"_s;
        QVERIFY(!tryNode({draft, u"rest"_s, {}, false}, &other).arrives);
    }

    void nodesThatHoldLetItPassAndABatchJoinsIt()
    {
        Graph draft{{Graphs::source(u"in"_s, {u"shop"_s}),
                     {u"order"_s, OrderNode()},
                     {u"once"_s, DeduplicateNode{u"id"_s}},
                     {u"later"_s, DelayNode{std::chrono::minutes(1), {}}},
                     {u"slow"_s, ThrottleNode{{1, std::chrono::seconds(1), 1}, {}}},
                     {u"bulk"_s, BatchNode()},
                     {u"way"_s,
                      SwitchNode{{{u"many"_s, u"length(body) > `1`"_s},
                                  {u"one"_s, u"length(body) == `1`"_s}}}},
                     {u"end"_s, FilterNode{u"body[0].amount"_s}}},
                    Graphs::edges({u"in.out > order"_s, u"order.out > once"_s,
                                   u"once.out > later"_s, u"later.out > slow"_s,
                                   u"slow.out > bulk"_s, u"bulk.out > way"_s, u"way.one > end"_s})};
        const auto report = tryNode({draft, u"end"_s, {}, false}, &order);
        QVERIFY(report.arrives);
        QCOMPARE(only(report).value, "12345678901234567890"_ba);
    }

    void aConditionComesAsItsStructure()
    {
        const Graph draft{{{u"s"_s,
                            SwitchNode{{{u"a"_s, u"body.amount > `10`"_s},
                                        {u"b"_s, u"sum(body.x) > `1`"_s},
                                        {u"c"_s, u"body. =="_s}}}}},
                          {}};
        const auto report = tryNode({draft, u"s"_s, {}, false}, nullptr);
        QCOMPARE(report.expressions.size(), 2); // the third is none: the validation says so
        const Condition expected{
            ConditionTest{u"body.amount"_s, ConditionOperator::Greater, 10, false, false}};
        QCOMPARE(report.expressions.at(0).condition, expected);
        QCOMPARE(report.expressions.at(0).field, u"switch[0].when"_s);
        QVERIFY(report.expressions.at(0).value.isEmpty());
        QVERIFY(!report.expressions.at(1).condition);
        QVERIFY(report.before.isEmpty());
    }

    void aMapShowsItsBodyAndEachOfItsFields()
    {
        auto map = mapOf({{u"customer.id"_s, u"body.items[0].id"_s}, {u"kind"_s, u"type"_s}});
        map.path = u"/orders/{{body.items[0].id}}"_s;
        const auto report = tryNode({{{{u"m"_s, map}}, {}}, u"m"_s, {}, false}, &order);
        QCOMPARE(report.after, "{\"customer\":{\"id\":7},\"kind\":\"order.paid\"}"_ba);
        QCOMPARE(report.expressions.size(), 3);
        QCOMPARE(report.expressions.at(0).field, u"map.customer.id"_s);
        QCOMPARE(report.expressions.at(2).field, u"set.path"_s);
        QCOMPARE(report.expressions.at(2).value, "\"/orders/7\""_ba);
        map.fields = {{u"x"_s, u"abs(type)"_s}};
        const auto failed = tryNode({{{{u"m"_s, map}}, {}}, u"m"_s, {}, false}, &order);
        QVERIFY(failed.after.isEmpty());
        QVERIFY2(failed.failure.startsWith(u"x"_s), qPrintable(failed.failure));
    }

    void aScriptIsRun()
    {
        const auto script = [](const QString &text) {
            ScriptNode node;
            node.text = text;
            return Graph{{Graphs::source(u"in"_s, {u"shop"_s}),
                          {u"s"_s, node},
                          Graphs::filter(u"f"_s, u"body.sum"_s)},
                         Graphs::edges({u"in.out > s"_s, u"s.out > f"_s})};
        };
        auto draft = script(u"function transform(event) { console.log('got', event.type);"
                            " return {sum: event.body.amount + 1n}; }"_s);
        auto report = tryNode({draft, u"s"_s, {}, false}, &order);
        QCOMPARE(report.after, "{\"sum\":12345678901234567891}"_ba);
        QCOMPARE(report.console, QStringList{u"got order.paid"_s});
        QVERIFY(report.failure.isEmpty());
        report = tryNode({draft, u"f"_s, {}, false}, &order);
        QVERIFY(report.arrives);
        QCOMPARE(only(report).value, "12345678901234567891"_ba);
        draft = script(u"function transform(event) {\n  return event.body.none.x;\n}"_s);
        report = tryNode({draft, u"s"_s, {}, false}, &order);
        QVERIFY(report.after.isEmpty());
        QVERIFY(!report.failure.isEmpty());
        QCOMPARE(report.failureLine, 2);
        QVERIFY(!tryNode({draft, u"f"_s, {}, false}, &order).arrives);
    }

    void largeValuesAreCutBetweenCharacters()
    {
        const auto large = eventOf("{\"a\": \"x" + QByteArray("\u00e9").repeated(50'000) + "\"}");
        const Graph draft{{Graphs::filter(u"f"_s, u"body.a"_s)}, {}};
        const auto report = tryNode({draft, u"f"_s, {}, false}, &large);
        QVERIFY(only(report).cut);
        QVERIFY(only(report).value.size() <= ExpressionReport::mostBytes);
        QVERIFY(only(report).value.isValidUtf8());
        QVERIFY(report.beforeCut);
        QVERIFY(report.before.size() <= NodeReport::mostBodyBytes);
        QVERIFY(report.before.isValidUtf8());
    }

    void whatExpressionsCanNameIsToldWhenAsked()
    {
        const Graph draft{{Graphs::filter(u"f"_s, u"body"_s)}, {}};
        QVERIFY(!tryNode({draft, u"f"_s, {}, false}, &order).envelope);
        const auto report = tryNode({draft, u"f"_s, {}, true}, &order);
        QVERIFY(report.functions.contains(u"begins"_s));
        QVERIFY(report.functions.contains(u"sum"_s));
        QStringList names;
        for (const auto &node : report.envelope->nodes) {
            if (node.parent == 0)
                names.append(node.key);
        }
        QCOMPARE(names.first(), u"id"_s);
        QVERIFY(names.contains(u"headers"_s) && names.contains(u"body"_s));
        QVERIFY(!tryNode({draft, u"f"_s, {}, true}, nullptr).envelope);
        QByteArray many = "[0";
        for (int at = 1; at < 2 * NodeReport::mostEnvelopeNodes; ++at)
            many += ",0";
        const auto large = eventOf(many + ']');
        const auto cut = tryNode({draft, u"f"_s, {}, true}, &large);
        QCOMPARE(cut.envelope->nodes.size(), NodeReport::mostEnvelopeNodes);
        QVERIFY(cut.envelope->truncated);
    }
};

QTEST_APPLESS_MAIN(NodeTrialTest)
#include "tst_nodetrial.moc"
