// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QTableWidget;
class QToolButton;

namespace Signalbox {

/// Rows of a name and a text that are written in place, with buttons to add, remove and move them.
class PairTable final : public QWidget
{
    Q_OBJECT

public:
    using Pair = std::pair<QString, QString>;

    PairTable(const QString &name, const QString &nameHeader, const QString &textHeader,
              QWidget *parent = nullptr);

    QList<Pair> pairs() const;
    /// Does not emit.
    void setPairs(const QList<Pair> &pairs);
    void setText(int row, const QString &text); ///< likewise
    int currentRow() const; ///< -1: none
    /// The text of this row is wrong; -1: none is.
    void setProblem(int row, const QString &sentence);
    /// A further column with what each row gives, called \a header.
    void setResults(const QString &header, const QStringList &results);

Q_SIGNALS:
    void pairsEdited();
    void currentRowChanged(int row);

private:
    void add();
    void remove();
    void move(int by);
    void updateButtons();

    QTableWidget *m_table;
    QToolButton *m_remove;
    QToolButton *m_up;
    QToolButton *m_down;
};

} // namespace Signalbox
