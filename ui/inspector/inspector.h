// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/station/station.h"
#include "ui/widgets/timeformat.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QStackedWidget;
class QTabWidget;

namespace Signalbox {

class BodyTab;
class ChipLabel;
class CopyButton;
class DeliveriesTab;
class ElidedLabel;
class FactsView;
class HeadersTab;
class Inspection;
class RejectionView;
class TraceTreeModel;
class Waterfall;

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
    QWidget *makeHeader(QWidget *parent);
    void connectInspection();
    void showDetail();
    void showDeliveries();
    void askReplay(const QStringList &destinations);
    void sendReplay(const ReplayRequest &request);
    void redrive(const DeliveryId &id);

    Station &m_station;
    const TimeFormat &m_times;
    Inspection *m_inspection;
    QStackedWidget *m_stack;
    RejectionView *m_rejection;
    ElidedLabel *m_type = nullptr;
    QLabel *m_source = nullptr;
    ElidedLabel *m_idLabel = nullptr;
    CopyButton *m_copyId = nullptr;
    ChipLabel *m_state = nullptr;
    QPushButton *m_replay = nullptr;
    QPushButton *m_redrive = nullptr;
    Waterfall *m_waterfall = nullptr;
    QTabWidget *m_tabs = nullptr;
    FactsView *m_facts = nullptr;
    HeadersTab *m_headers = nullptr;
    BodyTab *m_body = nullptr;
    DeliveriesTab *m_deliveries = nullptr;
    TraceTreeModel *m_traces = nullptr;
};

} // namespace Signalbox
