// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/mainwindow.h"

#include "ui/designer/workflowspage.h"
#include "ui/destinations/destinationspage.h"
#include "ui/events/eventspage.h"
#include "ui/monitor/monitorpage.h"
#include "ui/shell/firstrunpage.h"
#include "ui/shell/rail.h"
#include "ui/shell/stationbar.h"
#include "ui/shell/viewmenu.h"
#include "ui/shell/windowcommands.h"
#include "ui/sources/sourcespage.h"
#include "ui/widgets/errorwords.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/messagebar.h"
#include "ui/widgets/objectedits.h"
#include "ui/widgets/theme.h"
#include "ui/widgets/whendone.h"

#include <QCloseEvent>
#include <QSettings>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace Signalbox {

using namespace Qt::StringLiterals;

MainWindow::MainWindow(Station &station, const ShellOptions &options)
    : m_station(station)
    , m_options(options)
    , m_ownClock(std::make_unique<SystemClock>())
    , m_times(options.clock ? *options.clock : *m_ownClock)
    , m_theme(options.theme ? options.theme : new Theme(Theme::Mode::System, this))
    , m_rail(new Rail(this))
    , m_messages(new MessageBar(this))
    , m_stack(new QStackedWidget(this))
    , m_firstRun(new FirstRunPage(this))
    , m_bar(new StationBar(this))
{
    setWindowTitle(options.demo ? tr("Signalbox – Demo") : u"Signalbox"_s);
    setWindowIcon(applicationIcon());
    m_messages->setObjectName(u"messages"_s);
    auto *content = new QWidget(this);
    auto *right = new QVBoxLayout;
    right->setSpacing(0);
    right->addWidget(m_stack, 1);
    auto *middle = new QHBoxLayout;
    middle->setSpacing(0);
    middle->addWidget(m_rail);
    middle->addLayout(right, 1);
    auto *layout = new QVBoxLayout(content);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(middle, 1);
    layout->addWidget(m_bar);
    setCentralWidget(content);
    m_stack->addWidget(m_firstRun);

    m_events = new EventsPage(station, m_times);
    addPage(new MonitorPage(station));
    addPage(m_events);
    m_sources = new SourcesPage(station, m_times);
    auto *destinations = new DestinationsPage(station, m_times);
    addPage(new WorkflowsPage(station, m_times,
                              {&m_sources->edits().history(), &destinations->edits().history()}));
    addPage(m_sources);
    addPage(destinations);
    makeFoot();
    connect(m_rail, &Rail::pageChosen, this, qOverload<int>(&MainWindow::showPage));
    connect(m_bar, &StationBar::noticed, this, &MainWindow::showNotice);
    connect(m_firstRun, &FirstRunPage::runDemoRequested, this, &MainWindow::runDemoRequested);
    connect(m_firstRun, &FirstRunPage::providerWanted, this, [this] {
        showPage(m_sources);
        m_sources->newSource();
    });
    connect(m_firstRun, &FirstRunPage::stationFileChosen, this, &MainWindow::stationFileChosen);
    connect(&station, &Station::statusChanged, this, &MainWindow::takeStatus);
    connect(&station, &Station::configurationChanged, this, &MainWindow::askConfiguration);
    resize(1280, 800);
    setMinimumSize(800, 520);
    showPage(m_events);
    restoreState();
    askStatus();
    askConfiguration();
}

MainWindow::~MainWindow() = default;

void MainWindow::addPage(Page *page)
{
    m_pages.append(page);
    m_stack->addWidget(page);
    m_rail->addPage(page->iconName(), page->title());
    connect(page, &Page::problemFound, this,
            [this](const QString &sentence) { showProblem(sentence); });
    connect(page, &Page::noticed, this, &MainWindow::showNotice);
    connect(page, &Page::changeNoticed, this,
            [this](const QString &sentence, const std::function<void()> &undo) {
                m_messages->showNotice(sentence, tr("Undo"), undo);
            });
}

void MainWindow::makeFoot()
{
    if (m_options.demo) {
        auto *mark = makeLabel(tr("Demo"), "demo", m_bar);
        mark->setObjectName(u"demoMark"_s);
        mark->setToolTip(tr("This station has a store of its own; its traffic is real, but comes "
                            "from Signalbox itself."));
        m_bar->addMark(mark);
    }
    auto *view = new ViewMenu(*m_theme, m_times, this);
    view->setObjectName(u"viewMenu"_s);
    connect(view, &ViewMenu::reducedMotionChanged, m_events, &EventsPage::setReducedMotion);
    m_view = view;
    auto *viewButton = m_rail->addFootButton(u"eye"_s, tr("View"));
    viewButton->setObjectName(u"viewButton"_s);
    viewButton->setMenu(view);
    viewButton->setPopupMode(QToolButton::InstantPopup);
    auto *help = m_rail->addFootButton(u"circle-question-mark"_s, tr("Help"));
    help->setObjectName(u"helpButton"_s);
    auto *commands = new WindowCommands(*this, *m_rail);
    connect(help, &QToolButton::clicked, commands, &WindowCommands::showHelp);
}

void MainWindow::showProblem(const QString &text, const QString &actionText,
                             const std::function<void()> &callback)
{
    m_messages->showProblem(text, actionText, callback);
}

void MainWindow::hideProblem(const QString &text)
{
    m_messages->hideMessage(text);
}

void MainWindow::showNotice(const QString &text)
{
    m_messages->showNotice(text);
}

Page *MainWindow::currentPage() const
{
    return qobject_cast<Page *>(m_stack->currentWidget());
}

void MainWindow::showPage(Page *page)
{
    place(page, 2);
    m_rail->setCurrent(int(m_pages.indexOf(page)));
    page->setFocus(Qt::OtherFocusReason);
}

void MainWindow::place(QWidget *widget, int messagesAt)
{
    m_stack->setCurrentWidget(widget);
    static_cast<QBoxLayout *>(widget->layout())->insertWidget(messagesAt, m_messages);
}

void MainWindow::showPage(int number)
{
    if (number >= 0 && number < m_pages.size())
        showPage(m_pages[number]);
}

bool MainWindow::isFirstRun() const
{
    return m_stack->currentWidget() == m_firstRun;
}

void MainWindow::bringToFront()
{
    setWindowState(windowState() & ~Qt::WindowMinimized);
    show();
    raise();
    activateWindow();
}

void MainWindow::askStatus()
{
    whenDone(this, m_station.status(), [this](const Result<StationStatus> &status) {
        if (status)
            takeStatus(*status);
        else
            showProblem(ErrorWords::sentence(status.error()));
    });
}

void MainWindow::takeStatus(const StationStatus &status)
{
    m_bar->setStatus(status);
    m_events->setIngestUrl(status.ingestUrl);
    if (m_options.listenProblems && status.problem != m_stationProblem) {
        hideProblem(m_stationProblem);
        m_stationProblem = status.problem;
        if (!m_stationProblem.isEmpty())
            showProblem(m_stationProblem);
    }
    m_stored = status.events > 0 || status.rejections > 0;
    updateFirstRun();
}

void MainWindow::askConfiguration()
{
    whenDone(this, m_station.sources(), [this](const Result<QList<SourceView>> &sources) {
        if (!sources)
            return;
        m_hasSources = !sources->isEmpty();
        updateFirstRun();
    });
    whenDone(this, m_station.destinations(),
             [this](const Result<QList<DestinationView>> &destinations) {
                 if (!destinations)
                     return;
                 m_hasDestinations = !destinations->isEmpty();
                 updateFirstRun();
             });
}

void MainWindow::updateFirstRun()
{
    const bool empty = !m_stored && !m_hasSources && !m_hasDestinations;
    if (empty == m_empty)
        return;
    m_empty = empty;
    if (empty) {
        place(m_firstRun, 0);
        m_rail->setCurrent(-1);
    } else if (isFirstRun()) {
        showPage(m_events);
    }
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    saveState();
    event->accept();
    Q_EMIT closing(event);
}

void MainWindow::saveState() const
{
    if (!m_options.remember)
        return;
    QSettings settings;
    settings.setValue("window/geometry"_L1, saveGeometry());
    settings.setValue("window/railCollapsed"_L1, m_rail->isCollapsed());
    if (const auto *page = currentPage())
        settings.setValue("window/page"_L1, page->name());
    m_view->saveState(settings);
    for (const auto *page : m_pages)
        page->saveState(settings);
}

void MainWindow::restoreState()
{
    if (!m_options.remember)
        return;
    const QSettings settings;
    restoreGeometry(settings.value("window/geometry"_L1).toByteArray());
    m_rail->setCollapsed(settings.value("window/railCollapsed"_L1, false).toBool());
    m_view->restoreState(settings);
    const auto last = settings.value("window/page"_L1).toString();
    for (auto *page : std::as_const(m_pages)) {
        page->restoreState(settings);
        if (page->name() == last)
            showPage(page);
    }
}

} // namespace Signalbox
