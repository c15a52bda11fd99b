// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/desktop.h"

#include "app/desktop/portowner.h"
#include "app/stationstart.h"
#include "app/storelocation.h"
#include "ui/designer/problemwords.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/screenshots.h"
#include "ui/widgets/errorwords.h"
#include "ui/widgets/theme.h"

#include <QCloseEvent>
#include <QCoreApplication>
#include <QMessageBox>
#include <QProcess>
#include <QPushButton>
#include <QtConcurrentRun>

namespace Signalbox {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto quitGrace = 3s;
constexpr auto screenshotTraffic = 9s; ///< enough for retries and the first dead letters

Theme::Mode themeMode(const QString &name)
{
    if (name == "dark"_L1)
        return Theme::Mode::Dark;
    return name == "light"_L1 ? Theme::Mode::Light : Theme::Mode::System;
}

} // namespace

Desktop::Desktop(const DesktopOptions &options)
    : m_options(options)
    , m_theme(std::make_unique<Theme>(themeMode(options.theme)))
{
    if (options.screenshotFolder.isEmpty() && TrayIcon::isAvailable()) {
        m_tray = std::make_unique<TrayIcon>();
        connect(m_tray.get(), &TrayIcon::openRequested, this, &Desktop::bringToFront);
        connect(m_tray.get(), &TrayIcon::quitRequested, this, &Desktop::askToQuit);
    }
}

Desktop::~Desktop()
{
    m_window.reset();
    m_demo.reset();
    m_api.reset();
}

void Desktop::start()
{
    using Opened = std::shared_ptr<Result<std::unique_ptr<Pipeline>>>;
    const StationOptions options{
        .storeUrl = m_options.storeUrl, .providerFolder = userProviderFolder(), .limits = {}};
    QtConcurrent::run([options]() -> Opened {
        return std::make_shared<Result<std::unique_ptr<Pipeline>>>(Pipeline::open(options));
    }).then(this, [this](const Opened &opened) {
        if (*opened) {
            showWindow(std::move(**opened));
            return;
        }
        QMessageBox::critical(nullptr, tr("Signalbox"),
                              tr("The store could not be opened: %1").arg(ErrorWords::sentence(opened->error())));
        Q_EMIT finished(1);
    });
}

void Desktop::showWindow(std::unique_ptr<Pipeline> pipeline)
{
    m_station = std::make_unique<LocalStation>(std::move(pipeline));
    const bool pictures = !m_options.screenshotFolder.isEmpty();
    m_window = std::make_unique<MainWindow>(
        *m_station, ShellOptions{.demo = m_options.demo,
                                 .listenProblems = false,
                                 .remember = !pictures,
                                 .theme = m_theme.get()});
    connect(m_window.get(), &MainWindow::runDemoRequested, this, &Desktop::runDemo);
    connect(m_window.get(), &MainWindow::stationFileChosen, this, &Desktop::openStationFile);
    connect(m_window.get(), &MainWindow::quitRequested, this, &Desktop::askToQuit);
    connect(m_window.get(), &MainWindow::closing, this, &Desktop::onClosing, Qt::DirectConnection);
    startAdmin();
    if (!m_options.configPath.isEmpty())
        applyConfig();
    else if (m_options.demo)
        prepareDemo();
    else
        begin(chooseListenAddress(m_options.listen, {}));
    if (m_quitting)
        return;
    m_window->show();
    if (pictures)
        QTimer::singleShot(m_options.demo ? screenshotTraffic : 0s, this, &Desktop::takeScreenshots);
    Q_EMIT opened();
}

void Desktop::applyConfig()
{
    const auto applied = applyFile(*m_station, m_options.configPath);
    if (m_quitting)
        return;
    if (!applied)
        m_window->showProblem(
            tr("The station file was not applied: %1").arg(ErrorWords::sentence(applied.error())));
    else
        showWarnings(*applied);
    if (m_options.demo)
        prepareDemo();
    else
        begin(chooseListenAddress(m_options.listen, applied ? *applied : ApplyReport()));
}

void Desktop::begin(const ListenAddress &address)
{
    if (const auto begun = m_station->begin(); !begun)
        m_window->showProblem(ErrorWords::sentence(begun.error()));
    listen(address);
}

void Desktop::openStationFile(const QString &path)
{
    const auto applied = applyFile(*m_station, path);
    if (m_quitting)
        return;
    if (!applied) {
        m_window->showProblem(tr("The station file was not applied: %1").arg(ErrorWords::sentence(applied.error())));
        return;
    }
    m_window->showNotice(tr("%n change(s) from the station file", nullptr, int(applied->changes.size())));
    showWarnings(*applied);
}

void Desktop::showWarnings(const ApplyReport &applied)
{
    if (!applied.warnings.isEmpty()) {
        const auto &first = applied.warnings.first();
        m_window->showNotice(
            tr("%n warning(s) about the file's workflows, the first about %1. %2", nullptr,
               int(applied.warnings.size()))
                .arg(first.workflow, ProblemWords::line(first.problem, {})));
    }
    if (!applied.missingSecrets.isEmpty())
        m_window->showProblem(tr("Secrets that could not be found: %1")
                                  .arg(applied.missingSecrets.join(u", "_s)));
}

void Desktop::listen(const ListenAddress &address)
{
    const auto url = m_station->listen(address);
    if (!url) {
        if (url.error().code == ErrorCode::Conflict)
            offerFreePort(address);
        else
            m_window->showProblem(ErrorWords::sentence(url.error()));
        return;
    }
    m_ingestUrl = *url;
    if (m_demo)
        m_demo->start();
}

void Desktop::offerFreePort(const ListenAddress &taken)
{
    QtConcurrent::run(ownerOfPort, taken.port).then(this, [this, taken](const QString &owner) {
        const auto text = owner.isEmpty()
            ? tr("Nothing is received: port %1 is taken by another program.").arg(taken.port)
            : tr("Nothing is received: port %1 is taken by %2.").arg(taken.port).arg(owner);
        m_window->showProblem(text, tr("Use a free port"), [this, taken, text] {
            m_window->hideProblem(text);
            listen({taken.address, 0});
        });
    });
}

void Desktop::startAdmin()
{
    m_api = std::make_unique<ApiServer>(*m_station, [this] { return m_station->metrics(); }, m_clock);
    ApiOptions options{.address = m_options.admin.address,
                       .port = m_options.admin.port,
                       .hosts = m_options.adminHosts,
                       .tokenFolder = AdminToken::folder(storeFolder(m_options.storeUrl))};
    auto port = m_api->start(options);
    if (!port && port.error().code == ErrorCode::Conflict) {
        options.port = 0;
        port = m_api->start(options);
    }
    if (port)
        m_station->setAdminUrl(u"http://"_s + formatListenAddress({m_options.admin.address, *port}));
    else
        m_window->showProblem(
            tr("signalboxctl cannot reach this station: %1").arg(ErrorWords::sentence(port.error())));
}

void Desktop::prepareDemo()
{
    m_demo = std::make_unique<Demo>(*m_station);
    connect(m_demo.get(), &Demo::failed, m_window.get(), [this](const QString &reason) {
        m_window->showProblem(tr("The demo could not start: %1").arg(reason));
    });
    connect(m_demo.get(), &Demo::prepared, this,
            [this] { begin(chooseListenAddress(m_options.listen, {})); });
    m_demo->prepare();
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
        const auto files = Screenshots::renderPages(*m_window, QDir(m_options.screenshotFolder), suffix);
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
    if (m_window)
        m_window->bringToFront();
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
    m_quitting = true;
    m_window->close();
    m_demo.reset();
    m_api.reset();
    m_station->stop(quitGrace);
    Q_EMIT finished(exitCode);
}

} // namespace Signalbox
