// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/cardmodel.h"

#include <algorithm>

namespace Signalbox {

using namespace Qt::StringLiterals;

void CardModel::setCards(const QList<Card> &cards)
{
    if (m_cards == cards)
        return;
    const bool sameRows = std::ranges::equal(m_cards, cards, {}, &Card::name, &Card::name);
    if (sameRows) {
        m_cards = cards;
        Q_EMIT dataChanged(index(0), index(int(cards.size()) - 1));
        return;
    }
    beginResetModel();
    m_cards = cards;
    endResetModel();
}

int CardModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_cards.size());
}

QVariant CardModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const auto &card = m_cards[index.row()];
    switch (role) {
    case Qt::DisplayRole: return card.name;
    case Qt::AccessibleTextRole:
        return u"%1, %2, %3, %4"_s.arg(card.name, card.state.word, card.subtitle, card.figures);
    case Qt::ToolTipRole: return card.subtitle;
    case CardRole: return QVariant::fromValue(card);
    default: return {};
    }
}

} // namespace Signalbox
