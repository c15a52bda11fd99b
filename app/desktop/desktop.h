// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/desktopoptions.h"
#include "app/desktop/trayicon.h"
#include "core/api/apiserver.h"
#include "core/demo/demo.h"
#include "core/station/localstation.h"
#include "core/support/cancellation.h"

#include <QFuture>

#include <memory>

class QCloseEvent;

namespace Signalbox {

class MainWindow;
class OpeningWindow;
class Theme;

/// The desktop application: an embedded station with its window, tray icon and admin API. GUI
/// thread.
class Desktop final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Desktop)

public:
    /// Without \a tray closing the window is quitting.
    explicit Desktop(const DesktopOptions &options, std::unique_ptr<TrayIcon> tray = nullptr);
    ~Desktop() override;

    /// Opens the store in the background, then shows the window and begins to receive. A small
    /// window says what goes on when that takes long; who quits there ends the program with 0. Says
    /// what is wrong, and ends the program with 1, if the store cannot be opened.
    void start();

    /// Whichever window there is.
    void bringToFront();
    MainWindow *window() const { return m_window.get(); } ///< null until the store is open

Q_SIGNALS:
    void opened();
    /// The person wants the program to end, and the station has stopped.
    void finished(int exitCode);

private:
    void giveUpStart();
    void makeWindow(std::unique_ptr<Pipeline> pipeline);
    void showWindow();
    void applyConfig();
    void openStationFile(const QString &path);
    /// Reads the file on another thread, then applies it. Invalid lists every problem of the file,
    /// one a line.
    QFuture<Result<ApplyReport>> applyStationFile(const QString &path);
    /// What people should see of a station file that was applied.
    void sayWarnings(const ApplyReport &applied);
    void listen(const ListenAddress &address);
    void offerFreePort(const ListenAddress &taken);
    void startAdmin();
    void prepareDemo();
    /// Once the station says what the file says, if there is one.
    void beginAsTold(const ApplyReport &applied);
    /// Routes, sends and receives, once it is known by what; then there is a window to show.
    void begin(const ListenAddress &address);
    void runDemo();
    void takeScreenshots();
    void onClosing(QCloseEvent *event);
    void askToQuit();
    void quit(int exitCode);

    DesktopOptions m_options;
    const std::shared_ptr<Cancellation> m_startGivenUp; ///< may outlive this, while a store opens
    SystemClock m_clock;
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<LocalStation> m_station;
    std::unique_ptr<ApiServer> m_api;
    std::unique_ptr<Demo> m_demo;
    std::unique_ptr<OpeningWindow> m_opening; ///< until the window is shown
    std::unique_ptr<MainWindow> m_window;
    const std::unique_ptr<TrayIcon> m_tray; ///< null where there is no tray
    QString m_ingestUrl;
    bool m_quitting = false;
};

} // namespace Signalbox
