// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/removal.h"
#include "core/workflow/evaluation.h"

#include <QSet>

namespace Signalbox {

/// Where held events are found: the store, or the memory of a backtest. Errors are whoever's it is;
/// they end the taking up.
class HeldEvents
{
public:
    virtual ~HeldEvents() = default;

    /// The first of a queue, in its order, at most \a limit.
    virtual Result<QList<Continuation>> queue(const NodeQueue &queue, int limit) = 0;
    /// The event of a continuation, with its content.
    virtual Result<Event> event(const Continuation &held) = 0;
    /// What a continuation goes on under; null when the revision is not there, or cannot run.
    virtual Result<std::shared_ptr<const CompiledWorkflow>> workflow(const QString &name,
                                                                     int revision) = 0;
    /// What becomes of \a held, whose workflow was removed; nothing: it was not.
    virtual std::optional<HeldChoice> leaving(const Continuation &held);
    /// Of the derived event that a batch of \a queue becomes, whose first member is \a first.
    virtual EventId idOfBatch(const NodeQueue &queue, const Event &first, Timestamp now);
};

/// What taking up continuations led to, for one event. Committed as a whole: the continuations are
/// removed with it.
struct TakenUp
{
    /// A member of a batch: it ends here.
    struct Member
    {
        Event event; ///< without its request
        Outcome outcome;
        qint64 continuation = 0;
    };

    Event event; ///< whose outcome it is, without its request; of a batch the derived one, whole
    Outcome outcome;
    QList<qint64> continuations; ///< taken up; none when it stays
    std::optional<qint64> stays; ///< this one, due as outcome says
    QList<Member> members; ///< of a batch; its own continuations are those of all
    NodeQueue batch; ///< likewise: where they were held
};

/// Takes up what is due, a limited piece of each queue at a time: the due one is not taken up yet
/// when others before it filled the piece; it then stays due. Used once, for what is committed
/// together.
class TakeUp final
{
    Q_DISABLE_COPY_MOVE(TakeUp)

public:
    static constexpr int piece = 256; ///< of a queue
    static constexpr qint64 enough = 4LL * 1024 * 1024; ///< bytes of bodies that are written anew

    /// \a held must outlive this object, and \a moment's memories too: they are kept up to date.
    TakeUp(HeldEvents &held, Moment moment);

    /// A continuation whose time has come; with a \a result as goOn() has it.
    Result<void> add(const Continuation &due, const NodeResult *result = nullptr);

    /// One whose workflow was removed: it goes on, whatever its node waits for, or ends. Its script
    /// has run.
    Result<void> letGo(const Continuation &held);

    /// Enough for one transaction: the rest stays due.
    bool isFull() const { return m_bytes >= enough; }
    QList<TakenUp> take() { return std::move(m_taken); }

private:
    Result<void> addQueue(const Continuation &due);
    Result<void> addBatch(const Continuation &due);
    Result<TakenUp> one(const Continuation &held, const NodeResult *result);
    Result<TakenUp> discarded(const Continuation &held);
    TakenUp::Member member(const CompiledWorkflow &workflow, const Continuation &held,
                           const EventId &batch, Event event, const Document &envelope);
    void wakeRest(const NodeQueue &queue);
    void keep(const Outcome &outcome);
    void note(const Continuation &held, const Outcome &outcome);
    Continuation upToDate(const Continuation &held) const;

    HeldEvents &m_held;
    const Moment m_moment;
    QList<TakenUp> m_taken;
    qint64 m_bytes = 0; ///< of what it writes anew
    QSet<qint64> m_seen; ///< continuations
    QHash<std::pair<qint64, QString>, QByteArray> m_visited; ///< by event and workflow
};

} // namespace Signalbox
