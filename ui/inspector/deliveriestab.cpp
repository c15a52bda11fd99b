// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspector/deliveriestab.h"

#include "ui/inspector/attemptfacts.h"
#include "ui/inspector/bodytext.h"
#include "ui/models/deliverytreemodel.h"
#include "ui/widgets/attemptwords.h"
#include "ui/widgets/feeddelegate.h"
#include "ui/widgets/format.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/statewords.h"

#include <QHeaderView>
#include <QItemSelectionModel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QSplitter>
#include <QTreeView>
#include <QVBoxLayout>

#include <algorithm>

namespace Signalbox {

using namespace Qt::StringLiterals;

DeliveriesTab::DeliveriesTab(const TimeFormat &times, QWidget *parent)
    : QWidget(parent)
    , m_times(times)
    , m_model(new DeliveryTreeModel(times, this))
    , m_tree(new QTreeView(this))
    , m_split(new QSplitter(Qt::Vertical, this))
    , m_details(new QWidget(this))
    , m_heading(makeLabel({}, "strong", m_details))
    , m_sentence(new QLabel(m_details))
    , m_facts(new FactsView(m_details))
    , m_response(new QPlainTextEdit(m_details))
    , m_redrive(new QPushButton(tr("Redrive"), m_details))
    , m_empty(makeLabel(tr("No deliveries: no destination was reached on this event's way. The "
                           "trace says why."),
                        "muted", this))
{
    m_tree->setObjectName(u"deliveries"_s);
    m_tree->setAccessibleName(tr("Deliveries and attempts"));
    m_tree->setModel(m_model);
    auto *delegate = new FeedDelegate(m_tree);
    m_tree->setItemDelegate(delegate);
    m_tree->setUniformRowHeights(true);
    m_tree->setIndentation(14);
    auto *header = m_tree->header();
    header->setStretchLastSection(false);
    header->setSectionResizeMode(DeliveryTreeModel::What, QHeaderView::Stretch);
    for (int column = DeliveryTreeModel::State; column < DeliveryTreeModel::ColumnCount; ++column)
        header->setSectionResizeMode(column, QHeaderView::ResizeToContents);
    m_empty->setWordWrap(true);
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setContentsMargins(24, 24, 24, 24);
    m_sentence->setWordWrap(true);
    m_sentence->setTextFormat(Qt::PlainText);
    m_redrive->setObjectName(u"redrive"_s);
    m_redrive->setToolTip(tr("Put this dead letter back into the queue"));
    m_response->setObjectName(u"response"_s);
    m_response->setAccessibleName(tr("What the destination answered"));
    m_response->setReadOnly(true);
    m_response->setFont(fixedFont());
    m_response->setTabChangesFocus(true);
    m_response->setLineWrapMode(QPlainTextEdit::NoWrap);

    auto *top = new QHBoxLayout;
    top->addWidget(m_heading, 1);
    top->addWidget(m_redrive);
    auto *details = new QVBoxLayout(m_details);
    details->setContentsMargins(12, 12, 12, 12);
    details->setSpacing(8);
    details->addLayout(top);
    details->addWidget(m_sentence);
    details->addWidget(m_facts);
    details->addWidget(m_response, 10);
    details->addStretch(1);
    auto *scroll = new QScrollArea(this);
    scroll->setWidget(m_details);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_split->addWidget(m_tree);
    m_split->addWidget(scroll);
    m_split->setChildrenCollapsible(false);
    m_split->setSizes({220, 320});
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_empty, 1);
    layout->addWidget(m_split, 1);

    connect(m_tree->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &DeliveriesTab::showCurrent);
    connect(m_redrive, &QPushButton::clicked, this, [this] {
        if (const auto *delivery = m_model->deliveryAt(m_tree->currentIndex()))
            Q_EMIT redriveRequested(delivery->id);
    });
    clear();
}

void DeliveriesTab::clear()
{
    m_model->setDeliveries({});
    m_split->setVisible(false);
    m_empty->setVisible(true);
}

void DeliveriesTab::setDeliveries(const QList<DeliveryDetail> &deliveries)
{
    const int known = m_model->rowCount();
    m_model->setDeliveries(deliveries);
    for (int row = 0; row < m_model->rowCount(); ++row) {
        const auto index = m_model->index(row, 0);
        if (row >= known || m_model->rowCount(index) <= 3)
            m_tree->expand(index);
    }
    m_split->setVisible(!deliveries.isEmpty());
    m_empty->setVisible(deliveries.isEmpty());
    if (!m_tree->currentIndex().isValid() && !deliveries.isEmpty()) {
        const auto troubled = std::ranges::find_if(deliveries, [](const DeliveryDetail &each) {
            return each.delivery.status != DeliveryStatus::Succeeded;
        });
        const int row = troubled == deliveries.end() ? 0 : int(troubled - deliveries.begin());
        m_tree->setCurrentIndex(m_model->index(row, 0));
    }
    showCurrent();
}

void DeliveriesTab::showCurrent()
{
    const auto index = m_tree->currentIndex();
    const auto *delivery = m_model->deliveryAt(index);
    m_details->setVisible(delivery);
    if (!delivery)
        return;
    m_redrive->setVisible(delivery->status == DeliveryStatus::Dead);
    const auto *attempt = m_model->attemptAt(index);
    if (attempt) {
        showAttempt(*attempt);
        return;
    }
    // A delivery shows with its last attempt's answer, which is what one looks for first.
    showDelivery(*delivery);
}

void DeliveriesTab::showDelivery(const Delivery &delivery)
{
    m_heading->setText(tr("To %1").arg(delivery.destination));
    const auto row = m_tree->currentIndex();
    const int attempts = m_model->rowCount(row);
    const auto *last =
        attempts > 0 ? m_model->attemptAt(m_model->index(attempts - 1, 0, row)) : nullptr;
    QString sentence = last ? AttemptWords::sentence(*last) : tr("No attempt was made yet.");
    if (delivery.waitsFor)
        sentence = StateWords::waitingSentence(*delivery.waitsFor) + u' ' + sentence;
    m_sentence->setText(sentence);
    m_facts->setFacts(AttemptFacts::of(delivery, m_times));
    m_response->setVisible(false);
}

void DeliveriesTab::showAttempt(const Attempt &attempt)
{
    m_heading->setText(tr("Attempt %1").arg(attempt.number));
    m_sentence->setText(AttemptWords::sentence(attempt));
    m_facts->setFacts(AttemptFacts::of(attempt, m_times));
    const auto response =
        rawText(attempt.responseHeaders + "\r\n" + attempt.responseBody).remove(u'\r').trimmed();
    if (m_response->toPlainText() != response)
        m_response->setPlainText(response);
    m_response->setVisible(!response.isEmpty());
}

} // namespace Signalbox
