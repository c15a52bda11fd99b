// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/station/station.h"
#include "ui/shell/page.h"
#include "ui/widgets/timeformat.h"

class QSplitter;
class QStackedWidget;
class QTimer;

namespace Signalbox {

class EmptyState;
class EventTableModel;
class EventsBar;
class FeedModel;
class FeedView;
class Inspector;
class RejectionTableModel;

/// The live table of events, or of rejections, with the inspector beside or below it.
class EventsPage final : public Page
{
    Q_OBJECT

public:
    enum Table { Events, Rejected };

    /// Neither is owned; both must outlive this page.
    EventsPage(Station &station, TimeFormat &times, QWidget *parent = nullptr);

    QString name() const override;
    QString title() const override;
    QString iconName() const override;
    void refresh() override;
    void focusFilter() override;
    void replay() override;
    void showTab(int tab) override;
    bool isSettled() const override;
    void saveState(QSettings &settings) const override;
    void restoreState(const QSettings &settings) override;

    void showTable(Table table);
    void setFilterText(const QString &text);
    /// Inspects it, whether or not it is in the table.
    void showEventById(const EventId &id);
    /// The row that one would want to see first: a failed one, else the newest.
    void selectForShow();
    void setReducedMotion(bool reduced);
    /// Where events can be sent to, for the empty table.
    void setIngestUrl(const QString &url);

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void connectBar();
    void connectModels();
    QWidget *makeTables();
    FeedView *makeView(const QString &name, FeedModel *model);
    FeedModel *currentModel() const;
    FeedView *currentView() const;
    void applyFilter();
    void inspectRow(int row);
    void showContextMenu(int row, const QPoint &position);
    void askAnew();
    void askOutages();
    void updateEmpty();
    void updateNote();
    void tick();

    Station &m_station;
    TimeFormat &m_times;
    EventTableModel *m_events;
    RejectionTableModel *m_rejections;
    EventsBar *m_bar;
    QSplitter *m_split = nullptr;
    QStackedWidget *m_stack = nullptr;
    FeedView *m_eventView = nullptr;
    FeedView *m_rejectionView = nullptr;
    EmptyState *m_empty = nullptr;
    Inspector *m_inspector = nullptr;
    QTimer *m_ticker;
    QString m_ingestUrl;
};

} // namespace Signalbox
