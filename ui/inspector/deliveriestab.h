// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/delivery.h"
#include "ui/widgets/timeformat.h"

#include <QWidget>

class QLabel;
class QPlainTextEdit;
class QPushButton;
class QSplitter;
class QTreeView;

namespace Signalbox {

class DeliveryTreeModel;
class FactsView;

/// An event's deliveries and attempts; below them the chosen attempt: what happened, how long each
/// phase took, what the destination answered.
class DeliveriesTab final : public QWidget
{
    Q_OBJECT

public:
    /// \a times is not owned and must outlive this object.
    explicit DeliveriesTab(const TimeFormat &times, QWidget *parent = nullptr);

    /// Another event: nothing is chosen any more.
    void clear();
    void setDeliveries(const QList<DeliveryDetail> &deliveries);

Q_SIGNALS:
    void redriveRequested(const Signalbox::DeliveryId &id);

private:
    void showCurrent();
    void showAttempt(const Attempt &attempt);
    void showDelivery(const Delivery &delivery);

    const TimeFormat &m_times;
    DeliveryTreeModel *m_model;
    QTreeView *m_tree;
    QSplitter *m_split;
    QWidget *m_details;
    QLabel *m_heading;
    QLabel *m_sentence;
    FactsView *m_facts;
    QPlainTextEdit *m_response;
    QPushButton *m_redrive;
    QLabel *m_empty;
};

} // namespace Signalbox
