// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/rail.h"

#include "ui/widgets/icons.h"

#include <QButtonGroup>
#include <QToolButton>
#include <QVBoxLayout>

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

constexpr int wide = 148;
constexpr int narrow = 48;

} // namespace

Rail::Rail(QWidget *parent)
    : QFrame(parent)
    , m_pages(new QVBoxLayout)
    , m_foot(new QVBoxLayout)
    , m_group(new QButtonGroup(this))
{
    setObjectName(u"rail"_s);
    m_pages->setSpacing(4);
    m_foot->setSpacing(4);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 10, 8, 8);
    layout->addLayout(m_pages);
    layout->addStretch();
    layout->addLayout(m_foot);
    m_collapse = makeButton(u"panel-left"_s, tr("Collapse"));
    m_collapse->setObjectName(u"collapseRail"_s);
    m_collapse->setAccessibleName(tr("Collapse or expand the page list"));
    layout->addSpacing(4);
    layout->addWidget(m_collapse);
    connect(m_collapse, &QToolButton::clicked, this, [this] { setCollapsed(!m_collapsed); });
    connect(m_group, &QButtonGroup::idClicked, this, &Rail::pageChosen);
    setFixedWidth(wide);
}

QToolButton *Rail::makeButton(const QString &iconName, const QString &title)
{
    auto *button = new QToolButton(this);
    button->setIcon(icon(iconName));
    button->setIconSize({18, 18});
    button->setText(u"  "_s + title);
    button->setAccessibleName(title);
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    button->setMinimumHeight(34);
    m_buttons.append(button);
    return button;
}

void Rail::addPage(const QString &iconName, const QString &title)
{
    auto *button = makeButton(iconName, title);
    const int page = int(m_group->buttons().size());
    button->setCheckable(true);
    button->setToolTip(tr("%1 (Ctrl+%2)").arg(title).arg(page + 1));
    m_group->addButton(button, page);
    m_pages->addWidget(button);
}

void Rail::setCurrent(int page)
{
    if (auto *button = m_group->button(page)) {
        button->setChecked(true);
        return;
    }
    m_group->setExclusive(false);
    for (auto *button : m_group->buttons())
        button->setChecked(false);
    m_group->setExclusive(true);
}

QToolButton *Rail::addFootButton(const QString &iconName, const QString &title)
{
    auto *button = makeButton(iconName, title);
    button->setToolTip(title);
    m_foot->addWidget(button);
    return button;
}

void Rail::setCollapsed(bool collapsed)
{
    m_collapsed = collapsed;
    setFixedWidth(collapsed ? narrow : wide);
    for (auto *button : std::as_const(m_buttons))
        button->setToolButtonStyle(collapsed ? Qt::ToolButtonIconOnly
                                             : Qt::ToolButtonTextBesideIcon);
    m_collapse->setToolTip(collapsed ? tr("Expand") : tr("Collapse"));
}

} // namespace Signalbox
