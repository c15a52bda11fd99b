// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/emptystate.h"

#include "ui/widgets/icons.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/tokens.h"

#include <QEvent>
#include <QPushButton>
#include <QVBoxLayout>

namespace Signalbox {

EmptyState::EmptyState(QWidget *parent)
    : QWidget(parent)
    , m_icon(new QLabel(this))
    , m_heading(makeLabel({}, "heading", this))
    , m_text(makeLabel({}, "muted", this))
    , m_action(new QPushButton(this))
{
    m_heading->setAlignment(Qt::AlignCenter);
    m_heading->setWordWrap(true);
    m_text->setAlignment(Qt::AlignCenter);
    m_text->setWordWrap(true);
    m_text->setMaximumWidth(440);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_action->setProperty("primary", true);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 24, 24, 24);
    layout->setSpacing(8);
    layout->addStretch(2);
    layout->addWidget(m_icon, 0, Qt::AlignHCenter);
    layout->addWidget(m_heading);
    auto *row = new QHBoxLayout;
    row->addStretch();
    row->addWidget(m_text, 10);
    row->addStretch();
    layout->addLayout(row);
    layout->addSpacing(8);
    layout->addWidget(m_action, 0, Qt::AlignHCenter);
    layout->addStretch(3);
    connect(m_action, &QPushButton::clicked, this, &EmptyState::actionTriggered);
}

void EmptyState::setContent(const QString &icon, const QString &heading, const QString &text,
                            const QString &action)
{
    m_iconName = icon;
    updateIcon();
    m_heading->setText(heading);
    m_text->setText(text);
    m_text->setVisible(!text.isEmpty());
    m_action->setText(action);
    m_action->setVisible(!action.isEmpty());
}

void EmptyState::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && !m_iconName.isEmpty())
        updateIcon();
}

void EmptyState::updateIcon()
{
    m_icon->setPixmap(iconPixmap(m_iconName, Tokens::of(palette()).muted, 32, devicePixelRatioF()));
}

} // namespace Signalbox
