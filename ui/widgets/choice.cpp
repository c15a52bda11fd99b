// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/choice.h"

#include "ui/widgets/focuslead.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QPushButton>

namespace Signalbox {

namespace {

constexpr int padding = 14;

}

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
        auto bold = font(); // the chosen one is: nothing may move when it changes
        bold.setWeight(QFont::DemiBold);
        button->setMinimumWidth(QFontMetrics(bold).horizontalAdvance(words[i]) + 2 * padding);
        m_group->addButton(button, i);
        layout->addWidget(button);
    }
    setCurrent(0);
    connect(m_group, &QButtonGroup::idClicked, this, [this](int index) {
        setCurrent(index);
        Q_EMIT chosen(index);
    });
}

int Choice::current() const
{
    return m_group->checkedId();
}

void Choice::setCurrent(int index)
{
    if (auto *button = m_group->button(index)) {
        button->setChecked(true);
        leadFocus(*this, *button);
    }
}

} // namespace Signalbox
