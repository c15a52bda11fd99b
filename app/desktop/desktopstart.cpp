// SPDX-License-Identifier: GPL-3.0-or-later
// How a Desktop starts: the store, the station file, then what is received and sent.
#include "app/desktop/desktop.h"

#include "app/desktop/portowner.h"
#include "app/stationstart.h"
#include "app/storelocation.h"
#include "ui/designer/problemwords.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/openingwindow.h"
#include "ui/widgets/errorwords.h"

#include <QFileInfo>
#include <QMessageBox>
#include <QTimer>
#include <QtConcurrentRun>

namespace Signalbox {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto screenshotTraffic = 9s; ///< enough for retries and the first dead letters

}

void Desktop::start()
{
    m_opening = std::make_unique<OpeningWindow>();
    connect(m_opening.get(), &OpeningWindow::quitRequested, this, &Desktop::giveUpStart);
    m_opening->sayStore(QString(m_options.storeUrl).remove("sqlite://"_L1));
    m_opening->showSoon();

    using Opened = std::shared_ptr<Result<std::unique_ptr<Pipeline>>>;
    const StationOptions options{
        .storeUrl = m_options.storeUrl, .providerFolder = userProviderFolder(), .limits = {}};
    QtConcurrent::run([options, given = m_startGivenUp]() -> Opened {
        auto opened = std::make_shared<Result<std::unique_ptr<Pipeline>>>(
            Pipeline::open(options, given.get()));
        if (*opened && given->isStopped())
            *opened = Error{ErrorCode::Cancelled, u"nobody waits for it"_s};
        return opened;
    }).then(this, [this](const Opened &opened) {
        if (m_startGivenUp->isStopped()) {
            Q_EMIT finished(0);
            return;
        }
        if (*opened) {
            makeWindow(std::move(**opened));
            return;
        }
        m_opening.reset();
        QMessageBox::critical(
            nullptr, tr("Signalbox"),
            tr("The store could not be opened: %1").arg(ErrorWords::sentence(opened->error())));
        Q_EMIT finished(1);
    });
}

void Desktop::giveUpStart()
{
    m_opening->sayQuitting();
    if (m_station)
        quit(0);
    else
        m_startGivenUp->stop();
}

void Desktop::makeWindow(std::unique_ptr<Pipeline> pipeline)
{
    m_station = std::make_unique<LocalStation>(std::move(pipeline));
    m_window =
        std::make_unique<MainWindow>(*m_station,
                                     ShellOptions{.demo = m_options.demo,
                                                  .listenProblems = false,
                                                  .remember = m_options.screenshotFolder.isEmpty(),
                                                  .theme = m_theme.get()});
    connect(m_window.get(), &MainWindow::runDemoRequested, this, &Desktop::runDemo);
    connect(m_window.get(), &MainWindow::stationFileChosen, this, &Desktop::openStationFile);
    connect(m_window.get(), &MainWindow::quitRequested, this, &Desktop::askToQuit);
    connect(m_window.get(), &MainWindow::closing, this, &Desktop::onClosing, Qt::DirectConnection);
    startAdmin();
    if (m_options.configPath.isEmpty())
        beginAsTold({});
    else
        applyConfig();
}

void Desktop::showWindow()
{
    m_window->show();
    m_opening.reset();
    if (!m_options.screenshotFolder.isEmpty())
        QTimer::singleShot(m_options.demo ? screenshotTraffic : 0s, this,
                           &Desktop::takeScreenshots);
    Q_EMIT opened();
}

void Desktop::applyConfig()
{
    m_opening->sayStationFile(m_options.configPath);
    applyStationFile(m_options.configPath).then(this, [this](const Result<ApplyReport> &applied) {
        if (m_quitting)
            return;
        if (applied)
            sayWarnings(*applied);
        else
            m_window->showProblem(
                tr("%1 was not applied; the station goes on with the configuration that it has "
                   "stored. %2")
                    .arg(m_options.configPath, ErrorWords::sentence(applied.error())));
        beginAsTold(applied ? *applied : ApplyReport());
    });
}

QFuture<Result<ApplyReport>> Desktop::applyStationFile(const QString &path)
{
    return QtConcurrent::run(stationFileText, path)
        .then(this,
              [this, path](const Result<QByteArray> &text) {
                  return text ? m_station->apply(*text, QFileInfo(path).fileName(), false)
                              : QtFuture::makeReadyValueFuture(Result<ApplyReport>(text.error()));
              })
        .unwrap();
}

void Desktop::sayWarnings(const ApplyReport &applied)
{
    if (!applied.warnings.isEmpty()) {
        const auto &first = applied.warnings.first();
        m_window->showNotice(tr("%n warning(s) about the file's workflows, the first about %1. %2",
                                nullptr, int(applied.warnings.size()))
                                 .arg(first.workflow, ProblemWords::line(first.problem, {})));
    }
    if (!applied.missingSecrets.isEmpty())
        m_window->showProblem(
            tr("Secrets that could not be found: %1").arg(applied.missingSecrets.join(u", "_s)));
}

void Desktop::beginAsTold(const ApplyReport &applied)
{
    if (!m_options.demo) {
        begin(chooseListenAddress(m_options.listen, applied));
        return;
    }
    prepareDemo();
    showWindow();
}

void Desktop::begin(const ListenAddress &address)
{
    m_station->beginInBackground().then(this, [this, address](const Result<void> &begun) {
        if (m_quitting)
            return;
        if (!begun)
            m_window->showProblem(ErrorWords::sentence(begun.error()));
        listen(address);
        if (m_opening)
            showWindow();
    });
}

void Desktop::openStationFile(const QString &path)
{
    applyStationFile(path).then(this, [this](const Result<ApplyReport> &applied) {
        if (m_quitting)
            return;
        if (!applied) {
            m_window->showProblem(tr("The station file was not applied: %1")
                                      .arg(ErrorWords::sentence(applied.error())));
            return;
        }
        m_window->showNotice(
            tr("%n change(s) from the station file", nullptr, int(applied->changes.size())));
        sayWarnings(*applied);
    });
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
    m_api =
        std::make_unique<ApiServer>(*m_station, [this] { return m_station->metrics(); }, m_clock);
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
        m_station->setAdminUrl(u"http://"_s
                               + formatListenAddress({m_options.admin.address, *port}));
    else
        m_window->showProblem(tr("signalboxctl cannot reach this station: %1")
                                  .arg(ErrorWords::sentence(port.error())));
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

} // namespace Signalbox
