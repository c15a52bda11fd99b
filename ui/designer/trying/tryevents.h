// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/station/station.h"
#include "ui/designer/trying/tryentry.h"

#include <QWidget>

class QLabel;
class QTableView;

namespace Signalbox {

class FilterField;
class TimeFormat;
class TryEventsModel;

/// Which events to try: the newest of the workflow's sources that fit a filter, and those that were
/// edited. Asks only
/// while it is shown; an answer about other sources is dropped.
class TryEvents final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TryEvents)

public:
    static constexpr int perSource = 50; ///< events, at most

    /// Neither is owned; both must outlive this object.
    TryEvents(Station &station, const TimeFormat &times, QWidget *parent = nullptr);

    void setSources(const QStringList &sources);
    /// Also the edited ones go.
    void clear();
    void refresh();
    bool isSettled() const { return m_open == 0; }

    /// What is chosen, the current one first; empty: nothing.
    QList<TryEntry> chosen() const;
    const TryEntry *current() const; ///< null: there is none
    void setResults(const QList<TryEntry> &tried, const QList<CaseResult> &results);
    void forgetResults();
    /// Asks for the current event, or one that is begun with, as text.
    void edit();

Q_SIGNALS:
    void currentChanged();
    /// Enter, a double click, or an edited event.
    void runWanted();
    void problemFound(const QString &sentence);
    void settled();

protected:
    void showEvent(QShowEvent *event) override;

private:
    QStringList askedSources() const;
    void take(const QList<EventSummary> &events);
    void updateEmpty();
    void showDialog(const Event &event, int row);

    Station &m_station;
    const TimeFormat &m_times;
    QStringList m_sources;
    EventFilter m_filter;
    QList<EventSummary> m_gathered;
    quint64 m_generation = 0;
    int m_open = 0; ///< answers that are waited for
    bool m_asked = false;
    TryEventsModel *m_model;
    FilterField *m_field;
    QTableView *m_table;
    QLabel *m_empty;
};

} // namespace Signalbox
