// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/events/eventspage.h"

#include "ui/events/feedview.h"
#include "ui/events/filterfield.h"
#include "ui/events/rejectionfilter.h"
#include "ui/inspector/inspector.h"
#include "ui/models/eventtablemodel.h"
#include "ui/models/rejectiontablemodel.h"
#include "ui/widgets/chips.h"
#include "ui/widgets/choice.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/errorwords.h"
#include "ui/widgets/feeddelegate.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/rejectionwords.h"
#include "ui/widgets/statewords.h"

#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QHeaderView>
#include <QMenu>
#include <QSettings>
#include <QSplitter>
#include <QStackedWidget>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

int widestTime(const QWidget *view, const TimeFormat &times)
{
    const auto words = times.relative(times.now() - std::chrono::minutes(59));
    return view->fontMetrics().horizontalAdvance(words) + 2 * FeedDelegate::margin + 2;
}

int widestState(const QWidget *view)
{
    int width = 0;
    for (int state = 0; state <= int(EventState::Cancelled); ++state)
        width = std::max(
            width, ChipLayout::width(StateWords::look(EventState(state)), view->fontMetrics()));
    return width + 2 * FeedDelegate::margin + 2;
}

int widestCause(const QWidget *view)
{
    int width = 0;
    for (const auto cause : RejectionWords::all())
        width =
            std::max(width, ChipLayout::width(RejectionWords::look(cause), view->fontMetrics()));
    return width + 2 * FeedDelegate::margin + 2;
}

} // namespace

EventsPage::EventsPage(Station &station, TimeFormat &times, QWidget *parent)
    : Page(parent)
    , m_station(station)
    , m_times(times)
    , m_events(new EventTableModel(station, times, this))
    , m_rejections(new RejectionTableModel(station, times, this))
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
    layout->addWidget(makeBar());
    layout->addWidget(makeHairline(this));
    layout->addWidget(m_split, 1);

    setFocusProxy(m_eventView);
    m_ticker->setInterval(1000);
    connect(m_ticker, &QTimer::timeout, this, &EventsPage::tick);
    connect(&times, &TimeFormat::changed, this, [this] {
        tick();
        m_inspector->setTimesChanged();
    });
    connect(&station, &Station::changed, this, [this] {
        if (isVisible())
            refresh();
    });
    connect(m_inspector, &Inspector::failed, this, &Page::problemFound);
    connect(m_inspector, &Inspector::noticed, this, &Page::noticed);
    connect(m_inspector, &Inspector::settled, this, &Page::settled);
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
    updateEmpty();
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

QWidget *EventsPage::makeBar()
{
    auto *bar = new QWidget(this);
    m_table = new Choice({tr("Events"), tr("Rejected")}, bar);
    m_table->setObjectName(u"tableChoice"_s);
    m_filter = new FilterField([this](const QString &text) { return checkFilter(text); }, bar);
    m_filter->setObjectName(u"filter"_s);
    m_filter->setAccessibleName(tr("Filter"));
    m_filter->setPlaceholderText(tr("Filter: words, source:… type:push* state:failed since:15m"));
    m_cause = new QComboBox(bar);
    m_cause->setObjectName(u"cause"_s);
    m_cause->setAccessibleName(tr("Cause"));
    m_cause->addItem(tr("Every cause"));
    for (const auto cause : RejectionWords::all())
        m_cause->addItem(RejectionWords::look(cause).word, int(cause));
    m_cause->setVisible(false);
    m_note = makeLabel({}, "bad", bar);
    m_note->setObjectName(u"filterNote"_s);
    m_note->setVisible(false);
    m_turn = makeIconButton(u"panel-bottom"_s, tr("Inspector below or beside the table"), bar);
    m_turn->setObjectName(u"turnSplit"_s);
    auto *reload = makeIconButton(u"refresh-cw"_s, tr("Refresh (F5)"), bar);

    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(makeLabel(title(), "title", bar));
    row->addSpacing(8);
    row->addWidget(m_table);
    row->addSpacing(8);
    row->addWidget(m_filter, 1);
    row->addWidget(m_cause);
    row->addSpacing(8);
    row->addWidget(reload);
    row->addWidget(m_turn);
    auto *layout = new QVBoxLayout(bar);
    layout->setContentsMargins(16, 10, 12, 10);
    layout->setSpacing(4);
    layout->addLayout(row);
    layout->addWidget(m_note);

    connect(m_table, &Choice::chosen, this, [this](int table) { showTable(Table(table)); });
    connect(m_filter, &FilterField::applied, this, &EventsPage::applyFilter);
    connect(m_filter, &FilterField::problemChanged, this, &EventsPage::updateNote);
    connect(m_cause, &QComboBox::currentIndexChanged, this, &EventsPage::applyRejectionFilter);
    connect(reload, &QToolButton::clicked, this, &EventsPage::refresh);
    connect(m_turn, &QToolButton::clicked, this, [this] {
        m_split->setOrientation(m_split->orientation() == Qt::Horizontal ? Qt::Vertical
                                                                         : Qt::Horizontal);
    });
    return bar;
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
    m_eventView->setColumnWidths(
        {widestTime(m_eventView, m_times), widestState(m_eventView), 68, 120, 64, 124, 72, 56},
        EventTableModel::Type);
    m_rejectionView = makeView(u"rejections"_s, m_rejections);
    m_rejectionView->setAccessibleName(tr("Rejected requests"));
    m_rejectionView->setColumnWidths(
        {widestTime(m_rejectionView, m_times), widestCause(m_rejectionView), 68, 200, 64, 112, 56},
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
    return m_table->current() == Rejected ? static_cast<FeedModel *>(m_rejections) : m_events;
}

FeedView *EventsPage::currentView() const
{
    return m_table->current() == Rejected ? m_rejectionView : m_eventView;
}

void EventsPage::refresh()
{
    currentModel()->refresh();
    m_inspector->refresh();
}

void EventsPage::focusFilter()
{
    m_filter->setFocus(Qt::ShortcutFocusReason);
    m_filter->selectAll();
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
    return currentModel()->isLoaded() && m_inspector->isSettled();
}

void EventsPage::showTable(Table table)
{
    m_table->setCurrent(table);
    m_cause->setVisible(table == Rejected);
    m_filter->setPlaceholderText(
        table == Rejected ? tr("Filter: source:…")
                          : tr("Filter: words, source:… type:push* state:failed since:15m"));
    setFocusProxy(table == Rejected ? m_rejectionView : m_eventView);
    m_inspector->clear();
    m_eventView->goLive();
    m_rejectionView->goLive();
    m_filter->recheck();
    applyFilter(m_filter->text());
    updateEmpty();
}

void EventsPage::setFilterText(const QString &text)
{
    m_cause->setCurrentIndex(0);
    m_filter->setAndApply(text);
}

QString EventsPage::checkFilter(const QString &text) const
{
    if (m_table->current() == Rejected) {
        const auto source = RejectionFilter::source(text);
        return source ? QString() : RejectionFilter::problem();
    }
    const auto filter = parseEventFilter(text, m_times.now());
    return filter ? QString() : ErrorWords::sentence(filter.error());
}

void EventsPage::applyFilter(const QString &text)
{
    if (!checkFilter(text).isEmpty())
        return;
    if (m_table->current() == Rejected) {
        applyRejectionFilter();
        return;
    }
    m_events->setFilter(*parseEventFilter(text, m_times.now()));
}

void EventsPage::applyRejectionFilter()
{
    const auto source = RejectionFilter::source(m_filter->text());
    if (!source || m_table->current() != Rejected)
        return;
    std::optional<RejectionCause> cause;
    if (const auto data = m_cause->currentData(); data.isValid())
        cause = RejectionCause(data.toInt());
    m_rejections->setFilter(*source, cause);
}

void EventsPage::inspectRow(int row)
{
    if (row < 0)
        return;
    if (m_table->current() == Rejected) {
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
    for (int i = 0; i < m_events->rowCount() && m_table->current() == Events; ++i) {
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
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto copy = [menu](const QString &words, const QString &text) {
        menu->addAction(icon(u"copy"_s), words, menu,
                        [text] { QGuiApplication::clipboard()->setText(text); });
    };
    if (m_table->current() == Rejected) {
        copy(tr("Copy id"), m_rejections->rowAt(row)->id.toString());
    } else {
        const auto &event = *m_events->rowAt(row);
        menu->addAction(icon(u"rotate-ccw"_s), tr("Replay…"), this, &EventsPage::replay);
        menu->addSeparator();
        copy(tr("Copy id"), event.id.toString());
        copy(tr("Copy key"), QString::fromUtf8(event.key));
        menu->addSeparator();
        const auto filter = [this, menu](const QString &name, const QString &value) {
            if (value.isEmpty())
                return;
            const auto text =
                u"%1:%2"_s.arg(name, value.contains(u' ') ? u'"' + value + u'"' : value);
            menu->addAction(icon(u"search"_s), tr("Filter by %1").arg(text), this,
                            [this, text] { setFilterText(text); });
        };
        filter(u"source"_s, event.source);
        filter(u"type"_s, event.type);
        filter(u"state"_s, eventStateName(event.state));
    }
    menu->popup(position);
}

void EventsPage::updateEmpty()
{
    const bool rejected = m_table->current() == Rejected;
    const auto *model = currentModel();
    if (!model->isLoaded() || model->rowCount() > 0) {
        m_stack->setCurrentWidget(currentView());
        return;
    }
    const bool filtered = !m_filter->text().isEmpty() || (rejected && m_cause->currentIndex() > 0);
    if (filtered)
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
    auto note = m_filter->problem();
    if (note.isEmpty() && currentModel()->isCut())
        note = tr("The newest %n rows are listed. Narrow the filter to see older ones.", nullptr,
                  FeedModel::maxRows);
    m_note->setText(note);
    m_note->setVisible(!note.isEmpty());
}

void EventsPage::tick()
{
    currentModel()->touchColumn(0);
}

void EventsPage::showEvent(QShowEvent *event)
{
    Page::showEvent(event);
    refresh();
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
