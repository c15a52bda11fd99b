// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/expression/envelope.h"
#include "core/workflow/evaluation.h"
#include "core/workflow/validation.h"
#include "graphs.h"

#include <QTest>

#include <algorithm>

using namespace Signalbox;
using namespace Qt::StringLiterals;
using Reason = WorkflowProblem::Reason;

/// Switch and map nodes.
class MapsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aSwitchTakesTheFirstCaseThatMatches_data();
    void aSwitchTakesTheFirstCaseThatMatches();
    void aSwitchWhoseCaseFailsEndsThere();
    void aMapMakesTheBody_data();
    void aMapMakesTheBody();
    void whatNobodyChangesGoesOutAsItCame();
    void nodesBehindAMapSeeWhatItMade();
    void waysThatPartCarryTheirOwn();
    void laterMapsAddToEarlierOnes();
    void theTraceShowsBeforeAndAfter();
    void aMapThatFailsEndsThere_data();
    void aMapThatFailsEndsThere();
    void problemsAreAllTold_data();
    void problemsAreAllTold();
    void aPathThatIsNoneIsToldToPeople_data();
    void aPathThatIsNoneIsToldToPeople();
};

namespace {

Document envelope(const QByteArray &body)
{
    Event event;
    event.source = u"shop"_s;
    event.type = u"charge"_s;
    event.request.body = body;
    event.request.headers = HeaderBlock("Content-Type: application/json\r\n");
    return envelopeOf(event);
}

/// in -> \a nodes, one after the other -> out.
Outcome through(const QList<NodeBody> &bodies, const QByteArray &body)
{
    Graph graph{{Graphs::source(u"in"_s, {u"shop"_s})}, {}};
    for (qsizetype at = 0; at < bodies.size(); ++at)
        graph.nodes.append({u"n%1"_s.arg(at), bodies.at(at)});
    graph.nodes.append(Graphs::destination(u"out"_s, u"billing"_s));
    for (qsizetype at = 1; at < graph.nodes.size(); ++at) {
        const Node &before = graph.nodes.at(at - 1);
        graph.edges.append({before.id, outputPorts(before.body).first(), graph.nodes.at(at).id});
    }
    const auto workflow = CompiledWorkflow::compile(u"w"_s, 1, graph);
    if (!workflow)
        qFatal("%s", qPrintable(workflow.error().detail));
    return evaluate(**workflow, u"shop"_s, envelope(body));
}

MapNode fields(const QList<MapField> &fields)
{
    MapNode node;
    node.fields = fields;
    return node;
}

MapNode whole(const QString &expression)
{
    MapNode node;
    node.expression = expression;
    return node;
}

MapNode text(const QString &text, const QString &type = {})
{
    MapNode node;
    node.text = text;
    node.contentType = type;
    return node;
}

} // namespace

void MapsTest::aSwitchTakesTheFirstCaseThatMatches_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("port");

    QTest::newRow("first") << R"({"n":200,"vip":true})"_ba << u"big"_s;
    QTest::newRow("second") << R"({"n":2,"vip":true})"_ba << u"vip"_s;
    QTest::newRow("none") << R"({"n":2})"_ba << u"otherwise"_s;
}

void MapsTest::aSwitchTakesTheFirstCaseThatMatches()
{
    QFETCH(QByteArray, body);
    const SwitchNode kinds{{{u"big"_s, u"body.n > `100`"_s}, {u"vip"_s, u"body.vip"_s}}};
    const Graph graph{{Graphs::source(u"in"_s, {u"shop"_s}),
                       {u"kind"_s, kinds},
                       Graphs::destination(u"a"_s, u"big"_s),
                       Graphs::destination(u"b"_s, u"vip"_s),
                       Graphs::destination(u"c"_s, u"otherwise"_s)},
                      Graphs::edges({u"in.out > kind"_s, u"kind.big > a"_s, u"kind.vip > b"_s,
                                     u"kind.otherwise > c"_s})};
    const auto workflow = CompiledWorkflow::compile(u"w"_s, 1, graph);
    QVERIFY(workflow.ok());
    const Outcome outcome = evaluate(**workflow, u"shop"_s, envelope(body));
    QTEST(outcome.trace.steps.at(1).port, "port");
    QCOMPARE(outcome.deliveries.size(), 1);
    QTEST(outcome.deliveries.first().destination, "port");
    QVERIFY(outcome.trace.steps.at(1).values.contains(u"body.n"_s));
    QVERIFY(outcome.trace.steps.at(1).values.contains(u"body.vip"_s));
}

void MapsTest::aSwitchWhoseCaseFailsEndsThere()
{
    const Outcome outcome = through(
        {SwitchNode{{{u"a"_s, u"length(body.n) > `1`"_s}, {u"b"_s, u"body"_s}}}}, R"({"n":1})");
    QVERIFY(outcome.deliveries.isEmpty());
    QVERIFY(outcome.trace.steps.last().failed);
    QVERIFY(outcome.trace.steps.last().detail.startsWith(u"a: "_s));
}

void MapsTest::aMapMakesTheBody_data()
{
    QTest::addColumn<MapNode>("map");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("type");

    const auto json = "application/json"_ba;
    QTest::newRow("fields")
        << fields({{u"id"_s, u"body.id"_s},
                   {u"customer.name"_s, u"body.name"_s},
                   {u"kind"_s, u"'order'"_s}})
        << R"({"id":9007199254740993,"customer":{"name":"Ä"},"kind":"order"})"_ba << json;
    QTest::newRow("expression") << whole(u"{all: [body.id, body.price]}"_s)
                                << R"({"all":[9007199254740993,0.10000000000000000001]})"_ba
                                << json;
    QTest::newRow("template") << text(u"Order {{body.id}} by {{body.name}}"_s)
                              << "Order 9007199254740993 by \xc3\x84"_ba
                              << "text/plain; charset=utf-8"_ba;
    QTest::newRow("JSON template")
        << text(u"{\"text\":\"{{body.quote}}\"}"_s, u"application/vnd.x+json"_s)
        << R"({"text":"a\"b"})"_ba << "application/vnd.x+json"_ba;
}

void MapsTest::aMapMakesTheBody()
{
    QFETCH(MapNode, map);
    const Outcome outcome = through(
        {map},
        R"({"id":9007199254740993,"name":"Ä","price":0.10000000000000000001,"quote":"a\"b"})");
    QCOMPARE(outcome.deliveries.size(), 1);
    QTEST(outcome.deliveries.first().content.body.value_or("none"_ba), "body");
    QTEST(outcome.deliveries.first().content.contentType, "type");
}

void MapsTest::whatNobodyChangesGoesOutAsItCame()
{
    QVERIFY(
        through({FilterNode{u"body"_s}}, "{ \"n\": 1.50 }").deliveries.first().content.isEmpty());
    MapNode headers;
    headers.headers = {{u"X-Team"_s, u"{{body.team}}"_s}};
    const Outcome outcome = through({headers}, R"({"team":"a"})");
    QVERIFY(!outcome.deliveries.first().content.body.has_value());
    QVERIFY(outcome.deliveries.first().content.contentType.isEmpty());
    QVERIFY(outcome.trace.steps.at(1).after.isUndefined());
}

void MapsTest::nodesBehindAMapSeeWhatItMade()
{
    const QList<NodeBody> nodes{fields({{u"total"_s, u"body.a"_s}}),
                                FilterNode{u"body.total == `5` && type == 'charge' && !body.a"_s},
                                whole(u"body.total"_s),
                                FilterNode{u"body == `5`"_s},
                                text(u"n={{body}}"_s),
                                FilterNode{u"body == 'n=5'"_s}};
    const Outcome outcome = through(nodes, R"({"a":5})");
    QCOMPARE(outcome.deliveries.size(), 1);
    QCOMPARE(*outcome.deliveries.first().content.body, "n=5"_ba);
}

void MapsTest::waysThatPartCarryTheirOwn()
{
    const Graph graph{{Graphs::source(u"in"_s, {u"shop"_s}),
                       {u"m"_s, whole(u"body.a"_s)},
                       Graphs::destination(u"plain"_s, u"archive"_s),
                       Graphs::destination(u"mapped"_s, u"billing"_s)},
                      Graphs::edges({u"in.out > m"_s, u"in.out > plain"_s, u"m.out > mapped"_s})};
    const Outcome outcome =
        evaluate(**CompiledWorkflow::compile(u"w"_s, 1, graph), u"shop"_s, envelope(R"({"a":5})"));
    QCOMPARE(outcome.deliveries.size(), 2);
    QCOMPARE(outcome.deliveries.at(0).destination, u"archive"_s);
    QVERIFY(outcome.deliveries.at(0).content.isEmpty());
    QCOMPARE(outcome.deliveries.at(1).content.body, std::optional("5"_ba));
}

void MapsTest::laterMapsAddToEarlierOnes()
{
    MapNode first = whole(u"body.a"_s);
    first.headers = {{u"X-A"_s, u"1"_s}, {u"X-B"_s, u"1"_s}};
    first.path = u"/first"_s;
    first.method = u"PUT"_s;
    first.key = u"k-{{body.a}}"_s;
    MapNode second;
    second.headers = {{u"x-b"_s, u"{{body}}"_s}};
    second.path = u"/second/{{body}}"_s;
    const auto delivery = through({first, second}, R"({"a":"x"})").deliveries.first();
    const DeliveryContent expected{"\"x\""_ba,
                                   "application/json"_ba,
                                   {{"X-A"_ba, "1"_ba}, {"x-b"_ba, "x"_ba}},
                                   "/second/x"_ba,
                                   "PUT"_ba};
    QCOMPARE(delivery.content, expected);
    QCOMPARE(delivery.webhookId, "k-x"_ba);
}

void MapsTest::theTraceShowsBeforeAndAfter()
{
    const Outcome outcome = through({fields({{u"b"_s, u"body.a"_s}})}, R"({"a":5})");
    const TraceStep step = outcome.trace.steps.at(1);
    QCOMPARE(step.kind, u"map"_s);
    QCOMPARE(step.port, u"out"_s);
    QCOMPARE(step.values, (QJsonObject{{u"body.a"_s, 5}}));
    QCOMPARE(step.before, QJsonValue(QJsonObject{{u"a"_s, 5}}));
    QCOMPARE(step.after, QJsonValue(QJsonObject{{u"b"_s, 5}}));
    const Outcome large = through({whole(u"body"_s)}, "\"" + QByteArray(100'000, 'x') + "\"");
    QVERIFY(large.trace.steps.at(1).after.toString().size() <= maxTraceBody);
}

void MapsTest::aMapThatFailsEndsThere_data()
{
    QTest::addColumn<MapNode>("map");
    QTest::addColumn<QString>("detail");

    QTest::newRow("field") << fields({{u"a.b"_s, u"length(body.n)"_s}}) << u"a.b: "_s;
    QTest::newRow("expression") << whole(u"length(body.n)"_s) << u"a function"_s;
    QTest::newRow("no JSON") << text(u"x{{body.n}}"_s, u"application/json"_s)
                             << u"the template did not make JSON"_s;
    MapNode header;
    header.headers = {{u"X-A"_s, u"{{body.line}}"_s}};
    QTest::newRow("header") << header << u"header X-A: "_s;
    MapNode key;
    key.key = u"{{body.missing}}"_s;
    QTest::newRow("key") << key << u"a key has 1 to 200 characters"_s;
    key.key = u"1.2"_s;
    QTest::newRow("key with a point") << key << u"a key has 1 to 200 characters"_s;
    MapNode path;
    path.path = u"/{{body.dots}}"_s;
    QTest::newRow("path") << path << u"the path would hold"_s;
    path.path = u"/orders {{body.n}}"_s;
    QTest::newRow("blank in a path") << path << u"the path is none"_s;
    path.path = u"/orders#{{body.n}}"_s;
    QTest::newRow("fragment in a path") << path << u"the path is none"_s;
}

void MapsTest::aMapThatFailsEndsThere()
{
    QFETCH(MapNode, map);
    QFETCH(QString, detail);
    const Outcome outcome = through({map}, R"({"n":1,"line":"a\nb","dots":".."})");
    QVERIFY(outcome.deliveries.isEmpty());
    QCOMPARE(outcome.state(), EventState::Stopped);
    const TraceStep step = outcome.trace.steps.last();
    QVERIFY(step.failed);
    QVERIFY2(step.detail.startsWith(detail), qPrintable(step.detail));
}

void MapsTest::problemsAreAllTold_data()
{
    QTest::addColumn<NodeBody>("body");
    QTest::addColumn<QStringList>("problems");

    QTest::newRow("no case") << NodeBody{SwitchNode{}} << QStringList{u"switch no_case -1"_s};
    QTest::newRow("cases") << NodeBody{SwitchNode{
        {{u"a"_s, u"b"_s}, {u"a"_s, u"b ||"_s}, {u"otherwise"_s, u"b"_s}, {u"x y"_s, u"b"_s}}}}
                           << QStringList{u"switch[1].case invalid_port -1"_s,
                                          u"switch[1].when expression 4"_s,
                                          u"switch[2].case invalid_port -1"_s,
                                          u"switch[3].case invalid_port -1"_s};
    MapNode map = fields({{u"a"_s, u"b ||"_s}, {u"a"_s, u"c"_s}});
    map.headers = {{u"Host"_s, u"a"_s},    {u"webhook-id"_s, u"a"_s}, {u"Cookie"_s, u"a"_s},
                   {u"X Y"_s, u"a"_s},     {u"X-A"_s, u"{{b"_s},      {u"x-a"_s, u"a"_s},
                   {u"content-type"_s, {}}};
    map.path = u"orders/{{b ||}}"_s;
    map.method = u"GET"_s;
    map.key = u"{{"_s;
    QTest::newRow("map") << NodeBody{map}
                         << QStringList{u"map.a expression 4"_s,
                                        u"map.a map -1"_s,
                                        u"set.headers.Host map -1"_s,
                                        u"set.headers.webhook-id map -1"_s,
                                        u"set.headers.Cookie map -1"_s,
                                        u"set.headers.X Y map -1"_s,
                                        u"set.headers.X-A expression 0"_s,
                                        u"set.headers.x-a map -1"_s,
                                        u"set.headers.content-type map -1"_s,
                                        u"set.path expression 13"_s,
                                        u"set.path map -1"_s,
                                        u"set.key expression 0"_s,
                                        u"set.method map -1"_s};
    MapNode both = whole(u"b"_s);
    both.text = u"{{c ||}}"_s;
    both.contentType = u"a\nb"_s;
    QTest::newRow("both") << NodeBody{
        both} << QStringList{u"content_type map -1"_s, u"map map -1"_s, u"template expression 6"_s};
}

void MapsTest::problemsAreAllTold()
{
    QFETCH(NodeBody, body);
    const Graph graph{
        {Graphs::source(u"in"_s, {u"shop"_s}), {u"n"_s, body}, Graphs::stop(u"end"_s, u"x"_s)},
        Graphs::edges({u"in.out > n"_s, u"in.out > end"_s})};
    QStringList problems;
    for (const WorkflowProblem &problem : validateWorkflow(graph)) {
        if (problem.reason == Reason::UnconnectedPort)
            continue;
        QCOMPARE(problem.node, u"n"_s);
        QVERIFY(!problem.detail.isEmpty());
        problems.append(problem.field + u' ' + workflowProblemName(problem.reason)
                        + u" %1"_s.arg(problem.position));
    }
    QTEST(problems, "problems");
    QVERIFY(!CompiledWorkflow::compile(u"w"_s, 1, graph).ok());
}

void MapsTest::aPathThatIsNoneIsToldToPeople_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<bool>("sound");
    QTest::newRow("plain") << u"/orders/{{body.id}}?of={{body.name}}"_s << true;
    QTest::newRow("blank") << u"/my orders/{{body.id}}"_s << false;
    QTest::newRow("fragment") << u"/orders/{{body.id}}#top"_s << false;
    QTest::newRow("dots") << u"/orders/../{{body.id}}"_s << false;
    QTest::newRow("letters beyond ASCII") << u"/aufträge/{{body.id}}"_s << false;
}

void MapsTest::aPathThatIsNoneIsToldToPeople()
{
    QFETCH(QString, path);
    QFETCH(bool, sound);
    MapNode map;
    map.path = path;
    const Graph graph{{Graphs::source(u"in"_s, {u"shop"_s}),
                       {u"n"_s, map},
                       Graphs::destination(u"out"_s, u"billing"_s)},
                      Graphs::edges({u"in.out > n"_s, u"n.out > out"_s})};
    const auto problems = validateWorkflow(graph);
    QCOMPARE(problems.isEmpty(), sound);
    if (!sound) {
        QCOMPARE(problems.first().field, u"set.path"_s);
        QVERIFY(preventsPublishing(problems.first().reason));
    }
    // What was published before goes on: only the events that meet it fail.
    QVERIFY(CompiledWorkflow::compile(u"w"_s, 1, graph).ok());
}

QTEST_GUILESS_MAIN(MapsTest)
#include "tst_maps.moc"
