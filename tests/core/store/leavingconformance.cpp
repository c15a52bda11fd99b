// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/store/leavingconformance.h"

namespace Signalbox {

using namespace Qt::StringLiterals;

void LeavingConformance::put(int revision)
{
    const Configured<WorkflowConfig> workflow{{u"w"_s, {}}, u"gui"_s, true, revision, at(1)};
    commit([&](WriteSession &session) { QVERIFY(session.putWorkflow(workflow)); });
}

Event LeavingConformance::hold(const QString &node, const QByteArray &key, int revision,
                               const QString &kind)
{
    const auto event = store(newEvent(u"github"_s, "held-" + QByteArray::number(++m_events)));
    Continuation held;
    held.queue = {u"w"_s, node, kind, key};
    held.revision = revision;
    held.heldAt = at(2);
    held.dueAt = at(1000);
    auto routed = routing(event, {}, EventState::Held);
    routed.traces = {{u"w"_s, revision, {}}};
    routed.nodes.held = {held};
    commit([&](WriteSession &session) { QVERIFY(session.commitRouting(routed)); });
    return event;
}

void LeavingConformance::takeUp(const Event &event, const QString &node, const QByteArray &key,
                                const QString &kind)
{
    auto on = routing(event, {}, EventState::Stopped);
    on.kind = RoutingCommit::Kind::GoOn;
    const auto queue = *reader().continuationsOf({u"w"_s, node, kind, key}, 100);
    for (const auto &held : queue) {
        if (held.event == event.id)
            on.nodes.takenUp.append(held.id);
    }
    QCOMPARE(on.nodes.takenUp.size(), 1);
    commit([&](WriteSession &session) { QVERIFY(session.commitRouting(on)); });
}

RemovalReport LeavingConformance::remove(std::optional<HeldChoice> held)
{
    RemovalReport report;
    commit([&](WriteSession &session) {
        const auto removed = session.removeWorkflow({u"w"_s, held});
        QVERIFY2(removed, qPrintable(removed ? QString() : removed.error().detail));
        report = *removed;
    });
    return report;
}

bool LeavingConformance::finish(int revision)
{
    bool left = false;
    commit([&](WriteSession &session) {
        const auto step = session.finishRemoval({u"w"_s, revision, HeldChoice::Release});
        left = step && *step;
    });
    return left;
}

QList<Continuation> LeavingConformance::heldBy(const QString &node, int revision)
{
    return *reader().leavingContinuations({u"w"_s, revision, HeldChoice::Release},
                                          {u"w"_s, node, u"delay"_s, {}}, 100, {});
}

void LeavingConformance::remember(const QByteArray &key)
{
    const auto event = store(newEvent(u"github"_s, "memory-" + QByteArray::number(++m_events)));
    auto routed = routing(event, {}, EventState::Stopped);
    routed.traces = {{u"w"_s, 1, {}}};
    routed.nodes.memories = {{{u"w"_s, u"it"_s, u"delay"_s, key}, "1"_ba, {}}};
    commit([&](WriteSession &session) { QVERIFY(session.commitRouting(routed)); });
}

QByteArray LeavingConformance::memory(const QByteArray &key)
{
    return *reader().nodeMemory({u"w"_s, u"it"_s, u"delay"_s, key});
}

void LeavingConformance::withoutAChoiceNothingChangesWhileSomethingIsHeld()
{
    put(1);
    hold(u"a"_s, "k"_ba);
    hold(u"b"_s, "k"_ba);
    const auto before = *reader().configuration();
    QCOMPARE(remove({}), (RemovalReport{false, 2}));
    QCOMPARE(*reader().configuration(), before);
    QCOMPARE(remove(HeldChoice::Discard), (RemovalReport{true, 2}));
    const auto after = *reader().configuration();
    QVERIFY(after.workflows.isEmpty());
    QCOMPARE(after.leaving, (QList<LeavingWorkflow>{{u"w"_s, 1, HeldChoice::Discard}}));
    commit([](WriteSession &session) {
        QCOMPARE(session.removeWorkflow({u"w"_s, HeldChoice::Release}).error().code,
                 ErrorCode::NotFound);
    });
    reopen();
    QCOMPARE(*reader().configuration(), after);
}

void LeavingConformance::whatHoldsNothingLeavesAtOnce()
{
    put(1);
    QCOMPARE(remove({}), (RemovalReport{true, 0}));
    // What was decided before it was known to be gone may still come.
    QCOMPARE(reader().configuration()->leaving,
             (QList<LeavingWorkflow>{{u"w"_s, 1, HeldChoice::Release}}));
    hold(u"a"_s, "k"_ba);
    QCOMPARE(heldBy(u"a"_s).size(), 1);
}

void LeavingConformance::whatIsHeldIsFoundNodeByNode()
{
    put(1);
    const auto last = hold(u"a"_s, "z"_ba);
    hold(u"a"_s, "k"_ba);
    hold(u"b"_s, {}, 1, u"script"_s);
    hold(u"c"_s, "k"_ba, 2);
    const LeavingWorkflow leaving{u"w"_s, 1, HeldChoice::Release};
    using Nodes = QList<NodeQueue>;
    QCOMPARE(*reader().leavingNodes(leaving),
             (Nodes{{u"w"_s, u"a"_s, u"delay"_s, {}}, {u"w"_s, u"b"_s, u"script"_s, {}}}));
    const auto held = heldBy(u"a"_s);
    QCOMPARE(held.size(), 2);
    QCOMPARE(held.last().event, last.id); // by their keys
    QCOMPARE(*reader().leavingContinuations(leaving, {{}, u"a"_s, u"delay"_s, {}}, 1, {}),
             QList{held.first()});
    QCOMPARE(
        *reader().leavingContinuations(leaving, {{}, u"a"_s, u"delay"_s, {}}, 1, {held.first().id}),
        QList{held.last()});
    QVERIFY(heldBy(u"c"_s).isEmpty());
    QCOMPARE(heldBy(u"c"_s, 2).size(), 1);
    QVERIFY(reader().leavingNodes({u"v"_s, 9, HeldChoice::Release})->isEmpty());
}

void LeavingConformance::itHasLeftWhenNothingIsHeldAnyMore()
{
    put(1);
    const auto event = hold(u"a"_s, "k"_ba);
    remember("m"_ba);
    remove(HeldChoice::Release);
    commit([](WriteSession &session) {
        QCOMPARE(session.finishRemoval({u"w"_s, 1, HeldChoice::Release}).error().code,
                 ErrorCode::Conflict);
        QCOMPARE(session.finishRemoval({u"v"_s, 1, HeldChoice::Release}).error().code,
                 ErrorCode::NotFound);
    });
    QCOMPARE(memory("m"_ba), "1"_ba);
    takeUp(event, u"a"_s, "k"_ba);
    QVERIFY(finish());
    QCOMPARE(memory("m"_ba), QByteArray());
    QCOMPARE(*reader().configuration(), Configuration());
}

void LeavingConformance::anotherOneOfItsNameIsLeftAlone()
{
    put(1);
    const auto old = hold(u"a"_s, "k"_ba, 1);
    remember("m"_ba);
    remove(HeldChoice::Release);
    put(1); // becomes the second revision
    QCOMPARE(reader().configuration()->workflows.first().revision, 2);
    hold(u"a"_s, "k"_ba, 2);
    QCOMPARE(heldBy(u"a"_s).size(), 1);
    QCOMPARE(heldBy(u"a"_s).first().event, old.id);
    takeUp(old, u"a"_s, "k"_ba);
    QVERIFY(finish());
    QCOMPARE(memory("m"_ba), "1"_ba);
    // Nor do those that leave count as its own.
    const auto later = hold(u"b"_s, "k"_ba, 2);
    QCOMPARE(remove({}), (RemovalReport{false, 2}));
    QCOMPARE(remove(HeldChoice::Discard), (RemovalReport{true, 2}));
    put(1);
    QCOMPARE(remove({}), (RemovalReport{true, 0}));
    QCOMPARE(reader().configuration()->leaving,
             (QList<LeavingWorkflow>{{u"w"_s, 2, HeldChoice::Discard},
                                     {u"w"_s, 3, HeldChoice::Release}}));
    // What nodes remember is wanted as long as the last of them is leaving.
    takeUp(later, u"b"_s, "k"_ba);
    const auto held = heldBy(u"a"_s, 2);
    QCOMPARE(held.size(), 1);
    Event event;
    event.id = held.first().event;
    event.seq = held.first().eventSeq;
    takeUp(event, u"a"_s, "k"_ba);
    QVERIFY(finish(2));
    QCOMPARE(memory("m"_ba), "1"_ba);
    QVERIFY(finish(3));
    QCOMPARE(memory("m"_ba), QByteArray());
}

void LeavingConformance::manyMemoriesGoInSteps()
{
    constexpr int many = 4500;
    put(1);
    const auto event = store(newEvent(u"github"_s, "memories"_ba));
    auto routed = routing(event, {}, EventState::Stopped);
    routed.traces = {{u"w"_s, 1, {}}};
    for (int i = 0; i < many; ++i)
        routed.nodes.memories.append(
            {{u"w"_s, u"it"_s, u"delay"_s, QByteArray::number(i)}, "1"_ba, {}});
    commit([&](WriteSession &session) { QVERIFY(session.commitRouting(routed)); });
    remove({});
    QVERIFY(!finish()); // the writer has other things to do meanwhile
    int steps = 1;
    while (!finish()) {
        QVERIFY(++steps < many);
        QVERIFY(!reader().configuration()->leaving.isEmpty());
    }
    QCOMPARE(memory("0"_ba) + memory(QByteArray::number(many - 1)), QByteArray());
    QCOMPARE(*reader().configuration(), Configuration());
}

} // namespace Signalbox
