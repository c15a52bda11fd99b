// SPDX-License-Identifier: GPL-3.0-or-later
// How the desktop is closed, and how it ends.
#include "app/desktop/desktop.h"
#include "core/store/store.h"
#include "tests/support/githubrequest.h"
#include "tests/support/httpsink.h"
#include "ui/shell/mainwindow.h"

#include <QAction>
#include <QApplication>
#include <QFile>
#include <QMessageBox>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>
#include <QUrl>
#include <QtCrypto>

using namespace Signalbox;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class DesktopQuitTest final : public QObject
{
    Q_OBJECT

    static constexpr int patience = 10'000;

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<HttpSink> m_sink; ///< where the station sends what it gets
    std::unique_ptr<Desktop> m_desktop;
    int m_sent = 0;

    QString storeUrl() const { return u"sqlite://"_s + m_folder->filePath(u"station.db"_s); }

    DesktopOptions options() const
    {
        DesktopOptions options;
        options.storeUrl = storeUrl();
        options.configPath = m_folder->filePath(u"station.yaml"_s);
        options.listen = ListenAddress{QHostAddress::LocalHost, 0};
        options.admin = {QHostAddress::LocalHost, 0};
        return options;
    }

    void waitUntilOpen() const
    {
        QSignalSpy opened(m_desktop.get(), &Desktop::opened);
        m_desktop->start();
        QVERIFY(opened.wait(patience));
        QTRY_VERIFY(!ingestUrl().isEmpty());
    }

    QString ingestUrl() const
    {
        const auto text = m_desktop->window()->findChild<QPushButton *>(u"address"_s)->text();
        return text.contains(u"http://"_s) ? text.sliced(text.indexOf(u"http://"_s)).trimmed()
                                           : QString();
    }

    /// The answer's first line to an event as GitHub would send it.
    QByteArray post(const QString &ingest)
    {
        const QUrl url(ingest);
        QTcpSocket socket;
        socket.connectToHost(url.host(), quint16(url.port()));
        if (!socket.waitForConnected())
            return {};
        socket.write(githubRequest("github", "push", "quit-" + QByteArray::number(++m_sent), "{}",
                                   "quit secret"));
        QByteArray answer;
        while (!answer.contains('\n') && socket.waitForReadyRead())
            answer += socket.readAll();
        return answer.left(answer.indexOf('\r'));
    }

    /// An entry of the tray icon's menu.
    static QAction *trayAction(const QString &name)
    {
        for (const auto *widget : QApplication::topLevelWidgets()) {
            if (widget->objectName() == "trayMenu"_L1)
                return widget->findChild<QAction *>(name);
        }
        return nullptr;
    }

    /// Once the question whether to quit is asked: notes what it says, and presses \a button, or
    /// Escape without one.
    struct Answer
    {
        explicit Answer(const QString &button)
        {
            QObject::connect(&timer, &QTimer::timeout, &timer, [this, button] {
                auto *box = qobject_cast<QMessageBox *>(QApplication::activeModalWidget());
                if (!box)
                    return;
                timer.stop();
                said = box->informativeText();
                auto *found = button.isEmpty() ? nullptr : box->findChild<QPushButton *>(button);
                if (found)
                    found->click();
                else
                    QTest::keyClick(box, Qt::Key_Escape);
            });
            timer.start(20ms);
        }

        QTimer timer;
        QString said; ///< null until asked
    };

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_sink = std::make_unique<HttpSink>();
        QFile config(m_folder->filePath(u"station.yaml"_s));
        QVERIFY(config.open(QFile::WriteOnly));
        config.write(
            "sources:\n"
            "  - {name: github, provider: github, secrets: [\"${SIGNALBOX_QUIT_SECRET}\"]}\n"
            "destinations:\n"
            "  - {name: sink, http: {url: \""
            + m_sink->url().toUtf8()
            + "\"}}\n"
              "workflows:\n"
              "  - name: all\n"
              "    nodes:\n"
              "      - {id: in, source: [github]}\n"
              "      - {id: out, destination: sink}\n"
              "    edges: [in > out]\n");
    }

    void cleanup()
    {
        m_desktop.reset();
        m_sink.reset();
    }

    void closingTheWindowLeavesTheStationInTheTray()
    {
        QSettings().remove(u"tray/said"_s);
        auto icon = std::make_unique<TrayIcon>();
        const auto *tray = icon.get();
        m_desktop = std::make_unique<Desktop>(options(), std::move(icon));
        waitUntilOpen();
        QVERIFY(!tray->isShown());
        const auto ingest = ingestUrl();
        QSignalSpy finished(m_desktop.get(), &Desktop::finished);

        Answer unasked{QString()};
        m_desktop->window()->close();
        QVERIFY(unasked.said.isNull());
        QVERIFY(!m_desktop->window()->isVisible());
        QVERIFY(tray->isShown());
        QVERIFY(QSettings().value(u"tray/said"_s).toBool());
        QVERIFY(post(ingest).startsWith("HTTP/1.1 200"));
        QTRY_COMPARE(m_sink->count(), 1);
        QCOMPARE(finished.size(), 0);

        trayAction(u"trayOpen"_s)->trigger();
        QVERIFY(m_desktop->window()->isVisible());
        QVERIFY(post(ingest).startsWith("HTTP/1.1 200"));
    }

    void quittingFromTheTrayAsksFirst()
    {
        auto icon = std::make_unique<TrayIcon>();
        const auto *tray = icon.get();
        m_desktop = std::make_unique<Desktop>(options(), std::move(icon));
        waitUntilOpen();
        const auto ingest = ingestUrl();
        QSignalSpy finished(m_desktop.get(), &Desktop::finished);
        m_desktop->window()->close();
        {
            Answer no{QString()};
            trayAction(u"trayQuit"_s)->trigger();
            QVERIFY2(no.said.contains(ingest), qPrintable(no.said));
            QVERIFY(tray->isShown());
            QVERIFY(post(ingest).startsWith("HTTP/1.1 200"));
        }
        Answer yes(u"quitButton"_s);
        trayAction(u"trayQuit"_s)->trigger();
        QVERIFY(!yes.said.isNull());
        QVERIFY(!tray->isShown());
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, patience);
        QCOMPARE(finished.first().first().toInt(), 0);
    }

    void closingWithoutATrayAsksFirst()
    {
        m_desktop = std::make_unique<Desktop>(options());
        waitUntilOpen();
        QSignalSpy finished(m_desktop.get(), &Desktop::finished);
        Answer no{QString()};
        m_desktop->window()->close();
        QVERIFY(no.said.contains(ingestUrl()));
        QVERIFY(m_desktop->window()->isVisible());
        QCOMPARE(finished.size(), 0);
    }

    void whatRunsEndsBehindAWindowThatIsGone()
    {
        m_desktop = std::make_unique<Desktop>(options());
        waitUntilOpen();
        m_sink->answerWith({.kind = SinkAnswer::Kind::Hang});
        QVERIFY(post(ingestUrl()).startsWith("HTTP/1.1 200"));
        QTRY_COMPARE(m_sink->count(), 1);

        QSignalSpy finished(m_desktop.get(), &Desktop::finished);
        Answer yes(u"quitButton"_s);
        m_desktop->window()->close();
        QVERIFY(!yes.said.isNull());
        QVERIFY(!m_desktop->window()->isVisible());
        m_desktop->bringToFront(); // a second start, too late
        QVERIFY(!m_desktop->window()->isVisible());
        QCOMPARE(finished.size(), 0); // the attempt may end yet

        m_sink->release();
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, patience);
        QCOMPARE(finished.first().first().toInt(), 0);
        QVERIFY(openStore(storeUrl()).ok()); // nobody has it any more
    }
};

int main(int argc, char *argv[])
{
    QTemporaryDir home;
    for (const auto *name :
         {"XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_RUNTIME_DIR", "XDG_CACHE_HOME"})
        qputenv(name, home.path().toLocal8Bit());
    qputenv("SIGNALBOX_QUIT_SECRET", "quit secret");
    QApplication application(argc, argv);
    QApplication::setOrganizationName(u"signalbox-test"_s);
    QApplication::setApplicationName(u"signalbox-test"_s);
    QApplication::setQuitOnLastWindowClosed(false);
    const QCA::Initializer crypto;
    DesktopQuitTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_desktopquit.moc"
