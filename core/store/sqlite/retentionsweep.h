// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/retention.h"
#include "core/store/sqlite/rejectionwriter.h"
#include "core/store/sqlite/tracesweep.h"

namespace Signalbox {

/// Removes what is kept no longer, a few rows at a time, inside a transaction. Finds it by the
/// index over ended events, so that a step costs the same in a store of any size. Traces that go
/// before their events are TraceSweep's.
class RetentionSweep final
{
public:
    static constexpr int batch = 64; ///< events or rejections a step removes at most

    /// All must outlive this object.
    RetentionSweep(Connection &connection, Ledger &ledger, RejectionWriter &rejections);

    /// As WriteSession::retain().
    Result<RetentionStep> step(const RetentionRules &rules, Timestamp now);

private:
    enum class Kind { Ordinary, Failed };
    /// Events of a source that have ended alike. Those with a step that failed are kept as long as
    /// failed ones, however they ended.
    struct Ended
    {
        QString source;
        EventState state = EventState::Stopped;
        bool failedStep = false;
    };
    struct Candidate
    {
        qint64 seq = 0;
        QString source;
        Timestamp receivedAt{};
    };

    Result<void> removeOld(const QString &source, Kind kind, Microseconds age, Timestamp now);
    Result<void> removeBeyond(const QStringList &sources, qint64 limit, const QString &scope);
    Result<void> removeOldRejections(Microseconds age, Timestamp now);
    Result<void> forgetExpired(Timestamp now); ///< what nodes remember
    /// The oldest that have ended, at most \a limit of them.
    Result<QList<Candidate>> oldest(const QStringList &sources, Kind kind, int limit);
    Result<void> appendOldest(const Ended &ended, int limit, QList<Candidate> &target);
    Result<bool> isPending(qint64 seq);
    qint64 bytesOf(const QStringList &sources) const;
    void expect(Timestamp due);

    Result<void> remove(const Candidate &event);
    Result<qint64> bytesOfEvent(qint64 seq);
    Result<qint64> removeDeliveries(qint64 seq);

    Connection &m_connection;
    Ledger &m_ledger;
    RejectionWriter &m_rejections;
    TraceSweep m_traces;
    RetentionStep m_step; ///< the running one
    int m_left = 0; ///< that the running step may still remove
    QSet<QString> m_shrinking; ///< sources, or "" for all, that were over their limit
    /// Where failed ones of a source, with a failed step or not, still wait for others.
    QHash<std::pair<QString, bool>, qint64> m_failedAfter;
};

} // namespace Signalbox
