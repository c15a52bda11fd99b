// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/station/station.h"

namespace Signalbox {

/// Deletes workflows, after a question; when their nodes hold events, after one more. What happened
/// is said in sentences.
class WorkflowDeletion final : public QObject
{
    Q_OBJECT

public:
    /// \a station is not owned and must outlive this object; \a window is where questions appear.
    WorkflowDeletion(Station &station, QWidget *window);

    /// At revision 0 it is only a draft, which nobody but the window knows.
    void ask(const Configured<WorkflowConfig> &workflow);

Q_SIGNALS:
    void noticed(const QString &sentence);
    void problemFound(const QString &sentence);
    void deleted(const QString &name);

private:
    void remove(const WorkflowRemoval &removal);
    void askHeld(const QString &name, qint64 held);
    static QString sentence(const WorkflowRemoval &removal, qint64 held);

    Station &m_station;
    QWidget *m_window;
};

} // namespace Signalbox
