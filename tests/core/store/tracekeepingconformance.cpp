// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/store/tracekeepingconformance.h"

#include "core/domain/tracejson.h"

namespace Signalbox {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

RetentionRules keeping(const QHash<QString, Microseconds> &traces)
{
    RetentionRules rules;
    rules.station = {std::chrono::days(300), 1'000'000'000};
    rules.traces = traces;
    return rules;
}

} // namespace

void TraceKeepingConformance::tracesOfOneWorkflowGoBeforeTheirEvents()
{
    putWorkflow(u"a"_s);
    putWorkflow(u"b"_s);
    const auto both = traced({u"a"_s, u"b"_s}, 0);
    const auto alone = traced({u"a"_s}, 0, EventState::Unmatched);
    const auto young = traced({u"a"_s}, 8);
    auto done = sweep({{u"a"_s, 10s}}, at(9));
    QCOMPARE(done.traces, 0);
    QCOMPARE(done.next, std::optional(at(10)));

    done = sweep({{u"a"_s, 10s}}, at(11));
    QCOMPARE(done.traces, 2);
    QCOMPARE(done.events, 0);
    QCOMPARE(done.next, std::optional(at(18)));
    QCOMPARE(*reader().traces(both.id), QList{traceOf(u"b"_s)});
    QVERIFY(tracesOf(alone).isEmpty());
    QCOMPARE(tracesOf(young), QStringList{u"a"_s});

    done = sweep({{u"a"_s, 10s}, {u"b"_s, 15s}}, at(16));
    QCOMPARE(done.traces, 1);
    QVERIFY(tracesOf(both).isEmpty());
    QCOMPARE(reader().events({})->events.size(), 3);
}

void TraceKeepingConformance::withoutAnAgeTheyStayAsLongAsTheirEvents()
{
    putWorkflow(u"a"_s);
    const auto event = traced({u"a"_s}, 0);
    QCOMPARE(sweep({}, at(1'000'000)).traces, 0);
    QCOMPARE(tracesOf(event), QStringList{u"a"_s});
    // An age beyond that of the events does not keep them.
    auto rules = keeping({{u"a"_s, std::chrono::days(400)}});
    rules.station.age = 10s;
    commit([&](WriteSession &session) { QCOMPARE(session.retain(rules, at(20))->events, 1); });
    QCOMPARE(held(), 0);
}

void TraceKeepingConformance::failuresAndWhatHasNotEndedKeepThemThreeTimesAsLong()
{
    putWorkflow(u"a"_s);
    const auto dead = received(0);
    const auto open = received(0);
    const auto broken = received(0);
    const auto fails = newDelivery(dead, u"billing"_s);
    const auto waits = newDelivery(open, u"billing"_s);
    auto toDead = routing(dead, {fails});
    toDead.traces = {traceOf(u"a"_s)};
    route(toDead);
    auto toOpen = routing(open, {waits});
    toOpen.traces = {traceOf(u"a"_s)};
    route(toOpen);
    auto toBroken = routing(broken, {}, EventState::Stopped);
    toBroken.traces = {traceOf(u"a"_s, true)};
    route(toBroken);
    commit([&](WriteSession &session) {
        QVERIFY(session.recordAttempt(attempt(fails, 1, DeliveryStatus::Dead)));
    });
    const auto well = traced({u"a"_s}, 0);

    auto done = sweep({{u"a"_s, 10s}}, at(29));
    QCOMPARE(done.traces, 1);
    QCOMPARE(done.next, std::optional(at(30)));
    QVERIFY(tracesOf(well).isEmpty());
    for (const auto &event : {dead, open, broken})
        QCOMPARE(tracesOf(event), QStringList{u"a"_s});
    // How it stood then counts.
    commit([&](WriteSession &session) {
        QVERIFY(session.recordAttempt(attempt(waits, 1, DeliveryStatus::Succeeded)));
    });
    QCOMPARE(summary(open.id).state, EventState::Delivered);
    QCOMPARE(sweep({{u"a"_s, 10s}}, at(29)).traces, 0);

    done = sweep({{u"a"_s, 10s}}, at(30));
    QCOMPARE(done.traces, 3);
    QVERIFY(tracesOf(dead).isEmpty() && tracesOf(open).isEmpty() && tracesOf(broken).isEmpty());
    QCOMPARE(summary(dead.id).state, EventState::Failed);
}

void TraceKeepingConformance::whatWasAddedToATraceGoesWithIt()
{
    putWorkflow(u"a"_s);
    putWorkflow(u"b"_s);
    const auto event = received(0);
    Continuation hold;
    hold.queue = {u"a"_s, u"wait"_s, u"delay"_s, {}};
    hold.revision = 1;
    hold.heldAt = at(1);
    hold.dueAt = at(2);
    auto first = routing(event, {}, EventState::Held);
    first.traces = {traceOf(u"a"_s), traceOf(u"b"_s)};
    first.nodes.held = {hold};
    route(first);
    auto on = routing(event, {}, EventState::Stopped);
    on.kind = RoutingCommit::Kind::GoOn;
    on.traces = {traceOf(u"a"_s), traceOf(u"b"_s)};
    on.nodes.takenUp = {reader().continuationsOf(hold.queue, 1)->first().id};
    route(on);
    QCOMPARE(reader().traces(event.id)->first().steps.size(), 2);

    QCOMPARE(sweep({{u"a"_s, 10s}}, at(11)).traces, 1);
    const auto left = *reader().traces(event.id);
    QCOMPARE(left.size(), 1);
    QCOMPARE(left.first().workflow, u"b"_s);
    QCOMPARE(left.first().steps.size(), 2);
    QCOMPARE(sweep({{u"b"_s, 10s}}, at(11)).traces, 1);
    QVERIFY(tracesOf(event).isEmpty());
}

void TraceKeepingConformance::whatIsRemovedCountsNoMore()
{
    putWorkflow(u"a"_s);
    putWorkflow(u"b"_s);
    traced({u"a"_s}, 0);
    traced({u"a"_s, u"b"_s}, 0);
    traced({u"b"_s}, 0);
    const auto before = held();
    QCOMPARE(sweep({{u"a"_s, 10s}}, at(11)).traces, 2);
    const auto alone = toJsonText({traceOf(u"a"_s)}).size();
    const auto both = toJsonText({traceOf(u"a"_s), traceOf(u"b"_s)}).size();
    const auto other = toJsonText({traceOf(u"b"_s)}).size();
    QCOMPARE(held(), before - alone - (both - other));
    reopen();
    QCOMPARE(held(), before - alone - (both - other));
    // Each event takes off what it holds then, so that nothing is left over.
    auto rules = keeping({});
    rules.station.age = 1s;
    commit([&](WriteSession &session) { QCOMPARE(session.retain(rules, at(60))->events, 3); });
    QCOMPARE(held(), 0);
}

void TraceKeepingConformance::aStepIsSmallAndGoesOnAfterARestart()
{
    putWorkflow(u"a"_s);
    QList<Event> events;
    for (int i = 0; i < 150; ++i)
        events.append(traced({u"a"_s}, 0));
    const auto first = step({{u"a"_s, 10s}}, at(11));
    QVERIFY(first.more);
    QVERIFY(first.traces > 0 && first.traces <= 64);
    QVERIFY(tracesOf(events.first()).isEmpty());
    QCOMPARE(tracesOf(events.last()), QStringList{u"a"_s});
    reopen();
    QCOMPARE(sweep({{u"a"_s, 10s}}, at(11)).traces, 150 - first.traces);
    for (const auto &event : events)
        QVERIFY(tracesOf(event).isEmpty());
    reopen();
    const auto nothing = step({{u"a"_s, 10s}}, at(11));
    QCOMPARE(nothing.traces, 0);
    QVERIFY(!nothing.more);
}

void TraceKeepingConformance::whatIsOfOthersIsLookedAtInStepsToo()
{
    putWorkflow(u"a"_s);
    putWorkflow(u"b"_s);
    constexpr int count = 1500;
    commit([&](WriteSession &session) {
        for (int seq = 1; seq <= count; ++seq) {
            auto event = newEvent(u"github"_s, QByteArray::number(seq));
            QVERIFY(session.ingest(event));
            event.event.seq = seq;
            auto routed = routing(event.event, {}, EventState::Stopped);
            routed.traces = {traceOf(u"b"_s)};
            QVERIFY(session.commitRouting(routed));
        }
    });
    const auto last = traced({u"a"_s}, 0);
    const auto first = step({{u"a"_s, 10s}}, at(11));
    QCOMPARE(first.traces, 0);
    QVERIFY(first.more);
    QCOMPARE(tracesOf(last), QStringList{u"a"_s});
    QCOMPARE(sweep({{u"a"_s, 10s}}, at(11)).traces, 1);
    QVERIFY(tracesOf(last).isEmpty());
}

void TraceKeepingConformance::anAgeMayBecomeLongerAndShorter()
{
    putWorkflow(u"a"_s);
    const auto first = traced({u"a"_s}, 0);
    const auto second = traced({u"a"_s}, 5);
    QCOMPARE(sweep({{u"a"_s, 10s}}, at(11)).traces, 1);
    const auto longer = sweep({{u"a"_s, 100s}}, at(20));
    QCOMPARE(longer.traces, 0);
    QCOMPARE(longer.next, std::optional(at(105)));
    QCOMPARE(tracesOf(second), QStringList{u"a"_s});
    QVERIFY(tracesOf(first).isEmpty()); // what is gone is gone
    QCOMPARE(sweep({}, at(20)).traces, 0);
    QCOMPARE(sweep({{u"a"_s, 5s}}, at(20)).traces, 1);
    QVERIFY(tracesOf(second).isEmpty());
    const auto third = traced({u"a"_s}, 30);
    QCOMPARE(sweep({{u"a"_s, 5s}}, at(36)).traces, 1);
    QVERIFY(tracesOf(third).isEmpty());
}

void TraceKeepingConformance::aWorkflowOfTheSameNameBeginsAnew()
{
    putWorkflow(u"a"_s);
    const auto old = traced({u"a"_s}, 0);
    commit([](WriteSession &session) {
        QVERIFY(session.removeWorkflow({u"a"_s, std::nullopt})->removed);
    });
    // Nobody says any more how long its traces are kept.
    QCOMPARE(sweep({{u"a"_s, 1s}}, at(100)).traces, 0);
    putWorkflow(u"a"_s);
    const auto next = traced({u"a"_s}, 50);
    QCOMPARE(sweep({{u"a"_s, 1s}}, at(100)).traces, 1);
    QCOMPARE(tracesOf(old), QStringList{u"a"_s});
    QVERIFY(tracesOf(next).isEmpty());

    commit([](WriteSession &session) {
        QVERIFY(session.removeWorkflow({u"a"_s, std::nullopt})->removed);
        const auto published = session.publish({u"a"_s, {}, u"gui"_s, u"ada"_s, {}, at(60)});
        QVERIFY2(published, published ? "" : qPrintable(published.error().detail));
    });
    const auto last = traced({u"a"_s}, 60);
    QCOMPARE(sweep({{u"a"_s, 1s}}, at(100)).traces, 1);
    QCOMPARE(tracesOf(old), QStringList{u"a"_s});
    QVERIFY(tracesOf(last).isEmpty());
    // Publishing again does not begin anew.
    commit([](WriteSession &session) {
        QVERIFY(session.publish(
            {u"a"_s, {{{u"s"_s, StopNode()}}, {}}, u"gui"_s, u"ada"_s, {}, at(61)}));
    });
    const auto more = traced({u"a"_s}, 61);
    QCOMPARE(sweep({{u"a"_s, 1s}}, at(100)).traces, 1);
    QVERIFY(tracesOf(more).isEmpty());
}

void TraceKeepingConformance::whatIsRoutedLateIsNotPassedOver()
{
    putWorkflow(u"a"_s);
    const auto late = received(0);
    const auto early = traced({u"a"_s}, 0);
    QCOMPARE(sweep({{u"a"_s, 1s}}, at(100)).traces, 0);
    auto routed = routing(late, {}, EventState::Stopped);
    routed.traces = {traceOf(u"a"_s)};
    route(routed);
    QCOMPARE(sweep({{u"a"_s, 1s}}, at(100)).traces, 2);
    QVERIFY(tracesOf(late).isEmpty() && tracesOf(early).isEmpty());
}

void TraceKeepingConformance::aClockThatWasSetHoldsUpNoOther()
{
    putWorkflow(u"a"_s);
    const auto wrong = traced({u"a"_s}, 1'000'000);
    const auto late = traced({u"a"_s}, 5);
    const auto early = traced({u"a"_s}, 0);
    // None goes before its time, also when it was stored behind one that is younger.
    const auto waiting = sweep({{u"a"_s, 10s}}, at(12));
    QCOMPARE(waiting.traces, 0);
    QCOMPARE(waiting.next, std::optional(at(15)));
    QCOMPARE(sweep({{u"a"_s, 10s}}, at(15)).traces, 2);
    QVERIFY(tracesOf(late).isEmpty() && tracesOf(early).isEmpty());
    QCOMPARE(tracesOf(wrong), QStringList{u"a"_s});
}

void TraceKeepingConformance::anEventWithoutItsTraceIsShownAndReplayed()
{
    putWorkflow(u"a"_s);
    putWorkflow(u"b"_s); // has no trace of it
    const auto event = received(0);
    const auto sent = newDelivery(event, u"billing"_s);
    auto routed = routing(event, {sent});
    routed.traces = {traceOf(u"a"_s)};
    route(routed);
    commit([&](WriteSession &session) {
        QVERIFY(session.putDestination(destination(u"billing"_s)));
        QVERIFY(session.recordAttempt(attempt(sent, 1, DeliveryStatus::Succeeded)));
    });
    const auto unmatched = traced({}, 0, EventState::Unmatched);
    QVERIFY(tracesRemoved(event).isEmpty());
    QCOMPARE(sweep({{u"a"_s, 10s}}, at(20)).traces, 1);

    QVERIFY(reader().traces(event.id)->isEmpty());
    QCOMPARE(tracesRemoved(event), QStringList{u"a"_s});
    QVERIFY(tracesRemoved(unmatched).isEmpty());
    QCOMPARE(summary(event.id).state, EventState::Delivered);
    QList<DeliveryId> again;
    commit([&](WriteSession &session) { again = *session.replay({event.id, {}, false}, at(30)); });
    QCOMPARE(again.size(), 1);
    QCOMPARE(delivery(again.first()).event, event.id);
}

Trace TraceKeepingConformance::traceOf(const QString &workflow, bool failed)
{
    return {
        workflow,
        1,
        {{u"in"_s, u"source"_s, u"out"_s, {}, {{u"body.\u00e4"_s, u"\u20ac \"1\""_s}}, failed, 7}}};
}

Event TraceKeepingConformance::traced(const QStringList &workflows, qint64 seconds,
                                      EventState state)
{
    const auto event = received(seconds);
    auto routed = routing(event, {}, state);
    for (const auto &workflow : workflows)
        routed.traces.append(traceOf(workflow));
    route(routed);
    return event;
}

Event TraceKeepingConformance::received(qint64 seconds)
{
    auto event = newEvent(u"github"_s, "key-" + QByteArray::number(++m_keys));
    event.event.request.receivedAt = at(seconds);
    return store(event);
}

void TraceKeepingConformance::route(const RoutingCommit &routing)
{
    commit([&](WriteSession &session) {
        const auto routed = session.commitRouting(routing);
        QVERIFY2(routed, routed ? "" : qPrintable(routed.error().detail));
    });
}

void TraceKeepingConformance::putWorkflow(const QString &name)
{
    const Graph graph{{{u"in"_s, SourceNode{{u"github"_s}}}}, {}};
    commit([&](WriteSession &session) {
        const auto put = session.putWorkflow({{name, graph}, u"gui"_s, true, 1, at(0)});
        QVERIFY2(put, put ? "" : qPrintable(put.error().detail));
    });
}

QStringList TraceKeepingConformance::tracesOf(const Event &event)
{
    QStringList workflows;
    const auto traces = reader().traces(event.id);
    for (const auto &trace : *traces)
        workflows.append(trace.workflow);
    return workflows;
}

QStringList TraceKeepingConformance::tracesRemoved(const Event &event)
{
    return reader().event(event.id)->tracesRemoved;
}

RetentionStep TraceKeepingConformance::step(const QHash<QString, Microseconds> &ages, Timestamp now)
{
    RetentionStep done;
    commit([&](WriteSession &session) {
        const auto step = session.retain(keeping(ages), now);
        if (!step)
            qFatal("%s", qUtf8Printable(step.error().detail));
        done = *step;
    });
    return done;
}

RetentionStep TraceKeepingConformance::sweep(const QHash<QString, Microseconds> &ages,
                                             Timestamp now)
{
    RetentionStep all = step(ages, now);
    while (all.more) {
        const auto next = step(ages, now);
        all.traces += next.traces;
        all.next = next.next;
        all.more = next.more;
    }
    return all;
}

qint64 TraceKeepingConformance::held()
{
    return commit([](WriteSession &) { }).held;
}

} // namespace Signalbox
