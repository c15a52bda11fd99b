// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/destinations/destinationdialog.h"

#include "ui/destinations/destinationform.h"
#include "ui/widgets/errorwords.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/whendone.h"

#include <QDialogButtonBox>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

Configured<DestinationConfig> namedDestination(const QString &name)
{
    Configured<DestinationConfig> destination;
    destination.config.name = name;
    destination.revision = 0;
    return destination;
}

} // namespace

DestinationDialog::DestinationDialog(Station &station, const QString &name, QWidget *parent)
    : DestinationDialog(station, namedDestination(name), true, parent)
{
}

DestinationDialog::DestinationDialog(Station &station,
                                     const Configured<DestinationConfig> &destination,
                                     QWidget *parent)
    : DestinationDialog(station, destination, false, parent)
{
}

DestinationDialog::DestinationDialog(Station &station,
                                     const Configured<DestinationConfig> &destination, bool isNew,
                                     QWidget *parent)
    : QDialog(parent)
    , m_station(station)
    , m_base(destination.revision)
    , m_form(new DestinationForm(destination.config, isNew))
    , m_failure(makeLabel({}, "bad", this))
    , m_save(new QPushButton(tr("Save"), this))
{
    setObjectName(u"destinationDialog"_s);
    setWindowTitle(isNew ? tr("New destination")
                         : tr("Destination %1").arg(destination.config.name));
    m_failure->setObjectName(u"destinationFailure"_s);
    m_failure->setWordWrap(true);
    m_failure->hide();
    auto *place = new QScrollArea;
    place->setWidgetResizable(true);
    place->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    place->setWidget(m_form);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_save->setObjectName(u"saveDestination"_s);
    m_save->setProperty("primary", true);
    m_save->setDefault(true);
    buttons->addButton(m_save, QDialogButtonBox::ApplyRole);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->setSpacing(12);
    layout->addWidget(m_failure);
    layout->addWidget(place, 1);
    layout->addWidget(buttons);
    resize(520, 480);
    connect(m_save, &QPushButton::clicked, this, &DestinationDialog::save);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    m_form->setFocus();
}

void DestinationDialog::save()
{
    const auto own = m_form->ownProblems();
    m_form->setProblems(own);
    if (!own.isEmpty())
        return;
    auto draft = m_form->draft();
    draft.base = m_base;
    m_save->setEnabled(false);
    m_failure->hide();
    whenDone(this, m_station.saveDestination(draft),
             [this, config = draft.config](const Result<SaveReport> &report) {
                 m_save->setEnabled(true);
                 if (report) {
                     takeReport(*report, config);
                     return;
                 }
                 m_failure->setText(ErrorWords::sentence(report.error()));
                 m_failure->show();
             });
}

void DestinationDialog::takeReport(const SaveReport &report, const DestinationConfig &config)
{
    if (report.revision == 0) {
        m_form->setProblems(report.problems);
        return;
    }
    QStringList warnings;
    for (const auto &problem : report.problems)
        warnings.append(problem.detail);
    Q_EMIT saved(config, warnings);
    accept();
}

} // namespace Signalbox
