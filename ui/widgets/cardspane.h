// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/cardmodel.h"
#include "ui/widgets/factsview.h"

class QLabel;
class QLineEdit;
class QListView;
class QSplitter;
class QStackedWidget;
class QVBoxLayout;

namespace Signalbox {

class ChipLabel;
class EmptyState;

/// A list of cards with the details of the chosen one beside it: its address to copy, its problem
/// in words, facts. Or, without any card, an empty state.
class CardsPane final : public QWidget
{
    Q_OBJECT

public:
    struct Details
    {
        Look state;
        QString addressName; ///< what the address is for
        QString address;
        QString problem; ///< a sentence; empty: none
        QList<Fact> facts;
    };

    /// \a listName is for screen readers.
    explicit CardsPane(const QString &listName, QWidget *parent = nullptr);

    EmptyState *empty() const { return m_empty; }
    QSplitter *splitter() const { return m_split; }
    /// Keeps the chosen card, or chooses the first.
    void setCards(const QList<Card> &cards);
    /// -1: none.
    int currentRow() const;
    void setDetails(const Details &details);
    /// Puts \a row below the name of the chosen card.
    void setActions(QWidget *row);
    /// Puts \a notice above the facts of the chosen card.
    void setNotice(QWidget *notice);
    /// Chooses the card of this name, once it is there.
    void choose(const QString &name);

Q_SIGNALS:
    void currentRowChanged(int row);

private:
    QWidget *makeDetails();

    CardModel *m_model;
    QListView *m_list;
    QSplitter *m_split;
    QStackedWidget *m_stack;
    EmptyState *m_empty;
    QLabel *m_name = nullptr;
    ChipLabel *m_state = nullptr;
    QLabel *m_addressName = nullptr;
    QLineEdit *m_address = nullptr;
    CopyButton *m_copy = nullptr;
    QLabel *m_problem = nullptr;
    FactsView *m_facts = nullptr;
    QVBoxLayout *m_details = nullptr;
    QString m_wanted; ///< name of the card to choose when it comes
};

} // namespace Signalbox
