// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/scenes.h"
#include "ui/events/eventspage.h"
#include "ui/inspector/inspector.h"
#include "ui/monitor/monitorpage.h"
#include "ui/shell/commandpalette.h"
#include "ui/shell/firstrunpage.h"
#include "ui/shell/helpdialog.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/rail.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/messagebar.h"
#include "ui/widgets/theme.h"
#include "ui/widgets/tokens.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QApplication>
#include <QClipboard>
#include <QCloseEvent>
#include <QComboBox>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Signalbox;
using namespace Qt::StringLiterals;

class MainWindowTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init() { open(true); }
    void cleanup();
    void anEmptyStationOffersTwoWaysToBegin();
    void theFirstRunPageGoesWhenSomethingIsConfigured();
    void keysGoToPages();
    void ctrlFGoesToTheFilter();
    void ctrlKFindsAnEventById();
    void f1ShowsTheKeys();
    void ctrlQAsksToQuit();
    void theStatusBarTellsWhereAndHowBusy();
    void aStationProblemIsSaidAndUnsaid();
    void aProblemWithAnActionRunsIt();
    void theMonitorAsksOnlyWhileItIsSeen();
    void sourcesGiveTheirAddress();
    void themesSwitchLive();
    void whatWasArrangedIsRemembered();
    void closingCanBeRefused();
    void everyControlHasAName();

private:
    void open(bool full, bool remember = false);

    const Scenes m_scenes{SystemClock().now()};
    QTemporaryDir m_folder;
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<ScriptedStation> m_station;
    std::unique_ptr<MainWindow> m_window;
};

void MainWindowTest::initTestCase()
{
    QCoreApplication::setOrganizationName(u"signalbox-test"_s);
    QCoreApplication::setApplicationName(u"signalbox-test"_s);
    QSettings::setDefaultFormat(QSettings::IniFormat);
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_folder.path());
    m_theme = std::make_unique<Theme>(Theme::Mode::Light);
}

void MainWindowTest::open(bool full, bool remember)
{
    m_window.reset();
    m_station = std::make_unique<ScriptedStation>();
    if (full)
        m_scenes.furnish(*m_station);
    m_window = std::make_unique<MainWindow>(
        *m_station, ShellOptions{.demo = true, .remember = remember, .theme = m_theme.get()});
    m_window->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
}

void MainWindowTest::cleanup()
{
    m_window.reset();
    m_station.reset();
}

void MainWindowTest::anEmptyStationOffersTwoWaysToBegin()
{
    open(false);
    QTRY_VERIFY(m_window->isFirstRun());
    QSignalSpy demo(m_window.get(), &MainWindow::runDemoRequested);
    QTest::mouseClick(m_window->findChild<QPushButton *>(u"runDemo"_s), Qt::LeftButton);
    QCOMPARE(demo.size(), 1);
    QVERIFY(m_window->findChild<QPushButton *>(u"openStationFile"_s)->isVisible());
}

void MainWindowTest::theFirstRunPageGoesWhenSomethingIsConfigured()
{
    open(false);
    QTRY_VERIFY(m_window->isFirstRun());
    m_scenes.furnish(*m_station);
    Q_EMIT m_station->configurationChanged();
    QTRY_VERIFY(!m_window->isFirstRun());
    QCOMPARE(m_window->currentPage()->name(), u"events"_s);
}

void MainWindowTest::keysGoToPages()
{
    const QStringList names{u"monitor"_s, u"events"_s, u"workflows"_s, u"sources"_s,
                            u"destinations"_s};
    for (int i = 0; i < names.size(); ++i) {
        QTest::keyClick(m_window.get(), Qt::Key(Qt::Key_1 + i), Qt::ControlModifier);
        QCOMPARE(m_window->currentPage()->name(), names[i]);
    }
}

void MainWindowTest::ctrlFGoesToTheFilter()
{
    QTest::keyClick(m_window.get(), Qt::Key_F, Qt::ControlModifier);
    QCOMPARE(QApplication::focusWidget()->objectName(), u"filter"_s);
}

void MainWindowTest::ctrlKFindsAnEventById()
{
    QTest::keyClick(m_window.get(), Qt::Key_1, Qt::ControlModifier);
    QTest::keyClick(m_window.get(), Qt::Key_K, Qt::ControlModifier);
    auto *palette = m_window->findChild<CommandPalette *>();
    QVERIFY(palette);
    const auto id = m_station->eventValues[7].summary.id;
    auto *line = palette->findChild<QLineEdit *>(u"paletteLine"_s);
    QTest::keyClicks(line, id.toString());
    QTest::keyClick(line, Qt::Key_Return);
    QCOMPARE(m_window->currentPage()->name(), u"events"_s);
    QCOMPARE(m_window->findChild<Inspector *>()->eventId(), id);
}

void MainWindowTest::f1ShowsTheKeys()
{
    QTest::keyClick(m_window.get(), Qt::Key_F1);
    QVERIFY(m_window->findChild<HelpDialog *>());
}

void MainWindowTest::ctrlQAsksToQuit()
{
    QSignalSpy quit(m_window.get(), &MainWindow::quitRequested);
    QTest::keyClick(m_window.get(), Qt::Key_Q, Qt::ControlModifier);
    QCOMPARE(quit.size(), 1);
}

void MainWindowTest::theStatusBarTellsWhereAndHowBusy()
{
    auto *address = m_window->findChild<QPushButton *>(u"address"_s);
    QTRY_COMPARE(address->text(), u"http://127.0.0.1:8080"_s);
    QCOMPARE(m_window->findChild<QLabel *>(u"rate"_s)->text(), u"21 ev/s"_s);
    QCOMPARE(m_window->findChild<QLabel *>(u"queue"_s)->text(), u"queue 3"_s);
    QVERIFY(m_window->findChild<QLabel *>(u"demoMark"_s)->isVisible());
    QTest::mouseClick(address, Qt::LeftButton);
    QCOMPARE(QGuiApplication::clipboard()->text(), u"http://127.0.0.1:8080"_s);
}

void MainWindowTest::aStationProblemIsSaidAndUnsaid()
{
    auto *messages = m_window->findChild<MessageBar *>();
    auto status = m_station->statusValue;
    status.problem = u"Port 8080 is taken by caddy."_s;
    Q_EMIT m_station->statusChanged(status);
    QTRY_COMPARE(messages->messages(), QStringList{status.problem});
    Q_EMIT m_station->statusChanged(m_station->statusValue);
    QTRY_VERIFY(messages->messages().isEmpty());
}

void MainWindowTest::aProblemWithAnActionRunsIt()
{
    bool run = false;
    m_window->showProblem(u"Port 8080 is taken."_s, u"Use 8090"_s, [&] { run = true; });
    auto *action = m_window->findChild<QPushButton *>(u"messageAction"_s);
    QTest::mouseClick(action, Qt::LeftButton);
    QVERIFY(run);
    QVERIFY(m_window->findChild<MessageBar *>()->messages().isEmpty());
}

void MainWindowTest::theMonitorAsksOnlyWhileItIsSeen()
{
    QCOMPARE(m_station->monitorQuestions, 0);
    QTest::keyClick(m_window.get(), Qt::Key_1, Qt::ControlModifier);
    QTRY_COMPARE_WITH_TIMEOUT(m_station->monitorQuestions, 3, 5000);
    QTest::keyClick(m_window.get(), Qt::Key_2, Qt::ControlModifier);
    const int asked = m_station->monitorQuestions;
    QTest::qWait(1200); // longer than the second that it asks in
    QCOMPARE(m_station->monitorQuestions, asked);
}

void MainWindowTest::sourcesGiveTheirAddress()
{
    QTest::keyClick(m_window.get(), Qt::Key_4, Qt::ControlModifier);
    auto *page = m_window->currentPage();
    auto *cards = page->findChild<QListView *>(u"cards"_s);
    QTRY_COMPARE(cards->model()->rowCount(), 2);
    QTest::mouseClick(page->findChild<CopyButton *>(u"copyAddress"_s), Qt::LeftButton);
    QCOMPARE(QGuiApplication::clipboard()->text(), u"http://127.0.0.1:8080/in/github"_s);
    cards->setFocus();
    QTest::keyClick(cards, Qt::Key_Down);
    QVERIFY(page->findChild<QLabel *>(u"cardProblem"_s)->text().contains("ghe"_L1));
}

void MainWindowTest::themesSwitchLive()
{
    QVERIFY(!Tokens::of(m_window->palette()).dark);
    m_theme->setMode(Theme::Mode::Dark);
    QTRY_VERIFY(Tokens::of(m_window->palette()).dark);
    QTest::qWait(0);
    const auto picture = m_window->grab().toImage();
    QVERIFY(picture.pixelColor(picture.width() - 4, 4).lightness() < 60);
    m_theme->setMode(Theme::Mode::Light);
    QTRY_VERIFY(!Tokens::of(m_window->palette()).dark);
}

void MainWindowTest::whatWasArrangedIsRemembered()
{
    QSettings().clear();
    open(true, true);
    m_window->findChild<Rail *>()->setCollapsed(true);
    m_window->showPage(3);
    m_window->close();
    open(true, true);
    QVERIFY(m_window->findChild<Rail *>()->isCollapsed());
    QCOMPARE(m_window->currentPage()->name(), u"sources"_s);
}

void MainWindowTest::closingCanBeRefused()
{
    connect(m_window.get(), &MainWindow::closing, m_window.get(),
            [](QCloseEvent *event) { event->ignore(); });
    QVERIFY(!m_window->close());
    QVERIFY(m_window->isVisible());
}

void MainWindowTest::everyControlHasAName()
{
    const auto buttons = m_window->findChildren<QAbstractButton *>();
    for (const auto *button : buttons) {
        const bool ours = !button->parent()->inherits("QLineEdit")
            && !button->parent()->inherits("QTableView") && !button->parent()->inherits("QTabBar")
            && !button->parent()->inherits("QMessageBox");
        if (ours && button->text().isEmpty() && button->objectName() != "newRows"_L1
            && button->isVisibleTo(m_window.get()))
            QVERIFY2(!button->accessibleName().isEmpty(), qPrintable(button->objectName()));
    }
    const auto views = m_window->findChildren<QAbstractItemView *>();
    for (const auto *view : views) {
        if (!view->inherits("QHeaderView") && !view->parent()->inherits("QComboBox")
            && view->window() == m_window.get())
            QVERIFY2(!view->accessibleName().isEmpty(), qPrintable(view->objectName()));
    }
    const auto fields = m_window->findChildren<QLineEdit *>();
    for (const auto *field : fields)
        QVERIFY2(!field->accessibleName().isEmpty(), qPrintable(field->objectName()));
}

QTEST_MAIN(MainWindowTest)
#include "tst_mainwindow.moc"
