// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/designer/workflowpublishing.h"

#include "core/domain/graphdiff.h"
#include "ui/designer/publishdialog.h"
#include "ui/widgets/errorwords.h"
#include "ui/widgets/whendone.h"

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {
const auto publishAuthor = u"gui"_s;
}

WorkflowPublishing::WorkflowPublishing(Station &station, QWidget *window)
    : QObject(window)
    , m_station(station)
    , m_window(window)
{
}

void WorkflowPublishing::publish(const Configured<WorkflowConfig> &published, const Graph &graph,
                                 int base, const Rehearsal &rehearsal)
{
    PublishRequest request;
    request.workflow = published.config.name;
    request.graph = graph;
    request.author = publishAuthor;
    request.base = base;
    ask(new PublishDialog(published.config.name, published.revision + 1,
                          diffGraphs(published.config.graph, graph), rehearsal, m_window),
        request, graph);
}

void WorkflowPublishing::rollBack(const Configured<WorkflowConfig> &published, int revision,
                                  const Graph &graph, const Rehearsal &rehearsal)
{
    PublishRequest request;
    request.workflow = published.config.name;
    request.from = revision;
    request.author = publishAuthor;
    request.base = published.revision;
    auto *dialog =
        new PublishDialog(published.config.name, published.revision + 1,
                          diffGraphs(published.config.graph, graph), rehearsal, m_window);
    dialog->setNote(tr("Back to revision %1").arg(revision));
    ask(dialog, request, graph);
}

void WorkflowPublishing::ask(PublishDialog *dialog, const PublishRequest &request,
                             const Graph &graph)
{
    dialog->setObjectName(u"publishDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &PublishDialog::backtestWanted, this, &WorkflowPublishing::backtestWanted);
    connect(dialog, &QDialog::accepted, this, [this, dialog, request, graph] {
        auto noted = request;
        noted.note = dialog->note();
        send(noted, graph);
    });
    dialog->open();
}

void WorkflowPublishing::send(const PublishRequest &request, const Graph &graph)
{
    m_sending = true;
    Q_EMIT sendingChanged();
    whenDone(this, m_station.publish(request),
             [this, request, graph](const Result<PublishReport> &report) {
                 m_sending = false;
                 if (report)
                     Q_EMIT answered(request.workflow, graph, *report, request.from.has_value());
                 else
                     Q_EMIT problemFound(ErrorWords::sentence(report.error()));
                 Q_EMIT sendingChanged();
             });
}

void WorkflowPublishing::detach(const QString &workflow)
{
    whenDone(this, m_station.detach({ObjectKind::Workflow, workflow}),
             [this, workflow](const Result<void> &detached) {
                 if (detached)
                     Q_EMIT noticed(tr("%1 can be edited now. The station file can no longer "
                                       "define it: take it out there.")
                                        .arg(workflow));
                 else
                     Q_EMIT problemFound(ErrorWords::sentence(detached.error()));
             });
}

} // namespace Signalbox
