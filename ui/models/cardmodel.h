// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/look.h"

#include <QAbstractListModel>

namespace Signalbox {

/// A source or destination as a row of its list.
struct Card
{
    QString name;
    QString subtitle;
    Look state;
    QString figures; ///< at the right of the second line

    bool operator==(const Card &) const = default;
};

/// Cards by name; keeps rows, and so what is chosen, while their contents change.
class CardModel final : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role { CardRole = Qt::UserRole + 1 };

    using QAbstractListModel::QAbstractListModel;

    void setCards(const QList<Card> &cards);
    const QList<Card> &cards() const { return m_cards; }

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

private:
    QList<Card> m_cards;
};

} // namespace Signalbox

Q_DECLARE_METATYPE(Signalbox::Card)
