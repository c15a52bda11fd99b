// SPDX-License-Identifier: GPL-3.0-or-later
// How the desktop starts while something takes its time.
#include "app/desktop/desktop.h"
#include "core/store/sqlite/connection.h"
#include "core/store/sqlite/schema.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/openingwindow.h"
#include "ui/shell/page.h"
#include "ui/widgets/labels.h"

#include <QApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QLabel>
#include <QListView>
#include <QMessageBox>
#include <QProgressBar>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>
#include <QtCrypto>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace Signalbox;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class DesktopStartTest final : public QObject
{
    Q_OBJECT

    static constexpr int earlierVersion = 9;
    static constexpr int patience = 10'000;
    static constexpr auto stationFile =
        "sources:\n"
        "  - {name: github, provider: github, secrets: [\"${SIGNALBOX_START_SECRET}\"]}\n";

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_store;
    QString m_slowFile; ///< cannot be read before somebody writes it, as on a machine far away

    DesktopOptions options() const
    {
        DesktopOptions options;
        options.storeUrl = u"sqlite://"_s + m_store;
        options.listen = ListenAddress{QHostAddress::LocalHost, 0};
        options.admin = {QHostAddress::LocalHost, 0};
        return options;
    }

    /// The small window; null while it is not shown.
    static OpeningWindow *openingWindow()
    {
        for (auto *widget : QApplication::topLevelWidgets()) {
            auto *window = qobject_cast<OpeningWindow *>(widget);
            if (window && window->isVisible())
                return window;
        }
        return nullptr;
    }

    /// A store that has to be brought up to date.
    void makeEarlierStore() const
    {
        const auto connection = Connection::open(m_store, Connection::Mode::Write);
        QVERIFY(connection);
        QByteArray sql = "BEGIN;";
        const auto steps = QDir(u":/schema/sqlite"_s).entryList(QDir::Files, QDir::Name);
        for (const auto &step : steps.first(earlierVersion)) {
            QFile file(u":/schema/sqlite/"_s + step);
            QVERIFY(file.open(QIODevice::ReadOnly));
            sql += file.readAll();
        }
        sql += "; PRAGMA application_id = " + QByteArray::number(Schema::applicationId)
            + "; PRAGMA user_version = " + QByteArray::number(earlierVersion) + "; COMMIT";
        const auto made = (*connection)->execute(sql);
        QVERIFY2(made, qPrintable(made ? QString() : made.error().detail));
    }

    /// While it lives, and for up to five seconds, nobody else writes to the store.
    std::unique_ptr<Connection> holdStore() const
    {
        auto connection = Connection::open(m_store, Connection::Mode::Write);
        if (!connection || !(*connection)->execute("BEGIN IMMEDIATE"))
            return {};
        return *std::move(connection);
    }

    /// A descriptor to write the slow file by, once somebody waits to read it.
    int openSlowFile() const
    {
        return ::open(QFile::encodeName(m_slowFile).constData(), O_WRONLY | O_NONBLOCK | O_CLOEXEC);
    }

    bool writeSlowFile(const QByteArray &text) const
    {
        int file = -1;
        if (!QTest::qWaitFor([&] { return (file = openSlowFile()) >= 0; }, patience))
            return false;
        const bool written = ::write(file, text.constData(), size_t(text.size())) == text.size();
        ::close(file);
        return written;
    }

    static QString address(const Desktop &desktop)
    {
        return desktop.window()->findChild<QPushButton *>(u"address"_s)->text();
    }

    int storeVersion() const
    {
        const auto connection = Connection::open(m_store, Connection::Mode::Read);
        if (!connection)
            return 0;
        auto cursor = (*connection)->select("PRAGMA user_version");
        return cursor.next() ? cursor.number(0) : 0;
    }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_store = m_folder->filePath(u"station.db"_s);
        m_slowFile = m_folder->filePath(u"station.yaml"_s);
        QCOMPARE(::mkfifo(QFile::encodeName(m_slowFile).constData(), 0600), 0);
    }

    void cleanup()
    {
        if (const int file = openSlowFile(); file >= 0)
            ::close(file); // nobody waits for it any more
    }

    void aQuickStartShowsNoSmallWindow()
    {
        OpeningWindow window;
        QElapsedTimer waiting;
        waiting.start();
        window.showSoon();
        QVERIFY(!window.isVisible());
        QTRY_VERIFY(window.isVisible());
        QVERIFY(waiting.durationElapsed() >= OpeningWindow::patience - 5ms);
    }

    void nothingMovesForWhoWantsLessMotion()
    {
        QSettings().setValue(u"view/lessMotion"_s, true);
        QVERIFY(OpeningWindow().findChild<QProgressBar *>(u"openingProgress"_s)->isHidden());
        QSettings().setValue(u"view/lessMotion"_s, false);
        QVERIFY(!OpeningWindow().findChild<QProgressBar *>(u"openingProgress"_s)->isHidden());
        QSettings().remove(u"view/lessMotion"_s);
    }

    void aStoreThatIsBroughtUpToDateForLongIsNamedMeanwhile()
    {
        makeEarlierStore();
        auto hold = holdStore();
        QVERIFY(hold);
        Desktop desktop(options());
        QSignalSpy opened(&desktop, &Desktop::opened);
        desktop.start();
        QTRY_VERIFY(openingWindow());
        const auto *heading = openingWindow()->findChild<QLabel *>(u"openingHeading"_s);
        QVERIFY2(heading->text().contains(u"store"_s), qPrintable(heading->text()));
        QCOMPARE(openingWindow()->findChild<ElidedLabel *>(u"openingPath"_s)->fullText(), m_store);
        QVERIFY(!desktop.window());

        hold.reset();
        QVERIFY(opened.size() == 1 || opened.wait(patience));
        QVERIFY(desktop.window()->isVisible());
        QVERIFY(!openingWindow());
        QCOMPARE(storeVersion(), Schema::currentVersion());
    }

    void whoQuitsMeanwhileLosesNothing_data()
    {
        QTest::addColumn<bool>("byKey");
        QTest::newRow("button") << false;
        QTest::newRow("Escape") << true;
    }

    void whoQuitsMeanwhileLosesNothing()
    {
        QFETCH(bool, byKey);
        makeEarlierStore();
        auto hold = holdStore();
        QVERIFY(hold);
        {
            Desktop desktop(options());
            QSignalSpy opened(&desktop, &Desktop::opened);
            QSignalSpy finished(&desktop, &Desktop::finished);
            desktop.start();
            QTRY_VERIFY(openingWindow());
            auto *quit = openingWindow()->findChild<QPushButton *>(u"openingQuit"_s);
            if (byKey)
                QTest::keyClick(openingWindow(), Qt::Key_Escape);
            else
                QTest::mouseClick(quit, Qt::LeftButton);
            QVERIFY(!quit->isEnabled());
            QVERIFY(openingWindow()); // until nothing runs any more

            hold.reset();
            QVERIFY(finished.size() == 1 || finished.wait(patience));
            QCOMPARE(finished.first().first().toInt(), 0);
            QVERIFY(!desktop.window());
            QCOMPARE(opened.size(), 0);
        }
        QVERIFY(storeVersion() >= earlierVersion);
        QVERIFY(storeVersion() < Schema::currentVersion());

        Desktop again(options());
        QSignalSpy opened(&again, &Desktop::opened);
        again.start();
        QVERIFY(opened.wait(patience));
        QCOMPARE(storeVersion(), Schema::currentVersion());
    }

    void aStationFileIsWaitedForBesideTheWindows()
    {
        auto told = options();
        told.configPath = m_slowFile;
        Desktop desktop(told);
        QSignalSpy opened(&desktop, &Desktop::opened);
        desktop.start();
        QTRY_VERIFY(openingWindow());
        QTRY_COMPARE(openingWindow()->findChild<ElidedLabel *>(u"openingPath"_s)->fullText(),
                     m_slowFile);
        // Nothing is received before the file has said by what.
        QVERIFY(!desktop.window()->isVisible());
        QVERIFY(!address(desktop).contains(u"http:"_s));

        QVERIFY(writeSlowFile(stationFile));
        QVERIFY(opened.size() == 1 || opened.wait(patience));
        QVERIFY(desktop.window()->isVisible());
        QVERIFY(!openingWindow());
        QTRY_VERIFY(address(desktop).contains(u"http://127.0.0.1:"_s));
        QTRY_VERIFY(!desktop.window()->isFirstRun());
    }

    void whoQuitsWhileTheStationFileIsReadIsHeard()
    {
        auto told = options();
        told.configPath = m_slowFile;
        Desktop desktop(told);
        QSignalSpy opened(&desktop, &Desktop::opened);
        QSignalSpy finished(&desktop, &Desktop::finished);
        desktop.start();
        QTRY_VERIFY(openingWindow());
        QTRY_COMPARE(openingWindow()->findChild<ElidedLabel *>(u"openingPath"_s)->fullText(),
                     m_slowFile);
        QTest::mouseClick(openingWindow()->findChild<QPushButton *>(u"openingQuit"_s),
                          Qt::LeftButton);
        QTRY_COMPARE(finished.size(), 1);
        QCOMPARE(finished.first().first().toInt(), 0);
        QCOMPARE(opened.size(), 0);
    }

    void aStationFileThatIsChosenIsReadBesideTheWindow()
    {
        Desktop desktop(options());
        QSignalSpy opened(&desktop, &Desktop::opened);
        desktop.start();
        QVERIFY(opened.wait(patience));
        QTRY_VERIFY(desktop.window()->isFirstRun());
        Q_EMIT desktop.window()->stationFileChosen(m_slowFile);
        QVERIFY(writeSlowFile(stationFile));
        QTRY_VERIFY(desktop.window()->findChild<QWidget *>(u"notice"_s));
        QTRY_VERIFY(!desktop.window()->isFirstRun());
    }

    void aWrongStationFileIsNamedWithWhatHoldsInstead()
    {
        const auto write = [this](const QString &name, const QByteArray &text) {
            QFile file(m_folder->filePath(name));
            return file.open(QFile::WriteOnly) && file.write(text) == text.size() ? file.fileName()
                                                                                  : QString();
        };
        auto told = options();
        told.configPath = write(u"right.yaml"_s, stationFile);
        {
            Desktop desktop(told);
            QSignalSpy opened(&desktop, &Desktop::opened);
            desktop.start();
            QVERIFY(opened.wait(patience));
            QVERIFY(!desktop.window()->findChild<QWidget *>(u"problem"_s));
        }
        told.configPath = write(u"wrong.yaml"_s,
                                "sources:\n"
                                "  - {name: other, provider: github, secrets: []}\n"
                                "  - {name: another, provider: nobody}\n");
        Desktop desktop(told);
        QSignalSpy opened(&desktop, &Desktop::opened);
        desktop.start();
        QVERIFY(opened.wait(patience));
        QString said;
        for (const auto *problem : desktop.window()->findChildren<QWidget *>(u"problem"_s)) {
            for (const auto *label : problem->findChildren<QLabel *>())
                said += label->text() + u'\n';
        }
        QVERIFY2(said.contains(told.configPath), qPrintable(said));
        QVERIFY2(said.contains(u"wrong.yaml:3:"_s), qPrintable(said));
        QVERIFY2(said.contains(u"goes on with the configuration that it has stored"_s),
                 qPrintable(said));
        QTRY_VERIFY(address(desktop).contains(u"http://127.0.0.1:"_s));
        desktop.window()->showPage(3);
        const auto *sources = desktop.window()->currentPage();
        QCOMPARE(sources->name(), u"sources"_s);
        const auto *cards = sources->findChild<QListView *>(u"cards"_s);
        QTRY_COMPARE(cards->model()->rowCount(), 1);
        QTRY_VERIFY(cards->model()->index(0, 0).data().toString().contains(u"github"_s));
    }

    void aFileThatIsNoStoreIsRefusedInWords()
    {
        QFile file(m_store);
        QVERIFY(file.open(QFile::WriteOnly));
        file.write(QByteArray(4096, 'x'));
        file.close();
        QString said;
        QTimer reader;
        connect(&reader, &QTimer::timeout, this, [&said] {
            if (auto *box = qobject_cast<QMessageBox *>(QApplication::activeModalWidget())) {
                said = box->text();
                box->accept();
            }
        });
        reader.start(20ms);
        Desktop desktop(options());
        QSignalSpy finished(&desktop, &Desktop::finished);
        desktop.start();
        QVERIFY(finished.wait(patience));
        QCOMPARE(finished.first().first().toInt(), 1);
        QVERIFY2(said.contains(m_store), qPrintable(said));
        QVERIFY(!openingWindow());
    }
};

int main(int argc, char *argv[])
{
    QTemporaryDir home;
    for (const auto *name :
         {"XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_RUNTIME_DIR", "XDG_CACHE_HOME"})
        qputenv(name, home.path().toLocal8Bit());
    qputenv("SIGNALBOX_START_SECRET", "start secret");
    QApplication application(argc, argv);
    QApplication::setOrganizationName(u"signalbox-test"_s);
    QApplication::setApplicationName(u"signalbox-test"_s);
    QApplication::setQuitOnLastWindowClosed(false);
    const QCA::Initializer crypto;
    DesktopStartTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_desktopstart.moc"
