// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/choice.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QPushButton>

namespace Signalbox {

Choice::Choice(const QStringList &words, QWidget *parent)
    : QWidget(parent)
    , m_group(new QButtonGroup(this))
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    for (int i = 0; i < words.size(); ++i) {
        auto *button = new QPushButton(words[i], this);
        button->setCheckable(true);
        button->setProperty("choice", true);
        m_group->addButton(button, i);
        layout->addWidget(button);
    }
    setCurrent(0);
    setFocusProxy(m_group->button(0));
    connect(m_group, &QButtonGroup::idClicked, this, &Choice::chosen);
}

int Choice::current() const
{
    return m_group->checkedId();
}

void Choice::setCurrent(int index)
{
    if (auto *button = m_group->button(index))
        button->setChecked(true);
}

} // namespace Signalbox
