// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/events/eventsbar.h"

#include "ui/events/filterfield.h"
#include "ui/events/rejectionfilter.h"
#include "ui/widgets/choice.h"
#include "ui/widgets/errorwords.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/rejectionwords.h"

#include <QComboBox>
#include <QVBoxLayout>

namespace Signalbox {

using namespace Qt::StringLiterals;

EventsBar::EventsBar(const QString &title, const TimeFormat &times, QWidget *parent)
    : QWidget(parent)
    , m_times(times)
    , m_table(new Choice({tr("Events"), tr("Rejected")}, this))
    , m_filter(new FilterField([this](const QString &text) { return check(text); }, this))
    , m_cause(new QComboBox(this))
    , m_noteLabel(makeLabel({}, "bad", this))
{
    m_table->setObjectName(u"tableChoice"_s);
    m_filter->setObjectName(u"filter"_s);
    m_filter->setAccessibleName(tr("Filter"));
    m_cause->setObjectName(u"cause"_s);
    m_cause->setAccessibleName(tr("Cause"));
    m_cause->addItem(tr("Every cause"));
    for (const auto cause : rejectionCauses())
        m_cause->addItem(RejectionWords::look(cause).word, int(cause));
    m_noteLabel->setObjectName(u"filterNote"_s);
    m_noteLabel->setWordWrap(true);
    m_noteLabel->setVisible(false);
    auto *turn = makeIconButton(u"panel-bottom"_s, tr("Inspector below or beside the table"), this);
    turn->setObjectName(u"turnSplit"_s);
    auto *reload = makeIconButton(u"refresh-cw"_s, tr("Refresh (F5)"), this);

    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(makeLabel(title, "title", this));
    row->addSpacing(8);
    row->addWidget(m_table);
    row->addSpacing(8);
    row->addWidget(m_filter, 1);
    row->addWidget(m_cause);
    row->addSpacing(8);
    row->addWidget(reload);
    row->addWidget(turn);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 10, 12, 10);
    layout->setSpacing(4);
    layout->addLayout(row);
    layout->addWidget(m_noteLabel);
    connect(reload, &QToolButton::clicked, this, &EventsBar::refreshRequested);
    connect(turn, &QToolButton::clicked, this, &EventsBar::turnRequested);
    connectParts();
    setTable(Events);
}

void EventsBar::connectParts()
{
    connect(m_table, &Choice::chosen, this, &EventsBar::tableChosen);
    connect(m_filter, &FilterField::applied, this, &EventsBar::filterApplied);
    connect(m_filter, &FilterField::problemChanged, this, &EventsBar::updateNote);
    connect(m_cause, &QComboBox::currentIndexChanged, this, [this] {
        if (isValid())
            Q_EMIT filterApplied();
    });
}

EventsBar::Table EventsBar::table() const
{
    return Table(m_table->current());
}

void EventsBar::setTable(Table table)
{
    m_table->setCurrent(table);
    m_cause->setVisible(table == Rejected);
    m_filter->setPlaceholderText(
        table == Rejected ? tr("Filter: source:…")
                          : tr("Filter: words, source:… type:push* state:failed since:15m"));
    m_filter->recheck();
}

QString EventsBar::check(const QString &text) const
{
    if (table() == Rejected)
        return RejectionFilter::source(text) ? QString() : RejectionFilter::problem();
    const auto filter = parseEventFilter(text, m_times.now());
    return filter ? QString() : ErrorWords::sentence(filter.error());
}

EventFilter EventsBar::eventFilter() const
{
    const auto filter = parseEventFilter(m_filter->text(), m_times.now());
    return filter ? *filter : EventFilter();
}

QString EventsBar::source() const
{
    return RejectionFilter::source(m_filter->text()).value_or(QString());
}

std::optional<RejectionCause> EventsBar::cause() const
{
    const auto data = m_cause->currentData();
    if (!data.isValid())
        return {};
    return RejectionCause(data.toInt());
}

bool EventsBar::isFiltered() const
{
    return !m_filter->text().isEmpty() || (table() == Rejected && m_cause->currentIndex() > 0);
}

bool EventsBar::isValid() const
{
    return m_filter->isValid();
}

void EventsBar::setFilterText(const QString &text)
{
    m_cause->setCurrentIndex(0);
    m_filter->setAndApply(text);
}

void EventsBar::focusFilter()
{
    m_filter->setFocus(Qt::ShortcutFocusReason);
    m_filter->selectAll();
}

void EventsBar::setNote(const QString &note)
{
    m_note = note;
    updateNote();
}

void EventsBar::updateNote()
{
    const auto &note = m_filter->isValid() ? m_note : m_filter->problem();
    m_noteLabel->setText(note);
    m_noteLabel->setVisible(!note.isEmpty());
}

} // namespace Signalbox
