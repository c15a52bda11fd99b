// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/station/station.h"
#include "ui/designer/backtest/rehearsal.h"

#include <QTimer>

namespace Signalbox {

/// One backtest of a draft from its start to its end, with the cases of its workflow. Asks how far
/// it is a few times a second, only while somebody looks. What is answered about an earlier one is
/// dropped. GUI thread.
class BacktestRun final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(BacktestRun)

public:
    /// \a station is not owned and must outlive this object.
    explicit BacktestRun(Station &station, QObject *parent = nullptr);
    ~BacktestRun() override; ///< cancels what runs

    /// In place of what was before; \a request has a graph. \a revision is the published one.
    void start(const BacktestRequest &request, int revision);
    void cancel();
    /// Runs the cases once more: others are kept now. Only when not empty.
    void askCases();
    /// Nothing was run.
    void forget();
    /// Somebody looks.
    void setWatched(bool watched);

    bool isEmpty() const { return m_request.workflow.isEmpty(); }
    bool isStarting() const { return m_starting; }
    bool isRunning() const;
    bool isSettled() const { return !m_starting && !isRunning() && m_casesAnswered; }
    const Graph &graph() const { return *m_request.graph; } ///< only when not empty
    /// Nothing: it has not begun.
    const std::optional<BacktestStatus> &status() const { return m_status; }
    const std::optional<QList<CaseResult>> &cases() const { return m_cases; }
    /// What it says of \a graph beside the published \a revision; empty when it is about others, or
    /// has not ended well.
    Rehearsal rehearsal(const Graph &graph, int revision) const;

Q_SIGNALS:
    void changed();
    void problemFound(const QString &sentence);

private:
    void ask();
    void end();

    Station &m_station;
    BacktestRequest m_request;
    int m_revision = 0; ///< that was published when it began
    std::optional<BacktestStatus> m_status;
    std::optional<QList<CaseResult>> m_cases;
    quint64 m_generation = 0;
    bool m_starting = false;
    bool m_asking = false;
    bool m_watched = false;
    bool m_casesAnswered = true;
    QTimer m_timer;
};

} // namespace Signalbox
