// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/cardspane.h"

#include "ui/widgets/carddelegate.h"
#include "ui/widgets/chips.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/focuslead.h"
#include "ui/widgets/format.h"
#include "ui/widgets/labels.h"

#include <QItemSelectionModel>
#include <QLineEdit>
#include <QListView>
#include <QScrollArea>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace Signalbox {

using namespace Qt::StringLiterals;

CardsPane::CardsPane(const QString &listName, QWidget *parent)
    : QWidget(parent)
    , m_model(new CardModel(this))
    , m_list(new QListView(this))
    , m_split(new QSplitter(Qt::Horizontal, this))
    , m_stack(new QStackedWidget(this))
    , m_empty(new EmptyState)
{
    m_list->setObjectName(u"cards"_s);
    m_list->setAccessibleName(listName);
    m_list->setModel(m_model);
    m_list->setItemDelegate(new CardDelegate(m_list));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setMinimumWidth(280);
    m_split->setChildrenCollapsible(false);
    m_split->addWidget(m_list);
    m_split->addWidget(makeDetails());
    m_split->setStretchFactor(0, 2);
    m_split->setStretchFactor(1, 3);
    m_split->setSizes({440, 690});
    m_stack->addWidget(m_split);
    m_stack->addWidget(m_empty);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_stack);
    leadFocus(*this, *m_list);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this] { Q_EMIT currentRowChanged(currentRow()); });
}

QWidget *CardsPane::makeDetails()
{
    auto *details = new QWidget;
    m_name = makeLabel({}, "heading", details);
    m_name->setObjectName(u"cardName"_s);
    m_state = new ChipLabel(details);
    m_addressName = makeLabel({}, "muted", details);
    m_address = new QLineEdit(details);
    m_address->setObjectName(u"address"_s);
    m_address->setReadOnly(true);
    m_address->setAccessibleName(tr("Address"));
    m_address->setFont(fixedFont());
    m_addressName->setBuddy(m_address);
    m_copy = new CopyButton(tr("Copy the address"), details);
    m_copy->setObjectName(u"copyAddress"_s);
    m_problem = makeLabel({}, "bad", details);
    m_problem->setObjectName(u"cardProblem"_s);
    m_problem->setWordWrap(true);
    m_problem->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_facts = new FactsView(details);
    auto *top = new QHBoxLayout;
    top->addWidget(m_name, 1);
    top->addWidget(m_state);
    auto *address = new QHBoxLayout;
    address->setSpacing(4);
    address->addWidget(m_address, 1);
    address->addWidget(m_copy);
    auto *layout = m_details = new QVBoxLayout(details);
    layout->setContentsMargins(24, 16, 24, 16);
    layout->setSpacing(8);
    layout->addLayout(top);
    layout->addWidget(m_problem);
    layout->addSpacing(4);
    layout->addWidget(m_addressName);
    layout->addLayout(address);
    layout->addSpacing(12);
    layout->addWidget(m_facts);
    layout->addStretch();
    auto *scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(details);
    return scroll;
}

void CardsPane::setCards(const QList<Card> &cards)
{
    const auto current = m_wanted.isEmpty() ? m_list->currentIndex().data().toString() : m_wanted;
    m_model->setCards(cards);
    m_stack->setCurrentIndex(cards.isEmpty() ? 1 : 0);
    const auto known = std::ranges::find(cards, current, &Card::name);
    if (!m_wanted.isEmpty() && known != cards.end()) {
        m_list->setCurrentIndex(m_model->index(int(known - cards.begin())));
        m_wanted.clear();
    } else if (!m_list->currentIndex().isValid() && !cards.isEmpty()) {
        const int row = known == cards.end() ? 0 : int(known - cards.begin());
        m_list->setCurrentIndex(m_model->index(row));
    }
    Q_EMIT currentRowChanged(currentRow());
}

void CardsPane::choose(const QString &name)
{
    m_wanted = name;
    const auto cards = m_model->cards();
    setCards(cards);
}

void CardsPane::setActions(QWidget *row)
{
    m_details->insertWidget(1, row);
}

void CardsPane::setNotice(QWidget *notice)
{
    m_details->insertWidget(m_details->indexOf(m_facts), notice);
}

int CardsPane::currentRow() const
{
    return m_list->currentIndex().isValid() ? m_list->currentIndex().row() : -1;
}

void CardsPane::setDetails(const Details &details)
{
    m_name->setText(m_list->currentIndex().data().toString());
    m_state->setLook(details.state);
    m_addressName->setText(details.addressName);
    m_address->setAccessibleName(details.addressName);
    if (m_address->text() != details.address) {
        m_address->setText(details.address);
        m_address->setCursorPosition(0);
    }
    m_copy->setCopyText(details.address);
    m_problem->setText(details.problem);
    m_problem->setVisible(!details.problem.isEmpty());
    m_facts->setFacts(details.facts);
}

} // namespace Signalbox
