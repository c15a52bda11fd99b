// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/station/station.h"

#include <QWidget>

class QLabel;
class QStackedWidget;
class QTableView;
class QTreeView;

namespace Signalbox {

class DifferencesModel;
class TimeFormat;
class TraceTreeModel;

/// The events that would go another way, and the two ways of the chosen one side by side.
class DifferencesView final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DifferencesView)

public:
    /// Neither is owned; both must outlive this object. \a prefix begins the names of its parts.
    DifferencesView(Station &station, const TimeFormat &times, QWidget *parent = nullptr,
                    const QString &prefix = {});

    void clear();
    /// Asks for all that \a id has kept, a page at a time.
    void load(const BacktestId &id);
    /// Those that there are now, oldest first: what is looked at stays so.
    void setDifferences(const QList<EventDifference> &differences);
    void setVerdict(std::optional<BacktestVerdict> verdict);
    bool isSettled() const { return !m_loading; }

Q_SIGNALS:
    void problemFound(const QString &sentence);
    void settled();

private:
    QTreeView *makeTree(TraceTreeModel *model, const QString &name, const QString &words);
    QWidget *underHeading(QTreeView *tree);
    void ask(const BacktestQuery &query);
    void showCurrent();
    void chooseFirst();

    Station &m_station;
    quint64 m_generation = 0;
    bool m_loading = false;
    std::optional<qint64> m_current; ///< seq of the one whose ways are shown
    DifferencesModel *m_model;
    TraceTreeModel *m_before;
    TraceTreeModel *m_after;
    QStackedWidget *m_stack;
    QLabel *m_empty;
    QTableView *m_table;
    QTreeView *m_beforeTree;
    QTreeView *m_afterTree;
};

} // namespace Signalbox
