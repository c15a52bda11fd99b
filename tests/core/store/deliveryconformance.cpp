// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/store/deliveryconformance.h"

namespace Signalbox {

using namespace Qt::StringLiterals;

void DeliveryConformance::attemptsMoveTheDeliveryAndTheEvent()
{
    const auto made = storeAndRoute("k"_ba, {u"a"_s}).first();
    const auto failing = attempt(made, 1, DeliveryStatus::Retrying);
    auto report = commit([&](WriteSession &s) { QVERIFY(s.recordAttempt(failing)); });
    QCOMPARE(report.attempts, 1);
    auto current = delivery(made.id);
    QCOMPARE(current.status, DeliveryStatus::Retrying);
    QCOMPARE(current.attempts, 1);
    QCOMPARE(current.dueAt, *failing.attempt.retryAt);
    QCOMPARE(current.lastHttpStatus, 500);
    QCOMPARE(current.lastError, failing.attempt.error);
    QCOMPARE(current.finishedAt, std::nullopt);
    QCOMPARE(summary(made.event).state, EventState::Retrying);

    const auto good = attempt(made, 2, DeliveryStatus::Succeeded);
    commit([&](WriteSession &s) { QVERIFY(s.recordAttempt(good)); });
    current = delivery(made.id);
    QCOMPARE(current.status, DeliveryStatus::Succeeded);
    QCOMPARE(current.finishedAt, std::optional(good.at));
    QCOMPARE(current.lastError, QString());
    QCOMPARE(summary(made.event).state, EventState::Delivered);
    QCOMPARE(summary(made.event).finishedAt, std::optional(good.at));
    QCOMPARE(summary(made.event).route, (QList<RouteChip>{{u"a"_s, DeliveryStatus::Succeeded}}));
}

void DeliveryConformance::attemptsComeBackWhole()
{
    const auto made = storeAndRoute("k"_ba, {u"a"_s}).first();
    const auto first = attempt(made, 1, DeliveryStatus::Retrying);
    const auto second = attempt(made, 2, DeliveryStatus::Dead);
    commit([&](WriteSession &s) {
        QVERIFY(s.recordAttempt(first));
        QVERIFY(s.recordAttempt(second));
    });
    QCOMPARE(reader().delivery(made.id)->attempts, (QList{first.attempt, second.attempt}));
}

void DeliveryConformance::attemptsThatCannotBeAreRefused()
{
    const auto made = storeAndRoute("k"_ba, {u"a"_s}).first();
    auto unknown = made;
    unknown.id = DeliveryId::make(at(0));
    auto without = attempt(made, 1, DeliveryStatus::Retrying);
    without.attempt.retryAt.reset();
    commit([&](WriteSession &s) {
        QCOMPARE(s.recordAttempt(attempt(unknown, 1, DeliveryStatus::Dead)).error().code,
                 ErrorCode::NotFound);
        QCOMPARE(s.recordAttempt(without).error().code, ErrorCode::Invalid);
        QVERIFY(s.recordAttempt(attempt(made, 1, DeliveryStatus::Retrying)));
        QCOMPARE(s.recordAttempt(attempt(made, 1, DeliveryStatus::Retrying)).error().code,
                 ErrorCode::Conflict);
        QVERIFY(s.recordAttempt(attempt(made, 2, DeliveryStatus::Succeeded)));
        QCOMPARE(s.recordAttempt(attempt(made, 3, DeliveryStatus::Succeeded)).error().code,
                 ErrorCode::Conflict);
    });
    QCOMPARE(reader().delivery(made.id)->attempts.size(), 2);
}

void DeliveryConformance::anEventIsFailedWhileADeliveryIsDead()
{
    const auto made = storeAndRoute("k"_ba, {u"a"_s, u"b"_s, u"c"_s});
    const auto record = [&](int i, int number, DeliveryStatus status) {
        commit([&](WriteSession &s) {
            QVERIFY(s.recordAttempt(attempt(made.at(i), number, status)));
        });
        return summary(made.first().event).state;
    };
    QCOMPARE(record(0, 1, DeliveryStatus::Succeeded), EventState::InFlight);
    QCOMPARE(record(1, 1, DeliveryStatus::Retrying), EventState::Retrying);
    QCOMPARE(record(1, 2, DeliveryStatus::Dead), EventState::Failed);
    QCOMPARE(summary(made.first().event).finishedAt, std::nullopt); // c has not ended
    QCOMPARE(record(2, 1, DeliveryStatus::Cancelled), EventState::Failed);
    QCOMPARE(summary(made.first().event).finishedAt, std::optional(at(21)));
}

void DeliveryConformance::theQueueGivesWhatIsDueOldestFirst()
{
    const auto early = storeAndRoute("1"_ba, {u"a"_s}).first();
    const auto late = storeAndRoute("2"_ba, {u"a"_s}).first();
    storeAndRoute("3"_ba, {u"b"_s});
    commit([&](WriteSession &s) {
        QVERIFY(s.recordAttempt(attempt(early, 1, DeliveryStatus::Retrying))); // due at 15
    });
    QVERIFY(reader().dueDeliveries(u"a"_s, at(0), 10, 1 << 20, {})->isEmpty());
    auto due = reader().dueDeliveries(u"a"_s, at(1), 10, 1 << 20, {});
    QCOMPARE(due->size(), 1);
    QCOMPARE(due->first().delivery, late);
    QCOMPARE(due->first().body, "{}"_ba);
    QCOMPARE(due->first().headers, "Host: example.org\r\n"_ba);
    QCOMPARE(due->first().receivedAt, at(0));

    due = reader().dueDeliveries(u"a"_s, at(15), 10, 1 << 20, {});
    QCOMPARE(due->size(), 2);
    QCOMPARE(due->at(0).delivery.id, late.id);
    QCOMPARE(due->at(1).delivery.id, early.id);
    QCOMPARE(reader().dueDeliveries(u"a"_s, at(15), 1, 1 << 20, {})->size(), 1);
    QCOMPARE(reader().dueDeliveries(u"a"_s, at(15), 10, 1, {})->size(), 1); // at least one
    QVERIFY(reader().dueDeliveries(u"unknown"_s, at(15), 10, 1 << 20, {})->isEmpty());
    QCOMPARE(*reader().nextDue(u"a"_s, at(1)), std::optional(at(15)));
    QCOMPARE(*reader().nextDue(u"a"_s, at(15)), std::nullopt);
}

void DeliveryConformance::theQueueLeavesOutWhatIsInFlight()
{
    QSet<DeliveryId> inFlight;
    for (int i = 0; i < 5; ++i) {
        const auto made = storeAndRoute(QByteArray::number(i), {u"a"_s}).first();
        if (i < 3)
            inFlight.insert(made.id);
    }
    const auto due = reader().dueDeliveries(u"a"_s, at(9), 2, 1 << 20, inFlight);
    QCOMPARE(due->size(), 2);
    for (const auto &one : *due)
        QVERIFY(!inFlight.contains(one.delivery.id));
}

void DeliveryConformance::pendingDestinationsTellTheirNextDue()
{
    QVERIFY(reader().pendingDestinations()->isEmpty());
    const auto a = storeAndRoute("1"_ba, {u"a"_s}).first();
    const auto b = storeAndRoute("2"_ba, {u"b"_s}).first();
    const auto c = storeAndRoute("3"_ba, {u"c"_s}).first();
    commit([&](WriteSession &s) {
        QVERIFY(s.recordAttempt(attempt(b, 1, DeliveryStatus::Retrying)));
        QVERIFY(s.recordAttempt(attempt(c, 1, DeliveryStatus::Dead)));
    });
    auto pending = *reader().pendingDestinations();
    std::ranges::sort(pending, {}, &PendingDestination::destination);
    QCOMPARE(pending.size(), 2);
    QCOMPARE(pending.at(0).destination, u"a"_s);
    QCOMPARE(pending.at(0).nextDue, at(1));
    QCOMPARE(pending.at(1).destination, u"b"_s);
    QCOMPARE(pending.at(1).nextDue, at(15));
}

void DeliveryConformance::redriveStartsAFreshCount()
{
    const auto made = storeAndRoute("k"_ba, {u"a"_s}).first();
    commit([&](WriteSession &s) {
        QVERIFY(s.recordAttempt(attempt(made, 1, DeliveryStatus::Retrying)));
        QVERIFY(s.recordAttempt(attempt(made, 2, DeliveryStatus::Dead)));
    });
    const auto report = commit([&](WriteSession &s) { QVERIFY(s.redrive(made.id, at(100))); });
    QCOMPARE(report.destinations, QStringList{u"a"_s});
    const auto current = delivery(made.id);
    QCOMPARE(current.status, DeliveryStatus::Scheduled);
    QCOMPARE(current.attempts, 2);
    QCOMPARE(current.attemptsBeforeRedrive, 2);
    QCOMPARE(current.dueAt, at(100));
    QCOMPARE(current.finishedAt, std::nullopt);
    QCOMPARE(current.webhookId, made.webhookId);
    QCOMPARE(summary(made.event).state, EventState::InFlight);
    QCOMPARE(summary(made.event).finishedAt, std::nullopt);
    QCOMPARE(reader().dueDeliveries(u"a"_s, at(100), 10, 1 << 20, {})->size(), 1);

    commit([&](WriteSession &s) {
        QCOMPARE(s.redrive(made.id, at(101)).error().code, ErrorCode::Conflict);
        QCOMPARE(s.redrive(DeliveryId::make(at(0)), at(101)).error().code, ErrorCode::NotFound);
        QVERIFY(s.recordAttempt(attempt(made, 3, DeliveryStatus::Succeeded)));
    });
    QCOMPARE(summary(made.event).state, EventState::Delivered);
    QCOMPARE(reader().delivery(made.id)->attempts.size(), 3);
}

void DeliveryConformance::replayGoesWhereItWentBefore()
{
    const auto made = storeAndRoute("k"_ba, {u"a"_s, u"b"_s});
    QList<DeliveryId> ids;
    const auto report = commit([&](WriteSession &s) {
        QVERIFY(s.putDestination(destination(u"a"_s)));
        QVERIFY(s.putDestination(destination(u"b"_s)));
        ids = s.replay({made.first().event, {}, false}, at(50)).value();
    });
    QCOMPARE(ids.size(), 2);
    QCOMPARE(report.destinations.size(), 2);
    const auto replayed = delivery(ids.first());
    QCOMPARE(replayed.destination, u"a"_s);
    QCOMPARE(replayed.webhookId, made.first().webhookId);
    QCOMPARE(replayed.replay, 1);
    QCOMPARE(replayed.workflow, u"payments"_s);
    QCOMPARE(replayed.revision, 3);
    QCOMPARE(replayed.node, u"out"_s);
    QCOMPARE(replayed.createdAt, at(50));
    QCOMPARE(replayed.dueAt, at(50));
    QCOMPARE(replayed.status, DeliveryStatus::Scheduled);
    QCOMPARE(summary(made.first().event).route.size(), 2); // the newest at each destination
}

void DeliveryConformance::replayToANamedDestination()
{
    const auto made = storeAndRoute("k"_ba, {u"a"_s}).first();
    QList<DeliveryId> ids;
    commit([&](WriteSession &s) {
        QVERIFY(s.putDestination(destination(u"a"_s)));
        QVERIFY(s.putDestination(destination(u"new"_s)));
        ids += s.replay({made.event, {u"new"_s, u"new"_s}, false}, at(50)).value();
        ids += s.replay({made.event, {u"new"_s}, false}, at(51)).value();
        ids += s.replay({made.event, {u"a"_s}, false}, at(52)).value();
    });
    QCOMPARE(ids.size(), 3);
    QCOMPARE(delivery(ids.at(0)).webhookId, made.event.toString());
    QCOMPARE(delivery(ids.at(0)).workflow, QString());
    QCOMPARE(delivery(ids.at(0)).replay, 1);
    QCOMPARE(delivery(ids.at(1)).replay, 2);
    QCOMPARE(delivery(ids.at(2)).replay, 1);
}

void DeliveryConformance::replayAsNewTakesANewId()
{
    const auto made = storeAndRoute("k"_ba, {u"a"_s}).first();
    DeliveryId asNew;
    DeliveryId again;
    commit([&](WriteSession &s) {
        QVERIFY(s.putDestination(destination(u"a"_s)));
        asNew = s.replay({made.event, {}, true}, at(50)).value().first();
        again = s.replay({made.event, {}, false}, at(51)).value().first();
    });
    QCOMPARE(delivery(asNew).webhookId, asNew.toString());
    QCOMPARE(delivery(again).webhookId, made.webhookId);
    QCOMPARE(delivery(again).replay, 2);
}

void DeliveryConformance::replayOfWhatWentNowhereIsAConflict()
{
    const auto event = store(newEvent(u"s"_s, "k"_ba));
    commit([&](WriteSession &s) {
        QVERIFY(s.commitRouting(routing(event, {}, EventState::Unmatched)));
        QCOMPARE(s.replay({event.id, {}, false}, at(5)).error().code, ErrorCode::Conflict);
        QVERIFY(s.putDestination(destination(u"a"_s)));
        QVERIFY(s.replay({event.id, {u"a"_s}, false}, at(5)));
    });
    QCOMPARE(summary(event.id).state, EventState::InFlight);
}

void DeliveryConformance::replayNeedsEventAndDestination()
{
    const auto made = storeAndRoute("k"_ba, {u"a"_s}).first();
    commit([&](WriteSession &s) {
        QVERIFY(s.putDestination(destination(u"a"_s)));
        QCOMPARE(s.replay({EventId::make(at(0)), {}, false}, at(5)).error().code,
                 ErrorCode::NotFound);
        QCOMPARE(s.replay({made.event, {u"a"_s, u"gone"_s}, false}, at(5)).error().code,
                 ErrorCode::NotFound);
    });
    QCOMPARE(reader().deliveries({made.event, {}, {}, {}, 100})->deliveries.size(), 1);
}

void DeliveryConformance::aReplayTakesThePlaceOfADeadDelivery()
{
    const auto made = storeAndRoute("k"_ba, {u"a"_s}).first();
    commit([&](WriteSession &s) {
        QVERIFY(s.putDestination(destination(u"a"_s)));
        QVERIFY(s.recordAttempt(attempt(made, 1, DeliveryStatus::Dead)));
    });
    QCOMPARE(summary(made.event).state, EventState::Failed);
    DeliveryId id;
    commit([&](WriteSession &s) { id = s.replay({made.event, {}, false}, at(50))->first(); });
    QCOMPARE(summary(made.event).state, EventState::InFlight);
    const auto replayed = delivery(id);
    commit([&](WriteSession &s) {
        QVERIFY(s.recordAttempt(attempt(replayed, 1, DeliveryStatus::Succeeded)));
    });
    QCOMPARE(summary(made.event).state, EventState::Delivered);
    QCOMPARE(delivery(made.id).status, DeliveryStatus::Dead);
}

void DeliveryConformance::countsFollow()
{
    const auto made = storeAndRoute("k"_ba, {u"a"_s, u"a"_s, u"b"_s});
    QCOMPARE(reader().counts()->pending, 3);
    commit([&](WriteSession &s) {
        QVERIFY(s.recordAttempt(attempt(made.at(0), 1, DeliveryStatus::Dead)));
        QVERIFY(s.recordAttempt(attempt(made.at(1), 1, DeliveryStatus::Retrying)));
        QVERIFY(s.recordAttempt(attempt(made.at(2), 1, DeliveryStatus::Succeeded)));
    });
    QCOMPARE(reader().counts()->pending, 1);
    QCOMPARE(reader().counts()->dead, 1);
    const auto counts = *reader().destinationCounts();
    QCOMPARE(counts.size(), 1);
    QCOMPARE(counts.value(u"a"_s).pending, 1);
    QCOMPARE(counts.value(u"a"_s).dead, 1);
    commit([&](WriteSession &s) { QVERIFY(s.redrive(made.at(0).id, at(9))); });
    QCOMPARE(reader().counts()->pending, 2);
    QCOMPARE(reader().counts()->dead, 0);
}

void DeliveryConformance::deliveriesPageByDestinationAndStatus()
{
    QList<Delivery> made;
    for (int i = 0; i < 10; ++i)
        made += storeAndRoute(QByteArray::number(i), {i % 2 ? u"odd"_s : u"even"_s});
    commit([&](WriteSession &s) {
        for (int i = 0; i < 6; ++i)
            QVERIFY(s.recordAttempt(
                attempt(made.at(i), 1, i < 3 ? DeliveryStatus::Dead : DeliveryStatus::Succeeded)));
    });
    const auto seqs = [&](const DeliveryQuery &query) {
        const auto page = reader().deliveries(query);
        QList<qint64> result;
        for (const auto &delivery : page->deliveries)
            result.append(delivery.seq);
        return result;
    };
    QCOMPARE(seqs({}).size(), 10);
    QCOMPARE(seqs({made.at(3).event, {}, {}, {}, 100}), (QList<qint64>{4}));
    QCOMPARE(seqs({{}, u"odd"_s, {}, {}, 100}), (QList<qint64>{10, 8, 6, 4, 2}));
    QCOMPARE(seqs({{}, {}, DeliveryStatus::Dead, {}, 100}), (QList<qint64>{3, 2, 1}));
    QCOMPARE(seqs({{}, u"even"_s, DeliveryStatus::Dead, {}, 100}), (QList<qint64>{3, 1}));
    QCOMPARE(seqs({{}, u"odd"_s, DeliveryStatus::Succeeded, {}, 100}), (QList<qint64>{6, 4}));
    QCOMPARE(seqs({{}, {}, DeliveryStatus::Scheduled, {}, 2}), (QList<qint64>{10, 9}));
    QCOMPARE(seqs({{}, {}, DeliveryStatus::Dead, 3, 1}), (QList<qint64>{2}));
    QCOMPARE(reader().deliveries({{}, {}, {}, {}, 4})->next, std::optional<qint64>(7));
}

void DeliveryConformance::theQueueSurvivesARestart()
{
    const auto a = storeAndRoute("1"_ba, {u"a"_s}).first();
    const auto b = storeAndRoute("2"_ba, {u"a"_s}).first();
    commit([&](WriteSession &s) {
        QVERIFY(s.recordAttempt(attempt(b, 1, DeliveryStatus::Retrying)));
    });
    reopen();
    QCOMPARE(reader().dueDeliveries(u"a"_s, at(100), 10, 1 << 20, {})->size(), 2);
    commit([&](WriteSession &s) {
        QVERIFY(s.recordAttempt(attempt(a, 1, DeliveryStatus::Succeeded)));
        QVERIFY(s.recordAttempt(attempt(b, 2, DeliveryStatus::Succeeded)));
    });
    QCOMPARE(reader().counts()->pending, 0);
    QVERIFY(storeAndRoute("3"_ba, {u"a"_s}).first().seq == 3);
}

} // namespace Signalbox
