// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sources/waitinglist.h"

#include "ui/widgets/labels.h"

#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype mostShown = 10; // anybody can have topics, and have them asked about

}

WaitingList::WaitingList(const TimeFormat &times, QWidget *parent)
    : QWidget(parent)
    , m_times(times)
    , m_rows(new QVBoxLayout(this))
{
    setObjectName(u"waitingList"_s);
    setAccessibleName(tr("Subscriptions that wait for your yes"));
    m_rows->setContentsMargins(0, 4, 0, 8);
    m_rows->setSpacing(8);
    m_rows->addWidget(makeLabel(tr("Subscriptions that wait for your yes"), "strong", this));
    hide();
}

void WaitingList::setWaiting(const QList<WaitingSubscription> &waiting)
{
    if (waiting == m_waiting && m_holder) { // the keyboard stays where it is
        const auto labels = m_holder->findChildren<QLabel *>(u"waitingAbout"_s);
        for (qsizetype i = 0; i < labels.size(); ++i)
            labels.at(i)->setText(about(waiting.at(i)));
        return;
    }
    m_waiting = waiting;
    if (m_holder) { // perhaps one of its buttons was clicked just now
        m_holder->setParent(nullptr);
        m_holder->deleteLater();
    }
    m_holder = new QWidget(this);
    auto *rows = new QVBoxLayout(m_holder);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(8);
    for (const auto &one : waiting.first(std::min(mostShown, waiting.size())))
        rows->addWidget(makeRow(one));
    if (waiting.size() > mostShown) {
        const int more = int(waiting.size() - mostShown);
        rows->addWidget(makeLabel(tr("%n more among the rejections", nullptr, more), "muted", this));
    }
    m_rows->addWidget(m_holder);
    setVisible(!waiting.isEmpty());
    setAnswering(m_answering);
}

QWidget *WaitingList::makeRow(const WaitingSubscription &subscription)
{
    auto *row = new QWidget(m_holder);
    auto *topic = new ElidedLabel(row, Qt::ElideMiddle);
    topic->setObjectName(u"waitingTopic"_s);
    topic->setFullText(subscription.topic);
    auto *details = makeLabel(about(subscription), "muted", row);
    details->setObjectName(u"waitingAbout"_s);
    details->setTextFormat(Qt::PlainText);
    details->setWordWrap(true);
    details->setToolTip(m_times.exact(subscription.askedAt));
    auto *yes = new QPushButton(subscription.hasEnded ? tr("Have it again") : tr("Confirm"), row);
    yes->setObjectName(u"confirmSubscription"_s);
    yes->setAccessibleName(subscription.hasEnded
                               ? tr("Have the subscription to %1 again").arg(subscription.topic)
                               : tr("Confirm the subscription to %1").arg(subscription.topic));
    yes->setToolTip(tr("Makes the topic one of the source's, and tells the vendor"));
    connect(yes, &QPushButton::clicked, this,
            [this, subscription] { Q_EMIT confirmed(subscription); });
    auto *text = new QVBoxLayout;
    text->setSpacing(0);
    text->addWidget(topic);
    text->addWidget(details);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(12);
    layout->addLayout(text, 1);
    layout->addWidget(yes, 0, Qt::AlignTop);
    return row;
}

QString WaitingList::about(const WaitingSubscription &subscription) const
{
    QStringList parts;
    if (!subscription.account.isEmpty())
        parts.append(tr("account %1").arg(subscription.account));
    if (!subscription.region.isEmpty())
        parts.append(subscription.region);
    const auto when = m_times.relative(subscription.askedAt);
    parts.append(subscription.hasEnded ? tr("ended %1").arg(when) : tr("asked %1").arg(when));
    if (subscription.asked > 1)
        parts.append(tr("%n time(s)", nullptr, subscription.asked));
    return parts.join(u" · "_s);
}

void WaitingList::setAnswering(bool answering)
{
    m_answering = answering;
    for (auto *button : findChildren<QPushButton *>())
        button->setEnabled(!answering);
}

} // namespace Signalbox
