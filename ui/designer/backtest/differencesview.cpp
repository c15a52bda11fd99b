// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/designer/backtest/differencesview.h"

#include "ui/designer/backtest/differencesmodel.h"
#include "ui/models/tracetreemodel.h"
#include "ui/widgets/errorwords.h"
#include "ui/widgets/feeddelegate.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/whendone.h"

#include <QHeaderView>
#include <QScrollBar>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>
#include <QTreeView>
#include <QVBoxLayout>

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

constexpr int differencesPage = 200;

/// shadowDifferences; without a prefix differences.
QString nameOf(const QString &prefix, const QString &part)
{
    return prefix.isEmpty() ? part : prefix + part.at(0).toUpper() + part.sliced(1);
}

} // namespace

DifferencesView::DifferencesView(Station &station, const TimeFormat &times, QWidget *parent,
                                 const QString &prefix)
    : QWidget(parent)
    , m_station(station)
    , m_model(new DifferencesModel(times, this))
    , m_before(new TraceTreeModel(this))
    , m_after(new TraceTreeModel(this))
    , m_stack(new QStackedWidget(this))
    , m_empty(makeLabel(tr("No event goes another way here."), "muted", this))
    , m_table(new QTableView(this))
    , m_beforeTree(makeTree(m_before, nameOf(prefix, u"traceBefore"_s), tr("As published")))
    , m_afterTree(makeTree(m_after, nameOf(prefix, u"traceAfter"_s), tr("By the draft")))
{
    m_empty->setAlignment(Qt::AlignCenter);
    m_table->setObjectName(nameOf(prefix, u"differences"_s));
    m_table->setAccessibleName(tr("Events that go another way"));
    m_table->setModel(m_model);
    m_table->setTabKeyNavigation(false);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setShowGrid(false);
    m_table->setItemDelegate(new FeedDelegate(m_table));
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(FeedDelegate::compactRowHeight);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_table->setColumnWidth(DifferencesModel::Type, 100);
    m_table->setColumnWidth(DifferencesModel::Time, 76);
    auto *split = new QSplitter(Qt::Horizontal, this);
    split->setChildrenCollapsible(false);
    split->addWidget(m_table);
    split->addWidget(underHeading(m_beforeTree));
    split->addWidget(underHeading(m_afterTree));
    split->setSizes({320, 180, 180});
    m_stack->addWidget(split);
    m_stack->addWidget(m_empty);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_stack);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &DifferencesView::showCurrent);
    connect(m_model, &QAbstractItemModel::modelReset, this, &DifferencesView::chooseFirst);
    connect(m_model, &QAbstractItemModel::rowsInserted, this, &DifferencesView::chooseFirst);
    connect(m_model, &QAbstractItemModel::rowsRemoved, this, &DifferencesView::chooseFirst);
    chooseFirst();
}

QTreeView *DifferencesView::makeTree(TraceTreeModel *model, const QString &name,
                                     const QString &words)
{
    auto *tree = new QTreeView(this);
    tree->setObjectName(name);
    tree->setAccessibleName(words);
    tree->setModel(model);
    auto *delegate = new FeedDelegate(tree);
    delegate->setRowHeight(FeedDelegate::compactRowHeight);
    tree->setItemDelegate(delegate);
    tree->setUniformRowHeights(true);
    tree->setIndentation(14);
    tree->setColumnHidden(TraceTreeModel::Took, true);
    tree->header()->setStretchLastSection(true);
    tree->header()->hide();
    return tree;
}

QWidget *DifferencesView::underHeading(QTreeView *tree)
{
    auto *side = new QWidget(this);
    auto *heading = makeLabel(tree->accessibleName(), "strong", side);
    heading->setContentsMargins(8, 4, 8, 4);
    auto *layout = new QVBoxLayout(side);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(heading);
    layout->addWidget(tree, 1);
    return side;
}

void DifferencesView::clear()
{
    ++m_generation;
    m_loading = false;
    m_model->clear();
}

void DifferencesView::load(const BacktestId &id)
{
    clear();
    m_loading = true;
    BacktestQuery query;
    query.id = id;
    query.limit = differencesPage;
    ask(query);
}

void DifferencesView::setDifferences(const QList<EventDifference> &differences)
{
    const auto *bar = m_table->verticalScrollBar();
    const bool atEnd = bar->maximum() > 0 && bar->value() == bar->maximum();
    m_model->replace(differences);
    if (atEnd)
        m_table->scrollToBottom();
}

void DifferencesView::ask(const BacktestQuery &query)
{
    whenDone(this, m_station.backtestDifferences(query),
             [this, query, generation = m_generation](const Result<BacktestPage> &page) {
                 if (generation != m_generation)
                     return;
                 if (page)
                     m_model->append(page->differences);
                 else
                     Q_EMIT problemFound(ErrorWords::sentence(page.error()));
                 if (page && page->next) {
                     auto following = query;
                     following.after = *page->next;
                     return ask(following);
                 }
                 m_loading = false;
                 Q_EMIT settled();
             });
}

void DifferencesView::setVerdict(std::optional<BacktestVerdict> verdict)
{
    m_model->setVerdict(verdict);
}

void DifferencesView::chooseFirst()
{
    m_stack->setCurrentIndex(m_model->rowCount() > 0 ? 0 : 1);
    if (m_model->rowCount() > 0 && !m_table->currentIndex().isValid())
        m_table->setCurrentIndex(m_model->index(0, 0));
    showCurrent();
}

void DifferencesView::showCurrent()
{
    const int row = m_table->currentIndex().row();
    const bool some = row >= 0 && row < m_model->rowCount();
    const auto shown = some ? std::optional(m_model->difference(row).seq) : std::nullopt;
    if (shown && shown == m_current)
        return; // it stays as somebody has opened and scrolled it
    m_current = shown;
    const auto tracesOf = [&](const Trace &trace) {
        return trace.steps.isEmpty() ? QList<Trace>() : QList{trace};
    };
    m_before->setTraces(some ? tracesOf(m_model->difference(row).before) : QList<Trace>());
    m_after->setTraces(some ? tracesOf(m_model->difference(row).after) : QList<Trace>());
    for (auto *tree : {m_beforeTree, m_afterTree}) {
        tree->setRootIndex(tree->model()->index(0, 0)); // the workflow; its steps are of interest
        tree->resizeColumnToContents(TraceTreeModel::What);
    }
}

} // namespace Signalbox
