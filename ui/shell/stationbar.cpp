// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/stationbar.h"

#include "ui/widgets/format.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/tokens.h"

#include <QClipboard>
#include <QEvent>
#include <QFileInfo>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QPushButton>
#include <QUrl>

namespace Signalbox {

using namespace Qt::StringLiterals;

StationBar::StationBar(QWidget *parent)
    : QFrame(parent)
    , m_layout(new QHBoxLayout(this))
    , m_lamp(new QLabel(this))
    , m_address(new QPushButton(this))
    , m_rate(makeLabel({}, "plain", this))
    , m_trend(new Sparkline(this))
    , m_queue(makeLabel({}, "plain", this))
    , m_p95(makeLabel({}, "plain", this))
    , m_dead(makeLabel({}, "plain", this))
    , m_store(new QPushButton(this))
{
    setObjectName(u"stationBar"_s);
    m_address->setObjectName(u"address"_s);
    m_address->setProperty("link", true);
    m_store->setProperty("link", true);
    m_rate->setObjectName(u"rate"_s);
    m_queue->setObjectName(u"queue"_s);
    m_p95->setObjectName(u"p95"_s);
    m_trend->setFixedSize(72, 16);
    m_trend->setAccessibleName(tr("Arrivals per second, lately"));
    for (auto *label : {m_rate, m_queue, m_p95, m_dead})
        label->setFont(tabularFont(font()));
    m_rate->setToolTip(tr("Requests that arrived at sources, over the last 5 seconds"));
    m_queue->setToolTip(tr("Deliveries that wait or are being retried"));
    m_p95->setToolTip(tr("19 of 20 events of the last minute were delivered within this time"));
    m_dead->setToolTip(tr("Deliveries that have no attempts left"));
    m_layout->setContentsMargins(12, 2, 8, 2);
    m_layout->setSpacing(4);
    m_layout->addWidget(m_lamp);
    m_layout->addWidget(m_address);
    m_layout->addSpacing(12);
    m_layout->addWidget(m_rate);
    m_layout->addSpacing(4);
    m_layout->addWidget(m_trend);
    m_layout->addSpacing(16);
    m_layout->addWidget(m_queue);
    m_layout->addSpacing(16);
    m_layout->addWidget(m_p95);
    m_layout->addSpacing(16);
    m_layout->addWidget(m_dead);
    m_layout->addStretch();
    m_layout->addWidget(m_store);
    setFixedHeight(30);
    connect(m_address, &QPushButton::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(m_status.ingestUrl);
        Q_EMIT noticed(tr("Copied %1.").arg(m_status.ingestUrl));
    });
    connect(m_store, &QPushButton::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(m_status.storeUrl);
        Q_EMIT noticed(tr("Copied %1.").arg(m_status.storeUrl));
    });
    setStatus({});
}

void StationBar::addMark(QWidget *mark)
{
    m_layout->insertWidget(0, mark);
    m_layout->insertSpacing(1, 4);
}

void StationBar::setStatus(const StationStatus &status)
{
    m_status = status;
    if (!status.storeUrl.isEmpty()) // known, not the start's blank
        m_rates.append(status.arrivalsPerSecond);
    if (m_rates.size() > keptRates)
        m_rates.removeFirst();
    m_trend->setValues(m_rates);
    const bool listens = !status.ingestUrl.isEmpty();
    m_address->setText(listens ? status.ingestUrl : tr("not listening"));
    m_address->setEnabled(listens);
    m_address->setToolTip(listens ? tr("Copy the address") : status.problem);
    m_address->setAccessibleName(listens ? tr("Copy the address %1").arg(status.ingestUrl)
                                         : tr("Not listening"));
    m_rate->setText(tr("%1 ev/s").arg(formatRate(status.arrivalsPerSecond)));
    m_queue->setText(tr("queue %1").arg(formatCount(status.queueDepth)));
    m_p95->setText(status.p95 > 0 ? tr("p95 %1").arg(formatMilliseconds(status.p95)) : tr("p95 –"));
    m_dead->setText(tr("%n dead", nullptr, int(status.dead)));
    m_dead->setVisible(status.dead > 0);
    const QUrl store(status.storeUrl);
    const auto place =
        store.scheme() == "sqlite"_L1 ? QFileInfo(store.path()).fileName() : store.host();
    m_store->setText(tr("store %1").arg(place));
    m_store->setVisible(!status.storeUrl.isEmpty());
    m_store->setToolTip(
        tr("%1\n%2 events, %3 rejections. Click to copy.")
            .arg(status.storeUrl, formatCount(status.events), formatCount(status.rejections)));
    updateLamp();
}

void StationBar::updateLamp()
{
    const auto &tokens = Tokens::of(palette());
    const bool well = !m_status.ingestUrl.isEmpty() && m_status.problem.isEmpty();
    m_lamp->setPixmap(iconPixmap(well ? u"circle-check"_s : u"circle-alert"_s,
                                 well ? tokens.good : tokens.bad, 16, devicePixelRatioF()));
    m_lamp->setAccessibleName(well ? tr("The station runs") : tr("The station has a problem"));
    m_lamp->setToolTip(well ? tr("The station runs") : m_status.problem);
}

void StationBar::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        updateLamp();
}

} // namespace Signalbox
