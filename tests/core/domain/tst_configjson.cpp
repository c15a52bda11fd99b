// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/configjson.h"

#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Signalbox;

namespace {

/// \a text has ' for ", so that it can be read.
QJsonObject parse(QByteArray text)
{
    return QJsonDocument::fromJson(text.replace('\'', '"')).object();
}

Graph payments()
{
    return {{{u"in"_s, SourceNode{{u"stripe"_s, u"adyen"_s}}},
             {u"big"_s, FilterNode{u"body.amount > `10000`"_s}},
             {u"out"_s, DestinationNode{u"billing"_s}},
             {u"small"_s, StopNode{u"below the limit"_s}}},
            {{u"in"_s, u"out"_s, u"big"_s},
             {u"big"_s, u"pass"_s, u"out"_s},
             {u"big"_s, u"else"_s, u"small"_s}}};
}

} // namespace

class TestConfigJson : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sourceRoundTrips()
    {
        const SourceConfig source{u"github"_s,
                                  u"github"_s,
                                  {{u"${SECRET}"_s}, {u"{stored: old}"_s}},
                                  u"https://hooks.example.org/in/github"_s,
                                  5'000'000};
        const auto json = toJson(source);
        const QByteArray expected =
            "{'name':'github','provider':'github',"
            "'secrets':['${SECRET}','{stored: old}'],"
            "'public_url':'https://hooks.example.org/in/github','max_body':5000000}";
        QCOMPARE(json, parse(expected));
        QCOMPARE(*sourceConfigFromJson(json), source);
    }

    void admissionRoundTrips()
    {
        SourceConfig source{u"s"_s, u"p"_s, {}, {}, 0};
        source.admission.schema =
            SchemaConfig{{u"a.json"_s, "{}"_ba}, {{u"b.json"_s, "true"_ba}}, SchemaMode::Warn};
        source.admission.schemas.insert(u"push"_s, {{u"c.json"_s, "{}"_ba}, {}, SchemaMode::Off});
        source.admission.rateLimit = RateLimit{200, std::chrono::seconds(1), 500};
        source.admission.addressRateLimit = RateLimit{60, std::chrono::minutes(1), 1};
        const auto json = toJson(source);
        QCOMPARE(json,
                 parse("{'name':'s','provider':'p','schema':{'file':'a.json','text':'{}',"
                       "'mode':'warn','references':[{'file':'b.json','text':'true'}]},"
                       "'schemas':{'push':{'file':'c.json','text':'{}','mode':'off'}},"
                       "'rate_limit':'200/s burst 500','address_rate_limit':'60/m'}"));
        QCOMPARE(*sourceConfigFromJson(json), source);
        for (const QByteArray &wrong :
             {"'schema':{'file':'a','text':'{}','mode':'strict'}"_ba, "'schema':{'file':'a'}"_ba,
              "'schema':{'file':'a','text':'{}','references':[{}]}"_ba, "'schemas':{'push':{}}"_ba,
              "'rate_limit':'fast'"_ba})
            QVERIFY2(!sourceConfigFromJson(parse("{'name':'s','provider':'p'," + wrong + "}")),
                     wrong.constData());
    }

    void credentialsOfASourceRoundTrip()
    {
        SourceConfig source{u"s"_s, u"custom"_s, {}, {}, 0};
        SourceSecret old;
        old.text = u"${OLD}"_s;
        old.slot = u"signing"_s;
        old.expires = fromIso8601(u"2026-12-01T00:00:00Z");
        SourceSecret token;
        token.text = u"${TOKEN}"_s;
        token.slot = u"verify_token"_s;
        source.secrets = {old, token};
        source.parameters = {{u"webhook_id"_s, u"WH-1"_s}};
        source.tolerance = TimeTolerance{60, 0};
        source.scheme = parse("{'kind':'token','place':{'header':'x'}}");
        const auto json = toJson(source);
        QCOMPARE(json,
                 parse("{'name':'s','provider':'custom','secrets':{'signing':[{'secret':'${OLD}',"
                       "'expires':'2026-12-01T00:00:00.000000Z'}],'verify_token':['${TOKEN}']},"
                       "'parameters':{'webhook_id':'WH-1'},'tolerance':{'past':60,'future':0},"
                       "'scheme':{'kind':'token','place':{'header':'x'}}}"));
        QCOMPARE(*sourceConfigFromJson(json), source);
        for (const auto *wrong :
             {"'secrets':[1]", "'secrets':'${A}'", "'secrets':{'a':'${A}'}",
              "'secrets':[{'secret':'${A}','expires':'soon'}]", "'parameters':{'a':1}",
              "'tolerance':{'past':-1}", "'tolerance':{'past':604801}", "'scheme':1"}) {
            const auto text = "{'name':'s','provider':'p',"_ba + wrong + '}';
            QVERIFY2(!sourceConfigFromJson(parse(text)), wrong);
        }
    }

    void sourceLeavesOutWhatIsNotSet()
    {
        const SourceConfig source{u"s"_s, u"p"_s, {}, {}, 0};
        QCOMPARE(toJson(source), parse("{'name':'s','provider':'p'}"));
        QCOMPARE(*sourceConfigFromJson(toJson(source)), source);
    }

    void theIntakeOfASourceRoundTrips()
    {
        SourceConfig source{u"s"_s, u"p"_s, {}, {}, 0};
        source.intake = {u"body.id"_s,
                         Microseconds(1'500'000),
                         ConflictPolicy::Admit,
                         u"body.row"_s,
                         u"body.n"_s,
                         {u"10.0.0.0/8"_s},
                         SourceAnswer{202, u"text/plain"_s, u"ok"_s, {{u"X-A"_s, u"b"_s}}},
                         std::chrono::hours(1),
                         {u"json"_s}};
        const auto json = toJson(source);
        QCOMPARE(json,
                 parse("{'name':'s','provider':'p','key':'body.id','key_window':1.5,"
                       "'conflict':'admit','order':{'key':'body.row','position':'body.n'},"
                       "'allow':['10.0.0.0/8'],'replay_window':3600,'content':['json'],"
                       "'answer':{'status':202,'content_type':'text/plain','body':'ok',"
                       "'headers':{'X-A':'b'}}}"));
        QCOMPARE(*sourceConfigFromJson(json), source);
        source.intake.answer = SourceAnswer{204, {}, {}};
        QCOMPARE(*sourceConfigFromJson(toJson(source)), source);
    }

    void anIntakeThatDoesNotFitIsInvalid()
    {
        for (const auto &member :
             {"'key':1"_ba, "'key_window':-1"_ba, "'replay_window':-1"_ba, "'content':'json'"_ba,
              "'conflict':'drop'"_ba, "'order':{'position':'n'}"_ba, "'allow':'all'"_ba,
              "'answer':{'status':302}"_ba, "'answer':{'body':'x'}"_ba}) {
            const auto source =
                sourceConfigFromJson(parse("{'name':'s','provider':'p',"_ba + member + '}'));
            QVERIFY2(!source, member.constData());
            QCOMPARE(source.error().code, ErrorCode::Invalid);
        }
    }

    void destinationRoundTrips()
    {
        DestinationConfig destination;
        destination.name = u"billing"_s;
        destination.url = u"https://billing.internal/hooks"_s;
        destination.secret = SecretReference{u"file:/run/secret"_s};
        destination.timeout = std::chrono::milliseconds(1500);
        destination.concurrency = 3;
        destination.retry = {Microseconds(1), 1.5, std::chrono::hours(2), 7, 0.1, {{500, 599}}};
        const auto json = toJson(destination);
        const QByteArray expected =
            "{'name':'billing','http':{'url':'https://billing.internal/hooks',"
            "'secret':'file:/run/secret','timeout':1.5},"
            "'retry':{'strategy':'exponential','initial':0.000001,'factor':1.5,'max_interval':7200,"
            "'max_attempts':7,'jitter':0.1,'retry_on':'500-599'},"
            "'limit':{'concurrency':3}}";
        QCOMPARE(json, parse(expected));
        QCOMPARE(*destinationConfigFromJson(json), destination);
        destination.serial = true;
        QCOMPARE(toJson(destination), parse(expected.chopped(1) + ",'serial':true}"));
        QCOMPARE(*destinationConfigFromJson(toJson(destination)), destination);
    }

    void destinationWithoutRetryGetsTheDefaults()
    {
        const auto destination =
            destinationConfigFromJson(parse("{'name':'d','http':{'url':'http://h/'}}"));
        DestinationConfig expected;
        expected.name = u"d"_s;
        expected.url = u"http://h/"_s;
        QCOMPARE(*destination, expected);
    }

    void retryPolicyThatNeverRepeatsAnswersRoundTrips()
    {
        RetryPolicy policy;
        policy.retryOn = {};
        QCOMPARE(*retryPolicyFromJson(toJson(policy)), policy);
    }

    void everyMicrosecondSurvives()
    {
        for (const qint64 us : {0LL, 1LL, 999'999LL, 1'000'001LL, 86'400'000'001LL}) {
            RetryPolicy policy;
            policy.initial = Microseconds(us);
            const auto read = QJsonDocument::fromJson(QJsonDocument(toJson(policy)).toJson());
            QCOMPARE(retryPolicyFromJson(read.object())->initial.count(), us);
        }
    }

    void workflowRoundTripsInTheShapeOfTheStationFile()
    {
        const WorkflowConfig workflow{u"payments"_s, payments()};
        const auto json = toJson(workflow);
        const QByteArray expected = "{'name':'payments','nodes':["
                                    "{'id':'in','source':['stripe','adyen']},"
                                    "{'id':'big','filter':'body.amount > `10000`'},"
                                    "{'id':'out','destination':'billing'},"
                                    "{'id':'small','stop':'below the limit'}],"
                                    "'edges':['in > big','big > out','big.else > small']}";
        QCOMPARE(json, parse(expected));
        QCOMPARE(*workflowConfigFromJson(json), workflow);
    }

    void howLongAWorkflowKeepsTracesRoundTrips()
    {
        const WorkflowConfig workflow{u"payments"_s, payments(), std::chrono::hours(12)};
        const auto json = toJson(workflow);
        QCOMPARE(json.value("retain"_L1).toObject(), parse("{'traces':43200}"));
        QCOMPARE(*workflowConfigFromJson(json), workflow);
        QVERIFY(!toJson(WorkflowConfig{u"w"_s, payments()}).contains("retain"_L1));
        const auto wrong =
            workflowConfigFromJson(parse("{'name':'w','nodes':[],'retain':{'traces':-1}}"));
        QCOMPARE(wrong.error().code, ErrorCode::Invalid);
        QVERIFY2(wrong.error().detail.startsWith(u"retain.traces"_s),
                 qPrintable(wrong.error().detail));
    }

    void groupsRoundTrip()
    {
        auto graph = payments();
        graph.groups = {{u"What is large"_s, GroupColor::Teal, u"two\nlines"_s, {u"big"_s}},
                        {u"Ends"_s, GroupColor::Grey, {}, {u"out"_s, u"small"_s}}};
        const auto json = toJson(graph);
        QCOMPARE(json.value("groups"_L1).toArray(),
                 parse("{'groups':[{'name':'What is large','color':'teal','comment':'two\\nlines',"
                       "'nodes':['big']},{'name':'Ends','nodes':['out','small']}]}")
                     .value("groups"_L1)
                     .toArray());
        QCOMPARE(*graphFromJson(json), graph);
        QVERIFY(!toJson(payments()).contains("groups"_L1));
        QCOMPARE(withoutGroups(graph), payments());
        const auto wrong =
            graphFromJson(parse("{'nodes':[],'groups':[{'name':'a','color':'red'}]}"));
        QCOMPARE(wrong.error().code, ErrorCode::Invalid);
        QVERIFY2(wrong.error().detail.startsWith(u"groups[0].color"_s),
                 qPrintable(wrong.error().detail));
    }

    void switchesAndMapsRoundTrip()
    {
        MapNode shape;
        shape.fields = {{u"z.id"_s, u"body.id"_s}, {u"a"_s, u"'x'"_s}};
        shape.headers = {{u"X-Z"_s, u"{{body.z}}"_s}, {u"X-A"_s, u"a"_s}};
        shape.path = u"/o"_s;
        shape.method = u"PUT"_s;
        shape.key = u"{{id}}"_s;
        MapNode whole;
        whole.expression = u"body.object"_s;
        whole.contentType = u"application/x+json"_s;
        MapNode say;
        say.text = QString(u""_s);
        const WorkflowConfig workflow{
            u"w"_s,
            {{{u"kind"_s, SwitchNode{{{u"b"_s, u"body.b"_s}, {u"a"_s, u"body.a"_s}}}},
              {u"shape"_s, shape},
              {u"whole"_s, whole},
              {u"say"_s, say},
              {u"keep"_s, MapNode()}},
             {{u"kind"_s, u"b"_s, u"shape"_s}, {u"kind"_s, u"otherwise"_s, u"say"_s}}}};
        const QByteArray expected =
            "{'name':'w','nodes':["
            "{'id':'kind','switch':[{'case':'b','when':'body.b'},{'case':'a','when':'body.a'}]},"
            "{'id':'shape','map':[{'target':'z.id','value':'body.id'},"
            "{'target':'a','value':'\\u0027x\\u0027'}],"
            "'set':{'headers':[{'name':'X-Z','value':'{{body.z}}'},{'name':'X-A','value':'a'}],"
            "'path':'/o','method':'PUT','key':'{{id}}'}},"
            "{'id':'whole','map':'body.object','content_type':'application/x+json'},"
            "{'id':'say','template':''},"
            "{'id':'keep','map':[]}],"
            "'edges':['kind > shape','kind.otherwise > say']}";
        QCOMPARE(toJson(workflow), parse(expected));
        QCOMPARE(*workflowConfigFromJson(toJson(workflow)), workflow);
    }

    void aFilterMayBeACondition()
    {
        const auto workflow = workflowConfigFromJson(parse(
            "{'name':'w','nodes':[{'id':'f','filter':{'all':[{'field':'type','operator':'equal',"
            "'value':'push'},{'field':'body.a','operator':'exists'}]}}],'edges':[]}"));
        QVERIFY(workflow);
        QCOMPARE(workflow->graph.nodes.first().body,
                 NodeBody{FilterNode{u"type == 'push' && exists(body.a)"_s}});
    }

    void aCaseOfASwitchMayBeACondition()
    {
        const auto workflow = workflowConfigFromJson(
            parse("{'name':'w','nodes':[{'id':'k','switch':[{'case':'big','when':{'field':'body.n',"
                  "'operator':'equal','value':10,'as_number':true}},{'case':'old','when':'body.old'"
                  "}]}],'edges':[]}"));
        QVERIFY2(workflow, workflow ? "" : qPrintable(workflow.error().detail));
        QCOMPARE(workflow->graph.nodes.first().body,
                 (NodeBody{SwitchNode{
                     {{u"big"_s, u"to_number(body.n) == `10`"_s}, {u"old"_s, u"body.old"_s}}}}));
        const auto wrong = workflowConfigFromJson(
            parse("{'name':'w','nodes':[{'id':'k','switch':[{'case':'big','when':{'field':'body.n',"
                  "'operator':'like'}}]}],'edges':[]}"));
        QVERIFY(!wrong);
        QVERIFY2(wrong.error().detail.startsWith(u"nodes[0].switch[0].when.operator: "_s),
                 qPrintable(wrong.error().detail));
    }

    void edgeTextNamesThePortOnlyWhenItMust_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("port");
        QTest::addColumn<QString>("to");
        QTest::addColumn<QString>("canonical");
        QTest::newRow("source") << u"in > big"_s << u"in"_s << u"out"_s << u"big"_s
                                << u"in > big"_s;
        QTest::newRow("first port named")
            << u"big.pass > out"_s << u"big"_s << u"pass"_s << u"out"_s << u"big > out"_s;
        QTest::newRow("other port") << u" big.else>small "_s << u"big"_s << u"else"_s << u"small"_s
                                    << u"big.else > small"_s;
        QTest::newRow("unknown node")
            << u"gone > out"_s << u"gone"_s << QString() << u"out"_s << u"gone > out"_s;
        QTest::newRow("unknown port")
            << u"in.nope > out"_s << u"in"_s << u"nope"_s << u"out"_s << u"in.nope > out"_s;
    }
    void edgeTextNamesThePortOnlyWhenItMust()
    {
        QFETCH(QString, text);
        QFETCH(QString, from);
        QFETCH(QString, port);
        QFETCH(QString, to);
        QFETCH(QString, canonical);
        const auto edge = parseEdge(text, payments().nodes);
        QVERIFY(edge);
        QCOMPARE(*edge, (Edge{from, port, to}));
        QCOMPARE(formatEdge(*edge, payments().nodes), canonical);
    }

    void textThatIsNoEdgeIsRefused()
    {
        for (const auto &text : {u""_s, u"a"_s, u"a >"_s, u"> b"_s, u"a > b > c"_s, u"a.b.c > d"_s,
                                 u"a. > b"_s, u".p > b"_s, u"a > b.c"_s})
            QVERIFY2(!parseEdge(text, {}), qPrintable(text));
    }

    void errorsNameTheMember_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("detail");
        QTest::newRow("node") << "{'name':'w','nodes':[{'id':'a'}]}"_ba
                              << u"nodes[0]: expected exactly one of source, filter, switch, map, "
                                 "template, destination, stop, order, deduplicate, delay, "
                                 "throttle, batch, script"_s;
        QTest::newRow("two kinds") << "{'name':'w','nodes':[{'id':'a','stop':'','filter':''}]}"_ba
                                   << u"nodes[0]: expected exactly one of source, filter, "
                                      "switch, map, template, destination, stop, order, "
                                      "deduplicate, delay, throttle, batch, script"_s;
        QTest::newRow("case") << "{'name':'w','nodes':[{'id':'a','switch':[{'case':'b'}]}]}"_ba
                              << u"nodes[0].switch[0].when: expected a string"_s;
        QTest::newRow("header")
            << "{'name':'w','nodes':[{'id':'a','map':'b','set':{'headers':[{'name':1}]}}]}"_ba
            << u"nodes[0].set.headers[0].name: expected a string"_s;
        QTest::newRow("condition")
            << "{'name':'w','nodes':[{'id':'a','filter':{'any':[{'field':'b'}]}}]}"_ba
            << u"nodes[0].filter.any[0].operator: expected a string"_s;
        QTest::newRow("type") << "{'name':'w','nodes':[{'id':'a','filter':1}]}"_ba
                              << u"nodes[0].filter: expected a string"_s;
        QTest::newRow("edge") << "{'name':'w','edges':['a']}"_ba
                              << u"edges[0]: expected node > node or node.port > node"_s;
        QTest::newRow("name") << "{}"_ba << u"name: expected a string"_s;
    }
    void errorsNameTheMember()
    {
        QFETCH(QByteArray, json);
        QFETCH(QString, detail);
        const auto workflow = workflowConfigFromJson(parse(json));
        QVERIFY(!workflow);
        QCOMPARE(workflow.error(), (Error{ErrorCode::Invalid, detail}));
    }

    void destinationErrorsNameTheMember_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("detail");
        QTest::newRow("no url") << "{'name':'d','http':{}}"_ba << u"http.url: expected a string"_s;
        QTest::newRow("timeout") << "{'name':'d','http':{'url':'u','timeout':-1}}"_ba
                                 << u"http.timeout: expected a duration in seconds"_s;
        QTest::newRow("attempts")
            << "{'name':'d','http':{'url':'u'},'retry':{'max_attempts':1.5}}"_ba
            << u"retry.max_attempts: expected a whole number"_s;
        QTest::newRow("status")
            << "{'name':'d','http':{'url':'u'},'retry':{'retry_on':'99'}}"_ba
            << u"retry.retry_on: expected status codes such as 408,429,500-599"_s;
        QTest::newRow("strategy")
            << "{'name':'d','http':{'url':'u'},'retry':{'strategy':'magic'}}"_ba
            << u"retry.strategy: expected exponential"_s;
        QTest::newRow("limit") << "{'name':'d','http':{'url':'u'},'limit':{'concurrency':-1}}"_ba
                               << u"limit.concurrency: expected a count"_s;
        QTest::newRow("serial") << "{'name':'d','http':{'url':'u'},'serial':1}"_ba
                                << u"serial: expected true or false"_s;
    }
    void destinationErrorsNameTheMember()
    {
        QFETCH(QByteArray, json);
        QFETCH(QString, detail);
        const auto destination = destinationConfigFromJson(parse(json));
        QVERIFY(!destination);
        QCOMPARE(destination.error().detail, detail);
    }
};

QTEST_GUILESS_MAIN(TestConfigJson)
#include "tst_configjson.moc"
