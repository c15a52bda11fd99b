// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/station/stationfile.h"
#include "core/station/stationfilebundle.h"
#include "core/station/stationfilecheck.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Signalbox;
using namespace Qt::StringLiterals;

namespace {

const QByteArray alone("name: payments\n"
                       "nodes: [{id: in, source: shop}, {id: out, destination: anywhere}]\n"
                       "edges: [in > out]\n");

} // namespace

class WorkflowFileTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aWorkflowStandsAloneOrInAStationFile()
    {
        const auto one = readWorkflowFile(alone, u"w.yaml"_s);
        QVERIFY2(one, one ? "" : qPrintable(one.error().detail));
        QCOMPARE(one->name, u"payments"_s);
        QCOMPARE(one->graph.nodes.last().body, NodeBody(DestinationNode{u"anywhere"_s}));
        StationConfig config;
        config.workflows = {*one, {u"other"_s, one->graph}};
        const auto text = writeStationFile(config);
        QCOMPARE(*readWorkflowFile(text, u"w.yaml"_s, u"payments"_s), *one);
        QCOMPARE(readWorkflowFile(text, u"w.yaml"_s).error().code, ErrorCode::Invalid);
        QCOMPARE(readWorkflowFile(text, u"w.yaml"_s, u"none"_s).error().code, ErrorCode::NotFound);
        QCOMPARE(readWorkflowFile("listen: 127.0.0.1:1\n", u"w.yaml"_s).error().code,
                 ErrorCode::NotFound);
    }

    void aScriptIsAFileBesideIt()
    {
        QTemporaryDir folder;
        QFile script(folder.filePath(u"made.js"_s));
        QVERIFY(script.open(QIODevice::WriteOnly));
        script.write("const transform = e => e;\n");
        script.close();
        const QByteArray text = "name: w\nnodes: [{id: in, source: shop}, {id: s, script: {file: "
                                "made.js}}, {id: out, destination: a}]\n"
                                "edges: [in > s, s > out]\n";
        const auto whole = readWorkflowFile(withSchemaFiles(text, folder.path()), u"w.yaml"_s);
        QVERIFY2(whole, whole ? "" : qPrintable(whole.error().detail));
        QCOMPARE(std::get<ScriptNode>(whole->graph.nodes.at(1).body),
                 (ScriptNode{.text = u"const transform = e => e;\n"_s, .file = u"made.js"_s}));
        StationConfig config;
        config.workflows = {*whole};
        const auto inStationFile = QByteArray(writeStationFile(config)).replace("files:", "rest:");
        QVERIFY(!readWorkflowFile(inStationFile, u"w.yaml"_s));
        QCOMPARE(*readWorkflowFile(withSchemaFiles(inStationFile, folder.path()), u"w.yaml"_s),
                 *whole);
    }

    void problemsHaveTheirLines()
    {
        const auto wrong = readWorkflowFile(
            "name: w\nnodes:\n  - {id: in, source: shop}\n  - {id: f, filter: \"a >\"}\n"
            "edges: [in > f]\n",
            u"w.yaml"_s);
        QCOMPARE(wrong.error().code, ErrorCode::Invalid);
        QVERIFY2(wrong.error().detail.contains(u"w.yaml:4: nodes[1].filter: "_s),
                 qPrintable(wrong.error().detail));
        QCOMPARE(readWorkflowFile("a: [", u"w.yaml"_s).error().code, ErrorCode::Invalid);
    }

    void groupsAreWrittenAndRead()
    {
        auto workflow = *readWorkflowFile(alone, u"w.yaml"_s);
        workflow.graph.groups = {{u"Where: \"it\" begins"_s,
                                  GroupColor::Violet,
                                  u"two\nlines, # one: {two}"_s,
                                  {u"in"_s}},
                                 {u"yes"_s, GroupColor::Grey, {}, {u"out"_s}}};
        StationConfig config;
        config.workflows = {workflow};
        const auto text = writeStationFile(config);
        const auto read = readWorkflowFile(text, u"w.yaml"_s);
        QVERIFY2(read, read ? text.constData() : qPrintable(read.error().detail));
        QCOMPARE(*read, workflow);
    }

    void aGroupsProblemsHaveTheirLines_data()
    {
        QTest::addColumn<QByteArray>("group");
        QTest::addColumn<QString>("problem");
        QTest::newRow("unknown node") << "{name: a, nodes: [in, gone]}"_ba
                                      << u"groups[1].nodes[1]: group 'a': there is no node"_s;
        QTest::newRow("in two") << "{name: a, nodes: [out]}"_ba
                                << u"groups[1].nodes[0]: group 'a': 'out' is in a group"_s;
        QTest::newRow("same name")
            << "{name: First, nodes: [in]}"_ba << u"groups[1].name: group 'First': two groups"_s;
        QTest::newRow("color") << "{name: a, color: red, nodes: [in]}"_ba
                               << u"groups[1].color: expected grey, blue"_s;
        QTest::newRow("no name") << "{nodes: [in]}"_ba << u"groups[1].name: missing"_s;
        QTest::newRow("no nodes") << "{name: a}"_ba << u"groups[1].nodes: missing"_s;
        QTest::newRow("no id") << "{name: a, nodes: [{in: 1}]}"_ba
                               << u"groups[1].nodes[0]: expected the id"_s;
        QTest::newRow("unknown field")
            << "{name: a, nodes: [in], place: 1}"_ba << u"groups[1].place: unknown field"_s;
        QTest::newRow("not a mapping") << "in"_ba << u"groups[1]: expected a mapping"_s;
    }

    void aGroupsProblemsHaveTheirLines()
    {
        QFETCH(QByteArray, group);
        QFETCH(QString, problem);
        const auto wrong = readWorkflowFile(
            alone + "groups:\n  - {name: First, nodes: [out]}\n  - " + group + '\n', u"w.yaml"_s);
        QVERIFY(!wrong);
        QVERIFY2(wrong.error().detail.contains(u"w.yaml:6: "_s + problem),
                 qPrintable(wrong.error().detail));
    }

    void aSourceThatAFileWouldHaveIsFine()
    {
        SourceConfig source;
        source.name = u"shop"_s;
        source.provider = u"github"_s;
        source.secrets = {{{u"{stored: a-1}"_s}}, {{u"${B}"_s}, u"second"_s}};
        source.maxBody = 1000;
        source.intake.allow = {u"10.0.0.0/8"_s};
        QCOMPARE(checkSource(source, {u"github"_s}), QList<FieldProblem>());
        source.secrets = {{{u"literal"_s}}};
        const auto problems = checkSource(source, {u"github"_s});
        QCOMPARE(problems.size(), 1);
        QCOMPARE(problems.first().field, u"secrets[0]"_s);
        QVERIFY(!problems.first().detail.contains(u"literal"_s));
    }

    void aDestinationsFieldsAreChecked()
    {
        DestinationConfig destination;
        destination.name = u"billing"_s;
        destination.url = u"https://example.org/"_s;
        QCOMPARE(checkDestination(destination), QList<FieldProblem>());
        destination.concurrency = 0;
        destination.retry.initial = std::chrono::hours(2);
        QStringList fields;
        for (const auto &problem : checkDestination(destination))
            fields.append(problem.field);
        QCOMPARE(fields, QStringList({u"retry.initial"_s, u"limit.concurrency"_s}));
    }
};

QTEST_GUILESS_MAIN(WorkflowFileTest)
#include "tst_workflowfile.moc"
