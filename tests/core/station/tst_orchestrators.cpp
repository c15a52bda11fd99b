// SPDX-License-Identifier: GPL-3.0-or-later
// The shapes in resources/destinations: read as station files, and run.
#include "core/expression/envelope.h"
#include "core/station/stationfile.h"
#include "core/workflow/evaluation.h"
#include "core/workflow/validation.h"

#include <QDir>
#include <QTest>

using namespace Signalbox;
using namespace Qt::StringLiterals;

class OrchestratorsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyShapeIsThere()
    {
        const auto names = QDir(QStringLiteral(DESTINATIONS)).entryList({u"*.yaml"_s});
        QCOMPARE_GE(names.size(), 11);
        QFile docs(QStringLiteral(DOCS));
        QVERIFY(docs.open(QIODevice::ReadOnly));
        const auto text = docs.readAll();
        for (const auto &name : names)
            QVERIFY2(text.contains("resources/destinations/" + name.toUtf8()), qPrintable(name));
    }

    void aShapeStartsWorkByTheEventsId_data()
    {
        QTest::addColumn<QString>("path");
        const QDir folder(QStringLiteral(DESTINATIONS));
        for (const auto &name : folder.entryList({u"*.yaml"_s}))
            QTest::newRow(qPrintable(name)) << folder.filePath(name);
    }

    void aShapeStartsWorkByTheEventsId()
    {
        QFETCH(QString, path);
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const StationFileContext context{{}, {u"events"_s}, {}};
        const auto config = readStationFile(file.readAll(), QFileInfo(path).fileName(), context);
        QVERIFY2(config, config ? "" : qPrintable(config.error().detail));
        QCOMPARE(config->workflows.size(), 1);
        const auto &graph = config->workflows.first().graph;
        const KnownNames known{{{u"events"_s, {}}}, {config->destinations.first().name}};
        QCOMPARE(validateWorkflow(graph, &known), QList<WorkflowProblem>());

        Event event;
        event.id = EventId::make(fromMicroseconds(1'764'000'000'000'000));
        event.source = u"events"_s;
        event.type = u"order.paid"_s;
        event.key = "order-1"_ba;
        event.request.headers = HeaderBlock("Content-Type: application/json\r\n"_ba);
        event.request.body = R"({"order":{"id":9007199254740993,"text":"a \"b\""}})";
        const auto workflow = CompiledWorkflow::compile(u"w"_s, 1, graph);
        QVERIFY(workflow);
        const auto outcome = evaluate(**workflow, event.source, envelopeOf(event));
        QCOMPARE(outcome.deliveries.size(), 1);
        const auto &delivery = outcome.deliveries.first();
        const auto id = event.id.toString().toUtf8();
        QCOMPARE(delivery.webhookId, id);
        QVERIFY(delivery.content.body);
        const auto body = Document::parse(*delivery.content.body);
        QVERIFY2(body, body ? "" : qPrintable(body.error().detail));
        QCOMPARE(body->kind(), Document::Kind::Object);
        const bool tellsTheId = delivery.content.body->contains('"' + id + '"');
        QVERIFY2(tellsTheId, delivery.content.body->constData());
        QVERIFY2(delivery.content.body->contains("9007199254740993"),
                 delivery.content.body->constData());
    }
};

QTEST_GUILESS_MAIN(OrchestratorsTest)
#include "tst_orchestrators.moc"
