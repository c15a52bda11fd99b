// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/events/eventspage.h"

#include "ui/events/columnwidths.h"
#include "ui/events/eventsbar.h"
#include "ui/events/feedview.h"
#include "ui/events/rowmenu.h"
#include "ui/inspector/inspector.h"
#include "ui/models/eventtablemodel.h"
#include "ui/models/rejectiontablemodel.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/errorwords.h"
#include "ui/widgets/focuslead.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/whendone.h"

#include <QHeaderView>
#include <QSettings>
#include <QSplitter>
#include <QStackedWidget>
#include <QTimer>
#include <QVBoxLayout>

namespace Signalbox {

using namespace Qt::StringLiterals;

EventsPage::EventsPage(Station &station, TimeFormat &times, QWidget *parent)
    : Page(parent)
    , m_station(station)
    , m_times(times)
    , m_events(new EventTableModel(station, times, this))
    , m_rejections(new RejectionTableModel(station, times, this))
    , m_bar(new EventsBar(title(), times, this))
    , m_ticker(new QTimer(this))
{
    m_inspector = new Inspector(station, times);
    m_split = new QSplitter(Qt::Horizontal, this);
    m_split->setObjectName(u"eventsSplit"_s);
    m_split->setChildrenCollapsible(false);
    m_split->addWidget(makeTables());
    m_split->addWidget(m_inspector);
    m_split->setStretchFactor(0, 3);
    m_split->setStretchFactor(1, 2);
    m_split->setSizes({732, 400});
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_bar);
    layout->addWidget(makeHairline(this));
    layout->addWidget(m_split, 1);

    leadFocus(*this, *m_eventView);
    connectBar();
    connectModels();
    m_ticker->setInterval(1000);
    connect(m_ticker, &QTimer::timeout, this, &EventsPage::tick);
    connect(&times, &TimeFormat::changed, this, [this] {
        tick();
        m_eventView->viewport()->update();
        m_inspector->setTimesChanged();
    });
    connect(&station, &Station::changed, this, [this] {
        if (isVisible())
            refresh();
    });
    connect(&station, &Station::outagesChanged, this, &EventsPage::askOutages);
    connect(m_inspector, &Inspector::failed, this, &Page::problemFound);
    connect(m_inspector, &Inspector::noticed, this, &Page::noticed);
    connect(m_inspector, &Inspector::settled, this, &Page::settled);
    updateEmpty();
}

void EventsPage::connectBar()
{
    connect(m_bar, &EventsBar::tableChosen, this, [this](int table) { showTable(Table(table)); });
    connect(m_bar, &EventsBar::filterApplied, this, &EventsPage::applyFilter);
    connect(m_bar, &EventsBar::refreshRequested, this, &EventsPage::refresh);
    connect(m_bar, &EventsBar::turnRequested, this, [this] {
        m_split->setOrientation(m_split->orientation() == Qt::Horizontal ? Qt::Vertical
                                                                         : Qt::Horizontal);
    });
}

void EventsPage::connectModels()
{
    for (FeedModel *model :
         {static_cast<FeedModel *>(m_events), static_cast<FeedModel *>(m_rejections)}) {
        connect(model, &FeedModel::failed, this,
                [this](const Error &error) { Q_EMIT problemFound(ErrorWords::sentence(error)); });
        connect(model, &FeedModel::loaded, this, [this] {
            updateEmpty();
            updateNote();
            Q_EMIT settled();
        });
    }
}

QString EventsPage::name() const
{
    return u"events"_s;
}

QString EventsPage::title() const
{
    return tr("Events");
}

QString EventsPage::iconName() const
{
    return u"list"_s;
}

FeedView *EventsPage::makeView(const QString &name, FeedModel *model)
{
    auto *view = new FeedView;
    view->setObjectName(name);
    view->setFeed(model);
    connect(view, &FeedView::currentRowChanged, this, &EventsPage::inspectRow);
    connect(view, &FeedView::contextMenuRequested, this, &EventsPage::showContextMenu);
    connect(view, &FeedView::rowActivated, this,
            [this] { m_inspector->setFocus(Qt::TabFocusReason); });
    return view;
}

QWidget *EventsPage::makeTables()
{
    m_eventView = makeView(u"events"_s, m_events);
    m_eventView->setAccessibleName(tr("Events"));
    m_eventView->setColumnWidths(ColumnWidths::ofEvents(*m_eventView, m_times),
                                 EventTableModel::Type);
    m_rejectionView = makeView(u"rejections"_s, m_rejections);
    m_rejectionView->setAccessibleName(tr("Rejected requests"));
    m_rejectionView->setColumnWidths(ColumnWidths::ofRejections(*m_rejectionView, m_times),
                                     RejectionTableModel::Evidence);
    m_empty = new EmptyState;
    m_empty->setObjectName(u"eventsEmpty"_s);
    m_stack = new QStackedWidget;
    m_stack->addWidget(m_eventView);
    m_stack->addWidget(m_rejectionView);
    m_stack->addWidget(m_empty);
    m_stack->setMinimumWidth(320);
    connect(m_empty, &EmptyState::actionTriggered, this, [this] { setFilterText({}); });
    return m_stack;
}

FeedModel *EventsPage::currentModel() const
{
    return m_bar->table() == EventsBar::Rejected ? static_cast<FeedModel *>(m_rejections)
                                                 : m_events;
}

FeedView *EventsPage::currentView() const
{
    return m_bar->table() == EventsBar::Rejected ? m_rejectionView : m_eventView;
}

void EventsPage::askAnew()
{
    // What was empty when it was last shown must not say so again before the answer has come.
    auto *model = currentModel();
    if (model->isLoaded() && model->rowCount() == 0)
        model->reload();
    else
        model->refresh();
    updateEmpty();
}

void EventsPage::askOutages()
{
    whenDone(this, m_station.outages(), [this](const Result<QList<Outage>> &outages) {
        if (outages)
            m_events->setOutages(*outages);
        else
            Q_EMIT problemFound(ErrorWords::sentence(outages.error()));
    });
}

void EventsPage::refresh()
{
    currentModel()->refresh();
    m_inspector->refresh();
}

void EventsPage::focusFilter()
{
    m_bar->focusFilter();
}

void EventsPage::replay()
{
    m_inspector->replay();
}

void EventsPage::showTab(int tab)
{
    m_inspector->showTab(tab);
}

bool EventsPage::isSettled() const
{
    const auto *model = currentModel();
    return model->isLoaded() && !model->isSearching() && m_inspector->isSettled();
}

void EventsPage::showTable(Table table)
{
    m_bar->setTable(table == Rejected ? EventsBar::Rejected : EventsBar::Events);
    leadFocus(*this, *currentView());
    m_inspector->clear();
    m_eventView->goLive();
    m_rejectionView->goLive();
    applyFilter();
    askAnew();
}

void EventsPage::setFilterText(const QString &text)
{
    m_bar->setFilterText(text);
}

void EventsPage::applyFilter()
{
    if (!m_bar->isValid())
        return;
    if (m_bar->table() == EventsBar::Rejected)
        m_rejections->setFilter(m_bar->source(), m_bar->cause());
    else
        m_events->setFilter(m_bar->eventFilter());
}

void EventsPage::inspectRow(int row)
{
    if (row < 0)
        return;
    if (m_bar->table() == EventsBar::Rejected) {
        if (const auto *rejection = m_rejections->rowAt(row))
            m_inspector->inspectRejection(*rejection);
    } else if (const auto *event = m_events->rowAt(row)) {
        m_inspector->inspectEvent(event->id);
    }
}

void EventsPage::showEventById(const EventId &id)
{
    showTable(Events);
    m_inspector->inspectEvent(id);
}

void EventsPage::selectForShow()
{
    int row = 0;
    for (int i = 0; i < m_events->rowCount() && m_bar->table() == EventsBar::Events; ++i) {
        const auto state = m_events->rowAt(i)->state;
        if (state == EventState::Failed || (row == 0 && state == EventState::Retrying))
            row = i;
        if (state == EventState::Failed)
            break;
    }
    if (row >= 15)
        row = 0;
    currentView()->setCurrentIndex(currentModel()->index(row, 0));
}

void EventsPage::setReducedMotion(bool reduced)
{
    m_eventView->setReducedMotion(reduced);
    m_rejectionView->setReducedMotion(reduced);
}

void EventsPage::setIngestUrl(const QString &url)
{
    m_ingestUrl = url;
    updateEmpty();
}

void EventsPage::showContextMenu(int row, const QPoint &position)
{
    auto *menu = new RowMenu(this);
    connect(menu, &RowMenu::replayRequested, this, &EventsPage::replay);
    connect(menu, &RowMenu::filterRequested, this, &EventsPage::setFilterText);
    if (m_bar->table() == EventsBar::Rejected)
        menu->addCopy(tr("Copy id"), m_rejections->rowAt(row)->id.toString());
    else
        menu->addEvent(*m_events->rowAt(row));
    menu->popup(position);
}

void EventsPage::updateEmpty()
{
    const bool rejected = m_bar->table() == EventsBar::Rejected;
    const auto *model = currentModel();
    if (!model->isLoaded() || model->rowCount() > 0) {
        m_stack->setCurrentWidget(currentView());
        return;
    }
    if (model->isSearching())
        m_empty->setContent(u"search"_s, tr("Searching…"),
                            tr("No row matches so far. Older rows are being looked at."),
                            m_bar->isFiltered() ? tr("Clear the filter") : QString());
    else if (m_bar->isFiltered())
        m_empty->setContent(u"search"_s, tr("Nothing matches"),
                            tr("No stored row matches this filter."), tr("Clear the filter"));
    else if (rejected)
        m_empty->setContent(u"circle-check"_s, tr("Nothing was refused"),
                            tr("Requests with a wrong signature, a wrong form or a conflict would "
                               "be listed here with their evidence."));
    else
        m_empty->setContent(
            u"inbox"_s, tr("No events yet"),
            m_ingestUrl.isEmpty()
                ? tr("Events appear here as soon as a source receives them.")
                : tr("Events appear here as soon as a vendor calls one of the addresses on the "
                     "page Sources, below %1.")
                      .arg(m_ingestUrl));
    m_stack->setCurrentWidget(m_empty);
}

void EventsPage::updateNote()
{
    m_bar->setNote(currentModel()->isCut()
                       ? tr("The newest %n rows are listed. Narrow the filter to see older ones.",
                            nullptr, FeedModel::maxRows)
                       : QString());
}

void EventsPage::tick()
{
    currentModel()->touchColumn(0);
}

void EventsPage::showEvent(QShowEvent *event)
{
    Page::showEvent(event);
    askAnew();
    askOutages();
    m_inspector->refresh();
    m_ticker->start();
}

void EventsPage::hideEvent(QHideEvent *event)
{
    Page::hideEvent(event);
    m_ticker->stop();
}

void EventsPage::saveState(QSettings &settings) const
{
    settings.setValue("events/split"_L1, m_split->saveState());
    settings.setValue("events/columns"_L1, m_eventView->horizontalHeader()->saveState());
    settings.setValue("events/rejectedColumns"_L1,
                      m_rejectionView->horizontalHeader()->saveState());
    settings.setValue("events/tab"_L1, m_inspector->currentTab());
}

void EventsPage::restoreState(const QSettings &settings)
{
    m_split->restoreState(settings.value("events/split"_L1).toByteArray());
    m_eventView->horizontalHeader()->restoreState(
        settings.value("events/columns"_L1).toByteArray());
    m_rejectionView->horizontalHeader()->restoreState(
        settings.value("events/rejectedColumns"_L1).toByteArray());
    m_inspector->restoreTab(settings.value("events/tab"_L1, 0).toInt());
}

} // namespace Signalbox
