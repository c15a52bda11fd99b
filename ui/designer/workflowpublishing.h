// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/station/station.h"

class QWidget;

namespace Signalbox {

class PublishDialog;
struct Rehearsal;

/// Asks whether a draft, or an earlier revision, shall become the next revision of its workflow,
/// and sends it.
class WorkflowPublishing final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(WorkflowPublishing)

public:
    /// \a station is not owned and must outlive this object; \a window owns it and its dialogs.
    WorkflowPublishing(Station &station, QWidget *window);

    /// \a graph in place of what is published; it was made from the revision \a base.
    void publish(const Configured<WorkflowConfig> &published, const Graph &graph, int base,
                 const Rehearsal &rehearsal);
    /// The graph of the earlier \a revision once more.
    void rollBack(const Configured<WorkflowConfig> &published, int revision, const Graph &graph,
                  const Rehearsal &rehearsal);
    void detach(const QString &workflow);
    bool isSending() const { return m_sending; }

Q_SIGNALS:
    void sendingChanged();
    /// The station took it, or has objections in the report. \a from: an earlier revision was
    /// published, not a draft.
    void answered(const QString &workflow, const Signalbox::Graph &graph,
                  const Signalbox::PublishReport &report, bool from);
    void problemFound(const QString &sentence);
    void noticed(const QString &sentence);
    /// The question was put off until a backtest was run.
    void backtestWanted();

private:
    void ask(PublishDialog *dialog, const PublishRequest &request, const Graph &graph);
    void send(const PublishRequest &request, const Graph &graph);

    Station &m_station;
    QWidget *m_window;
    bool m_sending = false;
};

} // namespace Signalbox
