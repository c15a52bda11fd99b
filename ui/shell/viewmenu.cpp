// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/viewmenu.h"

#include "ui/widgets/icons.h"

#include <QActionGroup>
#include <QApplication>
#include <QSettings>
#include <QStyle>

namespace Signalbox {

using namespace Qt::StringLiterals;

ViewMenu::ViewMenu(Theme &theme, TimeFormat &times, QWidget *parent)
    : QMenu(parent)
    , m_theme(theme)
    , m_times(times)
    , m_modes(new QActionGroup(this))
{
    addMode(u"sun-moon"_s, tr("Theme of the &system"), Theme::Mode::System);
    addMode(u"sun"_s, tr("&Light"), Theme::Mode::Light);
    addMode(u"moon"_s, tr("&Dark"), Theme::Mode::Dark);
    addSeparator();
    m_utc = addAction(tr("Times in &UTC"));
    m_utc->setCheckable(true);
    m_stillness = addAction(tr("Less &motion"));
    m_stillness->setCheckable(true);
    connect(m_modes, &QActionGroup::triggered, this, [this](const QAction *action) {
        m_theme.setMode(action->data().value<Theme::Mode>());
    });
    connect(m_utc, &QAction::toggled, this, [this](bool utc) { m_times.setUtc(utc); });
    connect(m_stillness, &QAction::toggled, this, &ViewMenu::reducedMotionChanged);
}

void ViewMenu::addMode(const QString &iconName, const QString &words, Theme::Mode mode)
{
    auto *action = addAction(Signalbox::icon(iconName), words);
    action->setCheckable(true);
    action->setChecked(m_theme.mode() == mode);
    action->setData(QVariant::fromValue(mode));
    m_modes->addAction(action);
}

void ViewMenu::saveState(QSettings &settings) const
{
    settings.setValue("view/theme"_L1, QVariant::fromValue(m_theme.mode()).toString());
    settings.setValue("view/utc"_L1, m_times.isUtc());
    settings.setValue("view/lessMotion"_L1, m_stillness->isChecked());
}

void ViewMenu::restoreState(const QSettings &settings)
{
    const auto theme = settings.value("view/theme"_L1).toString();
    const auto modes = m_modes->actions();
    for (auto *action : modes) {
        if (action->data().toString() == theme)
            action->trigger();
    }
    m_utc->setChecked(settings.value("view/utc"_L1, false).toBool());
    m_stillness->setChecked(isStill(settings));
}

bool ViewMenu::isStill(const QSettings &settings)
{
    // A style without animations is a desktop where they were turned off.
    const bool still = QApplication::style()->styleHint(QStyle::SH_Widget_Animation_Duration) <= 0;
    return settings.value("view/lessMotion"_L1, still).toBool();
}

} // namespace Signalbox
