// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/script/scriptrunner.h"
#include "core/workflow/takeup.h"

#include <map>
#include <set>

namespace Signalbox {

/// One workflow with all that its nodes hold and remember in this process's memory, without any
/// effect: for backtests, saved cases and tests. Time is what it is told, and never goes back.
/// Route each event at the time when it came, in order; in the end advance() far enough to see what
/// becomes of those that are still held. Holds in memory the events that nodes hold. What it takes
/// up comes back with its event whole. Scripts run on the spot. The same events give the same
/// results: the ids of derived events follow from their members.
class Rehearsal final : private HeldEvents
{
    Q_DISABLE_COPY_MOVE(Rehearsal)

public:
    explicit Rehearsal(std::shared_ptr<const CompiledWorkflow> workflow);

    /// What falls due up to \a now, each at its time and in that order.
    QList<TakenUp> advance(Timestamp now);
    /// When something falls due next: to advance() step by step, so that little is in memory.
    std::optional<Timestamp> nextDue() const;
    /// What the workflow decides about \a event at \a now, after advance(). Its seq must be its
    /// own.
    Outcome route(const Event &event, const Document &envelope, Timestamp now);
    /// The work that a node had done elsewhere (a script's), for a continuation of heldNow().
    QList<TakenUp> finish(const Continuation &held, const NodeResult &result, Timestamp now);

    qsizetype held() const { return qsizetype(m_held.size()); }
    QList<Continuation> heldNow() const;
    qint64 heldBytes() const { return m_heldBytes; } ///< of their bodies, also those that maps made
    qsizetype remembered() const { return m_memories.size(); }
    /// From any thread: the script that runs now ends, and those that run later do at once.
    void interrupt() { m_scripts.interrupt(); }

private:
    Result<QList<Continuation>> queue(const NodeQueue &queue, int limit) override;
    Result<Event> event(const Continuation &held) override;
    Result<std::shared_ptr<const CompiledWorkflow>> workflow(const QString &name,
                                                             int revision) override;
    EventId idOfBatch(const NodeQueue &queue, const Event &first, Timestamp now) override;

    QList<TakenUp> takeUp(const Continuation &held, const NodeResult *result, Timestamp now);
    void keep(TakenUp &taken);
    void add(const Outcome &outcome, const Event &event);
    void remove(qint64 id);
    void setVisited(qint64 eventSeq, const QByteArray &visited);
    void setDue(Continuation &held, std::optional<Timestamp> dueAt);
    void wake(const Wake &wake);

    const std::shared_ptr<const CompiledWorkflow> m_workflow;
    PlainNodeMemories m_memories;
    ScriptRunner m_scripts;
    std::map<qint64, Continuation> m_held; ///< by id
    std::set<std::pair<Timestamp, qint64>> m_due; ///< time and id
    QHash<NodeQueue, std::set<std::pair<qint64, qint64>>> m_queues; ///< position and id
    QHash<qint64, Event> m_events; ///< by seq: those that are held
    QHash<qint64, QSet<qint64>> m_byEvent; ///< ids of continuations
    qint64 m_heldBytes = 0;
    qint64 m_lastId = 0;
    qint64 m_lastDerived = 0; ///< seqs of derived events go down from here
};

} // namespace Signalbox
