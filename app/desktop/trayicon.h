// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMenu>
#include <QSystemTrayIcon>

namespace Signalbox {

/// The station in the system tray while the window is closed.
class TrayIcon final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TrayIcon)

public:
    explicit TrayIcon(QObject *parent = nullptr);

    static bool isAvailable() { return QSystemTrayIcon::isSystemTrayAvailable(); }

    void show() { m_icon.show(); }
    void hide() { m_icon.hide(); }
    bool isShown() const { return m_icon.isVisible(); }
    /// Says once in this user's life that the station goes on.
    void sayStationGoesOn(const QString &address);

Q_SIGNALS:
    void openRequested();
    void quitRequested();

private:
    QMenu m_menu;
    QSystemTrayIcon m_icon;
};

} // namespace Signalbox
