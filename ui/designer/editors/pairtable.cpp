// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/designer/editors/pairtable.h"

#include "ui/widgets/focuslead.h"
#include "ui/widgets/format.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/tokens.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QSignalBlocker>
#include <QTableWidget>

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

enum Column { Name, Text, Outcome, ColumnCount };

QTableWidgetItem *makeItem(const QString &text)
{
    auto *item = new QTableWidgetItem(text);
    item->setFont(fixedFont());
    return item;
}

} // namespace

PairTable::PairTable(const QString &name, const QString &nameHeader, const QString &textHeader,
                     QWidget *parent)
    : QWidget(parent)
    , m_table(new QTableWidget(0, Outcome, this))
    , m_remove(makeIconButton(u"minus"_s, tr("Remove the row"), this))
    , m_up(makeIconButton(u"arrow-up"_s, tr("Move the row up"), this))
    , m_down(makeIconButton(u"arrow-down"_s, tr("Move the row down"), this))
{
    constexpr int rowHeight = 28;
    constexpr int shownRows = 4;
    m_table->setAccessibleName(name);
    m_table->setHorizontalHeaderLabels({nameHeader, textHeader});
    m_table->horizontalHeader()->setSectionResizeMode(Name, QHeaderView::Interactive);
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(rowHeight);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setTabKeyNavigation(false);
    m_table->setMinimumHeight((shownRows + 1) * rowHeight);
    auto *add = makeIconButton(u"plus"_s, tr("Add a row"), this);
    add->setObjectName(u"addRow"_s);
    m_remove->setObjectName(u"removeRow"_s);
    m_up->setObjectName(u"rowUp"_s);
    m_down->setObjectName(u"rowDown"_s);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(4);
    for (auto *button : {add, m_remove, m_up, m_down})
        buttons->addWidget(button);
    buttons->addStretch(1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(m_table, 1);
    layout->addLayout(buttons);
    leadFocus(*this, *m_table);
    connect(add, &QToolButton::clicked, this, &PairTable::add);
    connect(m_remove, &QToolButton::clicked, this, &PairTable::remove);
    connect(m_up, &QToolButton::clicked, this, [this] { move(-1); });
    connect(m_down, &QToolButton::clicked, this, [this] { move(1); });
    connect(m_table, &QTableWidget::itemChanged, this, &PairTable::pairsEdited);
    connect(m_table, &QTableWidget::currentCellChanged, this, [this](int row, int, int before) {
        updateButtons();
        if (row != before)
            Q_EMIT currentRowChanged(row);
    });
    updateButtons();
}

QList<PairTable::Pair> PairTable::pairs() const
{
    QList<Pair> pairs;
    for (int row = 0; row < m_table->rowCount(); ++row)
        pairs.append({m_table->item(row, Name)->text(), m_table->item(row, Text)->text()});
    return pairs;
}

void PairTable::setPairs(const QList<Pair> &pairs)
{
    if (pairs == this->pairs())
        return;
    const QSignalBlocker quiet(m_table);
    const int row = m_table->currentRow();
    m_table->setRowCount(int(pairs.size()));
    for (int at = 0; at < pairs.size(); ++at) {
        m_table->setItem(at, Name, makeItem(pairs[at].first));
        m_table->setItem(at, Text, makeItem(pairs[at].second));
    }
    const int next = std::min(std::max(row, 0), m_table->rowCount() - 1);
    m_table->setCurrentCell(next, std::max(m_table->currentColumn(), 0));
    updateButtons();
    Q_EMIT currentRowChanged(next);
}

void PairTable::setText(int row, const QString &text)
{
    const QSignalBlocker quiet(m_table);
    if (auto *item = m_table->item(row, Text))
        item->setText(text);
}

int PairTable::currentRow() const
{
    return m_table->currentRow();
}

void PairTable::setResults(const QString &header, const QStringList &results)
{
    const QSignalBlocker quiet(m_table);
    if (m_table->columnCount() < ColumnCount) {
        m_table->setColumnCount(ColumnCount);
        m_table->setHorizontalHeaderItem(Outcome, new QTableWidgetItem(header));
        m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    }
    for (int row = 0; row < m_table->rowCount(); ++row) {
        auto *item = new QTableWidgetItem(results.value(row));
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable);
        item->setForeground(Tokens::of(palette()).muted);
        item->setToolTip(results.value(row));
        m_table->setItem(row, Outcome, item);
    }
}

void PairTable::setProblem(int row, const QString &sentence)
{
    const QSignalBlocker quiet(m_table);
    for (int at = 0; at < m_table->rowCount(); ++at) {
        auto *item = m_table->item(at, Text);
        item->setForeground(at == row ? QBrush(Tokens::of(palette()).bad) : QBrush());
        item->setToolTip(at == row ? sentence : QString());
    }
}

void PairTable::add()
{
    const int row = m_table->rowCount();
    {
        const QSignalBlocker quiet(m_table);
        m_table->insertRow(row);
        m_table->setItem(row, Name, makeItem({}));
        m_table->setItem(row, Text, makeItem({}));
    }
    Q_EMIT pairsEdited();
    m_table->setCurrentCell(row, Name);
    m_table->editItem(m_table->item(row, Name));
    updateButtons();
}

void PairTable::remove()
{
    if (m_table->currentRow() < 0)
        return;
    m_table->removeRow(m_table->currentRow());
    updateButtons();
    Q_EMIT pairsEdited();
    Q_EMIT currentRowChanged(m_table->currentRow());
}

void PairTable::move(int by)
{
    const int row = m_table->currentRow();
    auto rows = pairs();
    if (row < 0 || row + by < 0 || row + by >= rows.size())
        return;
    rows.swapItemsAt(row, row + by);
    setPairs(rows);
    m_table->setCurrentCell(row + by, m_table->currentColumn());
    Q_EMIT pairsEdited();
}

void PairTable::updateButtons()
{
    const int row = m_table->currentRow();
    m_remove->setEnabled(row >= 0);
    m_up->setEnabled(row > 0);
    m_down->setEnabled(row >= 0 && row + 1 < m_table->rowCount());
}

} // namespace Signalbox
