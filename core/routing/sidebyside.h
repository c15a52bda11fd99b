// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/routing/backtestresults.h"
#include "core/routing/comparison.h"
#include "core/workflow/rehearsal.h"

#include <functional>

namespace Signalbox {

/// One revision run over events in the order of their arrival: what becomes of each event, also of
/// those that nodes hold for a while. Belongs to one thread.
class OneSide final
{
    Q_DISABLE_COPY_MOVE(OneSide)

public:
    /// Called once for each event, when its last way has ended.
    using Done = std::function<void(qint64 seq, Rehearsed result)>;

    static constexpr qsizetype maxHeld = 100'000; ///< events that nodes hold at the same time
    /// Of their bodies, and of those that maps made of them.
    static constexpr qint64 maxHeldBytes = 128LL * 1024 * 1024;
    static constexpr qsizetype maxRemembered = 200'000; ///< keys
    static constexpr qsizetype maxTraced = 20'000; ///< of those: traces are kept

    /// \a workflow may be null: no event is routed. What \a cancelled, which must outlive this
    /// object, has become true for may be left unfinished.
    OneSide(std::shared_ptr<const CompiledWorkflow> workflow, const std::atomic<bool> &cancelled,
            Done done);

    /// TooLarge when nodes hold or remember too much at once.
    Result<void> pass(const Event &event, const Document &envelope);
    /// What was due until \a now goes on; no event is routed at an earlier time afterwards. Errors
    /// as of pass(), also of the next.
    Result<void> advance(Timestamp now);
    /// No more events come: time goes on until nothing is due any more.
    Result<void> finish();
    std::optional<Timestamp> nextDue() const;

    const FlowCount &flow() const { return m_flow; }
    void interrupt(); ///< as Comparison

private:
    struct Open
    {
        Rehearsed result;
        qsizetype held = 0; ///< ways that still go on
        QList<qint64> derived; ///< seqs of events that count for this one
    };

    Result<void> takeUpUntil(Timestamp now);
    Result<void> checkSize() const;
    void add(const QList<TakenUp> &taken);
    void note(qint64 seq, const Outcome &outcome, const QByteArray &body = {});
    void settle(qint64 seq);
    /// The event that what becomes of \a seq counts for: of a batch its first member.
    qint64 origin(qint64 seq) const { return m_origins.value(seq, seq); }

    const std::atomic<bool> &m_cancelled;
    std::unique_ptr<Rehearsal> m_rehearsal; ///< null without a workflow
    Done m_done;
    FlowCount m_flow;
    QHash<qint64, Open> m_open; ///< by seq
    QHash<qint64, qint64> m_origins; ///< of derived events
    Timestamp m_now = Timestamp::min();
};

/// Compares two revisions of which at least one has nodes that hold or remember events, once both
/// have ended with an event.
class SideBySide final : public Comparison
{
    Q_DISABLE_COPY_MOVE(SideBySide)

public:
    /// As makeComparison().
    SideBySide(const Revisions &revisions, const std::atomic<bool> &cancelled,
               BacktestResults &results);

    Result<void> pass(const Event &event, const Document &envelope) override;
    void flush() override;
    std::optional<Timestamp> nextDue() const override;
    Result<void> advance(Timestamp now) override;
    void interrupt() override;
    Result<void> finish(); ///< no more events come; flushes

private:
    struct Waiting
    {
        EventDifference difference;
        std::optional<Rehearsed> before;
        std::optional<Rehearsed> after;
    };

    void ended(qint64 seq, std::optional<Rehearsed> Waiting::*side, Rehearsed result);

    const std::atomic<bool> &m_cancelled;
    BacktestResults &m_results;
    BacktestSummary m_summary; ///< since the last flush
    QHash<qint64, Waiting> m_waiting;
    OneSide m_before;
    OneSide m_after;
};

} // namespace Signalbox
