// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/store/continuationconformance.h"

namespace Signalbox {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

Continuation ContinuationConformance::holdAt(const QString &node, qint64 position,
                                             std::optional<Timestamp> dueAt)
{
    Continuation held;
    held.queue = {u"w"_s, node, u"order"_s, "k\0ey"_ba};
    held.revision = 3;
    held.position = position;
    held.heldAt = at(2);
    held.dueAt = dueAt;
    held.visited = "\x03"_ba;
    return held;
}

Event ContinuationConformance::held(const QByteArray &key, const QList<Continuation> &continuations,
                                    const QList<Delivery> &deliveries)
{
    const auto event = store(newEvent(u"github"_s, key));
    auto routed =
        routing(event, deliveries, deliveries.isEmpty() ? EventState::Held : EventState::InFlight);
    routed.traces = {{u"w"_s, 3, {{u"in"_s, u"source"_s, u"out"_s, {}, {}, false, 1}}}};
    routed.nodes.held = continuations;
    commit([&](WriteSession &session) { QVERIFY(session.commitRouting(routed)); });
    return event;
}

RoutingCommit ContinuationConformance::goingOn(const Event &event, const QList<qint64> &takenUp)
{
    RoutingCommit commit = routing(event, {}, EventState::Stopped);
    commit.kind = RoutingCommit::Kind::GoOn;
    commit.traces = {{u"w"_s, 3, {{u"end"_s, u"stop"_s, {}, u"enough"_s, {}, false, 1}}}};
    commit.nodes.takenUp = takenUp;
    return commit;
}

QList<Continuation> ContinuationConformance::queue(const QString &node)
{
    return *reader().continuationsOf({u"w"_s, node, u"order"_s, "k\0ey"_ba}, 100);
}

void ContinuationConformance::aHeldEventComesBackAsItWas()
{
    auto hold = holdAt(u"it"_s, -5, at(10));
    hold.content = {"\xff\0{}"_ba, "application/json"_ba, {{"X-A"_ba, "1"_ba}}, "/p"_ba, "PUT"_ba};
    hold.webhookId = "id"_ba;
    const auto event = held("k"_ba, {hold, holdAt(u"it"_s)});
    QCOMPARE(summary(event.id).state, EventState::Held);
    QVERIFY(!summary(event.id).finishedAt);
    auto stored = queue(u"it"_s);
    QCOMPARE(stored.size(), 2);
    QVERIFY(stored.first().id > 0);
    hold.id = stored.first().id;
    hold.eventSeq = event.seq;
    hold.event = event.id;
    QCOMPARE(stored.first(), hold);
    QCOMPARE(*reader().continuation(hold.id), std::optional(hold));
    QCOMPARE(reader().eventBySeq(event.seq)->id, event.id);
    QCOMPARE(reader().eventBySeq(99).error().code, ErrorCode::NotFound);
    reopen();
    QCOMPARE(queue(u"it"_s), stored);
}

void ContinuationConformance::aContinuationIsTakenUpOnce()
{
    const auto event = held("k"_ba, {holdAt(u"it"_s), holdAt(u"other"_s)});
    const auto first = queue(u"it"_s).first().id;
    const auto second = queue(u"other"_s).first().id;
    auto on = goingOn(event, {first});
    on.nodes.visited = {{u"w"_s, "\x07"_ba}};
    commit([&](WriteSession &session) {
        QVERIFY(session.commitRouting(on));
        QCOMPARE(session.commitRouting(on).error().code, ErrorCode::Conflict);
        on.nodes.takenUp = {second, first}; // nothing of it
        on.deliveries = {newDelivery(event, u"a"_s)};
        QCOMPARE(session.commitRouting(on).error().code, ErrorCode::Conflict);
    });
    QVERIFY(reader().deliveries({})->deliveries.isEmpty());
    QCOMPARE(*reader().continuation(first), std::nullopt);
    QCOMPARE(queue(u"other"_s).first().visited, "\x07"_ba);
    QCOMPARE(summary(event.id).state, EventState::Held);
    commit(
        [&](WriteSession &session) { QVERIFY(session.commitRouting(goingOn(event, {second}))); });
    QCOMPARE(summary(event.id).state, EventState::Stopped);
    const auto traces = *reader().traces(event.id);
    QCOMPARE(traces.size(), 1);
    QCOMPARE(traces.first().steps.size(), 3);
    // Its number is not given again.
    const auto next = held("l"_ba, {holdAt(u"it"_s)});
    QVERIFY(queue(u"it"_s).first().id > second);
    QCOMPARE(queue(u"it"_s).first().event, next.id);
}

void ContinuationConformance::whatNodesHoldCountsUntilItIsTakenUp()
{
    const auto bytes = [this] { return commit([](WriteSession &) { }).held; };
    auto hold = holdAt(u"it"_s, 1, at(10));
    hold.content = {QByteArray(50'000, 'x'), "text/plain"_ba, {}, {}, {}};
    const auto event = held("k"_ba, {hold});
    const auto full = bytes();
    QVERIFY(full > 50'000);
    commit([&](WriteSession &session) {
        QVERIFY(session.commitRouting(goingOn(event, {queue(u"it"_s).first().id})));
    });
    QVERIFY(bytes() < full - 49'000);
    RetentionRules rules;
    rules.station = {1s, 1'000'000};
    commit([&](WriteSession &session) { QCOMPARE(session.retain(rules, at(10'000))->events, 1); });
    QCOMPARE(bytes(), 0);
}

void ContinuationConformance::whatIsDueComesInItsOrder()
{
    held("a"_ba, {holdAt(u"it"_s, 1, at(30)), holdAt(u"it"_s, 2)});
    held("b"_ba, {holdAt(u"it"_s, 3, at(10)), holdAt(u"it"_s, 4, at(20))});
    const auto positions = [](const QList<Continuation> &list) {
        QList<qint64> found;
        for (const auto &one : list)
            found.append(one.position);
        return found;
    };
    QCOMPARE(positions(*reader().dueContinuations(u"w"_s, at(20), 10, {})), (QList<qint64>{3, 4}));
    QCOMPARE(positions(*reader().dueContinuations(u"w"_s, at(99), 2, {})), (QList<qint64>{3, 4}));
    const auto first = reader().dueContinuations(u"w"_s, at(99), 1, {})->first().id;
    QCOMPARE(positions(*reader().dueContinuations(u"w"_s, at(99), 2, {first})),
             (QList<qint64>{4, 1}));
    QVERIFY(reader().dueContinuations(u"v"_s, at(99), 10, {})->isEmpty());
    QCOMPARE(positions(queue(u"it"_s)), (QList<qint64>{1, 2, 3, 4}));
    QCOMPARE(*reader().nextContinuations(), (QHash<QString, Timestamp>{{u"w"_s, at(10)}}));
    QCOMPARE(*reader().nextContinuation(u"w"_s, at(10)), std::optional(at(20)));
    QCOMPARE(*reader().nextContinuation(u"w"_s, at(30)), std::nullopt);
}

void ContinuationConformance::nodesThatHoldAreFoundByTheirKind()
{
    QVERIFY(reader().holdingNodes(u"order"_s)->isEmpty());
    auto script = holdAt(u"b"_s);
    script.queue.kind = u"script"_s;
    auto elsewhere = script;
    elsewhere.queue.workflow = u"v"_s;
    held("a"_ba, {holdAt(u"it"_s), holdAt(u"it"_s, 2), holdAt(u"b"_s), script, elsewhere});
    using Nodes = QList<NodeQueue>;
    QCOMPARE(*reader().holdingNodes(u"order"_s),
             (Nodes{{u"w"_s, u"b"_s, u"order"_s, {}}, {u"w"_s, u"it"_s, u"order"_s, {}}}));
    QCOMPARE(*reader().holdingNodes(u"script"_s),
             (Nodes{{u"v"_s, u"b"_s, u"script"_s, {}}, {u"w"_s, u"b"_s, u"script"_s, {}}}));
    QVERIFY(reader().holdingNodes(u"delay"_s)->isEmpty());
}

void ContinuationConformance::aWakeReachesOneOfItsQueue()
{
    const auto event = held("a"_ba, {holdAt(u"it"_s, 1), holdAt(u"it"_s, 2), holdAt(u"no"_s, 1)});
    const NodeQueue name = queue(u"it"_s).first().queue;
    const auto wake = [&](std::optional<qint64> position, Timestamp dueAt, bool unlessDue) {
        auto on = goingOn(event, {});
        on.traces.clear();
        on.nodes.wakes = {{name, position, dueAt, unlessDue}};
        commit([&](WriteSession &session) { QVERIFY(session.commitRouting(on)); });
        QList<std::optional<Timestamp>> due;
        for (const auto &one : queue(u"it"_s) + queue(u"no"_s))
            due.append(one.dueAt);
        return due;
    };
    using Due = QList<std::optional<Timestamp>>;
    QCOMPARE(wake(2, at(5), false), (Due{{}, at(5), {}}));
    QCOMPARE(wake({}, at(6), true), (Due{at(6), at(5), {}}));
    QCOMPARE(wake({}, at(7), true), (Due{at(6), at(5), {}}));
    QCOMPARE(wake({}, at(8), false), (Due{at(8), at(5), {}}));
    QCOMPARE(wake(9, at(9), false), (Due{at(8), at(5), {}}));
}

void ContinuationConformance::memoriesChangeAndExpire()
{
    const auto event = held("a"_ba, {holdAt(u"it"_s)});
    const NodeQueue name{u"w"_s, u"it"_s, u"order"_s, "\0k"_ba};
    const auto remember = [&](const QByteArray &value, std::optional<Timestamp> expiresAt) {
        auto on = goingOn(event, {});
        on.traces.clear();
        on.nodes.memories = {{name, value, expiresAt}};
        commit([&](WriteSession &session) { QVERIFY(session.commitRouting(on)); });
        return *reader().nodeMemory(name);
    };
    QCOMPARE(*reader().nodeMemory(name), ""_ba);
    QCOMPARE(remember("one"_ba, {}), "one"_ba);
    QCOMPARE(remember("two"_ba, at(20)), "two"_ba);
    const auto sweep = [&](Timestamp now) {
        RetentionStep step;
        commit([&](WriteSession &session) { step = *session.retain(RetentionRules(), now); });
        return step.next;
    };
    QCOMPARE(sweep(at(19)), std::optional(at(20)));
    QCOMPARE(*reader().nodeMemory(name), "two"_ba);
    sweep(at(20));
    QCOMPARE(*reader().nodeMemory(name), ""_ba);
    remember("three"_ba, {});
    QCOMPARE(remember(""_ba, {}), ""_ba);
}

void ContinuationConformance::aDerivedEventHasItsParents()
{
    const auto first = held("a"_ba, {holdAt(u"it"_s, 1)});
    const auto second = held("b"_ba, {holdAt(u"it"_s, 2)});
    RoutingCommit made;
    made.kind = RoutingCommit::Kind::Derive;
    made.derived = newEvent(u"github"_s, {}, "[1,2]"_ba).event;
    made.event = made.derived->id;
    made.routedAt = at(9);
    made.state = EventState::InFlight;
    made.deliveries = {newDelivery(*made.derived, u"a"_s)};
    made.traces = {{u"w"_s, 3, {}}};
    made.batch = {u"w"_s, u"it"_s, u"batch"_s, {}};
    for (const auto &held : queue(u"it"_s))
        made.nodes.takenUp.append(held.id);
    for (const auto &event : {first, second}) {
        made.nodes.members.append(
            {event.seq, event.id, {u"w"_s, 3, {{u"it"_s, u"batch"_s, {}, {}, {}, false, 1}}}, {}});
    }
    const auto report = commit([&](WriteSession &session) {
        QVERIFY(session.commitRouting(made));
        QCOMPARE(session.commitRouting(made).error().code, ErrorCode::Conflict);
    });
    QCOMPARE(report.destinations, QStringList{u"a"_s});
    const auto detail = *reader().event(made.event);
    QCOMPARE(detail.parents, (QList<EventId>{first.id, second.id}));
    QCOMPARE(detail.summary.state, EventState::InFlight);
    QCOMPARE(detail.routedAt, std::optional(at(9)));
    QCOMPARE(detail.event.request.body, "[1,2]"_ba);
    QCOMPARE(summary(first.id).state, EventState::Stopped);
    QCOMPARE(reader().traces(second.id)->first().steps.size(), 2);
    QVERIFY(reader().takeUnrouted(0, 10, 1000)->isEmpty());
    QCOMPARE(reader().counts()->events, 3);
    QCOMPARE(*reader().routedUpTo(), 3);
    QCOMPARE(store(newEvent(u"github"_s, "c"_ba)).seq, 4);
}

void ContinuationConformance::aHeldEventIsSparedAndItsAdditionsGoWithIt()
{
    RetentionRules rules;
    rules.station = {1s, 1};
    const auto event = held("a"_ba, {holdAt(u"it"_s)});
    const auto retain = [&] {
        RetentionStep step;
        commit([&](WriteSession &session) { step = *session.retain(rules, at(100)); });
        return step.events;
    };
    QCOMPARE(retain(), 0);
    // Also when a delivery of another way is dead.
    const auto failed = held("b"_ba, {holdAt(u"it"_s)}, {newDelivery(event, u"a"_s)});
    const auto delivery = reader().deliveries({})->deliveries.first();
    commit([&](WriteSession &session) {
        QVERIFY(session.recordAttempt(attempt(delivery, 1, DeliveryStatus::Dead)));
    });
    QCOMPARE(summary(failed.id).state, EventState::Failed);
    QVERIFY(!summary(failed.id).finishedAt);
    QCOMPARE(retain(), 0);
    for (const auto &held : queue(u"it"_s)) {
        commit([&](WriteSession &session) {
            QVERIFY(
                session.commitRouting(goingOn(held.event == event.id ? event : failed, {held.id})));
        });
    }
    QCOMPARE(retain(), 2);
    QCOMPARE(commit([](WriteSession &) { }).held, 0);
}

void ContinuationConformance::anAttemptDoesNotEndAHeldEvent()
{
    auto made = newDelivery(newEvent(u"github"_s, {}).event, u"a"_s);
    const auto event = held("a"_ba, {holdAt(u"it"_s)}, {made});
    QCOMPARE(summary(event.id).state, EventState::InFlight);
    commit([&](WriteSession &session) {
        QVERIFY(session.recordAttempt(attempt(made, 1, DeliveryStatus::Succeeded)));
    });
    QCOMPARE(summary(event.id).state, EventState::Held);
    QVERIFY(!summary(event.id).finishedAt);
    commit([&](WriteSession &session) {
        QVERIFY(session.commitRouting(goingOn(event, {queue(u"it"_s).first().id})));
    });
    QCOMPARE(summary(event.id).state, EventState::Delivered);
    QVERIFY(summary(event.id).finishedAt);
}

} // namespace Signalbox
