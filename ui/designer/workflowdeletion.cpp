// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/designer/workflowdeletion.h"

#include "ui/designer/helddialog.h"
#include "ui/widgets/errorwords.h"
#include "ui/widgets/ownerwords.h"
#include "ui/widgets/whendone.h"

#include <QMessageBox>
#include <QPushButton>

namespace Signalbox {

using namespace Qt::StringLiterals;

WorkflowDeletion::WorkflowDeletion(Station &station, QWidget *window)
    : QObject(window)
    , m_station(station)
    , m_window(window)
{
}

void WorkflowDeletion::ask(const Configured<WorkflowConfig> &workflow)
{
    if (workflow.owner.startsWith("file:"_L1)) {
        Q_EMIT noticed(OwnerWords::sentence(workflow.owner));
        return;
    }
    const auto &name = workflow.config.name;
    const bool draft = workflow.revision == 0;
    auto *question = new QMessageBox(
        QMessageBox::Question, tr("Delete workflow %1").arg(name),
        draft ? tr("Delete the draft of %1? Nothing of it was published.").arg(name)
              : tr("Delete workflow %1? What went through it stays, and so do its revisions. Its "
                   "saved cases and what was edited and not published are forgotten.")
                    .arg(name),
        QMessageBox::Cancel, m_window);
    question->setObjectName(u"deleteQuestion"_s);
    question->setAttribute(Qt::WA_DeleteOnClose);
    auto *yes = question->addButton(tr("Delete"), QMessageBox::DestructiveRole);
    yes->setObjectName(u"deleteAccept"_s);
    question->setDefaultButton(QMessageBox::Cancel);
    connect(yes, &QPushButton::clicked, this, [this, name, draft] {
        if (draft)
            Q_EMIT deleted(name);
        else
            remove({name, std::nullopt});
    });
    question->open();
}

void WorkflowDeletion::remove(const WorkflowRemoval &removal)
{
    whenDone(this, m_station.removeWorkflow(removal),
             [this, removal](const Result<RemovalReport> &report) {
                 if (!report) {
                     Q_EMIT problemFound(ErrorWords::sentence(report.error()));
                 } else if (!report->removed) {
                     askHeld(removal.workflow, report->held);
                 } else {
                     Q_EMIT deleted(removal.workflow);
                     Q_EMIT noticed(sentence(removal, report->held));
                 }
             });
}

void WorkflowDeletion::askHeld(const QString &name, qint64 held)
{
    auto *dialog = new HeldDialog(name, held, m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this,
            [this, name, dialog] { remove({name, dialog->choice()}); });
    dialog->open();
}

QString WorkflowDeletion::sentence(const WorkflowRemoval &removal, qint64 held)
{
    const auto &name = removal.workflow;
    if (!removal.held || held == 0)
        return tr("%1 is deleted.").arg(name);
    return *removal.held == HeldChoice::Release
        ? tr("%1 is deleted. %n event(s) that it held go on now.", nullptr, int(held)).arg(name)
        : tr("%1 is deleted. %n event(s) that it held end now.", nullptr, int(held)).arg(name);
}

} // namespace Signalbox
