// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/designer/lowerpanel.h"

#include "ui/widgets/icons.h"
#include "ui/widgets/labels.h"

#include <QDataStream>
#include <QSplitter>
#include <QStackedWidget>
#include <QTabBar>
#include <QVBoxLayout>

#include <numeric>

namespace Signalbox {

using namespace Qt::StringLiterals;

LowerPanel::LowerPanel(QWidget *parent)
    : QWidget(parent)
    , m_tabs(new QTabBar(this))
    , m_toggle(makeIconButton(u"chevron-down"_s, tr("Close the lower part"), this))
    , m_stack(new QStackedWidget(this))
{
    m_tabs->setObjectName(u"lowerTabs"_s);
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    m_toggle->setObjectName(u"lowerToggle"_s);
    auto *bar = new QHBoxLayout;
    bar->setContentsMargins(4, 0, 8, 0);
    bar->addWidget(m_tabs);
    bar->addStretch(1);
    bar->addWidget(m_toggle);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(bar);
    layout->addWidget(makeHairline(this));
    layout->addWidget(m_stack, 1);
    connect(m_tabs, &QTabBar::currentChanged, this, [this](int tab) {
        m_stack->setCurrentIndex(tab);
        m_open = true;
        apply();
        Q_EMIT shownChanged();
    });
    connect(m_tabs, &QTabBar::tabBarClicked, this, [this] {
        if (!m_open)
            setOpen(true);
    });
    connect(m_toggle, &QToolButton::clicked, this, [this] { setOpen(!m_open); });
}

void LowerPanel::addTab(QWidget *page, const QString &iconName, const QString &words, int height)
{
    m_heights.append(height);
    m_stack->addWidget(page);
    m_tabs->addTab(icon(iconName), words);
}

void LowerPanel::setWords(int tab, const QString &words)
{
    m_tabs->setTabText(tab, words);
}

void LowerPanel::setSplitter(QSplitter *splitter)
{
    m_splitter = splitter;
    connect(splitter, &QSplitter::splitterMoved, this, [this] {
        if (m_open)
            m_heights[current()] = m_stack->height();
    });
    apply();
}

int LowerPanel::current() const
{
    return m_tabs->currentIndex();
}

void LowerPanel::open(int tab, bool focus)
{
    if (tab < 0 || tab >= m_tabs->count())
        return;
    m_tabs->setCurrentIndex(tab);
    setOpen(true);
    if (focus)
        m_stack->currentWidget()->setFocus(Qt::ShortcutFocusReason);
}

void LowerPanel::setOpen(bool open)
{
    if (open == m_open)
        return;
    m_open = open;
    apply();
    Q_EMIT shownChanged();
}

QByteArray LowerPanel::saveState() const
{
    QByteArray state;
    QDataStream(&state, QIODevice::WriteOnly) << m_open << m_heights;
    return state;
}

void LowerPanel::restoreState(const QByteArray &state)
{
    bool open = true;
    QList<int> heights;
    QDataStream stream(state);
    stream >> open >> heights;
    if (stream.status() != QDataStream::Ok || heights.size() != m_heights.size())
        return;
    m_heights = heights;
    m_open = open;
    apply();
    Q_EMIT shownChanged();
}

void LowerPanel::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    apply();
}

void LowerPanel::apply()
{
    for (int page = 0; page < m_stack->count(); ++page) { // only what is seen needs its room
        const bool seen = page == m_stack->currentIndex();
        const auto policy = seen ? QSizePolicy::Preferred : QSizePolicy::Ignored;
        m_stack->widget(page)->setSizePolicy(policy, policy);
    }
    m_stack->setVisible(m_open);
    m_toggle->setIcon(icon(m_open ? u"chevron-down"_s : u"chevron-up"_s));
    const auto words = m_open ? tr("Close the lower part") : tr("Open the lower part");
    m_toggle->setToolTip(words);
    m_toggle->setAccessibleName(words);
    const int bar = std::max(m_tabs->sizeHint().height(), m_toggle->sizeHint().height()) + 1;
    setMaximumHeight(m_open ? QWIDGETSIZE_MAX : bar);
    if (!m_splitter || !isVisible())
        return; // nothing has its size yet
    auto sizes = m_splitter->sizes();
    const int all = std::accumulate(sizes.begin(), sizes.end(), 0);
    const int wanted = m_open ? bar + m_heights[std::max(0, current())] : bar;
    sizes.last() = wanted;
    sizes.first() = std::max(0, all - wanted);
    m_splitter->setSizes(sizes);
}

} // namespace Signalbox
