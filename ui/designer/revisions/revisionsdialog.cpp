// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/designer/revisions/revisionsdialog.h"

#include "ui/designer/canvas.h"
#include "ui/designer/canvasscene.h"
#include "ui/designer/graphdocument.h"
#include "ui/designer/revisions/diffgraph.h"
#include "ui/designer/revisions/difflist.h"
#include "ui/designer/revisions/revisionmodel.h"
#include "ui/designer/revisions/textexchange.h"
#include "ui/widgets/errorwords.h"
#include "ui/widgets/feeddelegate.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/whendone.h"

#include <QComboBox>
#include <QHeaderView>
#include <QMenu>
#include <QPushButton>
#include <QSplitter>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

constexpr int noRevision = -1;
constexpr int theOneBefore = -2; ///< the choice that follows the table

} // namespace

RevisionsDialog::RevisionsDialog(Station &station, const TimeFormat &times, const Subject &subject,
                                 QWidget *parent)
    : QDialog(parent)
    , m_station(station)
    , m_subject(subject)
    , m_text(new TextExchange(station, subject.workflow, this))
    , m_document(new GraphDocument(this))
    , m_canvas(new Canvas(*m_document, this))
    , m_model(new RevisionModel(subject.modified, subject.published, times, this))
    , m_table(new QTableView(this))
    , m_older(new QPushButton(tr("Older revisions"), this))
    , m_comparison(new QComboBox(this))
    , m_diff(new DiffList(this))
    , m_note(makeLabel({}, "muted", this))
    , m_export(new QPushButton(tr("Export"), this))
    , m_take(new QPushButton(tr("Take as draft"), this))
    , m_rollBack(new QPushButton(tr("Roll back to it…"), this))
{
    setObjectName(u"revisionsDialog"_s);
    setWindowTitle(tr("Revisions of %1").arg(subject.workflow));
    resize(1120, 680);
    m_graphs.insert(RevisionModel::draft, subject.draft);
    auto *split = new QSplitter(Qt::Horizontal, this);
    split->setChildrenCollapsible(false);
    split->addWidget(makeLeft());
    split->addWidget(makeRight());
    split->setStretchFactor(1, 1);
    split->setSizes({430, 690});
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(split, 1);
    layout->addWidget(makeHairline(this));
    layout->addWidget(makeButtons());
    m_table->setFocus();
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &RevisionsDialog::showDiff);
    connect(m_comparison, &QComboBox::currentIndexChanged, this, &RevisionsDialog::showDiff);
    connect(m_diff, &DiffList::nodeChosen, m_canvas, &Canvas::showNode);
    fillComparison();
    if (subject.modified)
        m_table->setCurrentIndex(m_model->index(0, 0));
    showDiff();
    if (subject.published > 0)
        askPage({});
}

RevisionsDialog::~RevisionsDialog() = default;

QWidget *RevisionsDialog::makeLeft()
{
    m_table->setObjectName(u"revisions"_s);
    m_table->setAccessibleName(tr("Revisions"));
    m_table->setModel(m_model);
    m_table->setTabKeyNavigation(false);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setShowGrid(false);
    m_table->setItemDelegate(new FeedDelegate(m_table));
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(FeedDelegate::rowHeight);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setSectionResizeMode(RevisionModel::Note, QHeaderView::Stretch);
    m_older->setObjectName(u"olderRevisions"_s);
    m_older->setProperty("link", true);
    m_older->hide();
    auto *left = new QWidget(this);
    auto *layout = new QVBoxLayout(left);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_table, 1);
    layout->addWidget(m_older);
    connect(m_older, &QPushButton::clicked, this, [this] { askPage(m_next); });
    return left;
}

QWidget *RevisionsDialog::makeRight()
{
    m_canvas->setObjectName(u"revisionCanvas"_s);
    m_canvas->setAccessibleName(tr("What is different, drawn"));
    m_canvas->setReadOnly(true);
    m_comparison->setObjectName(u"revisionComparison"_s);
    m_comparison->setAccessibleName(tr("Compared with"));
    auto *right = new QSplitter(Qt::Vertical, this);
    right->setChildrenCollapsible(false);
    auto *upper = new QWidget(this);
    auto *layout = new QVBoxLayout(upper);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    auto *bar = new QHBoxLayout;
    bar->setContentsMargins(12, 8, 12, 8);
    bar->setSpacing(8);
    bar->addWidget(makeLabel(tr("Compared with"), "muted", this));
    bar->addWidget(m_comparison);
    bar->addStretch(1);
    layout->addLayout(bar);
    layout->addWidget(makeHairline(this));
    layout->addWidget(m_canvas, 1);
    right->addWidget(upper);
    right->addWidget(m_diff);
    right->setStretchFactor(0, 1);
    right->setSizes({430, 190});
    return right;
}

QWidget *RevisionsDialog::makeButtons()
{
    auto *importing = new QPushButton(tr("Import"), this);
    auto *close = new QPushButton(tr("Close"), this);
    m_export->setObjectName(u"exportRevision"_s);
    importing->setObjectName(u"importWorkflow"_s);
    m_take->setObjectName(u"takeRevision"_s);
    m_rollBack->setObjectName(u"rollBack"_s);
    m_note->setObjectName(u"revisionsNote"_s);
    m_note->setWordWrap(true);
    auto *exports = new QMenu(m_export);
    m_text->fillExports(*exports);
    m_export->setMenu(exports);
    auto *imports = new QMenu(importing);
    m_text->fillImports(*imports);
    importing->setMenu(imports);
    importing->setEnabled(!m_subject.readOnly);
    auto *bar = new QWidget(this);
    auto *layout = new QHBoxLayout(bar);
    layout->setContentsMargins(12, 8, 12, 8);
    layout->setSpacing(8);
    for (auto *button : {m_export, importing}) {
        button->setAutoDefault(false);
        layout->addWidget(button);
    }
    layout->addWidget(m_note, 1);
    for (auto *button : {m_take, m_rollBack, close}) {
        button->setAutoDefault(false);
        layout->addWidget(button);
    }
    connect(m_take, &QPushButton::clicked, this, [this] {
        const int revision = chosen();
        if (const auto graph = graphOf(revision))
            Q_EMIT draftWanted(*graph, tr("Take up revision %1").arg(revision));
        accept();
    });
    connect(m_rollBack, &QPushButton::clicked, this, [this] {
        const int revision = chosen();
        if (const auto graph = graphOf(revision))
            Q_EMIT rollBackWanted(revision, *graph);
        accept();
    });
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_text, &TextExchange::noted, m_note, &QLabel::setText);
    connect(m_text, &TextExchange::graphRead, this, [this](const Graph &graph) {
        Q_EMIT draftWanted(graph, tr("Import"));
        accept();
    });
    return bar;
}

void RevisionsDialog::askPage(std::optional<int> before)
{
    ++m_open;
    m_older->setEnabled(false);
    whenDone(this, m_station.revisions({m_subject.workflow, before, 100}),
             [this](const Result<RevisionPage> &page) {
                 --m_open;
                 m_older->setEnabled(true);
                 if (!page)
                     return m_note->setText(ErrorWords::sentence(page.error()));
                 m_next = page->next;
                 m_older->setVisible(m_next.has_value());
                 m_model->append(page->revisions);
                 for (int column = 0; column < RevisionModel::Note; ++column)
                     m_table->resizeColumnToContents(column);
                 fillComparison();
                 if (!m_table->currentIndex().isValid() && m_model->rowCount() > 0)
                     m_table->setCurrentIndex(m_model->index(0, 0));
                 showDiff();
             });
}

std::optional<Graph> RevisionsDialog::graphOf(int revision)
{
    if (revision == noRevision)
        return Graph();
    const auto known = m_graphs.constFind(revision);
    if (known != m_graphs.constEnd())
        return *known;
    if (m_asked.contains(revision))
        return {};
    m_asked.insert(revision);
    ++m_open;
    whenDone(this, m_station.revision(m_subject.workflow, revision),
             [this, revision](const Result<WorkflowRevision> &found) {
                 --m_open;
                 if (!found)
                     return m_note->setText(ErrorWords::sentence(found.error()));
                 m_graphs.insert(revision, found->graph);
                 showDiff();
             });
    return {};
}

int RevisionsDialog::chosen() const
{
    const int row = m_table->currentIndex().row();
    return row < 0 || row >= m_model->rowCount() ? noRevision : m_model->revisionAt(row);
}

int RevisionsDialog::comparedWith() const
{
    const int with = m_comparison->currentData().toInt();
    if (with != theOneBefore)
        return with;
    const int revision = chosen();
    if (revision == RevisionModel::draft)
        return m_subject.published > 0 ? m_subject.published : noRevision;
    return revision > 1 ? revision - 1 : noRevision;
}

void RevisionsDialog::fillComparison()
{
    const QSignalBlocker blocker(m_comparison);
    const auto before = m_comparison->currentData();
    m_comparison->clear();
    m_comparison->addItem(tr("the one before it"), theOneBefore);
    for (int row = 0; row < m_model->rowCount(); ++row)
        m_comparison->addItem(m_model->name(row), m_model->revisionAt(row));
    m_comparison->setCurrentIndex(std::max(0, m_comparison->findData(before)));
}

void RevisionsDialog::showDiff()
{
    const int revision = chosen();
    const auto after = revision == noRevision ? std::nullopt : graphOf(revision);
    const auto before = graphOf(comparedWith());
    m_text->setGraph(after,
                     revision == RevisionModel::draft ? u"draft"_s : QString::number(revision));
    const bool stored = after && revision != RevisionModel::draft;
    m_export->setEnabled(after.has_value());
    m_take->setEnabled(stored && !m_subject.readOnly);
    m_rollBack->setEnabled(stored && !m_subject.readOnly && revision != m_subject.published);
    if (!after || !before) {
        m_document->open({});
        m_diff->clear();
        return;
    }
    const auto diff = diffGraphs(*before, *after);
    m_document->open(graphOfBoth(*before, *after));
    m_canvas->canvasScene().setMarks(DiffWords::marks(diff));
    m_canvas->zoomToFit();
    m_diff->setDiff(diff);
}

} // namespace Signalbox
