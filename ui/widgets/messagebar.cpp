// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/messagebar.h"

#include "ui/widgets/icons.h"
#include "ui/widgets/labels.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QPushButton>
#include <QTimer>

namespace Signalbox {

using namespace Qt::StringLiterals;

MessageBar::MessageBar(QWidget *parent)
    : QWidget(parent)
    , m_layout(new QVBoxLayout(this))
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(0);
    setVisible(false);
}

void MessageBar::showProblem(const QString &text, const QString &action,
                             const std::function<void()> &callback)
{
    show(text, true, action, callback);
}

void MessageBar::showNotice(const QString &text, const QString &action,
                            const std::function<void()> &callback)
{
    show(text, false, action, callback);
}

void MessageBar::hideMessage(const QString &text)
{
    auto *message = m_messages.take(text);
    if (!message)
        return;
    m_order.removeAll(text);
    message->hide();
    message->deleteLater();
    setVisible(!m_order.isEmpty());
}

void MessageBar::show(const QString &text, bool problem, const QString &action,
                      const std::function<void()> &callback)
{
    hideMessage(text);
    if (m_order.size() >= maxMessages)
        hideMessage(QString(m_order.first()));
    auto *message = new QFrame(this);
    message->setObjectName(problem ? u"problem"_s : u"notice"_s);
    message->setProperty("message", problem ? u"problem"_s : u"notice"_s);
    auto *sign = makeIconButton(problem ? u"triangle-alert"_s : u"info"_s,
                                problem ? tr("Problem") : tr("Notice"), message);
    sign->setAttribute(Qt::WA_TransparentForMouseEvents);
    sign->setFocusPolicy(Qt::NoFocus);
    auto *label = new QLabel(text, message);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto *row = new QHBoxLayout(message);
    row->setContentsMargins(16, 4, 8, 4);
    row->setSpacing(8);
    row->addWidget(sign);
    row->addWidget(label, 1);
    if (!action.isEmpty()) {
        auto *button = new QPushButton(action, message);
        button->setObjectName(u"messageAction"_s);
        connect(button, &QPushButton::clicked, this, [this, text, callback] {
            hideMessage(text);
            if (callback)
                callback();
        });
        row->addWidget(button);
    }
    auto *close = makeIconButton(u"x"_s, tr("Close this message"), message);
    connect(close, &QToolButton::clicked, this, [this, text] { hideMessage(text); });
    row->addWidget(close);
    m_layout->addWidget(message);
    m_messages.insert(text, message);
    m_order.append(text);
    setVisible(true);
    if (!problem)
        QTimer::singleShot(noticeMilliseconds, message, [this, text] { hideMessage(text); });
    QAccessibleAnnouncementEvent event(this, text);
    QAccessible::updateAccessibility(&event);
}

} // namespace Signalbox
