// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/designer/publishdialog.h"

#include "ui/designer/backtest/rehearsal.h"
#include "ui/designer/revisions/diffgraph.h"
#include "ui/designer/revisions/difflist.h"
#include "ui/widgets/labels.h"

#include <QDialogButtonBox>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace Signalbox {

using namespace Qt::StringLiterals;

PublishDialog::PublishDialog(const QString &workflow, int revision, const GraphDiff &diff,
                             const Rehearsal &rehearsal, QWidget *parent)
    : QDialog(parent)
    , m_note(new QLineEdit(this))
{
    setWindowTitle(tr("Publish %1").arg(workflow));
    auto *changes = new DiffList(this);
    changes->setObjectName(u"publishChanges"_s);
    changes->setAccessibleName(tr("Changes"));
    changes->setMinimumSize(520, 200);
    changes->setDiff(diff);
    m_note->setObjectName(u"publishNote"_s);
    m_note->setAccessibleName(tr("Note"));
    m_note->setPlaceholderText(tr("Why (optional)"));
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    auto *publish = new QPushButton(tr("Publish"), this);
    publish->setObjectName(u"publishAccept"_s);
    publish->setProperty("primary", true);
    buttons->addButton(publish, QDialogButtonBox::AcceptRole);
    publish->setDefault(true);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->setSpacing(12);
    layout->addWidget(
        makeLabel(tr("Events that come from now on take this way, as revision %1. Deliveries that "
                     "exist stay as they are.")
                      .arg(revision),
                  "muted", this));
    if (diff.isLayoutOnly()) {
        auto *sentence = makeLabel(DiffWords::layoutOnly(), "plain", this);
        sentence->setObjectName(u"publishLayoutOnly"_s);
        layout->addWidget(sentence);
    }
    layout->addWidget(changes, 1);
    if (!diff.isLayoutOnly())
        addRehearsal(*layout, rehearsal);
    layout->addWidget(m_note);
    layout->addWidget(buttons);
    m_note->setFocus();
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

void PublishDialog::addRehearsal(QVBoxLayout &layout, const Rehearsal &rehearsal)
{
    const bool tried = rehearsal.backtest.has_value();
    auto *summary = makeLabel(tried ? RehearsalWords::summary(rehearsal)
                                    : tr("No backtest was run with exactly this draft."),
                              tried ? "plain" : "muted", this);
    summary->setObjectName(u"publishRehearsal"_s);
    layout.addWidget(summary);
    if (tried)
        return;
    auto *first = new QPushButton(tr("Run a backtest first"), this);
    first->setObjectName(u"publishBacktest"_s);
    first->setAutoDefault(false);
    layout.addWidget(first, 0, Qt::AlignLeft);
    connect(first, &QPushButton::clicked, this, [this] {
        reject();
        Q_EMIT backtestWanted();
    });
}

void PublishDialog::setNote(const QString &note)
{
    m_note->setText(note);
}

QString PublishDialog::note() const
{
    return m_note->text().trimmed();
}

} // namespace Signalbox
