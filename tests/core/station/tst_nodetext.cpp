// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/configjson.h"
#include "core/station/stationfilecheck.h"

#include <QJsonDocument>
#include <QTest>

using namespace Signalbox;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

QList<NodeBody> everyKind()
{
    MapNode fields;
    fields.fields = {{u"a"_s, u"'x: \"y\"'"_s}, {u"z.id"_s, u"body.id"_s}};
    fields.headers = {{u"X-A"_s, u"a: \"b\""_s}, {u"X-Z"_s, u"{{body.z}}"_s}};
    fields.path = u"/o"_s;
    fields.method = u"PUT"_s;
    fields.key = u"{{id}}"_s;
    MapNode whole;
    whole.expression = u"body.object"_s;
    whole.contentType = u"application/x+json"_s;
    MapNode say;
    say.text = u"Order {{body.id}}\n\ton two lines"_s;
    const auto script = u"function transform(event) {\n\treturn event; // \"x\"\n}\n"_s;
    return {
        FilterNode{u"body.amount > `10` && type == 'a \"b\"'"_s},
        SwitchNode{{{u"b"_s, u"body.b"_s}, {u"a"_s, u"body.a"_s}}},
        fields,
        whole,
        say,
        OrderNode{u"body.k"_s, u"body.n"_s, OrderNode::Policy::SkipStale,
                  OrderNode::Positions::Time, 1500ms, -3},
        OrderNode(),
        DeduplicateNode{u"body.k"_s, 2h},
        DelayNode{10min, {}},
        DelayNode{Microseconds(1), {}},
        DelayNode{{}, u"body.at"_s},
        ThrottleNode{{60, 1min, 5}, u"body.k"_s},
        ThrottleNode{{100, 1s, 10}, {}},
        BatchNode{7, 3s, 2000, u"type"_s},
        ScriptNode{script, {}, 250ms, 32'000'000},
        ScriptNode{script, u"made.js"_s, 1s, 64'000'000},
    };
}

/// in > node > out, and a stop, in groups.
Graph graphAround(const NodeBody &body)
{
    return {{{u"in"_s, SourceNode{{u"shop"_s, u"desk"_s}}},
             {u"node"_s, body},
             {u"out"_s, DestinationNode{u"billing"_s}},
             {u"end"_s, StopNode{u"small: \"no\""_s}}},
            {{u"in"_s, u"out"_s, u"node"_s},
             {u"node"_s, outputPorts(body).first(), u"out"_s},
             {u"node"_s, outputPorts(body).last(), u"end"_s}},
            {{u"What is large"_s, GroupColor::Teal, u"two\nlines"_s, {u"node"_s, u"out"_s}}}};
}

} // namespace

/// Nodes as text that a station file reads: what is copied on the canvas.
class NodeTextTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyKindIsReadByAStationFileAndBack_data()
    {
        QTest::addColumn<int>("at");
        const auto bodies = everyKind();
        QStringList kinds{u"source"_s, u"destination"_s, u"stop"_s}; // these are in every graph
        for (int at = 0; at < bodies.size(); ++at) {
            const auto kind = nodeKind(bodies[at]);
            QTest::addRow("%s %d", qPrintable(kind), at) << at;
            if (!kinds.contains(kind))
                kinds.append(kind);
        }
        QCOMPARE(kinds.size(), qsizetype(std::variant_size_v<NodeBody>));
    }

    void everyKindIsReadByAStationFileAndBack()
    {
        QFETCH(int, at);
        auto graph = graphAround(everyKind().at(at));
        auto json = toFileJson(graph);
        if (auto *script = std::get_if<ScriptNode>(&graph.nodes[1].body))
            script->file.clear(); // it stands in the text
        const auto copied = graphFromJson(json);
        QVERIFY2(copied, copied ? "" : qPrintable(copied.error().detail));
        QCOMPARE(*copied, graph);

        json.insert("name"_L1, u"w"_s);
        const auto text = QJsonDocument(json).toJson();
        const auto inFile = readWorkflowFile(text, u"w.yaml"_s);
        QVERIFY2(inFile, inFile ? "" : qPrintable(inFile.error().detail));
        QCOMPARE(inFile->graph, graph);
    }

    void aDurationIsANumberOfSecondsOrHasAUnit()
    {
        const auto delay = [](const QByteArray &wait) {
            return graphFromJson(
                QJsonDocument::fromJson("{\"nodes\":[{\"id\":\"d\",\"delay\":{\"for\":" + wait
                                        + "}}]}")
                    .object());
        };
        QCOMPARE(delay("90")->nodes.first().body, NodeBody(DelayNode{90s, {}}));
        QCOMPARE(delay("\"90s\"")->nodes.first().body, NodeBody(DelayNode{90s, {}}));
        QCOMPARE(delay("\"2m\"")->nodes.first().body, NodeBody(DelayNode{2min, {}}));
        for (const auto *wrong : {"\"90\"", "\"90 s\"", "\"soon\"", "\"-1s\"", "[]"}) {
            const auto graph = delay(wrong);
            QVERIFY2(!graph, wrong);
            QVERIFY2(graph.error().detail.contains("delay.for"_L1), wrong);
        }
    }

    void whatStandsInAMappingIsText()
    {
        const auto graph = graphFromJson(
            QJsonDocument::fromJson("{\"nodes\":[{\"id\":\"m\",\"map\":{\"a\":1}}]}").object());
        QVERIFY(!graph);
        QVERIFY2(graph.error().detail.contains("map"_L1), qPrintable(graph.error().detail));
    }
};

QTEST_GUILESS_MAIN(NodeTextTest)
#include "tst_nodetext.moc"
