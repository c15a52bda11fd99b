// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/store/routingconformance.h"

namespace Signalbox {

using namespace Qt::StringLiterals;

void RoutingConformance::routingWritesDeliveriesTracesAndState()
{
    const auto event = store(newEvent(u"github"_s, "k"_ba));
    auto commitment = routing(event, {newDelivery(event, u"billing"_s)});
    commitment.traces = {
        {u"payments"_s, 3, {{u"in"_s, u"source"_s, u"out"_s, {}, {{u"a"_s, 1}}, false, 7}}},
        {u"audit"_s, 1, {}}};
    const auto report =
        commit([&](WriteSession &session) { QVERIFY(session.commitRouting(commitment)); });
    QCOMPARE(report.routed, 1);
    QCOMPARE(report.destinations, QStringList{u"billing"_s});

    const auto detail = reader().event(event.id);
    QCOMPARE(detail->summary.state, EventState::InFlight);
    QCOMPARE(detail->routedAt, std::optional(at(1)));
    QCOMPARE(detail->summary.finishedAt, std::nullopt);
    QCOMPARE(detail->summary.route, (QList<RouteChip>{{u"billing"_s, DeliveryStatus::Scheduled}}));
    QCOMPARE(*reader().traces(event.id), commitment.traces);

    auto expected = commitment.deliveries.first();
    expected.seq = 1;
    expected.eventSeq = event.seq;
    expected.source = event.source;
    expected.type = event.type;
    expected.webhookId = event.id.toString();
    QCOMPARE(delivery(expected.id), expected);
}

void RoutingConformance::anEventIsRoutedOnce()
{
    const auto event = store(newEvent(u"github"_s, "k"_ba));
    const auto first = routing(event, {newDelivery(event, u"a"_s)});
    const auto second = routing(event, {newDelivery(event, u"b"_s)});
    commit([&](WriteSession &session) {
        QVERIFY(session.commitRouting(first));
        QVERIFY(session.commitRouting(second));
    });
    const auto report =
        commit([&](WriteSession &session) { QVERIFY(session.commitRouting(second)); });
    QCOMPARE(report.routed, 0);
    QVERIFY(report.destinations.isEmpty());
    const auto page = reader().deliveries({event.id, {}, {}, {}, 100});
    QCOMPARE(page->deliveries.size(), 1);
    QCOMPARE(page->deliveries.first().destination, u"a"_s);
}

void RoutingConformance::unmatchedAndStoppedEventsEnd()
{
    for (const auto state : {EventState::Unmatched, EventState::Stopped}) {
        const auto event = store(newEvent(u"s"_s, QByteArray::number(int(state))));
        commit([&](WriteSession &session) {
            QVERIFY(session.commitRouting(routing(event, {}, state)));
        });
        QCOMPARE(summary(event.id).state, state);
        QVERIFY(reader().traces(event.id)->isEmpty());
    }
    QVERIFY(reader().takeUnrouted(0, 10, 1000)->isEmpty());
}

void RoutingConformance::routingAnUnknownEventIsNotFound()
{
    Event event = newEvent(u"s"_s, "k"_ba).event;
    event.seq = 7;
    commit([&](WriteSession &session) {
        QCOMPARE(session.commitRouting(routing(event, {}, EventState::Stopped)).error().code,
                 ErrorCode::NotFound);
    });
}

void RoutingConformance::inFlightWithoutADeliveryIsInvalid()
{
    const auto event = store(newEvent(u"s"_s, "k"_ba));
    commit([&](WriteSession &session) {
        QCOMPARE(session.commitRouting(routing(event, {})).error().code, ErrorCode::Invalid);
    });
    QCOMPARE(summary(event.id).state, EventState::New);
}

void RoutingConformance::aRefusedCallChangesNothing()
{
    const auto made = storeAndRoute("k"_ba, {u"a"_s}).first();
    const auto refused = attempt(made, 1, DeliveryStatus::Scheduled);
    const auto event = newEvent(u"s"_s, "other"_ba);
    commit([&](WriteSession &session) {
        QVERIFY(session.ingest(event));
        QCOMPARE(session.recordAttempt(refused).error().code, ErrorCode::Invalid);
        QCOMPARE(session.redrive(made.id, at(1)).error().code, ErrorCode::Conflict);
        QCOMPARE(session.replay({EventId::make(at(0)), {}, false}, at(1)).error().code,
                 ErrorCode::NotFound);
    });
    QVERIFY(reader().event(event.event.id)); // the rest of the transaction stands
    QCOMPARE(delivery(made.id), made);
    QVERIFY(reader().delivery(made.id)->attempts.isEmpty());
}

void RoutingConformance::theFirstDeliveryToADestinationCarriesTheEventsId()
{
    const auto made = storeAndRoute("k"_ba, {u"a"_s, u"b"_s, u"a"_s});
    const auto eventId = made.first().event.toString();
    QCOMPARE(made.at(0).webhookId, eventId);
    QCOMPARE(made.at(1).webhookId, eventId);
    QCOMPARE(made.at(2).webhookId, made.at(2).id.toString());
}

void RoutingConformance::whatAWorkflowMadeOfAnEventIsSent()
{
    const auto event = store(newEvent(u"s"_s, "k"_ba, "as it came"_ba));
    auto commitment = routing(
        event,
        {newDelivery(event, u"d"_s), newDelivery(event, u"d"_s), newDelivery(event, u"d"_s)});
    const DeliveryContent changed{"\xff\0{}"_ba,
                                  "application/json"_ba,
                                  {{"X-A"_ba, "1"_ba}, {"X-B"_ba, ""_ba}},
                                  "/orders/1"_ba,
                                  "PUT"_ba};
    commitment.contents = {{commitment.deliveries.at(0).id, changed},
                           {commitment.deliveries.at(2).id, {""_ba, "text/plain"_ba, {}, {}, {}}}};
    commit([&](WriteSession &session) {
        QVERIFY(session.commitRouting(commitment));
        QVERIFY(session.putDestination(destination(u"d"_s)));
        QVERIFY(session.replay({event.id, {u"d"_s}, false}, at(2)));
    });
    const auto due = reader().dueDeliveries(u"d"_s, at(100), 10, 1'000'000, {});
    QVERIFY(due);
    QCOMPARE(due->size(), 4);
    auto sent = changed;
    sent.body.reset();
    for (const auto index : {0, 3}) { // a replay sends the same again
        QCOMPARE(due->at(index).body, *changed.body);
        QCOMPARE(due->at(index).content, sent);
    }
    QCOMPARE(due->at(1).body, "as it came"_ba);
    QVERIFY(due->at(1).content.isEmpty());
    QCOMPARE(due->at(2).body, ""_ba);
    QCOMPARE(due->at(2).content.contentType, "text/plain"_ba);
}

void RoutingConformance::aKeyOfItsOwnIsTheWebhookId()
{
    const auto event = store(newEvent(u"s"_s, "k"_ba));
    auto keyed = newDelivery(event, u"d"_s);
    keyed.webhookId = u"order-1"_s;
    commit([&](WriteSession &session) {
        QVERIFY(session.commitRouting(routing(event, {keyed, newDelivery(event, u"e"_s)})));
    });
    QCOMPARE(delivery(keyed.id).webhookId, u"order-1"_s);
}

void RoutingConformance::takeUnroutedGivesWhatIsNotRoutedInOrder()
{
    QList<Event> events;
    for (int i = 0; i < 6; ++i)
        events.append(store(newEvent(u"s"_s, QByteArray::number(i))));
    commit([&](WriteSession &session) {
        QVERIFY(session.commitRouting(routing(events.at(2), {}, EventState::Unmatched)));
    });
    QCOMPARE(*reader().takeUnrouted(1, 10, 1'000'000),
             (QList{events.at(1), events.at(3), events.at(4), events.at(5)}));
    QVERIFY(reader().takeUnrouted(6, 10, 1'000'000)->isEmpty());
}

void RoutingConformance::takeUnroutedKeepsToItsLimits()
{
    for (int i = 0; i < 6; ++i)
        store(newEvent(u"s"_s, QByteArray::number(i), QByteArray(100, 'x')));
    QCOMPARE(reader().takeUnrouted(0, 2, 1'000'000)->size(), 2);
    QCOMPARE(reader().takeUnrouted(0, 10, 250)->size(), 3);
    QCOMPARE(reader().takeUnrouted(0, 10, 1)->size(), 1);
    QCOMPARE(reader().takeUnrouted(0, 10, 0)->size(), 1);
}

void RoutingConformance::progressIsTheLowestGap()
{
    QList<Event> events;
    for (int i = 0; i < 4; ++i)
        events.append(store(newEvent(u"s"_s, QByteArray::number(i))));
    const auto route = [&](int i) {
        commit([&](WriteSession &session) {
            QVERIFY(session.commitRouting(routing(events.at(i), {}, EventState::Unmatched)));
        });
    };
    QCOMPARE(*reader().routedUpTo(), 0);
    route(1);
    QCOMPARE(*reader().routedUpTo(), 0);
    route(0);
    QCOMPARE(*reader().routedUpTo(), 2);
    route(3);
    QCOMPARE(*reader().routedUpTo(), 2);
    route(2);
    QCOMPARE(*reader().routedUpTo(), 4);
}

void RoutingConformance::progressSurvivesARestartAndARollback()
{
    QList<Event> events;
    for (int i = 0; i < 3; ++i)
        events.append(store(newEvent(u"s"_s, QByteArray::number(i))));
    commit([&](WriteSession &session) {
        QVERIFY(session.commitRouting(routing(events.at(1), {}, EventState::Unmatched)));
    });
    reopen();
    QVERIFY(writer().begin());
    QVERIFY(writer().commitRouting(routing(events.at(0), {}, EventState::Unmatched)));
    writer().rollback();
    QCOMPARE(*reader().routedUpTo(), 0);
    commit([&](WriteSession &session) {
        QVERIFY(session.commitRouting(routing(events.at(0), {}, EventState::Unmatched)));
    });
    QCOMPARE(*reader().routedUpTo(), 2);
    reopen();
    QCOMPARE(*reader().routedUpTo(), 2);
}

void RoutingConformance::reportNamesTheDestinationsOnce()
{
    const auto one = store(newEvent(u"s"_s, "1"_ba));
    const auto two = store(newEvent(u"s"_s, "2"_ba));
    auto report = commit([&](WriteSession &session) {
        for (const auto &event : {one, two}) {
            QVERIFY(session.commitRouting(
                routing(event, {newDelivery(event, u"a"_s), newDelivery(event, u"b"_s)})));
        }
    });
    report.destinations.sort();
    QCOMPARE(report.destinations, (QStringList{u"a"_s, u"b"_s}));
    QCOMPARE(report.routed, 2);
}

} // namespace Signalbox
