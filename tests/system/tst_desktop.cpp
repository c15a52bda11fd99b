// SPDX-License-Identifier: GPL-3.0-or-later
// The real window over a real station, driven by mouse and keyboard.
#include "app/desktop/desktop.h"
#include "app/desktop/singleinstance.h"
#include "app/storelocation.h"
#include "core/api/admintoken.h"
#include "tests/support/githubrequest.h"
#include "tests/support/httpsink.h"
#include "ui/shell/mainwindow.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/messagebar.h"

#include <QApplication>
#include <QDir>
#include <QFileInfo>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QProcess>
#include <QProcessEnvironment>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTableView>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeView>
#include <QtCrypto>

#include <algorithm>
#include <thread>

using namespace Signalbox;
using namespace Qt::StringLiterals;

class DesktopTest final : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    std::unique_ptr<HttpSink> m_sink;
    std::unique_ptr<Desktop> m_desktop;
    int m_sent = 0;

    template <typename Widget>
    Widget *find(const QString &name) const
    {
        return m_desktop->window()->findChild<Widget *>(name);
    }

    QTableView *events() const { return find<QTableView>(u"events"_s); }

    static QByteArray pushPayload()
    {
        QFile file(u":/signalbox/examples/github/push.json"_s);
        return file.open(QFile::ReadOnly) ? file.readAll() : QByteArray();
    }

    /// As GitHub would; the whole answer.
    QByteArray post(const QByteArray &type, const QByteArray &body)
    {
        const QUrl url(m_ingest);
        QTcpSocket socket;
        socket.connectToHost(url.host(), quint16(url.port()));
        if (!socket.waitForConnected())
            return {};
        socket.write(githubRequest("github", type, "desktop-" + QByteArray::number(++m_sent), body,
                                   "window secret"));
        QByteArray answer;
        while (!answer.contains("\"status\"") && socket.waitForReadyRead())
            answer += socket.readAll();
        return answer;
    }

    QString m_ingest;

    void clickRow(int row)
    {
        const auto index = events()->model()->index(row, 0);
        QTest::mouseClick(events()->viewport(), Qt::LeftButton, {},
                          events()->visualRect(index).center());
    }

private Q_SLOTS:
    void initTestCase()
    {
        qputenv("SIGNALBOX_WINDOW_SECRET", "window secret");
        m_sink = std::make_unique<HttpSink>();
        QFile config(m_folder.filePath(u"station.yaml"_s));
        QVERIFY(config.open(QFile::WriteOnly));
        config.write(
            "sources:\n"
            "  - {name: github, provider: github, secrets: [\"${SIGNALBOX_WINDOW_SECRET}\"]}\n"
            "destinations:\n"
            "  - name: sink\n"
            "    http: {url: \""
            + m_sink->url().toUtf8()
            + "\"}\n"
              "    retry: {initial: 60ms, factor: 2, max_interval: 1s, max_attempts: 4, jitter: "
              "0%}\n"
              "workflows:\n"
              "  - name: all\n"
              "    nodes:\n"
              "      - {id: in, source: [github]}\n"
              "      - {id: out, destination: sink}\n"
              "    edges: [in > out]\n");
        config.close();
        DesktopOptions options;
        options.storeUrl = u"sqlite://"_s + m_folder.filePath(u"station.db"_s);
        options.configPath = config.fileName();
        options.listen = ListenAddress{QHostAddress::LocalHost, 0};
        options.admin = {QHostAddress::LocalHost, 0};
        m_desktop = std::make_unique<Desktop>(options);
        QSignalSpy opened(m_desktop.get(), &Desktop::opened);
        m_desktop->start();
        QVERIFY(opened.wait(10'000));
        QVERIFY(QTest::qWaitForWindowExposed(m_desktop->window()));
        auto *address = find<QPushButton>(u"address"_s);
        QTRY_VERIFY(address->text().contains(u"http://127.0.0.1:"_s));
        m_ingest = address->text().sliced(address->text().indexOf(u"http"_s)).trimmed();
    }

    void init()
    {
        // Without a window manager nobody gives the focus back after a dialog.
        if (!m_desktop->window()->isActiveWindow())
            m_desktop->window()->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_desktop->window()));
    }

    void anEventArrivesWhileTheWindowIsOpenIsSelectedInspectedAndReplayed()
    {
        QTest::keyClick(m_desktop->window(), Qt::Key_2, Qt::ControlModifier);
        QTRY_VERIFY(find<QWidget>(u"eventsSplit"_s)->isVisible());
        QVERIFY(post("push", pushPayload()).startsWith("HTTP/1.1 200"));
        QTRY_COMPARE(events()->model()->rowCount(), 1);
        QTRY_COMPARE(m_sink->count(), 1);

        clickRow(0);
        auto *type = find<ElidedLabel>(u"inspectorType"_s);
        QTRY_VERIFY(type->fullText().contains(u"push"_s));
        auto *tabs = find<QTabWidget>(u"inspectorTabs"_s);
        QTest::keyClick(m_desktop->window(), Qt::Key_2, Qt::AltModifier);
        QTRY_COMPARE(tabs->currentIndex(), 1);
        QTest::keyClick(m_desktop->window(), Qt::Key_3, Qt::AltModifier);
        QTRY_COMPARE(tabs->currentIndex(), 2);
        auto *tree = find<QTreeView>(u"bodyTree"_s);
        QTRY_VERIFY(tree->model() && tree->model()->rowCount() > 0);

        QTimer::singleShot(0, this, [this] { acceptReplay(); });
        QTest::keyClick(m_desktop->window(), Qt::Key_R, Qt::ControlModifier);
        QTRY_COMPARE(m_sink->count(), 2);
        const auto requests = m_sink->requests();
        QCOMPARE(requests[1].headers.single("webhook-replay"), "1");
        QCOMPARE(requests[1].headers.single("webhook-id"),
                 requests[0].headers.single("webhook-id"));
        QCOMPARE(requests[1].body, pushPayload());
    }

    void retriesAndTheirAttemptsAreSeen()
    {
        const SinkAnswer failure{.status = 500, .headers = {}, .body = {}, .delay = {}};
        m_sink->script({failure, failure, failure});
        const auto before = m_sink->count();
        QVERIFY(post("issues", "{\"action\":\"opened\"}").startsWith("HTTP/1.1 200"));
        QTRY_COMPARE(m_sink->count(), before + 4);
        QTest::keyClick(events(), Qt::Key_Escape);
        QTRY_COMPARE(events()->model()->rowCount(), 2);
        clickRow(0);
        auto *type = find<ElidedLabel>(u"inspectorType"_s);
        QTRY_VERIFY(type->fullText().contains(u"issues"_s));
        QTest::keyClick(m_desktop->window(), Qt::Key_4, Qt::AltModifier);
        auto *deliveries = find<QTreeView>(u"deliveries"_s);
        QTRY_COMPARE(deliveries->model()->rowCount(), 1);
        QTRY_COMPARE(deliveries->model()->rowCount(deliveries->model()->index(0, 0)), 4);
    }

    void aDeadLetterIsFoundByFilterAndRedriven()
    {
        m_sink->goAway();
        QVERIFY(post("star", "{\"action\":\"created\"}").startsWith("HTTP/1.1 200"));
        auto *filter = find<QLineEdit>(u"filter"_s);
        QTest::keyClick(m_desktop->window(), Qt::Key_F, Qt::ControlModifier);
        QTRY_VERIFY(filter->hasFocus());
        QTest::keyClicks(filter, u"state:failed"_s);
        QTest::keyClick(filter, Qt::Key_Return);
        QTRY_COMPARE_WITH_TIMEOUT(events()->model()->rowCount(), 1, 15'000);
        clickRow(0);
        auto *redrive = find<QAbstractButton>(u"redriveAll"_s);
        QTRY_VERIFY(redrive->isVisible() && redrive->isEnabled());
        const auto before = m_sink->count();
        m_sink->comeBack();
        QTest::mouseClick(redrive, Qt::LeftButton);
        QTRY_COMPARE(m_sink->count(), before + 1);
        filter->clear();
        QTest::keyClick(filter, Qt::Key_Return);
        QTRY_COMPARE(events()->model()->rowCount(), 3);
    }

    void aRefusedRequestIsInTheOtherTable()
    {
        auto forged = githubRequest("github", "push", "forged", "{}", "not the secret");
        const QUrl url(m_ingest);
        QTcpSocket socket;
        socket.connectToHost(url.host(), quint16(url.port()));
        QVERIFY(socket.waitForConnected());
        socket.write(forged);
        QVERIFY(socket.waitForReadyRead());
        QVERIFY(socket.readAll().startsWith("HTTP/1.1 401"));
        for (auto *button : find<QWidget>(u"tableChoice"_s)->findChildren<QAbstractButton *>()) {
            if (button->text() == "Rejected"_L1)
                QTest::mouseClick(button, Qt::LeftButton);
        }
        auto *rejections = find<QTableView>(u"rejections"_s);
        QTRY_COMPARE(rejections->model()->rowCount(), 1);
    }

    void aSecondStartRaisesTheFirstWindow()
    {
        const auto folder = m_folder.filePath(u"run/signalbox"_s);
        SingleInstance first(u"sqlite:///a"_s, folder);
        SingleInstance other(u"sqlite:///b"_s, folder);
        QVERIFY(first.claim());
        QCOMPARE(QFileInfo(folder).permissions()
                     & (QFile::ReadGroup | QFile::ExeGroup | QFile::ReadOther | QFile::ExeOther),
                 QFile::Permissions());
        const auto sockets = [&] {
            return QDir(folder).entryList(QDir::System | QDir::Files).size();
        };
        QCOMPARE(sockets(), 1);
        QSignalSpy raised(&first, &SingleInstance::raiseRequested);
        bool claimed = true;
        std::thread start([&] { claimed = SingleInstance(u"sqlite:///a"_s, folder).claim(); });
        QVERIFY(raised.wait());
        start.join();
        QVERIFY(!claimed);
        QVERIFY(other.claim());
        QCOMPARE(sockets(), 2);
    }

    void nobodyIsMetWhereOthersMayWrite()
    {
        const auto folder = m_folder.filePath(u"everybody"_s);
        QVERIFY(QDir().mkdir(folder));
        QVERIFY(QFile(folder).setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner
                                             | QFile::WriteOther | QFile::ExeOther));
        SingleInstance first(u"sqlite:///a"_s, folder);
        SingleInstance second(u"sqlite:///a"_s, folder);
        QVERIFY(first.claim());
        QVERIFY(second.claim());
        QVERIFY(QDir(folder).entryList(QDir::System | QDir::Files).isEmpty());
    }

    void aSecondStartSaysWhatItDidNotDo()
    {
        const auto url = u"sqlite://"_s + m_folder.filePath(u"running.db"_s);
        SingleInstance first(url, AdminToken::folder(storeFolder(url)));
        QVERIFY(first.claim());
        QSignalSpy raised(&first, &SingleInstance::raiseRequested);
        const auto start = [&](const QStringList &options, QByteArray &said) {
            QProcess process;
            process.start(qEnvironmentVariable("SIGNALBOX_BIN") + u"/signalbox"_s,
                          QStringList{u"--store"_s, url} + options);
            if (!process.waitForStarted()
                || !QTest::qWaitFor([&] { return process.state() == QProcess::NotRunning; },
                                    30'000))
                return -1;
            said = process.readAllStandardError();
            return process.exitCode();
        };
        QByteArray said;
        QCOMPARE(start({}, said), 0);
        const auto pictures = m_folder.filePath(u"pictures"_s);
        QCOMPARE(start({u"--screenshot"_s, pictures, u"--theme"_s, u"dark"_s}, said), 1);
        QVERIFY2(said.contains("--screenshot, --theme"), said);
        QVERIFY(!QFileInfo::exists(pictures));
        QCOMPARE(raised.size(), 2);
    }

    void closingWithoutATrayAsksAndCancelKeepsEverything()
    {
        QString said;
        QTimer::singleShot(0, this, [&] {
            QTRY_VERIFY(QApplication::activeModalWidget());
            auto *box = qobject_cast<QMessageBox *>(QApplication::activeModalWidget());
            QVERIFY(box);
            said = box->informativeText();
            QTest::keyClick(box, Qt::Key_Escape);
        });
        m_desktop->window()->close();
        QVERIFY(said.contains(m_ingest));
        QVERIFY(m_desktop->window()->isVisible());
        QVERIFY(post("push", "{}").startsWith("HTTP/1.1 200"));
    }

    void aTakenPortIsNamedAndAFreeOneOffered()
    {
        QTcpServer taken;
        QVERIFY(taken.listen(QHostAddress::LocalHost));
        DesktopOptions options;
        options.storeUrl = u"sqlite://"_s + m_folder.filePath(u"other.db"_s);
        options.listen = ListenAddress{QHostAddress::LocalHost, taken.serverPort()};
        options.admin = {QHostAddress::LocalHost, 0};
        Desktop desktop(options);
        QSignalSpy opened(&desktop, &Desktop::opened);
        desktop.start();
        QVERIFY(opened.wait(10'000));
        QTRY_VERIFY(desktop.window()->findChild<QPushButton *>(u"messageAction"_s));
        auto *problem = desktop.window()->findChild<QWidget *>(u"problem"_s);
        QVERIFY(problem);
        QString text;
        for (const auto *label : problem->findChildren<QLabel *>())
            text += label->text();
        QVERIFY2(text.contains(QString::number(QCoreApplication::applicationPid())),
                 qPrintable(text));
        QTest::mouseClick(desktop.window()->findChild<QPushButton *>(u"messageAction"_s),
                          Qt::LeftButton);
        auto *address = desktop.window()->findChild<QPushButton *>(u"address"_s);
        QTRY_VERIFY(address->text().contains(u"http://127.0.0.1:"_s));
    }

    void aStationFileThatIsOpenedTellsOfItsWarnings()
    {
        QFile file(m_folder.filePath(u"second.yaml"_s));
        QVERIFY(file.open(QFile::WriteOnly));
        file.write("workflows:\n"
                   "  - name: loose\n"
                   "    nodes:\n"
                   "      - {id: in, source: [github]}\n"
                   "      - {id: never, filter: \"`false`\"}\n"
                   "      - {id: end, stop: other}\n"
                   "    edges: [in > never, never.else > end]\n");
        file.close();
        Q_EMIT m_desktop->window()->stationFileChosen(file.fileName());
        const auto *bar = m_desktop->window()->findChild<MessageBar *>();
        const auto isWarned = [&] {
            return std::ranges::any_of(bar->messages(), [](const QString &message) {
                return message.contains(u"loose. never: "_s) && message.startsWith(u'1');
            });
        };
        QTRY_VERIFY2(isWarned(), qPrintable(bar->messages().join(u'\n')));
    }

    void cleanupTestCase()
    {
        m_desktop.reset();
        m_sink.reset();
    }

private:
    void acceptReplay()
    {
        QTRY_VERIFY(QApplication::activeModalWidget());
        auto *accept =
            QApplication::activeModalWidget()->findChild<QPushButton *>(u"replayAccept"_s);
        QVERIFY(accept);
        QTRY_VERIFY(accept->isEnabled());
        QTest::keyClick(accept, Qt::Key_Space);
    }
};

int main(int argc, char *argv[])
{
    QTemporaryDir home;
    for (const auto *name :
         {"XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_RUNTIME_DIR", "XDG_CACHE_HOME"})
        qputenv(name, home.path().toLocal8Bit());
    // Qt asks for the desktop's portal at once, and loses the question where nobody answers.
    qputenv("QT_NO_XDG_DESKTOP_PORTAL", "1");
    QApplication application(argc, argv);
    QApplication::setOrganizationName(u"signalbox-test"_s);
    QApplication::setApplicationName(u"signalbox-test"_s);
    QApplication::setQuitOnLastWindowClosed(false);
    const QCA::Initializer crypto;
    DesktopTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_desktop.moc"
