// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/configjson.h"
#include "core/station/listenaddress.h"
#include "core/station/stationfile.h"
#include "core/station/stationfilevalues.h"
#include "core/station/yamltree.h"

#include <QTest>

using namespace Signalbox;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
namespace Values = StationFileValues;

namespace {

const StationFileContext context{{u"github"_s, u"stripe"_s}, {}, {}};

Result<StationConfig> readText(const QByteArray &text)
{
    return readStationFile(text, u"station.yaml"_s, context);
}

QStringList problemsOf(const QByteArray &text)
{
    const auto config = readText(text);
    return config ? QStringList() : config.error().detail.split(u'\n');
}

const QByteArray wholeFile =
    "listen: 127.0.0.1:8080\n"
    "retain: {for: 30d, bytes: 10GB}\n"
    "sources:\n"
    "  - name: github\n"
    "    provider: github\n"
    "    secrets: [\"${GITHUB_SECRET}\", \"file:/run/secrets/github\", {stored: old}]\n"
    "    public_url: https://hooks.example.org/in/github\n"
    "    max_body: 25MB\n"
    "    retain: {for: 12h}\n"
    "  - {name: no, provider: stripe}\n"
    "destinations:\n"
    "  - name: billing\n"
    "    http: {url: \"https://billing.internal/hooks\", secret: \"${BILLING_SECRET}\", timeout: "
    "250ms}\n"
    "    retry: {strategy: exponential, initial: 5s, factor: 1.5, max_interval: 1h, max_attempts: "
    "4, jitter: 20%, retry_on: \"408,500-599\"}\n"
    "    limit: {concurrency: 3}\n"
    "    serial: true\n"
    "  - name: \"1\"\n"
    "    http: {url: \"http://[::1]:9000/x?y=1\"}\n"
    "workflows:\n"
    "  - name: payments\n"
    "    nodes:\n"
    "      - {id: in, source: [github, no]}\n"
    "      - {id: big, filter: \"body.amount > `10000` && type == 'push'\"}\n"
    "      - {id: out, destination: billing}\n"
    "      - {id: small, stop: \"below: the \\\"limit\\\"\"}\n"
    "    edges: [in > big, big > out, big.else > small]\n"
    "    retain: {traces: 7d}\n"
    "  - name: shapes\n"
    "    nodes:\n"
    "      - {id: in, source: github}\n"
    "      - id: kind\n"
    "        switch:\n"
    "          - {case: paid, when: \"type == 'paid'\"}\n"
    "          - {case: open, when: body.open}\n"
    "      - {id: shape, map: {total: body.amount, customer: {id: body.id, name: \"'x'\"}}, "
    "set: {headers: {X-Team: \"{{body.team}}\"}, path: \"/o/{{body.id}}\", method: PUT, key: "
    "\"k-{{body.id}}\"}}\n"
    "      - {id: whole, map: body.object, content_type: application/x+json}\n"
    "      - {id: say, template: \"Hi {{body.name}}\\n\"}\n"
    "      - {id: as-is, map: {}}\n"
    "      - {id: out, destination: billing}\n"
    "    edges: [in > kind, kind > shape, kind.open > whole, kind.otherwise > say, shape > out, "
    "whole > as-is, say > out, as-is > out]\n";

} // namespace

class TestStationFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsEveryField()
    {
        const auto config = readText(wholeFile);
        QVERIFY2(config, config ? "" : qPrintable(config.error().detail));
        QCOMPARE(config->listen, u"127.0.0.1:8080"_s);
        const auto &source = config->sources.at(0);
        QCOMPARE(source.secrets.size(), 3);
        QCOMPARE(source.secrets.at(0).text, u"${GITHUB_SECRET}"_s);
        QCOMPARE(source.secrets.at(2).text, u"{stored: old}"_s);
        QCOMPARE(source.maxBody, 25'000'000);
        QCOMPARE(config->retain, (RetainConfig{std::chrono::days(30), 10'000'000'000}));
        QCOMPARE(source.retain, (RetainConfig{12h, 0}));
        const auto &billing = config->destinations.at(0);
        QCOMPARE(billing.timeout, Microseconds(250ms));
        QCOMPARE(billing.retry.initial, Microseconds(5s));
        QCOMPARE(billing.retry.factor, 1.5);
        QCOMPARE(billing.retry.jitter, 0.2);
        QCOMPARE(billing.retry.maxAttempts, 4);
        QCOMPARE(billing.retry.retryOn, (QList<StatusRange>{{408, 408}, {500, 599}}));
        QCOMPARE(billing.concurrency, 3);
        QVERIFY(billing.serial);
        QVERIFY(!config->destinations.at(1).serial);
        QCOMPARE(config->workflows.at(0).traceAge, Microseconds(std::chrono::days(7)));
        QCOMPARE(config->workflows.at(1).traceAge.count(), 0);
        const Graph &graph = config->workflows.at(0).graph;
        QCOMPARE(graph.nodes.size(), 4);
        QCOMPARE(graph.edges.at(1), (Edge{u"big"_s, u"pass"_s, u"out"_s}));
        QCOMPARE(graph.edges.at(2), (Edge{u"big"_s, u"else"_s, u"small"_s}));
    }

    void readsHowASourceLetsRequestsIn()
    {
        const auto config =
            readText("sources:\n"
                     "  - name: shop\n"
                     "    provider: stripe\n"
                     "    key: \"join(':', [body.id, body.type])\"\n"
                     "    key_window: 30d\n"
                     "    conflict: admit\n"
                     "    order: {key: body.customer, position: body.created}\n"
                     "    allow: [140.82.112.0/20, \"2a0a:a440::/29\", 10.0.0.1]\n"
                     "    replay_window: 1h\n"
                     "    content: [json, form]\n"
                     "    answer: {status: 202, content_type: text/plain, body: ok,\n"
                     "             headers: {X-Taken: \"yes: indeed\", 'Retry-After': '5'}}\n"
                     "  - {name: plain, provider: stripe, key_window: forever, "
                     "answer: {status: 204}}\n");
        QVERIFY2(config, config ? "" : qPrintable(config.error().detail));
        const auto &intake = config->sources.at(0).intake;
        QCOMPARE(intake.key, u"join(':', [body.id, body.type])"_s);
        QCOMPARE(intake.keyWindow, Microseconds(std::chrono::days(30)));
        QCOMPARE(intake.conflict, ConflictPolicy::Admit);
        QCOMPARE(intake.orderKey, u"body.customer"_s);
        QCOMPARE(intake.orderPosition, u"body.created"_s);
        QCOMPARE(intake.allow,
                 (QStringList{u"140.82.112.0/20"_s, u"2a0a:a440::/29"_s, u"10.0.0.1"_s}));
        QCOMPARE(*intake.answer,
                 (SourceAnswer{202,
                               u"text/plain"_s,
                               u"ok"_s,
                               {{u"X-Taken"_s, u"yes: indeed"_s}, {u"Retry-After"_s, u"5"_s}}}));
        QCOMPARE(intake.replayWindow, Microseconds(std::chrono::hours(1)));
        QCOMPARE(intake.content, (QStringList{u"json"_s, u"form"_s}));
        QCOMPARE(*config->sources.at(1).intake.answer, (SourceAnswer{204, {}, {}}));
        QCOMPARE(config->sources.at(1).intake.keyWindow, Microseconds::zero());

        const auto again = readText(writeStationFile(*config));
        QVERIFY2(again, again ? "" : qPrintable(again.error().detail));
        QCOMPARE(again->sources.size(), 2);
        QCOMPARE(again->sources.at(1).intake, intake);
    }

    void saysWhatASourceCannotLetIn_data()
    {
        QTest::addColumn<QByteArray>("member");
        QTest::addColumn<QString>("problem");
        const auto row = [](const char *member, const QString &problem) {
            QTest::newRow(member) << QByteArray(member) << problem;
        };
        row("key: 'body.'", u"sources[0].key: "_s);
        row("key_window: 0s", u"sources[0].key_window: expected forever"_s);
        row("conflict: drop", u"sources[0].conflict: expected keep or admit, found 'drop'"_s);
        row("order: {position: body.n}", u"sources[0].order.key: missing"_s);
        row("order: {key: '['}", u"sources[0].order.key: "_s);
        row("allow: [10.0.0.1/8]", u"sources[0].allow: "_s);
        row("allow: all", u"sources[0].allow: expected a list of networks"_s);
        row("answer: {status: 302}", u"sources[0].answer.status: expected a status from 200"_s);
        row("answer: {body: ok}", u"sources[0].answer.content_type: missing"_s);
        row("answer: {content_type: text/plain}", u"sources[0].answer.content_type: stands"_s);
        row("replay_window: forever", u"sources[0].replay_window: expected a time"_s);
        row("content: json", u"sources[0].content: expected a list of json, form"_s);
        row("content: [json, yaml]",
            u"sources[0].content: expected a list of json, form, multipart, xml, text, binary and "
            "other, found 'yaml'"_s);
        row("answer: {headers: [a]}", u"sources[0].answer.headers: expected a mapping"_s);
        row("answer: {headers: {transfer-Encoding: chunked}}",
            u"sources[0].answer.headers: 'transfer-Encoding' cannot be set here"_s);
        row("answer: {headers: {Content-Type: text/plain}}",
            u"sources[0].answer.headers: 'Content-Type' cannot be set here"_s);
        row("answer: {headers: {\"X\\r\\nY\": a}}", u"sources[0].answer.headers: "_s);
        row("answer: {headers: {X: \"a\\r\\nY: b\"}}",
            u"sources[0].answer.headers.X: expected at most 1024 printable"_s);
        row("answer: {headers: {X: \"\\xe9\"}}",
            u"sources[0].answer.headers.X: expected at most 1024 printable"_s);
        row("answer: {headers: {X-A: b, x-a: c}}",
            u"sources[0].answer.headers.x-a: stands twice"_s);
        row("answer: {body: ok, content_type: \"a/b\\r\\nX: 1\"}",
            u"sources[0].answer.content_type: expected a media type"_s);
    }

    void saysWhatASourceCannotLetIn()
    {
        QFETCH(QByteArray, member);
        QFETCH(QString, problem);
        const auto problems =
            problemsOf("sources:\n  - name: a\n    provider: stripe\n    "_ba + member + '\n');
        QCOMPARE(problems.size(), 1);
        QVERIFY2(problems.first().startsWith(u"station.yaml:4: "_s + problem),
                 qPrintable(problems.first()));
    }

    void readsSwitchesAndMaps()
    {
        const auto config = readText(wholeFile);
        QVERIFY2(config, config ? "" : qPrintable(config.error().detail));
        const Graph &graph = config->workflows.at(1).graph;
        QCOMPARE(graph.nodes.at(1).body,
                 (NodeBody{
                     SwitchNode{{{u"paid"_s, u"type == 'paid'"_s}, {u"open"_s, u"body.open"_s}}}}));
        MapNode shape;
        shape.fields = {{u"total"_s, u"body.amount"_s},
                        {u"customer.id"_s, u"body.id"_s},
                        {u"customer.name"_s, u"'x'"_s}};
        shape.headers = {{u"X-Team"_s, u"{{body.team}}"_s}};
        shape.path = u"/o/{{body.id}}"_s;
        shape.method = u"PUT"_s;
        shape.key = u"k-{{body.id}}"_s;
        QCOMPARE(graph.nodes.at(2).body, NodeBody{shape});
        MapNode whole;
        whole.expression = u"body.object"_s;
        whole.contentType = u"application/x+json"_s;
        QCOMPARE(graph.nodes.at(3).body, NodeBody{whole});
        MapNode say;
        say.text = u"Hi {{body.name}}\n"_s;
        QCOMPARE(graph.nodes.at(4).body, NodeBody{say});
        QCOMPARE(graph.nodes.at(5).body, NodeBody{MapNode()});
        QCOMPARE(graph.edges.at(1), (Edge{u"kind"_s, u"paid"_s, u"shape"_s}));
    }

    void readsNodesThatHoldEvents()
    {
        using namespace std::chrono_literals;
        const QByteArray file =
            "sources: [{name: a, provider: stripe}]\n"
            "destinations: [{name: x, http: {url: 'http://a'}}]\n"
            "workflows:\n  - name: w\n    nodes:\n"
            "      - {id: in, source: a}\n"
            "      - {id: o, order: {key: body.k, position: body.n, policy: skip-stale, wait: 5s, "
            "positions: time, first: -3}}\n"
            "      - {id: o2, order: {}}\n"
            "      - {id: d, deduplicate: {key: body.k, window: 2h}}\n"
            "      - {id: l, delay: {for: 10m}}\n"
            "      - {id: u, delay: {until: body.at}}\n"
            "      - {id: t, throttle: {rate: 60/m, burst: 5, key: body.k}}\n"
            "      - {id: t2, throttle: {rate: 100/s}}\n"
            "      - {id: b, batch: {count: 7, time: 3s, bytes: 2kB, key: type}}\n"
            "      - {id: out, destination: x}\n"
            "    edges: [in > o, o > o2, o2 > d, d > l, l > u, u > t, t > t2, t2 > b, b > out, "
            "o.stale > out, d.duplicate > out]\n";
        const auto config = readText(file);
        QVERIFY2(config, config ? "" : qPrintable(config.error().detail));
        const auto &nodes = config->workflows.first().graph.nodes;
        const QList<NodeBody> expected{
            OrderNode{u"body.k"_s, u"body.n"_s, OrderNode::Policy::SkipStale,
                      OrderNode::Positions::Time, 5s, -3},
            OrderNode(),
            DeduplicateNode{u"body.k"_s, 2h},
            DelayNode{10min, {}},
            DelayNode{{}, u"body.at"_s},
            ThrottleNode{{60, 1min, 5}, u"body.k"_s},
            ThrottleNode{{100, 1s, 10}, {}},
            BatchNode{7, 3s, 2000, u"type"_s},
        };
        for (qsizetype at = 0; at < expected.size(); ++at)
            QVERIFY2(nodes.at(at + 1).body == expected.at(at), qPrintable(nodes.at(at + 1).id));
        const auto again = readText(writeStationFile(*config));
        QVERIFY2(again, again ? "" : qPrintable(again.error().detail));
        QCOMPARE(again->workflows, config->workflows);
        const auto stored = graphFromJson(toJson(config->workflows.first().graph));
        QVERIFY2(stored, stored ? "" : qPrintable(stored.error().detail));
        QCOMPARE(*stored, config->workflows.first().graph);
    }

    void readsConditions()
    {
        const QByteArray file =
            "sources: [{name: a, provider: stripe}]\n"
            "destinations: [{name: x, http: {url: 'http://a'}}]\n"
            "workflows:\n  - name: w\n    nodes:\n"
            "      - {id: in, source: a}\n"
            "      - id: f\n"
            "        filter:\n"
            "          all:\n"
            "            - {field: type, operator: in, value: [charge, 'true', '7', 7, true, "
            "null]}\n"
            "            - not: {field: body.n, operator: less, value: 10, as_number: true}\n"
            "            - {field: body.id, operator: equal, value: "
            "123456789012345678901234567890}\n"
            "            - {field: body.p, operator: equal, value: 1.50}\n"
            "      - id: k\n"
            "        switch:\n"
            "          - {case: big, when: {field: body.n, operator: greater, value: "
            "9007199254740993}}\n"
            "          - {case: old, when: body.old}\n"
            "      - {id: out, destination: x}\n"
            "    edges: [in > f, f > k, k.big > out, k.old > out]\n";
        const auto config = readText(file);
        QVERIFY2(config, config ? "" : qPrintable(config.error().detail));
        const auto &nodes = config->workflows.first().graph.nodes;
        QCOMPARE(nodes.at(1).body,
                 NodeBody{FilterNode{
                     u"in(type, `[\"charge\",\"true\",\"7\",7,true,null]`) && "
                     "!(to_number(body.n) < `10`) && "
                     "body.id == `123456789012345678901234567890` && body.p == `1.5`"_s}});
        QCOMPARE(nodes.at(2).body,
                 (NodeBody{SwitchNode{
                     {{u"big"_s, u"body.n > `9007199254740993`"_s}, {u"old"_s, u"body.old"_s}}}}));
        const auto again = readText(writeStationFile(*config));
        QVERIFY2(again, again ? "" : qPrintable(again.error().detail));
        QCOMPARE(again->workflows, config->workflows);
    }

    void readsScripts()
    {
        using namespace std::chrono_literals;
        const QByteArray file =
            "sources: [{name: a, provider: stripe}]\n"
            "destinations: [{name: x, http: {url: 'http://a'}}]\n"
            "workflows:\n  - name: w\n    nodes:\n"
            "      - {id: in, source: a}\n"
            "      - id: lines\n"
            "        script: |\n"
            "          function transform(event) {\n"
            "            return event; // ä \"x\"\n"
            "          }\n"
            "      - {id: short, script: 'const transform = () => 1'}\n"
            "      - {id: limited, script: {text: \"\\n  const transform =\\n\\n\\t() => 1\", "
            "time: 500ms, memory: 64MB}}\n"
            "      - {id: file, script: {file: js/enrich.js, time: 5s}}\n"
            "      - {id: again, script: {file: js/enrich.js}}\n"
            "      - {id: out, destination: x}\n"
            "    edges: [in > lines, lines > short, short > limited, limited > file, file > again, "
            "again > out, lines.error > out, short.error > out, limited.error > out, "
            "file.error > out, again.error > out]\n"
            "files:\n  js/enrich.js: |\n    // made elsewhere\n    const transform = e => e;\n";
        const auto config = readText(file);
        QVERIFY2(config, config ? "" : qPrintable(config.error().detail));
        const auto &nodes = config->workflows.first().graph.nodes;
        const QString enrich = u"// made elsewhere\nconst transform = e => e;\n"_s;
        const QList<ScriptNode> expected{
            {u"function transform(event) {\n  return event; // ä \"x\"\n}\n"_s,
             {},
             250ms,
             32'000'000},
            {u"const transform = () => 1"_s, {}, 250ms, 32'000'000},
            {u"\n  const transform =\n\n\t() => 1"_s, {}, 500ms, 64'000'000},
            {enrich, u"js/enrich.js"_s, 5s, 32'000'000},
            {enrich, u"js/enrich.js"_s, 250ms, 32'000'000},
        };
        for (qsizetype at = 0; at < expected.size(); ++at)
            QVERIFY2(nodes.at(at + 1).body == NodeBody(expected.at(at)),
                     qPrintable(nodes.at(at + 1).id));

        // What is written reads the same, and as lines, like it was.
        const auto written = writeStationFile(*config);
        const auto again = readText(written);
        QVERIFY2(again, again ? "" : qPrintable(again.error().detail));
        QCOMPARE(again->workflows, config->workflows);
        QVERIFY(written.contains("          function transform(event) {\n"
                                 "            return event; // ä \"x\"\n          }\n"));
        const auto stored = graphFromJson(toJson(config->workflows.first().graph));
        QVERIFY2(stored, stored ? "" : qPrintable(stored.error().detail));
        QCOMPARE(*stored, config->workflows.first().graph);

        // Two texts cannot stand in one file: the later one comes into the station file.
        auto edited = *config;
        std::get<ScriptNode>(edited.workflows[0].graph.nodes[5].body).text =
            u"const transform = e => 2"_s;
        const auto apart = readText(writeStationFile(edited));
        QVERIFY2(apart, apart ? "" : qPrintable(apart.error().detail));
        const auto &alone = std::get<ScriptNode>(apart->workflows.first().graph.nodes.at(5).body);
        QCOMPARE(alone.text, u"const transform = e => 2"_s);
        QCOMPARE(alone.file, QString());
        QCOMPARE(apart->workflows.first().graph.nodes.at(4),
                 config->workflows.first().graph.nodes.at(4));
    }

    void anyScriptIsWrittenAsItIs_data()
    {
        QTest::addColumn<QString>("text");
        const QString code = u"const transform = e => e;"_s;
        const auto comment = [&](const QString &text) { return code + u" /*"_s + text + u"*/"_s; };
        QTest::newRow("one line") << code;
        QTest::newRow("ends twice") << comment(u"\n"_s) + u"\n\n"_s;
        QTest::newRow("ends with blanks") << comment(u"\n"_s) + u"\n   "_s;
        QTest::newRow("ends with a line of blanks") << comment(u"\n"_s) + u"\n   \n"_s;
        QTest::newRow("begins with blanks") << u"    "_s + comment(u"\n b\nc\n"_s);
        QTest::newRow("begins with empty lines") << u"\n\n  "_s + comment(u"\n b\nc\n"_s);
        QTest::newRow("begins with a line of blanks") << u"  \n   \n"_s + code + u"\n"_s;
        QTest::newRow("tabs") << comment(u"\n\ta\n \tb\t\n"_s);
        QTest::newRow("carriage returns") << comment(u"\r\na\r\n"_s);
        QTest::newRow("marks of YAML")
            << comment(u"\n# a\n- b: {c}\n---\n...\n%d\n&e f !g |h >i\n"_s);
        QTest::newRow("quotes") << comment(u"\n\"'\\\n"_s);
        QTest::newRow("line separators") << comment(u"\na\u2028b\u2029c\u0085d\n"_s);
        QTest::newRow("outside of the plane") << comment(u"\n\U0001F600\n"_s);
        QTest::newRow("empty lines between") << comment(u"\n\n\na\n\n\nb"_s);
        QTest::newRow("blanks at the ends of lines") << comment(u" \n  \na  \n"_s) + u"\n"_s;
    }

    void anyScriptIsWrittenAsItIs()
    {
        QFETCH(QString, text);
        auto config = *readText("sources: [{name: a, provider: stripe}]\n"
                                "destinations: [{name: x, http: {url: 'http://a'}}]\n"
                                "workflows: [{name: w, nodes: [{id: in, source: a}, "
                                "{id: out, destination: x}], edges: [in > out]}]\n");
        auto &nodes = config.workflows[0].graph.nodes;
        nodes.append({u"usual"_s, ScriptNode{.text = text, .file = {}}});
        nodes.append({u"limited"_s, ScriptNode{text, {}, std::chrono::milliseconds(300)}});
        nodes.append({u"file"_s, ScriptNode{.text = text, .file = u"a.js"_s}});
        const auto again = readText(writeStationFile(config));
        QVERIFY2(again, again ? "" : qPrintable(again.error().detail));
        QCOMPARE(again->workflows, config.workflows);
    }

    void saysWhatIsWrongWithAScript_data()
    {
        QTest::addColumn<QByteArray>("node");
        QTest::addColumn<QString>("problem");
        const auto row = [](const char *node, const QString &problem) {
            QTest::newRow(node) << QByteArray(node) << problem;
        };
        row("script: 'const a = 1'", u".script: "_s);
        row("script: \"function transform(e) {\\n  return e.;\\n}\"", u".script: SyntaxError: "_s);
        row("script: {time: 1s}", u".script.file: missing"_s);
        row("script: {file: gone.js}", u".script.file: expected the name of a file beside"_s);
        row("script: {text: 'const transform = 1', file: gone.js}", u".script.file: expected"_s);
        row("script: {text: 'const transform = e => e', time: 6s}",
            u".script.time: expected a time from 1ms to 5s"_s);
        row("script: {text: 'const transform = e => e', memory: 1GB}",
            u".script.memory: expected a size from 1MB to 256MB"_s);
        row("script: {text: 'const transform = e => e', stack: 3}", u".script.stack: "_s);
        row("script: []", u".script: "_s);
    }

    void saysWhatIsWrongWithAScript()
    {
        QFETCH(QByteArray, node);
        QFETCH(QString, problem);
        const auto problems = problemsOf(
            "sources: [{name: a, provider: stripe}]\n"
            "destinations: [{name: x, http: {url: 'http://a'}}]\n"
            "workflows: [{name: w, nodes: [{id: in, source: a}, {id: out, destination: x},\n{id: n, "_ba
            + node + "}], edges: [in > n, n > out, n.error > out]}]\n");
        QVERIFY(!problems.isEmpty());
        QVERIFY2(problems.first().startsWith(u"station.yaml:4: workflows[0].nodes[2]"_s + problem),
                 qPrintable(problems.first()));
    }

    void saysWhatANodeCannotHold_data()
    {
        QTest::addColumn<QByteArray>("node");
        QTest::addColumn<QString>("problem");
        const auto row = [](const char *node, const QString &problem) {
            QTest::newRow(node) << QByteArray(node) << problem;
        };
        row("order: {policy: never}", u".order.policy: expected wait, skip-stale or pass"_s);
        row("order: {key: 'body.'}", u".order.key: "_s);
        row("order: {wait: 31d}", u".order.wait: at most 30 days"_s);
        row("order: now", u".order: "_s);
        row("deduplicate: {window: 1h}", u".deduplicate.key: missing"_s);
        row("delay: {}", u".delay.for: more than nothing, at most 366 days"_s);
        row("delay: {for: 1m, until: body.at}", u".delay: only one of for and until"_s);
        row("throttle: {key: a}", u".throttle.rate: missing"_s);
        row("throttle: {rate: 10/s burst 3}", u".throttle.rate: expected a rate"_s);
        row("batch: {count: 0}", u".batch.count: 1 to 10000 events"_s);
        row("batch: {bytes: 1GB}", u".batch.bytes: 1 to 16000000 bytes"_s);
        row("batch: {size: 3}", u".batch.size: "_s);
    }

    void saysWhatANodeCannotHold()
    {
        QFETCH(QByteArray, node);
        QFETCH(QString, problem);
        const auto problems = problemsOf(
            "sources: [{name: a, provider: stripe}]\n"
            "destinations: [{name: x, http: {url: 'http://a'}}]\n"
            "workflows: [{name: w, nodes: [{id: in, source: a}, {id: out, destination: x},\n{id: n, "_ba
            + node + "}], edges: [in > n, n > out]}]\n");
        QVERIFY(!problems.isEmpty());
        QVERIFY2(problems.first().startsWith(u"station.yaml:4: workflows[0].nodes[2]"_s + problem),
                 qPrintable(problems.first()));
    }

    void readsTheCredentialsOfASource()
    {
        const auto config = readText(
            "sources:\n"
            "  - name: s\n"
            "    provider: custom\n"
            "    secrets:\n"
            "      signing: [{secret: \"${OLD}\", expires: 2026-12-01T00:00:00Z}, {stored: new}]\n"
            "      verify_token: \"${TOKEN}\"\n"
            "    parameters: {webhook_id: 5}\n"
            "    tolerance: {past: 5m, future: 0s}\n"
            "    scheme: {kind: hmac, algorithm: sha256, encoding: hex, content: \"{body}\",\n"
            "      signature: {header: x-sig, split: \",\", index: 1, repeat: true}}\n");
        QVERIFY2(config, config ? "" : qPrintable(config.error().detail));
        const auto &source = config->sources.at(0);
        QCOMPARE(source.secrets.size(), 3);
        QCOMPARE(source.secrets.at(0).text, u"${OLD}"_s);
        QCOMPARE(source.secrets.at(0).slot, u"signing"_s);
        QCOMPARE(source.secrets.at(0).expires, fromIso8601(u"2026-12-01T00:00:00Z"));
        QCOMPARE(source.secrets.at(1).text, u"{stored: new}"_s);
        QCOMPARE(source.secrets.at(2).slot, u"verify_token"_s);
        QCOMPARE(source.parameters.value(u"webhook_id"_s), u"5"_s);
        QCOMPARE(*source.tolerance, (TimeTolerance{300, 0}));
        QCOMPARE(source.scheme["signature"_L1]["index"_L1], QJsonValue(1));
        QCOMPARE(source.scheme["signature"_L1]["repeat"_L1], QJsonValue(true));
        const auto again = readText(writeStationFile(*config));
        QVERIFY2(again, again ? "" : qPrintable(again.error().detail));
        QCOMPARE(*again, *config);
    }

    void knowsTheParametersOfAProvider_data()
    {
        QTest::addColumn<QByteArray>("lines");
        QTest::addColumn<QString>("problem");
        const auto websub = "provider: websub\n    "_ba;
        QTest::newRow("misspelled") << websub + "parameters: {topic: a}"_ba
                                    << u"station.yaml:4: sources[0].parameters.topic: unknown; "
                                       "websub has the parameters topics, lease"_s;
        QTest::newRow("none") << "provider: github\n    parameters: {topic: a}"_ba
                              << u"station.yaml:4: sources[0].parameters.topic: unknown; github "
                                 "has no parameters"_s;
        QTest::newRow("known") << websub + "parameters: {topics: a}"_ba << QString();
        QTest::newRow("custom") << "provider: custom\n    parameters: {a: b}\n    "
                                   "scheme: {kind: basic}"_ba
                                << QString();
    }
    void knowsTheParametersOfAProvider()
    {
        QFETCH(QByteArray, lines);
        QFETCH(QString, problem);
        const StationFileContext knowing{
            {u"github"_s, u"websub"_s},
            {},
            {},
            {{u"github"_s, {}}, {u"websub"_s, {u"topics"_s, u"lease"_s}}}};
        const auto config = readStationFile("sources:\n  - name: s\n    "_ba + lines + '\n',
                                            u"station.yaml"_s, knowing);
        QCOMPARE(config ? QString() : config.error().detail, problem);
    }

    void saysWhatIsWrongWithCredentials_data()
    {
        QTest::addColumn<QByteArray>("lines");
        QTest::addColumn<QString>("problem");
        QTest::newRow("literal") << "secrets: {a: [hunter2]}"_ba << u"sources[0].secrets{0}[0]"_s;
        QTest::newRow("expiry") << "secrets: [{secret: \"${A}\", expires: soon}]"_ba
                                << u"sources[0].secrets[0].expires"_s;
        QTest::newRow("more") << "secrets: [{secret: \"${A}\", until: soon}]"_ba
                              << u"sources[0].secrets[0].until"_s;
        QTest::newRow("text") << "secrets: \"${A}\""_ba << u"sources[0].secrets"_s;
        QTest::newRow("parameters") << "parameters: [a]"_ba << u"sources[0].parameters"_s;
        QTest::newRow("parameter") << "parameters: {a: [b]}"_ba << u"sources[0].parameters.a"_s;
        QTest::newRow("tolerance")
            << "tolerance: {past: 1500ms}"_ba << u"sources[0].tolerance.past"_s;
        QTest::newRow("scheme") << "scheme: {kind: basic}"_ba << u"sources[0].scheme"_s;
    }
    void saysWhatIsWrongWithCredentials()
    {
        QFETCH(QByteArray, lines);
        QFETCH(QString, problem);
        const auto config =
            readText("sources:\n  - name: s\n    provider: github\n    "_ba + lines + '\n');
        QVERIFY(!config);
        QVERIFY2(config.error().detail.contains(problem + ": "_L1),
                 qPrintable(config.error().detail));
        QVERIFY(!config.error().detail.contains("hunter2"_L1));
    }

    void takesUnquotedWordsAndNumbersAsText()
    {
        const auto config = readText(wholeFile);
        QVERIFY(config);
        QCOMPARE(config->sources.at(1).name, u"no"_s);
        QCOMPARE(config->destinations.at(1).name, u"1"_s);
        QCOMPARE(readText("sources: [{name: 0x10, provider: github}]")->sources.at(0).name,
                 u"0x10"_s);
    }

    void leavesDefaultsWhereNothingIsSaid()
    {
        const auto config = readText("destinations: [{name: a, http: {url: 'http://a/'}}]");
        QVERIFY(config);
        DestinationConfig expected;
        expected.name = u"a"_s;
        expected.url = u"http://a/"_s;
        QCOMPARE(config->destinations.at(0), expected);
    }

    void anEmptyFileIsAnEmptyConfiguration()
    {
        QCOMPARE(*readText(""), StationConfig());
        QCOMPARE(*readText("# nothing yet\n"), StationConfig());
    }

    void reportsEveryProblemAtOnceWithItsLine()
    {
        const auto problems = problemsOf("listen: 8080\n"
                                         "sources:\n"
                                         "  - name: Git Hub\n"
                                         "    provider: gitlab\n"
                                         "    colour: red\n"
                                         "destinations:\n"
                                         "  - name: a\n"
                                         "    http: {url: ftp://a, timeout: 15}\n");
        QCOMPARE(problems.size(), 6);
        QCOMPARE(problems.at(0),
                 u"station.yaml:1: listen: expected ADDRESS:PORT such as 127.0.0.1:8080, "
                 "found '8080'"_s);
        QVERIFY(problems.at(1).startsWith(u"station.yaml:3: sources[0].name: expected a name"_s));
        QVERIFY(problems.at(2).contains(u"one of the providers github, stripe, found 'gitlab'"_s));
        QCOMPARE(
            problems.at(3),
            u"station.yaml:5: sources[0].colour: unknown field; known are "
            "name, provider, secrets, public_url, max_body, parameters, tolerance, scheme, "
            "key, key_window, conflict, replay_window, order, "
            "allow, content, answer, schema, schemas, rate_limit, address_rate_limit, retain"_s);
        QVERIFY(problems.at(4).startsWith(u"station.yaml:8: destinations[0].http.url:"_s));
        QVERIFY(problems.at(5).endsWith(u"found '15'"_s));
    }

    void refuses_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("problem");
        const auto row = [](const char *name, const QByteArray &text, const QString &problem) {
            QTest::newRow(name) << text << problem;
        };
        row("not a mapping", "- a", u"1: expected a mapping"_s);
        row("broken", "listen: [", u"not YAML"_s);
        row("twice", "listen: 1.2.3.4:1\nlisten: 1.2.3.4:2", u"2: listen: stands twice"_s);
        row("retain", "retain: {for: 30, bytes: 10GB}",
            u"1: retain.for: expected a time from 1s to 3650d such as 30d or 12h, found '30'"_s);
        const QByteArray traces = "sources: [{name: s, provider: github}]\nworkflows:\n"
                                  "- name: a\n  nodes: [{id: i, source: s}, {id: e, stop: x}]\n"
                                  "  edges: [i > e]\n  retain: ";
        row("traces without a unit", traces + "{traces: 7}",
            u"6: workflows[0].retain.traces: expected a time from 1s to 3650d such as 7d or 12h, "
            "found '7'"_s);
        row("traces not at all", traces + "{traces: 0s}",
            u"6: workflows[0].retain.traces: expected a time from 1s to 3650d"_s);
        row("traces of nothing", traces + "{traces: }", u"6: workflows[0].retain.traces"_s);
        row("what a workflow does not keep", traces + "{for: 7d}",
            u"6: workflows[0].retain.for: unknown field; known are traces"_s);
        row("traces as a text", traces + "7d", u"6: workflows[0].retain: expected a mapping"_s);
        row("case without condition",
            "workflows: [{name: a, nodes: [{id: a, switch: [{case: b}]}]}]",
            u"nodes[0].switch[0].when: missing; expected a JMESPath expression"_s);
        row("condition with an operator that is none",
            "workflows: [{name: a, nodes: [{id: a, filter: {all: [{field: b, operator: like}]}}]}]",
            u"nodes[0].filter: all[0].operator: expected an operator such as equal"_s);
        row("condition of a case that says something twice",
            "workflows: [{name: a, nodes: [{id: a, switch: [{case: b, when: {field: c, field: d, "
            "operator: exists}}]}]}]",
            u"nodes[0].switch[0].when: 'field' stands twice"_s);
        row("list as a condition", "workflows: [{name: a, nodes: [{id: a, filter: [b]}]}]",
            u"nodes[0].filter: expected a JMESPath expression, found a list"_s);
        row("list as a field", "workflows: [{name: a, nodes: [{id: a, map: {x: [1]}}]}]",
            u"nodes[0].map.x: expected a JMESPath expression, found a list"_s);
        row("set at a filter", "workflows: [{name: a, nodes: [{id: a, filter: b, set: {key: c}}]}]",
            u"nodes[0].set: only a map or template has this"_s);
        row("wrong field",
            "sources: [{name: s, provider: github}]\nworkflows: [{name: a, nodes: [{id: i, source: "
            "s}, {id: m, map: {x: 'a ||'}}, {id: e, stop: x}], edges: [i > m, m > e]}]",
            u"nodes[1].map.x: expected a value, at character 5"_s);
        row("reserved header",
            "sources: [{name: s, provider: github}]\nworkflows: [{name: a, nodes: [{id: i, source: "
            "s}, {id: m, map: {}, set: {headers: {Cookie: x}}}, {id: e, stop: x}], edges: [i > m, "
            "m > e]}]",
            u"nodes[1].set.headers.Cookie: a credential does not belong into a workflow"_s);
        row("without value", "sources: [{name: , provider: github}]",
            u"sources[0].name: expected a name of 1 to 64 of a-z, 0-9, '-' and '_', found nothing"_s);
        row("null name", "sources: [{name: null, provider: github}]", u"found nothing"_s);
        row("missing", "sources: [{name: a}]",
            u"sources[0].provider: missing; expected one of the providers github, stripe"_s);
        row("same name", "sources: [{name: a, provider: github}, {name: a, provider: github}]",
            u"sources[1].name: 'a' is taken already by line 1"_s);
        row("unquoted reference", "sources: [{name: a, provider: github, secrets: [${X}]}]",
            u"in double quotes"_s);
        row("strategy", "destinations: [{name: a, http: {url: 'http://a'}, retry: {strategy: x}}]",
            u"retry.strategy: expected exponential, found 'x'"_s);
        row("attempts",
            "destinations: [{name: a, http: {url: 'http://a'}, retry: {max_attempts: 0}}]",
            u"max_attempts: expected a number from 1 to 1000, found '0'"_s);
        row("initial", "destinations: [{name: a, http: {url: 'http://a'}, retry: {initial: 2h}}]",
            u"initial: expected at most max_interval (1h), found 2h"_s);
        row("unknown source", "workflows: [{name: a, nodes: [{id: a, source: b}]}]",
            u"nodes[0].source: expected one of the sources (there are none), found 'b'"_s);
        row("unknown destination",
            "destinations: [{name: x, http: {url: 'http://a'}}]\n"
            "workflows: [{name: a, nodes: [{id: a, destination: b}]}]",
            u"2: workflows[0].nodes[0].destination: expected one of the destinations x, found 'b'"_s);
        row("no kind", "workflows: [{name: a, nodes: [{id: a}]}]",
            u"nodes[0]: expected exactly one of source, filter, switch, map, template, "
            "destination, stop, order, deduplicate, delay, throttle, batch, script, found none"_s);
        row("two kinds", "workflows: [{name: a, nodes: [{id: a, stop: b, filter: c}]}]",
            u"found filter and stop"_s);
        const QByteArray nodes =
            "workflows: [{name: a, nodes: [{id: f, filter: x}, {id: s, stop: y}, "
            "{id: s, stop: z}], edges: [f > q, f.up > s, s > f, 'f s']}]";
        row("edge to nowhere", nodes, u"edges[0]: no node has the id 'q'"_s);
        row("unknown port", nodes,
            u"edges[1]: 'f' is a filter node with the ports pass, else, not 'up'"_s);
        row("from a stop", nodes, u"edges[2]: 's' is a stop node: nothing leaves it"_s);
        row("no edge", nodes, u"edges[3]: expected 'node > node' or 'node.port > node'"_s);
        row("same id", nodes, u"nodes[2].id: 's' is the id of another node"_s);
        const auto graph = [](const QByteArray &edges) {
            return "sources: [{name: a, provider: github}]\nworkflows:\n- name: w\n  nodes:\n"
                   "  - {id: in, source: a}\n  - {id: f, filter: \"a ==\"}\n"
                   "  - {id: s, stop: x}\n  edges:\n"
                + edges;
        };
        row("expression", graph("  - in > f"), u"6: workflows[0].nodes[1].filter: "_s);
        row("expression's position", graph("  - in > f"), u"at character 5"_s);
        row("cycle", graph("  - in > f\n  - f > f"),
            u"6: workflows[0].nodes[1]: an event would go round in a circle"_s);
        row("no source node", "workflows: [{name: a, nodes: []}]",
            u"1: workflows[0].nodes: there is no source node"_s);
        row("two documents", "listen: 1.2.3.4:1\n---\nlisten: 1.2.3.4:2", u"one document"_s);
        row("tag", "listen: !!binary AAAA", u"tags"_s);
        row("not UTF-8", "listen: \xff", u"not UTF-8"_s);
        row("complex key", "? [a]\n: b", u"name of a field must be text"_s);
        row("alias in itself", "listen: &a [*a]", u"alias must not stand inside"_s);
    }

    void refuses()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, problem);
        const auto problems = problemsOf(text).join(u'\n');
        QVERIFY2(problems.contains(problem), qPrintable(problems));
    }

    void neverRepeatsALiteralSecret_data()
    {
        QTest::addColumn<QByteArray>("text");
        for (const QByteArray secrets :
             {"[tr0ub4dor]", "tr0ub4dor", "{tr0ub4dor: x}", "[*tr0ub4dor]", "[!tr0ub4dor x]",
              "[\"${tr0ub4dor\"]", "[{literal: tr0ub4dor}]", "[\"\\tr0ub4dor\"]", "[[tr0ub4dor]]"})
            QTest::newRow(secrets)
                << "sources: [{name: a, provider: github, secrets: " + secrets + "}]";
        QTest::newRow("url") << QByteArray(
            "destinations: [{name: a, http: {url: 'http://u:tr0ub4dor@h'}}]");
        QTest::newRow("public") << QByteArray(
            "sources: [{name: a, provider: github, public_url: 'http://u:tr0ub4dor@h'}]");
        QTest::newRow("http") << QByteArray(
            "destinations: [{name: a, http: 'http://u:tr0ub4dor@h'}]");
        QTest::newRow("secret") << QByteArray(
            "destinations: [{name: a, http: {url: 'http://h', secret: tr0ub4dor}}]");
    }

    void neverRepeatsALiteralSecret()
    {
        QFETCH(QByteArray, text);
        const auto problems = problemsOf(text).join(u'\n');
        QVERIFY(!problems.isEmpty());
        QVERIFY2(!problems.contains(u"tr0ub4dor"_s), qPrintable(problems));
    }

    void isBounded()
    {
        QVERIFY(problemsOf(QByteArray(YamlNode::maxBytes + 1, '#')).at(0).contains(u"1 MiB"_s));
        QVERIFY(problemsOf(QByteArray(100'000, '[')).at(0).contains(u"deeper"_s));
        QByteArray laughs = "a0: &a0 [x,x,x,x,x,x,x,x,x,x]\n";
        QByteArray chain = "b0: &b0 [x]\n";
        for (int i = 1; i < 40; ++i) {
            const auto now = QByteArray::number(i);
            const auto before = QByteArray::number(i - 1);
            laughs += "a" + now + ": &a" + now + " [*a" + before + ",*a" + before + ",*a" + before
                + "]\n";
            chain += "b" + now + ": &b" + now + " [*b" + before + "]\n";
        }
        QVERIFY(problemsOf(laughs).at(0).contains(u"more than 20000 values"_s));
        QVERIFY(problemsOf(chain).at(0).contains(u"deeper"_s));
        QByteArray many = "sources:\n";
        for (int i = 0; i < 300; ++i)
            many += "  - {}\n";
        QCOMPARE(problemsOf(many).size(), 101);
    }

    void sharedRetryPoliciesMayUseAnAlias()
    {
        const auto config =
            readText("destinations:\n"
                     "  - {name: a, http: {url: 'http://a'}, retry: &slow {initial: 1m}}\n"
                     "  - {name: b, http: {url: 'http://b'}, retry: *slow}\n");
        QVERIFY2(config, config ? "" : qPrintable(config.error().detail));
        QCOMPARE(config->destinations.at(1).retry.initial, Microseconds(1min));
    }

    void writtenFilesReadBackTheSame()
    {
        auto config = *readText(wholeFile);
        const auto text = writeStationFile(config);
        const auto again = readText(text);
        QVERIFY2(again,
                 again ? "" : qPrintable(again.error().detail + u'\n' + QString::fromUtf8(text)));
        std::ranges::sort(config.destinations, {}, &DestinationConfig::name);
        QCOMPARE(*again, config);
        QCOMPARE(writeStationFile(*again), text);
    }

    void writtenTextSurvivesEveryCharacter()
    {
        StationConfig config;
        QString reason = u"no: 'quotes' \"double\" \\ # & * ! % @ ` ünï \U0001F600"_s;
        for (char16_t c = 1; c < 0xa1; ++c)
            reason += QChar(c);
        reason += QChar(0x2028);
        reason += QChar(0xfeff);
        config.sources = {{u"no"_s, u"github"_s, {}, {}, 0}};
        config.workflows = {{u"true"_s,
                             {{{u"in"_s, SourceNode{{u"no"_s}}}, {u"no"_s, StopNode{reason}}},
                              {{u"in"_s, u"out"_s, u"no"_s}}}}};
        const auto again = readText(writeStationFile(config));
        QVERIFY2(again, again ? "" : qPrintable(again.error().detail));
        QCOMPARE(*again, config);
    }

    void readsDurationsSizesAndShares_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<qint64>("us");
        QTest::addColumn<qint64>("bytes");
        QTest::newRow("ms") << u"250ms"_s << 250'000LL << -1LL;
        QTest::newRow("days") << u"30d"_s << 2'592'000'000'000LL << -1LL;
        QTest::newRow("minutes") << u"5m"_s << 300'000'000LL << -1LL;
        QTest::newRow("MB") << u"5MB"_s << -1LL << 5'000'000LL;
        QTest::newRow("MiB") << u"5MiB"_s << -1LL << 5'242'880LL;
        QTest::newRow("bytes") << u"100"_s << -1LL << 100LL;
        QTest::newRow("overflow") << u"9999999999999999d"_s << -1LL << -1LL;
        QTest::newRow("sign") << u"-5s"_s << -1LL << -1LL;
        QTest::newRow("blank") << u"5 s"_s << -1LL << -1LL;
        QTest::newRow("unit alone") << u"s"_s << -1LL << -1LL;
        QTest::newRow("empty") << u""_s << -1LL << -1LL;
        QTest::newRow("case") << u"5mb"_s << -1LL << -1LL;
    }

    void readsDurationsSizesAndShares()
    {
        QFETCH(QString, text);
        QFETCH(qint64, us);
        QFETCH(qint64, bytes);
        QCOMPARE(Values::parseDuration(text).value_or(Microseconds(-1)).count(), us);
        QCOMPARE(Values::parseSize(text).value_or(-1), bytes);
        if (us >= 0)
            QCOMPARE(Values::formatDuration(Microseconds(us)), text);
    }

    void formatsSharesExactly()
    {
        for (int percent = 0; percent <= 100; ++percent)
            QCOMPARE(Values::formatPercent(percent / 100.0), QString::number(percent) + u'%');
        QVERIFY(!Values::parsePercent(u"20"));
        QVERIFY(!Values::parsePercent(u"1e1%"));
        QCOMPARE(Values::parsePercent(u"12.5%"), 0.125);
    }

    void readsListenAddresses_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("again"); // empty: refused
        QTest::newRow("v4") << u"127.0.0.1:8080"_s << u"127.0.0.1:8080"_s;
        QTest::newRow("v6") << u"[::1]:8080"_s << u"[::1]:8080"_s;
        QTest::newRow("any") << u"0.0.0.0:0"_s << u"0.0.0.0:0"_s;
        QTest::newRow("localhost") << u"localhost:80"_s << u"127.0.0.1:80"_s;
        for (const auto &bad :
             {u"8080"_s, u":8080"_s, u"127.1:80"_s, u"example.org:80"_s, u"::1:80"_s,
              u"1.2.3.4:65536"_s, u"1.2.3.4:"_s, u"1.2.3.4:+1"_s, u"[1.2.3.4]:1"_s})
            QTest::newRow(qPrintable(bad)) << bad << QString();
    }

    void readsListenAddresses()
    {
        QFETCH(QString, text);
        QFETCH(QString, again);
        const auto address = parseListenAddress(text);
        QCOMPARE(address.ok(), !again.isEmpty());
        if (address)
            QCOMPARE(formatListenAddress(*address), again);
    }
};

QTEST_GUILESS_MAIN(TestStationFile)
#include "tst_stationfile.moc"
