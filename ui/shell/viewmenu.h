// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/theme.h"
#include "ui/widgets/timeformat.h"

#include <QMenu>

class QActionGroup;
class QSettings;

namespace Signalbox {

/// How the window is to look: theme, zone of times, motion.
class ViewMenu final : public QMenu
{
    Q_OBJECT

public:
    /// Neither is owned; both must outlive this menu.
    ViewMenu(Theme &theme, TimeFormat &times, QWidget *parent = nullptr);

    /// Less motion, as it was chosen, else as this desktop has it.
    static bool isStill(const QSettings &settings);

    void saveState(QSettings &settings) const;
    void restoreState(const QSettings &settings);

Q_SIGNALS:
    void reducedMotionChanged(bool reduced);

private:
    void addMode(const QString &icon, const QString &words, Theme::Mode mode);

    Theme &m_theme;
    TimeFormat &m_times;
    QActionGroup *m_modes;
    QAction *m_utc;
    QAction *m_stillness;
};

} // namespace Signalbox
