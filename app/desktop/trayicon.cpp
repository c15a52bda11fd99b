// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/trayicon.h"

#include "ui/widgets/icons.h"

#include <QSettings>

namespace Signalbox {

using namespace Qt::StringLiterals;

TrayIcon::TrayIcon(QObject *parent)
    : QObject(parent)
    , m_icon(applicationIcon())
{
    m_menu.setObjectName(u"trayMenu"_s);
    m_menu.addAction(tr("Open Signalbox"), this, &TrayIcon::openRequested)
        ->setObjectName(u"trayOpen"_s);
    m_menu.addSeparator();
    m_menu.addAction(tr("Quit"), this, &TrayIcon::quitRequested)->setObjectName(u"trayQuit"_s);
    m_icon.setContextMenu(&m_menu);
    m_icon.setToolTip(tr("Signalbox"));
    connect(&m_icon, &QSystemTrayIcon::activated, this,
            [this](QSystemTrayIcon::ActivationReason reason) {
                if (reason == QSystemTrayIcon::Trigger || reason == QSystemTrayIcon::DoubleClick)
                    Q_EMIT openRequested();
            });
}

void TrayIcon::sayStationGoesOn(const QString &address)
{
    QSettings settings;
    const auto said = u"tray/said"_s;
    if (settings.value(said).toBool())
        return;
    settings.setValue(said, true);
    m_icon.showMessage(
        tr("Signalbox keeps running"),
        address.isEmpty()
            ? tr("Open it again, or quit it, from this icon.")
            : tr("It still receives at %1. Open it again, or quit it, from this icon.")
                  .arg(address));
}

} // namespace Signalbox
