// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/station/localstation.h"

#include <QTemporaryDir>
#include <QTest>

namespace Signalbox {

/// Waits for an answer; Timeout when none comes.
template <typename T>
Result<T> await(const QFuture<Result<T>> &future)
{
    if (!QTest::qWaitFor([&] { return future.isFinished(); }, 30'000))
        return Error{ErrorCode::Timeout, QStringLiteral("no answer")};
    return future.result();
}

/// A real station over a store of its own, with stored events of the source "shop" and two
/// destinations, "billing" and "archive", that take nothing yet.
class TrialStation final
{
public:
    /// \a events with the amounts 0, 1, 2… and the types paid and refunded in turn, one a second;
    /// the last one came a moment ago.
    explicit TrialStation(int events);
    ~TrialStation();

    LocalStation &station() { return *m_station; }
    /// An event for each of \a amounts comes in and is stored now, while the station runs.
    void receive(const QList<int> &amounts);
    /// Made the next revision of \a workflow, by "ada".
    int publish(const QString &workflow, const Graph &graph, int base, const QString &note);

    /// in > large > out, and what is not large is stopped.
    static Graph simpleGraph(const QString &condition);

private:
    void open();
    void fill(int events);

    QTemporaryDir m_folder;
    int m_events = 0; ///< that there are
    Pipeline *m_pipeline = nullptr; ///< the station's
    std::unique_ptr<LocalStation> m_station;
};

} // namespace Signalbox
