// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspector/inspector.h"

#include "ui/inspector/bodytab.h"
#include "ui/inspector/deliveriestab.h"
#include "ui/inspector/eventfacts.h"
#include "ui/inspector/headerstab.h"
#include "ui/inspector/rejectionview.h"
#include "ui/inspector/replaydialog.h"
#include "ui/inspector/waterfall.h"
#include "ui/models/inspection.h"
#include "ui/models/tracetreemodel.h"
#include "ui/widgets/chips.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/errorwords.h"
#include "ui/widgets/feeddelegate.h"
#include "ui/widgets/format.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/statewords.h"
#include "ui/widgets/whendone.h"

#include <QHeaderView>
#include <QPushButton>
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

QWidget *Inspector::makeHeader(QWidget *parent)
{
    auto *header = new QWidget(parent);
    m_type = new ElidedLabel(header);
    m_type->setProperty("role", u"heading"_s);
    m_type->setObjectName(u"inspectorType"_s);
    m_state = new ChipLabel(header);
    m_state->setObjectName(u"inspectorState"_s);
    m_source = makeLabel({}, "muted", header);
    m_idLabel = new ElidedLabel(header, Qt::ElideMiddle);
    m_idLabel->setProperty("role", u"muted"_s);
    m_idLabel->setFont(fixedFont());
    m_copyId = new CopyButton(tr("Copy the event's id"), header);
    m_copyId->setObjectName(u"copyId"_s);
    m_replay = new QPushButton(tr("Replay…"), header);
    m_replay->setObjectName(u"replay"_s);
    m_replay->setToolTip(tr("Send this event again (Ctrl+R)"));
    m_redrive = new QPushButton(tr("Redrive"), header);
    m_redrive->setObjectName(u"redriveAll"_s);
    m_redrive->setProperty("primary", true);
    m_redrive->setToolTip(tr("Put the dead letters of this event back into the queue"));
    m_waterfall = new Waterfall(header);
    m_waterfall->setObjectName(u"waterfall"_s);

    auto *top = new QHBoxLayout;
    top->setSpacing(8);
    top->addWidget(m_type, 1);
    top->addWidget(m_redrive);
    top->addWidget(m_replay);
    auto *second = new QHBoxLayout;
    second->setSpacing(4);
    second->addWidget(m_state);
    second->addSpacing(4);
    second->addWidget(m_source);
    second->addSpacing(4);
    second->addWidget(m_idLabel, 1);
    second->addWidget(m_copyId);
    auto *layout = new QVBoxLayout(header);
    layout->setContentsMargins(12, 10, 12, 10);
    layout->setSpacing(8);
    layout->addLayout(top);
    layout->addLayout(second);
    layout->addWidget(m_waterfall);
    return header;
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
    layout->addWidget(makeHeader(place));
    layout->addWidget(m_tabs, 1);
    return place;
}

void Inspector::connectInspection()
{
    connect(m_inspection, &Inspection::detailChanged, this, &Inspector::showDetail);
    connect(m_inspection, &Inspection::deliveriesChanged, this, &Inspector::showDeliveries);
    connect(m_inspection, &Inspection::tracesChanged, this,
            [this] { m_traces->setTraces(m_inspection->traces()); });
    connect(m_inspection, &Inspection::failed, this,
            [this](const Error &error) { Q_EMIT failed(ErrorWords::sentence(error)); });
    connect(m_inspection, &Inspection::settled, this, &Inspector::settled);
    connect(m_body, &BodyTab::settled, this, &Inspector::settled);
    connect(m_rejection, &RejectionView::settled, this, &Inspector::settled);
    connect(m_body, &BodyTab::failed, this, &Inspector::failed);
    connect(m_rejection, &RejectionView::failed, this, &Inspector::failed);
    connect(m_body, &BodyTab::saved, this, [this](const QString &path) {
        Q_EMIT noticed(tr("The body was saved as %1.").arg(path));
    });
    connect(m_deliveries, &DeliveriesTab::redriveRequested, this, &Inspector::redrive);
    connect(m_replay, &QPushButton::clicked, this, &Inspector::replay);
    connect(m_redrive, &QPushButton::clicked, this, [this] {
        const auto deliveries = m_inspection->deliveries();
        for (const auto &each : deliveries) {
            if (each.delivery.status == DeliveryStatus::Dead)
                redrive(each.delivery.id);
        }
    });
}

void Inspector::inspectEvent(const EventId &id)
{
    if (m_inspection->id() == id && m_stack->currentIndex() == EventPlace)
        return;
    m_stack->setCurrentIndex(EventPlace);
    m_redrive->setVisible(false);
    m_waterfall->setBars({});
    m_deliveries->clear();
    m_traces->setTraces({});
    m_idLabel->setFullText(id.toString());
    m_copyId->setCopyText(id.toString());
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
    m_type->setFullText(detail.event.type.isEmpty() ? tr("Event without a type")
                                                    : detail.event.type);
    m_source->setText(detail.event.source);
    m_state->setLook(StateWords::look(detail.summary.state));
    m_facts->setFacts(EventFacts::of(detail, m_times));
    m_headers->setHeaders(detail.event.request.headers);
    m_waterfall->setBars(WaterfallBars::make(detail, m_inspection->deliveries()));
}

void Inspector::showDeliveries()
{
    const auto &deliveries = m_inspection->deliveries();
    m_deliveries->setDeliveries(deliveries);
    m_redrive->setVisible(std::ranges::any_of(deliveries, [](const DeliveryDetail &each) {
        return each.delivery.status == DeliveryStatus::Dead;
    }));
    if (m_inspection->detail())
        m_waterfall->setBars(WaterfallBars::make(*m_inspection->detail(), deliveries));
}

void Inspector::replay()
{
    if (m_inspection->id().isNull())
        return;
    const auto id = m_inspection->id();
    whenDone(this, m_station.destinations(),
             [this, id](const Result<QList<DestinationView>> &answer) {
                 if (!answer) {
                     Q_EMIT failed(ErrorWords::sentence(answer.error()));
                     return;
                 }
                 QStringList names;
                 for (const auto &each : *answer) {
                     if (each.destination.enabled)
                         names.append(each.destination.config.name);
                 }
                 if (id == m_inspection->id())
                     askReplay(names);
             });
}

void Inspector::askReplay(const QStringList &destinations)
{
    QStringList before;
    for (const auto &each : m_inspection->deliveries()) {
        if (!before.contains(each.delivery.destination))
            before.append(each.delivery.destination);
    }
    QStringList others;
    for (const auto &name : destinations) {
        if (!before.contains(name))
            others.append(name);
    }
    auto *dialog = new ReplayDialog(m_inspection->id(), before, others, window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] { sendReplay(dialog->request()); });
    dialog->open();
}

void Inspector::sendReplay(const ReplayRequest &request)
{
    whenDone(this, m_station.replay(request), [this](const Result<QList<DeliveryId>> &made) {
        if (made)
            Q_EMIT noticed(
                tr("Replayed: %n delivery(ies) on the way.", nullptr, int(made->size())));
        else
            Q_EMIT failed(
                tr("The event could not be replayed. %1").arg(ErrorWords::sentence(made.error())));
        m_inspection->refresh();
    });
}

void Inspector::redrive(const DeliveryId &id)
{
    whenDone(this, m_station.redrive(id), [this](const Result<void> &done) {
        if (done)
            Q_EMIT noticed(tr("Redriven: the delivery is back in the queue."));
        else
            Q_EMIT failed(tr("The delivery could not be redriven. %1")
                              .arg(ErrorWords::sentence(done.error())));
        m_inspection->refresh();
    });
}

} // namespace Signalbox
