// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/panecycle.h"

#include <QApplication>
#include <QShortcut>
#include <QWidget>

namespace Signalbox {

namespace {

bool holds(const QWidget *pane, const QWidget *widget)
{
    return pane && widget && (pane == widget || pane->isAncestorOf(widget));
}

bool takesFocus(const QWidget *widget)
{
    return widget->isVisible() && widget->isEnabled() && (widget->focusPolicy() & Qt::TabFocus)
        && !widget->focusProxy();
}

} // namespace

PaneCycle::PaneCycle(QWidget &page, const QList<QWidget *> &panes)
    : QObject(&page)
    , m_panes(panes.begin(), panes.end())
{
    const auto on = [&](const QKeySequence &keys, int by) {
        auto *shortcut = new QShortcut(keys, &page);
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        connect(shortcut, &QShortcut::activated, this, [this, by] { go(by); });
    };
    on(Qt::Key_F6, 1);
    on(Qt::SHIFT | Qt::Key_F6, -1);
    connect(qApp, &QApplication::focusChanged, this,
            [this](const QWidget *, QWidget *now) { note(now); });
}

void PaneCycle::note(QWidget *focused)
{
    for (qsizetype i = 0; i < m_panes.size(); ++i) {
        if (holds(m_panes[i], focused))
            m_last.insert(i, focused);
    }
}

void PaneCycle::go(int by)
{
    const auto *focused = QApplication::focusWidget();
    const auto count = m_panes.size();
    qsizetype at = by > 0 ? -1 : count; // from elsewhere on the page
    for (qsizetype i = 0; i < count; ++i) {
        if (holds(m_panes[i], focused))
            at = i;
    }
    for (qsizetype step = 1; step <= count; ++step) {
        const auto next = ((at + by * step) % count + count) % count;
        if (auto *target = entrance(next); target && !holds(m_panes[next], focused)) {
            target->setFocus(Qt::ShortcutFocusReason);
            return;
        }
    }
}

QWidget *PaneCycle::entrance(qsizetype pane) const
{
    QWidget *const whole = m_panes[pane];
    if (!whole || !whole->isVisible())
        return nullptr;
    if (const auto last = m_last.value(pane); last && holds(whole, last) && takesFocus(last))
        return last;
    if (takesFocus(whole))
        return whole;
    for (auto *widget = whole->nextInFocusChain(); widget != whole;
         widget = widget->nextInFocusChain()) {
        if (holds(whole, widget) && takesFocus(widget))
            return widget;
    }
    return nullptr;
}

} // namespace Signalbox
