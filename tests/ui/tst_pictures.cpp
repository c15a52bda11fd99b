// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/scenes.h"
#include "ui/events/eventspage.h"
#include "ui/events/feedview.h"
#include "ui/inspector/inspector.h"
#include "ui/inspector/replaydialog.h"
#include "ui/shell/helpdialog.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/screenshots.h"
#include "ui/shell/translators.h"
#include "ui/widgets/theme.h"

#include <QApplication>
#include <QImage>
#include <QLabel>
#include <QTest>
#include <QTranslator>

using namespace Signalbox;
using namespace Qt::StringLiterals;

namespace {

class FixedClock final : public Clock
{
public:
    explicit FixedClock(Timestamp now)
        : m_now(now)
    {
    }
    Timestamp now() const override { return m_now; }

private:
    Timestamp m_now;
};

} // namespace

/// Renders every page in both themes and languages, full and empty, to pictures/ beside the test,
/// where people can look at them.
class PicturesTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyPageIsRendered_data();
    void everyPageIsRendered();
    void everyTabAndDialogIsRendered();
    void aRefusedRequestIsRendered();
};

void PicturesTest::everyPageIsRendered_data()
{
    QTest::addColumn<bool>("dark");
    QTest::addColumn<QString>("language");
    QTest::addColumn<bool>("full");
    QTest::addColumn<QString>("suffix");
    QTest::newRow("light") << false << u"en"_s << true << u"-light"_s;
    QTest::newRow("dark") << true << u"en"_s << true << u"-dark"_s;
    QTest::newRow("empty") << false << u"en"_s << false << u"-empty"_s;
    QTest::newRow("German") << false << u"de"_s << true << u"-de"_s;
    QTest::newRow("German, dark, empty") << true << u"de"_s << false << u"-de-empty"_s;
}

void PicturesTest::everyPageIsRendered()
{
    QFETCH(bool, dark);
    QFETCH(QString, language);
    QFETCH(bool, full);
    QFETCH(QString, suffix);
    installTranslators(*qApp, language);
    const Scenes scenes(SystemClock().now());
    const FixedClock clock(scenes.now());
    ScriptedStation station;
    if (full)
        scenes.furnish(station);
    else
        station.statusValue.problem = u"Port 8080 is taken by another program (caddy)."_s;
    Theme theme(dark ? Theme::Mode::Dark : Theme::Mode::Light);
    MainWindow window(station, {.demo = full, .remember = false, .theme = &theme, .clock = &clock});
    window.resize(1280, 800);
    window.show();
    QTRY_COMPARE(window.isFirstRun(), !full);
    if (full)
        window.showNotice(u"Replayed: 1 delivery on the way."_s);
    const QDir folder(QCoreApplication::applicationDirPath() + u"/pictures"_s);
    const auto files = Screenshots::renderPages(window, folder, suffix);
    QCOMPARE(files.size(), full ? 6 : 7);
    for (const auto &file : files) {
        const QImage image(file);
        // A workflow is shown whole.
        const auto size = file.contains("workflows"_L1) ? QSize(1920, 900) : QSize(1280, 800);
        QCOMPARE(image.size(), size * image.devicePixelRatio() * qApp->devicePixelRatio());
        QCOMPARE(image.pixelColor(image.width() - 3, 3).lightness() < 128, dark);
    }
}

void PicturesTest::everyTabAndDialogIsRendered()
{
    installTranslators(*qApp, u"en"_s);
    const Scenes scenes(SystemClock().now());
    const FixedClock clock(scenes.now());
    ScriptedStation station;
    scenes.furnish(station);
    Theme theme(Theme::Mode::Light);
    MainWindow window(station, {.remember = false, .theme = &theme, .clock = &clock});
    window.resize(1280, 800);
    window.show();
    const QDir folder(QCoreApplication::applicationDirPath() + u"/pictures"_s);
    auto *events = window.eventsPage();
    QTRY_VERIFY(events->isSettled());
    events->selectForShow();
    auto *inspector = window.findChild<Inspector *>();
    for (int tab = 1; tab < 5; ++tab) {
        events->showTab(tab);
        QTRY_VERIFY(events->isSettled());
        QTest::qWait(50);
        QVERIFY(inspector->grab().save(folder.filePath(u"tab-%1.png"_s.arg(tab))));
    }
    inspector->replay();
    QTRY_VERIFY(window.findChild<ReplayDialog *>());
    QVERIFY(window.findChild<ReplayDialog *>()->grab().save(folder.filePath(u"replay.png"_s)));
    HelpDialog help(&window);
    QVERIFY(help.grab().save(folder.filePath(u"help.png"_s)));
    window.showProblem(u"Port 8080 is taken by caddy."_s, u"Use a free port"_s);
    QVERIFY(window.grab().save(folder.filePath(u"problem.png"_s)));
}

void PicturesTest::aRefusedRequestIsRendered()
{
    installTranslators(*qApp, u"en"_s);
    const Scenes scenes(SystemClock().now());
    const FixedClock clock(scenes.now());
    ScriptedStation station;
    scenes.furnish(station);
    for (const auto mode : {Theme::Mode::Light, Theme::Mode::Dark}) {
        Theme theme(mode);
        MainWindow window(station, {.remember = false, .theme = &theme, .clock = &clock});
        window.resize(1280, 800);
        window.show();
        auto *events = window.eventsPage();
        window.showPage(events);
        events->showTable(EventsPage::Rejected);
        auto *view = window.findChild<FeedView *>(u"rejections"_s);
        QTRY_VERIFY(view->model()->rowCount() > 0);
        view->setCurrentIndex(view->model()->index(0, 1));
        QTRY_VERIFY(window.findChild<QLabel *>(u"rejectionDiagnosis"_s)->isVisible());
        const QDir folder(QCoreApplication::applicationDirPath() + u"/pictures"_s);
        const auto name =
            mode == Theme::Mode::Dark ? u"rejection-dark.png"_s : u"rejection-light.png"_s;
        QVERIFY(window.grab().save(folder.filePath(name)));
    }
}

int main(int argc, char *argv[])
{
    QApplication application(argc, argv);
    PicturesTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_pictures.moc"
