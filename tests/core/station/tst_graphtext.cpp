// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/station/graphtext.h"

#include <QTest>

using namespace Signalbox;
using namespace Qt::StringLiterals;

/// What people paste from a station file, from wherever they began to copy.
class GraphTextTest final : public QObject
{
    Q_OBJECT

    static Graph shop()
    {
        return {{{u"in"_s, SourceNode{{u"shop"_s}}},
                 {u"big"_s, FilterNode{u"body.amount > `10`"_s}},
                 {u"out"_s, DestinationNode{u"billing"_s}}},
                {{u"in"_s, u"out"_s, u"big"_s}, {u"big"_s, u"pass"_s, u"out"_s}}};
    }
    static Graph withoutEdges()
    {
        auto graph = shop();
        graph.edges.clear();
        return graph;
    }

private Q_SLOTS:
    void isReadFromWhereverItWasCopied_data();
    void isReadFromWhereverItWasCopied();
    void needNotBeAbleToRun();
    void problemsHaveTheirLinesAndFields();
    void anotherTextIsRefused_data();
    void anotherTextIsRefused();
    void noMoreThanAWorkflowMayHave();
};

void GraphTextTest::isReadFromWhereverItWasCopied_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<Graph>("graph");
    const QByteArray workflow("  - name: orders\n"
                              "    nodes:\n"
                              "      - id: in\n"
                              "        source: shop\n"
                              "      - id: big\n"
                              "        filter: body.amount > `10`\n"
                              "      - {id: out, destination: billing}\n"
                              "    edges:\n"
                              "      - in > big\n"
                              "      - big.pass > out\n");
    const auto from = [&](const char *word) { return workflow.sliced(workflow.indexOf(word)); };
    const auto nodes = from("      - id: in").first(from("      - id: in").indexOf("    edges"));
    QTest::newRow("a station file") << "listen: 127.0.0.1:1\nworkflows:\n" + workflow << shop();
    QTest::newRow("an entry of its list") << workflow << shop();
    QTest::newRow("from the name on") << from("name") << shop();
    QTest::newRow("from its nodes on") << from("    nodes") << shop();
    QTest::newRow("from a word on") << from("nodes") << shop();
    QTest::newRow("Windows' line ends")
        << QByteArray(from("nodes")).replace('\n', "\r\n") << shop();
    QTest::newRow("nodes alone") << nodes << withoutEdges();
    QTest::newRow("nodes from the first dash on") << nodes.trimmed() << withoutEdges();
    QTest::newRow("one node") << "id: in\nsource: [shop]\n"_ba << Graph{{shop().nodes.first()}, {}};
    QTest::newRow("one node from its dash on")
        << "- id: in\n        source: shop\n"_ba << Graph{{shop().nodes.first()}, {}};
    QTest::newRow("JSON") << R"([{"id": "in", "source": ["shop"]}])"_ba
                          << Graph{{shop().nodes.first()}, {}};
}

void GraphTextTest::isReadFromWhereverItWasCopied()
{
    QFETCH(QByteArray, text);
    QFETCH(Graph, graph);
    const auto read = readGraphText(text);
    QVERIFY2(read, read ? "" : qPrintable(read.error().detail));
    QCOMPARE(*read, graph);
}

void GraphTextTest::needNotBeAbleToRun()
{
    const auto read = readGraphText("nodes: [{id: a, filter: body.a}, {id: b, filter: body.b}]\n"
                                    "edges: [a > b, b > a]\n");
    QVERIFY2(read, read ? "" : qPrintable(read.error().detail));
    QCOMPARE(read->edges.size(), 2);
}

void GraphTextTest::problemsHaveTheirLinesAndFields()
{
    const auto wrong = readGraphText("nodes:\n"
                                     "  - {id: in, source: shop}\n"
                                     "  - {id: big!, filter: body.a}\n"
                                     "edges: [in > out]\n");
    QCOMPARE(wrong.error().code, ErrorCode::Invalid);
    const auto lines = wrong.error().detail.split(u'\n');
    QCOMPARE(lines.size(), 2);
    QVERIFY2(lines[0].startsWith("text:3: nodes[1].id: "_L1), qPrintable(lines[0]));
    QCOMPARE(lines[1], u"text:4: edges[0]: no node has the id 'out'"_s);
    const auto unfinished = readGraphText("nodes: [{id: in");
    QCOMPARE(unfinished.error().code, ErrorCode::Invalid);
    QVERIFY2(unfinished.error().detail.startsWith("text:1: "_L1),
             qPrintable(unfinished.error().detail));
}

void GraphTextTest::anotherTextIsRefused_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<ErrorCode>("code");
    QTest::newRow("nothing") << ""_ba << ErrorCode::NotFound;
    QTest::newRow("a word") << "hello"_ba << ErrorCode::NotFound;
    QTest::newRow("another file") << "listen: 127.0.0.1:1\n"_ba << ErrorCode::NotFound;
    QTest::newRow("no nodes in it") << "nodes: []\n"_ba << ErrorCode::NotFound;
    QTest::newRow("a list of something else") << "- a\n- b\n"_ba << ErrorCode::Invalid;
    QTest::newRow("two workflows")
        << "workflows: [{name: a, nodes: []}, {name: b, nodes: []}]\n"_ba << ErrorCode::Invalid;
    QTest::newRow("too long") << QByteArray(1024 * 1024 + 1, 'a') << ErrorCode::Invalid;
}

void GraphTextTest::anotherTextIsRefused()
{
    QFETCH(QByteArray, text);
    QFETCH(ErrorCode, code);
    const auto read = readGraphText(text);
    QVERIFY(!read);
    QCOMPARE(read.error().code, code);
    QVERIFY(!read.error().detail.isEmpty());
}

void GraphTextTest::noMoreThanAWorkflowMayHave()
{
    const auto text = [](int nodes) {
        QByteArray text;
        for (int i = 0; i < nodes; ++i)
            text += "- {id: n" + QByteArray::number(i) + ", stop: enough}\n";
        return text;
    };
    QCOMPARE(readGraphText(text(500))->nodes.size(), 500);
    const auto tooMany = readGraphText(text(501));
    QVERIFY(!tooMany);
    QVERIFY2(tooMany.error().detail.startsWith("text:501: nodes: "_L1),
             qPrintable(tooMany.error().detail));
}

QTEST_GUILESS_MAIN(GraphTextTest)
#include "tst_graphtext.moc"
