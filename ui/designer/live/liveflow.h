// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/station/station.h"
#include "ui/designer/live/livemarks.h"

#include <QElapsedTimer>

namespace Signalbox {

/// Asks how many events go through a workflow, whenever the station says that something changed, at
/// most once a second; nothing while its view is hidden.
class LiveFlow final : public QObject
{
    Q_OBJECT

public:
    /// \a station is not owned and must outlive this object; \a view is its parent.
    LiveFlow(Station &station, QWidget *view);

    void setWorkflow(const QString &workflow);
    /// Over the edges that \a graph has in common with what is at work.
    CanvasMarks marks(const Graph &graph) const { return LiveMarks::of(graph, m_reading); }
    void refresh();

Q_SIGNALS:
    void marksChanged();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void take(const WorkflowFlow &flow);

    Station &m_station;
    QWidget *m_view;
    QString m_workflow;
    LiveReading m_reading;
    QElapsedTimer m_since; ///< when m_reading.now was asked for
    bool m_asking = false;
};

} // namespace Signalbox
