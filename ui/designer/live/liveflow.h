// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/station/station.h"
#include "ui/designer/live/livemarks.h"

#include <QElapsedTimer>

class QTimer;

namespace Signalbox {

/// Asks how many events go through a workflow, whenever the station says that something changed, at
/// most once a second; nothing while its view is hidden, or something else is laid over the
/// drawing.
class LiveFlow final : public QObject
{
    Q_OBJECT

public:
    /// \a station is not owned and must outlive this object; \a view is its parent.
    LiveFlow(Station &station, QWidget *view);

    void setWorkflow(const QString &workflow);
    /// Nobody sees the marks: no question is asked until they are seen again.
    void setCovered(bool covered);
    /// Over what \a drawn has in common with \a published.
    CanvasMarks marks(const Graph &drawn, const Configured<WorkflowConfig> &published) const
    {
        return LiveMarks::of(drawn, published, m_reading);
    }
    void refresh();

Q_SIGNALS:
    void marksChanged();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void ask();
    void askAgain();
    void take(const WorkflowFlow &flow);

    Station &m_station;
    QWidget *m_view;
    QString m_workflow;
    LiveReading m_reading;
    QElapsedTimer m_since; ///< when m_reading.now was asked for
    QTimer *m_pause; ///< runs until the next question may be asked
    bool m_covered = false;
    bool m_asking = false;
    bool m_again = false; ///< something changed since the last question
};

} // namespace Signalbox
