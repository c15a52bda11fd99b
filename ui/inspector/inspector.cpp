// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspector/inspector.h"

#include "ui/inspector/bodytab.h"
#include "ui/inspector/deliveriestab.h"
#include "ui/inspector/eventactions.h"
#include "ui/inspector/eventfacts.h"
#include "ui/inspector/headerstab.h"
#include "ui/inspector/inspectorheader.h"
#include "ui/inspector/rejectionview.h"
#include "ui/inspector/waterfallbars.h"
#include "ui/models/inspection.h"
#include "ui/models/tracetreemodel.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/errorwords.h"
#include "ui/widgets/feeddelegate.h"

#include <QHeaderView>
#include <QScrollArea>
#include <QStackedWidget>
#include <QTabWidget>
#include <QTreeView>
#include <QVBoxLayout>

namespace Signalbox {

using namespace Qt::StringLiterals;

Inspector::Inspector(Station &station, const TimeFormat &times, QWidget *parent)
    : QWidget(parent)
    , m_station(station)
    , m_times(times)
    , m_inspection(new Inspection(station, this))
    , m_actions(new EventActions(station, this))
    , m_stack(new QStackedWidget(this))
    , m_rejection(new RejectionView(station, times))
{
    auto *nothing = new EmptyState;
    nothing->setContent(u"eye"_s, tr("Nothing selected"),
                        tr("Choose a row to see what arrived, why it went where it went, and how "
                           "each delivery ended."));
    m_stack->addWidget(nothing);
    m_stack->addWidget(makeEventPlace());
    m_stack->addWidget(m_rejection);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_stack);
    setMinimumWidth(320);
    connectInspection();
}

QWidget *Inspector::makeEventPlace()
{
    auto *place = new QWidget;
    m_tabs = new QTabWidget(place);
    m_tabs->setObjectName(u"inspectorTabs"_s);
    m_tabs->setDocumentMode(true);
    m_facts = new FactsView;
    m_facts->setObjectName(u"facts"_s);
    auto *holder = new QWidget;
    auto *held = new QVBoxLayout(holder);
    held->setContentsMargins(12, 12, 12, 12);
    held->addWidget(m_facts);
    held->addStretch();
    auto *scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(holder);
    m_headers = new HeadersTab;
    m_headers->setObjectName(u"headers"_s);
    m_body = new BodyTab(m_station);
    m_deliveries = new DeliveriesTab(m_times);
    m_traces = new TraceTreeModel(this);
    auto *trace = new QTreeView;
    trace->setObjectName(u"trace"_s);
    trace->setAccessibleName(tr("Trace"));
    trace->setModel(m_traces);
    auto *delegate = new FeedDelegate(trace);
    delegate->setRowHeight(FeedDelegate::compactRowHeight);
    trace->setItemDelegate(delegate);
    trace->setUniformRowHeights(true);
    trace->setIndentation(16);
    trace->header()->setStretchLastSection(false);
    trace->header()->setSectionResizeMode(TraceTreeModel::Verdict, QHeaderView::Stretch);
    trace->header()->setSectionResizeMode(TraceTreeModel::Took, QHeaderView::ResizeToContents);
    trace->setColumnWidth(TraceTreeModel::What, 180);
    connect(m_traces, &QAbstractItemModel::modelReset, trace, &QTreeView::expandAll);

    m_tabs->addTab(scroll, tr("Overview"));
    m_tabs->addTab(m_headers, tr("Headers"));
    m_tabs->addTab(m_body, tr("Body"));
    m_tabs->addTab(m_deliveries, tr("Deliveries"));
    m_tabs->addTab(trace, tr("Trace"));
    for (int tab = 0; tab < m_tabs->count(); ++tab)
        m_tabs->setTabToolTip(tab, tr("%1 (Alt+%2)").arg(m_tabs->tabText(tab)).arg(tab + 1));

    auto *layout = new QVBoxLayout(place);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    m_header = new InspectorHeader(place);
    layout->addWidget(m_header);
    layout->addWidget(m_tabs, 1);
    return place;
}

void Inspector::connectInspection()
{
    connect(m_inspection, &Inspection::detailChanged, this, &Inspector::showDetail);
    connect(m_inspection, &Inspection::deliveriesChanged, this, &Inspector::showDeliveries);
    connect(m_inspection, &Inspection::tracesChanged, this, [this] {
        const auto &detail = m_inspection->detail();
        m_traces->setTraces(m_inspection->traces(), detail ? detail->tracesRemoved : QStringList());
    });
    connect(m_inspection, &Inspection::failed, this,
            [this](const Error &error) { Q_EMIT failed(ErrorWords::sentence(error)); });
    connect(m_inspection, &Inspection::settled, this, &Inspector::settled);
    connect(m_body, &BodyTab::settled, this, &Inspector::settled);
    connect(m_rejection, &RejectionView::settled, this, &Inspector::settled);
    connect(m_body, &BodyTab::failed, this, &Inspector::failed);
    connect(m_rejection, &RejectionView::failed, this, &Inspector::failed);
    connect(m_rejection, &RejectionView::noticed, this, &Inspector::noticed);
    connect(m_body, &BodyTab::saved, this, [this](const QString &path) {
        Q_EMIT noticed(tr("The body was saved as %1.").arg(path));
    });
    connect(m_deliveries, &DeliveriesTab::redriveRequested, m_actions, &EventActions::redrive);
    connect(m_header, &InspectorHeader::replayRequested, this, &Inspector::replay);
    connect(m_header, &InspectorHeader::redriveRequested, this, &Inspector::redriveAll);
    connect(m_actions, &EventActions::noticed, this, &Inspector::noticed);
    connect(m_actions, &EventActions::failed, this, &Inspector::failed);
    connect(m_actions, &EventActions::done, m_inspection, &Inspection::refresh);
}

void Inspector::inspectEvent(const EventId &id)
{
    if (m_inspection->id() == id && m_stack->currentIndex() == EventPlace)
        return;
    m_stack->setCurrentIndex(EventPlace);
    m_deliveries->clear();
    m_traces->setTraces({});
    m_header->setEvent(id);
    m_body->setEvent(id);
    m_inspection->setEvent(id);
}

void Inspector::inspectRejection(const Rejection &rejection)
{
    m_inspection->setEvent({});
    m_stack->setCurrentIndex(RejectionPlace);
    m_rejection->setRejection(rejection);
}

void Inspector::clear()
{
    m_stack->setCurrentIndex(NothingPlace);
    m_inspection->setEvent({});
}

const EventId &Inspector::eventId() const
{
    return m_inspection->id();
}

bool Inspector::isSettled() const
{
    switch (m_stack->currentIndex()) {
    case EventPlace: return m_inspection->isSettled() && m_body->isSettled();
    case RejectionPlace: return m_rejection->isSettled();
    default: return true;
    }
}

void Inspector::refresh()
{
    m_inspection->refresh();
}

void Inspector::showTab(int tab)
{
    if (auto *tabs = m_stack->currentWidget()->findChild<QTabWidget *>())
        tabs->setCurrentIndex(std::min(tab, tabs->count() - 1));
}

int Inspector::currentTab() const
{
    return m_tabs->currentIndex();
}

void Inspector::restoreTab(int tab)
{
    m_tabs->setCurrentIndex(std::clamp(tab, 0, m_tabs->count() - 1));
}

void Inspector::setTimesChanged()
{
    if (m_stack->currentIndex() == EventPlace && m_inspection->detail())
        showDetail();
}

void Inspector::showDetail()
{
    const auto &detail = *m_inspection->detail();
    m_header->setDetail(detail);
    m_header->setBars(WaterfallBars::make(detail, m_inspection->deliveries()));
    m_facts->setFacts(EventFacts::of(detail, m_times));
    m_headers->setHeaders(detail.event.request.headers);
}

void Inspector::showDeliveries()
{
    const auto &deliveries = m_inspection->deliveries();
    m_deliveries->setDeliveries(deliveries);
    m_header->setRedrivable(std::ranges::any_of(deliveries, [](const DeliveryDetail &each) {
        return each.delivery.status == DeliveryStatus::Dead;
    }));
    if (m_inspection->detail())
        m_header->setBars(WaterfallBars::make(*m_inspection->detail(), deliveries));
}

void Inspector::replay()
{
    if (m_inspection->id().isNull())
        return;
    QStringList before;
    for (const auto &each : m_inspection->deliveries()) {
        if (!before.contains(each.delivery.destination))
            before.append(each.delivery.destination);
    }
    m_actions->replay(m_inspection->id(), before);
}

void Inspector::redriveAll()
{
    for (const auto &each : m_inspection->deliveries()) {
        if (each.delivery.status == DeliveryStatus::Dead)
            m_actions->redrive(each.delivery.id);
    }
}

} // namespace Signalbox
