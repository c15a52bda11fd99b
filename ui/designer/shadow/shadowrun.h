// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/station/station.h"

namespace Signalbox {

/// The shadow of one workflow, as far as somebody looks at it: asked for again whenever the station
/// says that shadows changed, which it does at most once a second; never while nobody looks. One
/// that was stopped is gone at the station, but what it had found stays here. GUI thread.
class ShadowRun final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ShadowRun)

public:
    /// \a station is not owned and must outlive this object.
    explicit ShadowRun(Station &station, QObject *parent = nullptr);

    /// In place of the one before, which goes on at the station.
    void setWorkflow(const QString &workflow);
    /// Somebody looks.
    void setWatched(bool watched);
    /// In place of what shadows the workflow now.
    void start(const Graph &graph);
    void stop();

    /// It is being started or stopped.
    bool isBusy() const { return m_busy; }
    bool isRunning() const;
    bool isSettled() const { return !m_busy && !m_asking; }
    /// Nothing: none is known of.
    const std::optional<ShadowStatus> &status() const { return m_status; }
    const QList<EventDifference> &differences() const { return m_differences; }

Q_SIGNALS:
    void changed();
    /// The draft has problems that prevent it.
    void refused(const QList<Signalbox::WorkflowProblem> &problems);
    void problemFound(const QString &sentence);

private:
    void ask();
    void take(const Result<ShadowStatus> &status);
    void askDifferences();
    void endAsking();
    void forget();

    Station &m_station;
    QString m_workflow;
    std::optional<ShadowStatus> m_status;
    QList<EventDifference> m_differences;
    qint64 m_differing = 0; ///< how many events differed when m_differences were asked for
    quint64 m_generation = 0; ///< answers to what was asked before are dropped
    bool m_watched = false;
    bool m_busy = false;
    bool m_asking = false;
    bool m_again = false; ///< something changed while it was asked
};

} // namespace Signalbox
