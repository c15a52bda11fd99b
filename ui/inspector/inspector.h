// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/station/station.h"
#include "ui/widgets/timeformat.h"

#include <QWidget>

class QStackedWidget;
class QTabWidget;

namespace Signalbox {

class BodyTab;
class DeliveriesTab;
class EventActions;
class FactsView;
class HeadersTab;
class Inspection;
class InspectorHeader;
class RejectionView;
class TraceTreeModel;

/// Everything about one event or one rejection. Keeps its tab, and what is chosen in it, from one
/// event to the next.
class Inspector final : public QWidget
{
    Q_OBJECT

public:
    /// Neither is owned; both must outlive this object.
    Inspector(Station &station, const TimeFormat &times, QWidget *parent = nullptr);

    void inspectEvent(const EventId &id);
    void inspectRejection(const Rejection &rejection);
    void clear();
    const EventId &eventId() const;
    /// Everything visible has been answered.
    bool isSettled() const;

    /// Asks what may have changed of what is shown.
    void refresh();
    /// Asks how, then sends the event again.
    void replay();
    void showTab(int tab);
    int currentTab() const;
    void restoreTab(int tab);
    void setTimesChanged();

Q_SIGNALS:
    void noticed(const QString &sentence);
    void failed(const QString &sentence);
    void settled();

private:
    enum Place { NothingPlace, EventPlace, RejectionPlace };

    QWidget *makeEventPlace();
    void connectInspection();
    void showDetail();
    void showDeliveries();
    void redriveAll();

    Station &m_station;
    const TimeFormat &m_times;
    Inspection *m_inspection;
    EventActions *m_actions;
    QStackedWidget *m_stack;
    RejectionView *m_rejection;
    InspectorHeader *m_header = nullptr;
    QTabWidget *m_tabs = nullptr;
    FactsView *m_facts = nullptr;
    HeadersTab *m_headers = nullptr;
    BodyTab *m_body = nullptr;
    DeliveriesTab *m_deliveries = nullptr;
    TraceTreeModel *m_traces = nullptr;
};

} // namespace Signalbox
