// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/subscription.h"
#include "ui/widgets/timeformat.h"

#include <QWidget>

class QVBoxLayout;

namespace Signalbox {

/// The subscriptions that wait for a yes at one source, each with a button for it. Hidden while
/// there are none.
class WaitingList final : public QWidget
{
    Q_OBJECT

public:
    /// \a times is not owned and must outlive this object.
    explicit WaitingList(const TimeFormat &times, QWidget *parent = nullptr);

    void setWaiting(const QList<WaitingSubscription> &waiting);
    /// No second yes before the first is answered.
    void setAnswering(bool answering);

Q_SIGNALS:
    void confirmed(const Signalbox::WaitingSubscription &subscription);

private:
    QWidget *makeRow(const WaitingSubscription &subscription);
    QString about(const WaitingSubscription &subscription) const;

    const TimeFormat &m_times;
    QList<WaitingSubscription> m_waiting;
    QVBoxLayout *m_rows;
    QWidget *m_holder = nullptr; ///< of all rows
    bool m_answering = false;
};

} // namespace Signalbox
