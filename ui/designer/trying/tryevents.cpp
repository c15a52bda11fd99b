// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/designer/trying/tryevents.h"

#include "ui/designer/trying/eventdialog.h"
#include "ui/designer/trying/tryeventsmodel.h"
#include "ui/events/filterfield.h"
#include "ui/widgets/errorwords.h"
#include "ui/widgets/feeddelegate.h"
#include "ui/widgets/focuslead.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/timeformat.h"
#include "ui/widgets/whendone.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

constexpr int typeWidth = 150;
constexpr int cameWidth = 84;

/// A table whose Tab key leaves it, and whose Enter tries what is chosen.
class TryTable final : public QTableView
{
public:
    explicit TryTable(QWidget *parent)
        : QTableView(parent)
    {
        setObjectName(u"tryEvents"_s);
        setTabKeyNavigation(false);
        setSelectionBehavior(SelectRows);
        setSelectionMode(ExtendedSelection);
        setShowGrid(false);
        setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
        setItemDelegate(new FeedDelegate(this));
        verticalHeader()->hide();
        verticalHeader()->setDefaultSectionSize(FeedDelegate::compactRowHeight);
        horizontalHeader()->setHighlightSections(false);
        horizontalHeader()->setStretchLastSection(true);
    }
};

} // namespace

TryEvents::TryEvents(Station &station, const TimeFormat &times, QWidget *parent)
    : QWidget(parent)
    , m_station(station)
    , m_times(times)
    , m_model(new TryEventsModel(times, this))
    , m_field(new FilterField(
          [this](const QString &text) {
              const auto filter = parseEventFilter(text, m_times.now());
              return filter ? QString() : ErrorWords::sentence(filter.error());
          },
          this))
    , m_table(new TryTable(this))
    , m_empty(makeLabel({}, "muted", this))
{
    m_field->setObjectName(u"tryFilter"_s);
    m_field->setAccessibleName(tr("Filter"));
    m_field->setPlaceholderText(tr("Filter: words, type:push* state:failed since:2h"));
    m_table->setAccessibleName(tr("Events to try"));
    m_table->setModel(m_model);
    m_table->setColumnWidth(TryEventsModel::Type, typeWidth);
    m_table->setColumnWidth(TryEventsModel::Time, cameWidth);
    m_empty->setObjectName(u"tryEventsEmpty"_s);
    m_empty->setWordWrap(true);
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setContentsMargins(16, 8, 16, 8);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    auto *row = new QHBoxLayout;
    row->setContentsMargins(8, 0, 8, 4);
    row->addWidget(m_field);
    layout->addLayout(row);
    layout->addWidget(m_table, 1);
    layout->addWidget(m_empty, 1);
    leadFocus(*this, *m_table);
    connect(m_field, &FilterField::applied, this, [this](const QString &text) {
        m_filter = parseEventFilter(text, m_times.now()).value();
        refresh();
    });
    connect(m_field, &FilterField::problemChanged, m_field, &QWidget::setToolTip);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &TryEvents::currentChanged);
    connect(m_table, &QTableView::activated, this, &TryEvents::runWanted);
    connect(&station, &Station::changed, this, [this] {
        if (isVisible() && m_model->rowCount() == 0 && m_open == 0)
            refresh(); // the first one may have come
    });
    updateEmpty();
}

void TryEvents::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (!m_asked)
        refresh();
}

void TryEvents::setSources(const QStringList &sources)
{
    if (sources == m_sources)
        return;
    m_sources = sources;
    refresh();
}

void TryEvents::clear()
{
    m_model->clear();
    m_field->setAndApply({});
    m_asked = false;
    refresh();
}

void TryEvents::refresh()
{
    ++m_generation; // what was asked before is of no interest
    m_open = 0;
    m_asked = isVisible();
    if (!m_asked)
        return;
    m_gathered.clear();
    const auto sources = askedSources();
    m_open = int(sources.size());
    updateEmpty();
    if (sources.isEmpty())
        take({});
    for (const auto &source : sources) {
        EventQuery query;
        query.filter = m_filter;
        query.filter.source = source;
        query.limit = perSource;
        whenDone(this, m_station.events(query),
                 [this, generation = m_generation](const Result<EventPage> &page) {
                     if (generation != m_generation)
                         return;
                     if (page)
                         m_gathered += page->events;
                     else
                         Q_EMIT problemFound(ErrorWords::sentence(page.error()));
                     if (--m_open == 0)
                         take(m_gathered);
                 });
    }
}

QStringList TryEvents::askedSources() const
{
    if (m_filter.source.isEmpty())
        return m_sources;
    return m_sources.contains(m_filter.source) ? QStringList{m_filter.source} : QStringList();
}

void TryEvents::take(const QList<EventSummary> &events)
{
    auto sorted = events;
    std::ranges::sort(sorted, std::ranges::greater(), &EventSummary::seq);
    std::optional<EventId> before;
    if (const auto *entry = current())
        before = entry->stored;
    m_model->setStored(sorted);
    const int known = before ? m_model->rowOf(*before) : 0;
    if (m_model->rowCount() > 0)
        m_table->setCurrentIndex(m_model->index(std::max(known, 0), 0));
    updateEmpty();
    Q_EMIT currentChanged();
    Q_EMIT settled();
}

void TryEvents::updateEmpty()
{
    const bool empty = m_model->rowCount() == 0;
    m_table->setVisible(!empty);
    m_empty->setVisible(empty);
    QString words;
    if (m_asked && m_open == 0) { // else it is not known yet
        words = m_sources.isEmpty()
            ? tr("Name a source in a source node: then its newest events stand here.")
            : m_filter.isEmpty()
            ? tr("%1 has no events yet. Send one, or write one by \"Edit…\".")
                  .arg(m_sources.join(u", "_s))
            : tr("No event of %1 fits the filter.").arg(m_sources.join(u", "_s));
    }
    m_empty->setText(words);
}

QList<TryEntry> TryEvents::chosen() const
{
    QList<int> rows;
    for (const auto &index : m_table->selectionModel()->selectedRows())
        rows.append(index.row());
    const int current = m_table->currentIndex().row();
    std::ranges::sort(rows, {}, [current](int row) { return row == current ? -1 : row; });
    QList<TryEntry> entries;
    for (const int row : std::as_const(rows))
        entries.append(m_model->entry(row));
    return entries;
}

const TryEntry *TryEvents::current() const
{
    const int row = m_table->currentIndex().row();
    return row < 0 || row >= m_model->rowCount() ? nullptr : &m_model->entry(row);
}

void TryEvents::setResults(const QList<TryEntry> &tried, const QList<CaseResult> &results)
{
    for (qsizetype at = 0; at < std::min(tried.size(), results.size()); ++at) {
        const auto &entry = tried[at];
        for (int row = 0; row < m_model->rowCount(); ++row) {
            const auto &known = m_model->entry(row);
            if (known.stored == entry.stored && known.event == entry.event)
                m_model->setResult(row, results[at]);
        }
    }
    Q_EMIT currentChanged();
}

void TryEvents::forgetResults()
{
    m_model->forgetResults();
    Q_EMIT currentChanged();
}

void TryEvents::edit()
{
    const auto *entry = current();
    if (!entry) {
        Event fresh;
        fresh.source = m_sources.value(0);
        fresh.request.method = "POST";
        fresh.request.headers = HeaderBlock("Content-Type: application/json\r\n");
        fresh.request.body = "{}";
        fresh.request.receivedAt = SystemClock().now();
        showDialog(fresh, -1);
        return;
    }
    if (!entry->stored) {
        showDialog(entry->event, m_table->currentIndex().row());
        return;
    }
    whenDone(this, m_station.event(*entry->stored),
             [this, generation = m_generation](const Result<EventDetail> &detail) {
                 if (!detail)
                     Q_EMIT problemFound(ErrorWords::sentence(detail.error()));
                 else if (generation == m_generation)
                     showDialog(detail->event, -1);
             });
}

void TryEvents::showDialog(const Event &event, int row)
{
    if (!event.request.body.isValidUtf8()) {
        Q_EMIT problemFound(tr("The body of this event is no text: it cannot be edited."));
        return;
    }
    auto *dialog = new EventDialog(event, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog, row] {
        const int at = m_model->putEdited(dialog->event(), row);
        updateEmpty();
        m_table->setCurrentIndex(m_model->index(at, 0));
        m_table->setFocus();
        Q_EMIT runWanted();
    });
    dialog->open();
}

} // namespace Signalbox
