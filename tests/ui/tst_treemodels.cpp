// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/scenes.h"
#include "ui/models/cardmodel.h"
#include "ui/models/deliverytreemodel.h"
#include "ui/models/feedroles.h"
#include "ui/models/headerstablemodel.h"
#include "ui/models/inspection.h"
#include "ui/models/jsontreemodel.h"
#include "ui/models/tracetreemodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace Signalbox;
using namespace Qt::StringLiterals;

using Tester = QAbstractItemModelTester;

class TreeModelsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void jsonKeepsMembersAndTellsPaths();
    void jsonBoundsLongTexts();
    void deliveriesKeepRowsWhenAttemptsAreAdded();
    void traceShowsVerdictsAndValues();
    void traceSaysOfWhichWorkflowsThereIsNoneAnyMore();
    void headersAreInTheOrderReceived();
    void cardsKeepRowsWhileFiguresChange();
    void inspectionGathersAllParts();
    void inspectionFollowsADelivery();
    void inspectionDropsAnswersToAnotherEvent();

private:
    const Scenes m_scenes{SystemClock().now()};
    SystemClock m_clock;
    TimeFormat m_times{m_clock};
};

void TreeModelsTest::jsonKeepsMembersAndTellsPaths()
{
    ScriptedStation station;
    m_scenes.furnish(station);
    JsonTreeModel model;
    const Tester tester(&model, Tester::FailureReportingMode::QtTest);
    model.setTree(station.trees.begin().value());
    QCOMPARE(model.rowCount(), 1);
    const auto root = model.index(0, 0);
    QCOMPARE(model.rowCount(root), 5);
    const auto repository = model.index(2, 0, root);
    QCOMPARE(repository.data().toString(), u"repository"_s);
    QCOMPARE(model.index(1, 1, repository).data().toString(), u"\"octo-org/hello-world\""_s);
    QCOMPARE(model.path(model.index(1, 0, repository)), u"body.repository.full_name"_s);
    const auto labels = model.index(4, 0, root);
    QCOMPARE(model.path(model.index(1, 0, labels)), u"body.labels[1]"_s);
    model.setTree({});
    QCOMPARE(model.rowCount(), 0);
}

void TreeModelsTest::jsonBoundsLongTexts()
{
    JsonTreeModel model;
    model.setTree({{{-1, 0, {}, JsonTree::Kind::String, QString(100'000, u'x')}}, false, {}});
    QVERIFY(model.index(0, 1).data().toString().size() < 400);
    QCOMPARE(model.index(0, 1).data(FeedRole::Raw).toString().size(), 100'000);
}

void TreeModelsTest::deliveriesKeepRowsWhenAttemptsAreAdded()
{
    DeliveryTreeModel model(m_times);
    const Tester tester(&model, Tester::FailureReportingMode::QtTest);
    const auto event = m_scenes.event(1, u"push"_s, EventState::Retrying);
    auto delivery = m_scenes.delivery(event, u"billing"_s, DeliveryStatus::Retrying, 1);
    model.setDeliveries({delivery});
    const QPersistentModelIndex attempt = model.index(0, 0, model.index(0, 0));
    QVERIFY(attempt.isValid());
    const auto id = delivery.delivery.id;
    delivery = m_scenes.delivery(event, u"billing"_s, DeliveryStatus::Succeeded, 3);
    delivery.delivery.id = id;
    auto other = m_scenes.delivery(event, u"archive"_s, DeliveryStatus::Scheduled, 0);
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    model.setDeliveries({delivery, other});
    QCOMPARE(reset.size(), 0);
    QVERIFY(attempt.isValid());
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(model.rowCount(model.index(0, 0)), 4);
    QCOMPARE(model.attemptAt(model.index(3, 0, model.index(0, 0)))->httpStatus, 204);
    other.delivery.waitsFor = id;
    model.setDeliveries({delivery, other});
    const auto when = model.index(1, DeliveryTreeModel::When);
    QVERIFY(when.data().toString().contains(u"turn"_s));
    QVERIFY(when.data(Qt::ToolTipRole).toString().contains(id.toString()));
    model.setDeliveries({other});
    QCOMPARE(reset.size(), 1);
    QVERIFY(!model.attemptAt(model.index(0, 0)));
    QCOMPARE(model.deliveryAt(model.index(0, 0))->destination, u"archive"_s);
}

void TreeModelsTest::traceShowsVerdictsAndValues()
{
    TraceTreeModel model;
    const Tester tester(&model, Tester::FailureReportingMode::QtTest);
    TraceStep broken{u"big"_s, u"filter"_s, u"else"_s, u"not a number"_s, {}, true, 12};
    TraceStep script{u"js"_s, u"script"_s, u"out"_s, {}, {}, false, 9, 7, 9, {u"a 1"_s, u"b"_s}};
    model.setTraces(
        {{u"main"_s,
          3,
          {{u"in"_s, u"source"_s, u"out"_s, {}, {}, false, 3},
           {u"small"_s, u"filter"_s, u"else"_s, {}, {{u"body.n"_s, 7}}, false, 40},
           broken,
           {u"shape"_s, u"map"_s, u"out"_s, {}, {}, false, 5, 7, QJsonObject{{u"n"_s, 8}}},
           {u"js"_s, u"script"_s, {}, u"waits to run"_s, {}, false, 1},
           script}}});
    const auto workflow = model.index(0, 0);
    QCOMPARE(model.rowCount(workflow), 6);
    const auto verdict = [&](int row, const QModelIndex &of) {
        return model.index(row, TraceTreeModel::Verdict, of).data().toString();
    };
    QCOMPARE(verdict(4, workflow), u"waits to run"_s);
    QCOMPARE(verdict(5, workflow), u"changed the body"_s);
    const auto said = model.index(5, 0, workflow);
    QCOMPARE(model.rowCount(said), 4);
    QCOMPARE(verdict(0, said), u"a 1"_s);
    QCOMPARE(verdict(1, said), u"b"_s);
    QCOMPARE(verdict(2, said), u"7"_s);
    const auto map = model.index(3, 0, workflow);
    QCOMPARE(map.siblingAtColumn(TraceTreeModel::Verdict).data().toString(), u"changed the body"_s);
    QCOMPARE(model.rowCount(map), 2);
    QCOMPARE(model.index(0, TraceTreeModel::Verdict, map).data().toString(), u"7"_s);
    QCOMPARE(model.index(1, TraceTreeModel::Verdict, map).data().toString(), u"{\"n\":8}"_s);
    const auto filter = model.index(1, 0, workflow);
    QCOMPARE(filter.siblingAtColumn(TraceTreeModel::Verdict).data().toString(), u"did not match"_s);
    QCOMPARE(model.index(0, TraceTreeModel::Verdict, filter).data().toString(), u"7"_s);
    const auto failed = model.index(2, TraceTreeModel::Verdict, workflow);
    QVERIFY(failed.data(FeedRole::OutlinedLooks).isValid());
}

void TreeModelsTest::traceSaysOfWhichWorkflowsThereIsNoneAnyMore()
{
    TraceTreeModel model;
    const Tester tester(&model, Tester::FailureReportingMode::QtTest);
    model.setTraces({{u"main"_s, 3, {{u"in"_s, u"source"_s, u"out"_s, {}, {}}}}}, {u"payments"_s});
    QCOMPARE(model.rowCount(), 2);
    const auto gone = model.index(0, TraceTreeModel::What);
    QCOMPARE(gone.data().toString(), u"payments"_s);
    QCOMPARE(gone.siblingAtColumn(TraceTreeModel::Verdict).data().toString(),
             u"trace kept no longer"_s);
    QCOMPARE(model.rowCount(gone), 0);
    QCOMPARE(model.index(1, TraceTreeModel::What).data().toString(), u"main"_s);

    ScriptedStation station;
    auto event = m_scenes.event(1, u"push"_s, EventState::Stopped);
    event.tracesRemoved = {u"payments"_s};
    station.eventValues = {event};
    Inspection inspection(station);
    QSignalSpy changed(&inspection, &Inspection::tracesChanged);
    inspection.setEvent(event.summary.id);
    QTRY_VERIFY(inspection.isSettled() && inspection.detail());
    QVERIFY(!changed.isEmpty());
    QCOMPARE(inspection.detail()->tracesRemoved, QStringList{u"payments"_s});
}

void TreeModelsTest::headersAreInTheOrderReceived()
{
    HeadersTableModel model;
    const Tester tester(&model, Tester::FailureReportingMode::QtTest);
    model.setHeaders(HeaderBlock("B: 2\r\na:  1 \r\nB: 3\r\n"));
    QCOMPARE(model.rowCount(), 3);
    QCOMPARE(model.index(0, 0).data().toString(), u"B"_s);
    QCOMPARE(model.index(1, 1).data().toString(), u"1"_s);
    QCOMPARE(model.index(2, 1).data().toString(), u"3"_s);
}

void TreeModelsTest::cardsKeepRowsWhileFiguresChange()
{
    CardModel model;
    const Tester tester(&model, Tester::FailureReportingMode::QtTest);
    model.setCards({{u"a"_s, {}, {}, u"1"_s}, {u"b"_s, {}, {}, u"2"_s}});
    const QPersistentModelIndex second = model.index(1);
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    model.setCards({{u"a"_s, {}, {}, u"3"_s}, {u"b"_s, {}, {}, u"4"_s}});
    QCOMPARE(reset.size(), 0);
    QVERIFY(second.isValid());
    model.setCards({{u"b"_s, {}, {}, u"4"_s}});
    QCOMPARE(reset.size(), 1);
}

void TreeModelsTest::inspectionGathersAllParts()
{
    ScriptedStation station;
    m_scenes.furnish(station);
    Inspection inspection(station);
    QSignalSpy settled(&inspection, &Inspection::settled);
    inspection.setEvent(station.eventValues[4].summary.id); // failed: two deliveries
    QTRY_VERIFY(inspection.isSettled() && !settled.isEmpty());
    QVERIFY(inspection.detail());
    QCOMPARE(inspection.deliveries().size(), 2);
    QCOMPARE(inspection.deliveries().last().attempts.size(), 2);
    QCOMPARE(inspection.traces().size(), 1);
}

void TreeModelsTest::inspectionFollowsADelivery()
{
    ScriptedStation station;
    auto event = m_scenes.event(1, u"push"_s, EventState::InFlight);
    auto delivery = m_scenes.delivery(event, u"billing"_s, DeliveryStatus::Scheduled, 0);
    station.eventValues = {event};
    station.deliveryValues = {delivery};
    Inspection inspection(station);
    inspection.setEvent(event.summary.id);
    QTRY_COMPARE(inspection.deliveries().size(), 1);
    QTRY_VERIFY(inspection.isSettled());
    const auto id = delivery.delivery.id;
    delivery = m_scenes.delivery(event, u"billing"_s, DeliveryStatus::Succeeded, 1);
    delivery.delivery.id = id;
    station.deliveryValues = {delivery};
    station.eventValues[0].summary.state = EventState::Delivered;
    inspection.refresh();
    QTRY_COMPARE(inspection.deliveries().first().attempts.size(), 2);
    QTRY_COMPARE(inspection.detail()->summary.state, EventState::Delivered);
}

void TreeModelsTest::inspectionDropsAnswersToAnotherEvent()
{
    ScriptedStation station;
    station.eventValues = m_scenes.events(2);
    Inspection inspection(station);
    station.hold();
    inspection.setEvent(station.eventValues[0].summary.id);
    inspection.setEvent(station.eventValues[1].summary.id);
    station.release();
    QTRY_VERIFY(inspection.detail());
    QCOMPARE(inspection.detail()->summary.seq, 1);
}

QTEST_GUILESS_MAIN(TreeModelsTest)
#include "tst_treemodels.moc"
