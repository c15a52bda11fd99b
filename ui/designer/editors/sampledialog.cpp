// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/designer/editors/sampledialog.h"

#include "ui/events/filterfield.h"
#include "ui/widgets/errorwords.h"
#include "ui/widgets/timeformat.h"
#include "ui/widgets/whendone.h"

#include <QDialogButtonBox>
#include <QHeaderView>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace Signalbox {

using namespace Qt::StringLiterals;

SampleDialog::SampleDialog(Station &station, const TimeFormat &times, QWidget *parent)
    : QDialog(parent)
    , m_station(station)
    , m_times(times)
    , m_list(new QTreeWidget(this))
{
    setObjectName(u"sampleDialog"_s);
    setWindowTitle(tr("Choose an event"));
    const auto check = [&times](const QString &text) {
        const auto filter = parseEventFilter(text, times.now());
        return filter ? QString() : ErrorWords::sentence(filter.error());
    };
    m_filter = new FilterField(check, this);
    m_filter->setObjectName(u"sampleFilter"_s);
    m_filter->setAccessibleName(tr("Filter"));
    m_filter->setPlaceholderText(tr("Words, source:… type:push* state:failed since:15m"));
    m_list->setObjectName(u"sampleList"_s);
    m_list->setAccessibleName(tr("Events"));
    m_list->setHeaderLabels({tr("Time"), tr("Source"), tr("Type"), tr("Key")});
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setMinimumSize(600, 320);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_choose = new QPushButton(tr("Choose"), this);
    m_choose->setObjectName(u"sampleAccept"_s);
    m_choose->setProperty("primary", true);
    buttons->addButton(m_choose, QDialogButtonBox::AcceptRole);
    m_choose->setEnabled(false);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->setSpacing(12);
    layout->addWidget(m_filter);
    layout->addWidget(m_list, 1);
    layout->addWidget(buttons);
    connect(m_filter, &FilterField::applied, this, &SampleDialog::ask);
    connect(m_list, &QTreeWidget::currentItemChanged, this,
            [this](const QTreeWidgetItem *item) { m_choose->setEnabled(item != nullptr); });
    connect(m_list, &QTreeWidget::itemActivated, this, &SampleDialog::accept);
    connect(buttons, &QDialogButtonBox::accepted, this, &SampleDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    ask({});
}

void SampleDialog::ask(const QString &text)
{
    const auto filter = parseEventFilter(text, m_times.now());
    if (!filter)
        return;
    EventQuery query;
    query.filter = *filter;
    const auto question = ++m_asked;
    whenDone(this, m_station.events(query), [this, question](const Result<EventPage> &page) {
        if (question == m_asked && page)
            take(*page);
    });
}

void SampleDialog::take(const EventPage &page)
{
    m_events = page.events;
    m_list->clear();
    for (const auto &event : page.events) {
        auto *item = new QTreeWidgetItem(m_list,
                                         {m_times.relative(event.receivedAt), event.source,
                                          event.type, QString::fromUtf8(event.key)});
        item->setToolTip(0, m_times.exact(event.receivedAt));
    }
    for (int column = 0; column < 3; ++column)
        m_list->resizeColumnToContents(column);
    m_list->setCurrentItem(m_list->topLevelItem(0));
}

void SampleDialog::accept()
{
    const auto *item = m_list->currentItem();
    const int row = item ? m_list->currentIndex().row() : -1;
    if (row < 0 || row >= m_events.size())
        return;
    Q_EMIT eventChosen(m_events.at(row));
    QDialog::accept();
}

} // namespace Signalbox
