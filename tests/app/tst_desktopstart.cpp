// SPDX-License-Identifier: GPL-3.0-or-later
// How the desktop starts while something takes its time.
#include "app/desktop/desktop.h"
#include "core/store/sqlite/connection.h"
#include "core/store/sqlite/schema.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/openingwindow.h"
#include "ui/widgets/labels.h"

#include <QApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QMessageBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>
#include <QtCrypto>

using namespace Signalbox;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class DesktopStartTest final : public QObject
{
    Q_OBJECT

    static constexpr int earlierVersion = 9;
    static constexpr int patience = 10'000;

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_store;

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
    QApplication application(argc, argv);
    QApplication::setOrganizationName(u"signalbox-test"_s);
    QApplication::setApplicationName(u"signalbox-test"_s);
    QApplication::setQuitOnLastWindowClosed(false);
    const QCA::Initializer crypto;
    DesktopStartTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_desktopstart.moc"
