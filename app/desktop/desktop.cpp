// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/desktop.h"

#include "ui/shell/mainwindow.h"
#include "ui/shell/openingwindow.h"
#include "ui/shell/screenshots.h"
#include "ui/widgets/theme.h"

#include <QCloseEvent>
#include <QCoreApplication>
#include <QMessageBox>
#include <QProcess>
#include <QPushButton>

namespace Signalbox {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto quitGrace = 3s;

Theme::Mode themeMode(const QString &name)
{
    if (name == "dark"_L1)
        return Theme::Mode::Dark;
    return name == "light"_L1 ? Theme::Mode::Light : Theme::Mode::System;
}

} // namespace

Desktop::Desktop(const DesktopOptions &options, std::unique_ptr<TrayIcon> tray)
    : m_options(options)
    , m_startGivenUp(std::make_shared<Cancellation>())
    , m_theme(std::make_unique<Theme>(themeMode(options.theme)))
    , m_tray(std::move(tray))
{
    if (m_tray) {
        connect(m_tray.get(), &TrayIcon::openRequested, this, &Desktop::bringToFront);
        connect(m_tray.get(), &TrayIcon::quitRequested, this, &Desktop::askToQuit);
    }
}

Desktop::~Desktop()
{
    m_startGivenUp->stop();
    m_window.reset();
    m_demo.reset();
    m_api.reset();
}

void Desktop::runDemo()
{
    // A station of its own in a program of its own: the demo never touches the real store.
    if (!QProcess::startDetached(QCoreApplication::applicationFilePath(),
                                 {u"--demo"_s, u"--listen"_s, u"127.0.0.1:0"_s}))
        m_window->showProblem(tr("The demo could not start."));
}

void Desktop::takeScreenshots()
{
    bool complete = true;
    const auto render = [&](Theme::Mode mode, const QString &suffix) {
        m_theme->setMode(mode);
        const auto files =
            Screenshots::renderPages(*m_window, QDir(m_options.screenshotFolder), suffix);
        complete = complete && files.size() >= m_window->pages().size();
    };
    if (m_options.theme != "dark"_L1)
        render(Theme::Mode::Light, {});
    if (m_options.theme != "light"_L1)
        render(Theme::Mode::Dark, u"-dark"_s);
    quit(complete ? 0 : 1);
}

void Desktop::bringToFront()
{
    if (!m_opening && m_window && !m_quitting) {
        m_window->bringToFront();
    } else if (m_opening && m_opening->isVisible()) {
        m_opening->raise();
        m_opening->activateWindow();
    }
}

void Desktop::onClosing(QCloseEvent *event)
{
    if (m_quitting)
        return;
    if (m_tray) {
        m_tray->show();
        m_tray->sayStationGoesOn(m_ingestUrl);
        return; // the window closes, the station stays
    }
    event->ignore();
    askToQuit();
    if (m_quitting)
        event->accept(); // it closes already, so that close() had no effect
}

void Desktop::askToQuit()
{
    QMessageBox box(QMessageBox::Question, tr("Quit Signalbox?"), tr("Quit Signalbox?"),
                    QMessageBox::NoButton, m_window.get());
    box.setObjectName(u"quitDialog"_s);
    box.setInformativeText(
        m_ingestUrl.isEmpty()
            ? tr("Deliveries that wait go on when it is started again.")
            : tr("Until it is started again, nothing is received at %1: senders get no answer. "
                 "Deliveries that wait go on then.")
                  .arg(m_ingestUrl));
    auto *quitButton = box.addButton(tr("Quit"), QMessageBox::AcceptRole);
    quitButton->setObjectName(u"quitButton"_s);
    QPushButton *minimizeButton = nullptr;
    if (!m_tray)
        minimizeButton = box.addButton(tr("Minimise and keep running"), QMessageBox::ActionRole);
    box.addButton(QMessageBox::Cancel);
    box.setDefaultButton(quitButton);
    box.exec();
    if (box.clickedButton() == quitButton)
        quit(0);
    else if (minimizeButton && box.clickedButton() == minimizeButton)
        m_window->showMinimized();
}

void Desktop::quit(int exitCode)
{
    if (m_quitting)
        return;
    m_quitting = true;
    if (m_window->isVisible())
        m_window->close();
    if (m_tray)
        m_tray->hide();
    m_demo.reset();
    m_api.reset();
    m_station->stopInBackground(quitGrace).then(this,
                                                [this, exitCode] { Q_EMIT finished(exitCode); });
}

} // namespace Signalbox
