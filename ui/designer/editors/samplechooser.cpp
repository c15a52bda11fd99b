// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/designer/editors/samplechooser.h"

#include "ui/designer/conditions/fieldpicker.h"
#include "ui/designer/editors/sampledialog.h"
#include "ui/designer/editors/sampleevents.h"
#include "ui/widgets/focuslead.h"
#include "ui/widgets/labels.h"

#include <QComboBox>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace Signalbox {

using namespace Qt::StringLiterals;

SampleChooser::SampleChooser(Station &station, SampleEvents &events, QWidget *parent)
    : QWidget(parent)
    , m_station(station)
    , m_events(events)
    , m_times(m_clock)
    , m_list(new QComboBox(this))
    , m_look(
          makeIconButton(u"braces"_s, tr("Look at the sample; choose a field to write it"), this))
    , m_note(makeLabel({}, "muted", this))
{
    m_list->setObjectName(u"sampleEvent"_s);
    m_list->setAccessibleName(tr("Sample event"));
    m_list->setPlaceholderText(tr("No event has come yet"));
    m_list->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_list->setMinimumContentsLength(8);
    m_note->setObjectName(u"sampleNote"_s);
    m_note->setWordWrap(true);
    m_note->hide();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(makeLabel(tr("Sample event"), "muted", this));
    auto *row = new QHBoxLayout;
    row->setSpacing(4);
    row->addWidget(m_list, 1);
    row->addWidget(m_look);
    layout->addLayout(row);
    layout->addWidget(m_note);
    m_look->setObjectName(u"lookAtSample"_s);
    m_look->setEnabled(false);
    leadFocus(*this, *m_list);
    connect(m_look, &QToolButton::clicked, this, &SampleChooser::openPicker);
    connect(m_list, &QComboBox::activated, this, &SampleChooser::choose);
    connect(&events, &SampleEvents::eventsChanged, this, &SampleChooser::fill);
    connect(&events, &SampleEvents::currentChanged, this, &SampleChooser::fill);
    fill();
}

void SampleChooser::setArrives(bool arrives)
{
    m_note->setText(tr("It does not come to this node; it is shown as it was received."));
    m_note->setVisible(!arrives && m_events.current().has_value());
}

void SampleChooser::setVocabulary(const std::shared_ptr<const ExpressionVocabulary> &vocabulary)
{
    m_vocabulary = vocabulary;
    m_look->setEnabled(vocabulary && !vocabulary->envelope().nodes.isEmpty());
}

void SampleChooser::openPicker()
{
    auto *picker = new FieldPicker(m_vocabulary->envelope(), {}, this);
    connect(picker, &FieldPicker::picked, this, &SampleChooser::fieldPicked);
    picker->popUp(*m_look);
}

void SampleChooser::fill()
{
    const QSignalBlocker quiet(m_list);
    m_list->clear();
    int current = -1;
    for (const auto &event : m_events.events()) {
        if (m_events.current() == event.id)
            current = m_list->count();
        const auto what = event.type.isEmpty() ? event.source : event.type;
        m_list->addItem(u"%1 · %2"_s.arg(what, m_times.relative(event.receivedAt)));
        m_list->setItemData(
            m_list->count() - 1,
            u"%1, %2\n%3"_s.arg(event.source, m_times.exact(event.receivedAt), event.id.toString()),
            Qt::ToolTipRole);
    }
    m_list->addItem(tr("Choose an event…"));
    m_list->setCurrentIndex(current);
    m_list->setToolTip(m_list->currentData(Qt::ToolTipRole).toString());
    if (!m_events.current())
        m_note->hide();
}

void SampleChooser::choose(int row)
{
    if (row < m_events.events().size()) {
        m_events.choose(m_events.events().at(row));
        return;
    }
    fill(); // what was chosen stays until another is
    openDialog();
}

void SampleChooser::openDialog()
{
    auto *dialog = new SampleDialog(m_station, m_times, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &SampleDialog::eventChosen, &m_events, &SampleEvents::choose);
    dialog->open();
}

} // namespace Signalbox
