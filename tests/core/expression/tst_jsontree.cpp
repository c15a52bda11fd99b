// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/expression/jsontreereader.h"

#include <QTest>

using namespace Signalbox;
using namespace Qt::StringLiterals;
using Kind = JsonTree::Kind;

class JsonTreeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nodesStandInDocumentOrderWithTheirText();
    void repeatedMembersAreBothShown();
    void whatIsNotJsonHasAProblemAndNoNodes();
    void aHugeDocumentIsCutOff();
    void afterTheCutTheSyntaxStillCounts();
};

void JsonTreeTest::nodesStandInDocumentOrderWithTheirText()
{
    const JsonTree tree = readJsonTree(R"({"b":[1.50,"é"],"a":{},"c":true,"d":null})");
    QCOMPARE(tree.problem, QString());
    const QList<JsonTree::Node> expected{
        {-1, 4, {}, Kind::Object, {}},       {0, 2, u"b"_s, Kind::Array, {}},
        {1, 0, {}, Kind::Number, u"1.50"_s}, {1, 0, {}, Kind::String, u"é"_s},
        {0, 0, u"a"_s, Kind::Object, {}},    {0, 0, u"c"_s, Kind::True, {}},
        {0, 0, u"d"_s, Kind::Null, {}},
    };
    QCOMPARE(tree.nodes, expected);
    QVERIFY(!tree.truncated);
}

void JsonTreeTest::repeatedMembersAreBothShown()
{
    const JsonTree tree = readJsonTree(R"({"a":1,"a":2})");
    QCOMPARE(tree.nodes.size(), 3);
    QCOMPARE(tree.nodes.at(2).text, u"2"_s);
}

void JsonTreeTest::whatIsNotJsonHasAProblemAndNoNodes()
{
    const JsonTree tree = readJsonTree("{\"a\":\n [1,}");
    QVERIFY(tree.nodes.isEmpty());
    QCOMPARE(tree.problem, u"expected a value at line 2, column 5"_s);
}

void JsonTreeTest::aHugeDocumentIsCutOff()
{
    const JsonTree tree =
        readJsonTree('[' + QByteArray("[1],").repeated(JsonTree::maxNodes) + "0]");
    QVERIFY(tree.truncated);
    QCOMPARE(tree.nodes.size(), JsonTree::maxNodes);
    QCOMPARE(tree.problem, QString());
}

void JsonTreeTest::afterTheCutTheSyntaxStillCounts()
{
    const JsonTree tree =
        readJsonTree('[' + QByteArray("1,").repeated(JsonTree::maxNodes + 5) + "}");
    QVERIFY(tree.nodes.isEmpty());
    QVERIFY(!tree.problem.isEmpty());
}

QTEST_GUILESS_MAIN(JsonTreeTest)
#include "tst_jsontree.moc"
