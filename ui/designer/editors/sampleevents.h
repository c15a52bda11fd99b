// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/station/station.h"

#include <QHash>
#include <QJsonObject>

namespace Signalbox {

/// Which stored event a workflow is looked at with while it is edited: the newest of its sources,
/// or the one that somebody chose, which is remembered for each workflow. GUI thread.
class SampleEvents final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SampleEvents)

public:
    static constexpr int mostRecent = 20;

    /// \a station is not owned and must outlive this object.
    explicit SampleEvents(Station &station, QObject *parent = nullptr);

    /// Empty \a workflow: none is edited.
    void setWorkflow(const QString &workflow, const QStringList &sources);
    /// Asks for what came meanwhile.
    void refresh();
    void choose(const EventSummary &event);
    /// The station no longer has the current one.
    void forgetCurrent();

    /// The newest first; the chosen one stands before them when it is none of them.
    const QList<EventSummary> &events() const { return m_events; }
    std::optional<EventId> current() const { return m_current; }

    /// What was chosen, by workflow.
    QJsonObject toJson() const;
    void restore(const QJsonObject &json);

Q_SIGNALS:
    void eventsChanged();
    void currentChanged();

private:
    void take(const QList<EventSummary> &recent);
    void askChosen(const EventId &id);
    void update();

    Station &m_station;
    QString m_workflow;
    QStringList m_sources;
    QHash<QString, EventId> m_chosen; ///< by workflow
    std::optional<EventSummary> m_older; ///< the chosen one, when it is not recent
    QList<EventSummary> m_recent;
    QList<EventSummary> m_events;
    std::optional<EventId> m_current;
    quint64 m_asked = 0;
};

} // namespace Signalbox
