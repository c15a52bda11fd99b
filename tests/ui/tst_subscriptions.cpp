// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/station/localstation.h"
#include "tests/core/auth/vendorhosts.h"
#include "ui/inspector/rejectionview.h"
#include "ui/sources/sourcespage.h"
#include "ui/widgets/chips.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/objectedits.h"
#include "ui/widgets/theme.h"
#include "ui/widgets/timeformat.h"

#include <QApplication>
#include <QDir>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>
#include <QtCrypto>

using namespace Signalbox;
using namespace Qt::StringLiterals;

namespace {

template <typename T>
Result<T> await(const QFuture<Result<T>> &future)
{
    if (!QTest::qWaitFor([&] { return future.isFinished(); }, 30'000))
        return Error{ErrorCode::Timeout, u"no answer"_s};
    return future.result();
}

} // namespace

/// A subscription that Amazon asks about, in the window: seen, confirmed by a click, taken back.
class SubscriptionsWindowTest final : public QObject
{
    Q_OBJECT

    QCA::Initializer m_qca;
    SystemClock m_clock;
    TimeFormat m_times{m_clock};
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<VendorHosts> m_hosts;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<LocalStation> m_station;
    std::unique_ptr<SourcesPage> m_page;
    QUrl m_url;

    /// Amazon asks, and the station keeps the question.
    void ask(int kept = 1)
    {
        const auto body = m_hosts->snsMessage(VendorHosts::subscription(
            toIso8601(m_clock.now()).toLatin1(), VendorHosts::foreignTopic));
        QTcpSocket socket;
        socket.connectToHost(m_url.host(), quint16(m_url.port()));
        QVERIFY(socket.waitForConnected());
        socket.write("POST /in/sns HTTP/1.1\r\nHost: a\r\nConnection: close\r\n"
                     "Content-Type: text/plain\r\nContent-Length: "
                     + QByteArray::number(body.size()) + "\r\n\r\n" + body);
        QVERIFY(socket.waitForReadyRead(30'000));
        QTRY_COMPARE(await(m_station->rejections({}))->rejections.size(), kept);
    }
    QString topics() const
    {
        return await(m_station->sources())->first().source.config.parameters.value(u"topics"_s);
    }
    QPushButton *button() const
    {
        return m_page->findChild<QPushButton *>(u"confirmSubscription"_s);
    }
    void show()
    {
        m_page = std::make_unique<SourcesPage>(*m_station, m_times);
        m_page->resize(1130, 760);
        m_page->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
        QTRY_VERIFY(m_page->isSettled());
    }
    void save(QWidget &window, const QString &name) const
    {
        const QDir folder(QCoreApplication::applicationDirPath() + u"/pictures"_s);
        QVERIFY(folder.mkpath(u"."_s));
        QVERIFY(window.grab().save(folder.filePath(name)));
    }

private Q_SLOTS:
    void init()
    {
        m_theme = std::make_unique<Theme>(Theme::Mode::Light);
        m_hosts = std::make_unique<VendorHosts>();
        m_hosts->server.answerAt(VendorHosts::confirmPath(VendorHosts::foreignTopic),
                                 {.status = 200});
        m_folder = std::make_unique<QTemporaryDir>();
        StationOptions options;
        options.storeUrl = u"sqlite://"_s + m_folder->filePath(u"events.db"_s);
        options.receiverThreads = 1;
        options.keyFetching = m_hosts->policy();
        auto pipeline = Pipeline::start(options);
        QVERIFY2(pipeline, pipeline ? "" : qPrintable(pipeline.error().detail));
        m_station = std::make_unique<LocalStation>(*std::move(pipeline));
        m_url = QUrl(*m_station->listen({QHostAddress::LocalHost, 0}));
        SourceDraft draft;
        draft.config.name = u"sns"_s;
        draft.config.provider = u"aws-sns"_s;
        draft.config.parameters.insert(u"topics"_s, QString::fromLatin1(VendorHosts::topic));
        QCOMPARE(await(m_station->saveSource(draft))->revision, 1);
    }

    void cleanup()
    {
        m_page.reset();
        m_station.reset();
        m_hosts.reset();
        m_theme.reset();
    }

    void aClickConfirmsAndCtrlZTakesTheTopicBack()
    {
        ask();
        show();
        QTRY_VERIFY(button() && button()->isVisible());
        QVERIFY(
            button()->accessibleName().contains(QString::fromLatin1(VendorHosts::foreignTopic)));
        QCOMPARE(m_page->findChild<ElidedLabel *>(u"waitingTopic"_s)->fullText().toLatin1(),
                 VendorHosts::foreignTopic);
        const auto about = m_page->findChild<QLabel *>(u"waitingAbout"_s)->text();
        QVERIFY2(about.contains("999999999999"_L1) && about.contains("eu-west-1"_L1),
                 qPrintable(about));
        QVERIFY(m_page->findChild<ChipLabel *>()->look().word.contains("Waits"_L1));
        save(*m_page, u"subscription-waits-light.png"_s);

        QSignalSpy noticed(m_page.get(), &Page::noticed);
        button()->setFocus(); // by the keyboard as well
        QTest::keyClick(button(), Qt::Key_Space);
        QTRY_VERIFY(!noticed.isEmpty());
        QVERIFY(noticed.first().first().toString().contains("confirmed"_L1));
        QCOMPARE(m_hosts->confirmations(), 1);
        QCOMPARE(topics().toLatin1(), VendorHosts::topic + ' ' + VendorHosts::foreignTopic);
        QTRY_VERIFY(!button());
        QVERIFY(!m_page->findChild<QWidget *>(u"waitingList"_s)->isVisible());

        auto &history = m_page->edits().history();
        QTRY_VERIFY(history.canUndo());
        m_page->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
        QTest::keyClick(m_page.get(), Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE(topics().toLatin1(), VendorHosts::topic);
        QTRY_VERIFY(history.canRedo());
        QTest::keyClick(m_page.get(), Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_COMPARE(topics().toLatin1(), VendorHosts::topic + ' ' + VendorHosts::foreignTopic);
    }

    void whatCouldNotBeConfirmedIsSaidAndStays()
    {
        m_hosts->server.answerAt(VendorHosts::confirmPath(VendorHosts::foreignTopic),
                                 {.status = 500});
        ask();
        show();
        QTRY_VERIFY(button() && button()->isVisible());
        QSignalSpy problems(m_page.get(), &Page::problemFound);
        QTest::mouseClick(button(), Qt::LeftButton);
        QTRY_VERIFY(!problems.isEmpty());
        QVERIFY(problems.first().first().toString().contains("500"_L1));
        QTRY_VERIFY(m_page->isSettled());
        QTRY_VERIFY(button() && button()->isEnabled());
        QTRY_VERIFY(m_page->edits().history().canUndo()); // the topic is the source's all the same
    }

    void aFilesSourceSaysWhatLineItNeeds()
    {
        QVERIFY(await(m_station->remove({ObjectKind::Source, u"sns"_s})));
        QVERIFY(await(
            m_station->apply("sources: [{name: sns, provider: aws-sns}]\n", u"a.yaml"_s, false)));
        ask();
        show();
        QTRY_VERIFY(button() && button()->isVisible());
        QSignalSpy problems(m_page.get(), &Page::problemFound);
        QTest::mouseClick(button(), Qt::LeftButton);
        QTRY_VERIFY(!problems.isEmpty());
        const auto sentence = problems.first().first().toString();
        QVERIFY2(sentence.contains(
                     u"topics: \"%1\""_s.arg(QString::fromLatin1(VendorHosts::foreignTopic))),
                 qPrintable(sentence));
        QCOMPARE(m_hosts->confirmations(), 0);
        QVERIFY(!m_page->edits().history().canUndo());
    }

    void amongTheRejectionsItWaitsTooAndIsConfirmedThere()
    {
        ask();
        const auto kept = await(m_station->rejections({}))->rejections.first();
        m_theme.reset();
        m_theme = std::make_unique<Theme>(Theme::Mode::Dark);
        RejectionView view(*m_station, m_times);
        view.resize(640, 600);
        view.setRejection(kept);
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        QTRY_VERIFY(view.isSettled());
        auto *yes = view.findChild<QPushButton *>(u"admitRejection"_s);
        QTRY_VERIFY(yes->isVisible());
        QCOMPARE(yes->text(), u"Confirm"_s);
        QVERIFY(view.findChild<ChipLabel *>()->look().word.contains("Waits"_L1));
        save(view, u"subscription-rejection-dark.png"_s);
        QSignalSpy noticed(&view, &RejectionView::noticed);
        QTest::mouseClick(yes, Qt::LeftButton);
        QTRY_VERIFY(!noticed.isEmpty());
        QCOMPARE(m_hosts->confirmations(), 1);
        view.setRejection(await(m_station->rejections({}))->rejections.first());
        QTRY_VERIFY(view.isSettled());
        QVERIFY(!yes->isVisible());
        QCOMPARE(view.findChild<ChipLabel *>()->look().word, u"Confirmed"_s);
    }

    void theDarkThemeShowsItToo()
    {
        m_theme.reset();
        m_theme = std::make_unique<Theme>(Theme::Mode::Dark);
        ask();
        ask(2);
        show();
        QTRY_VERIFY(button() && button()->isVisible());
        save(*m_page, u"subscription-waits-dark.png"_s);
        QVERIFY(m_page->findChild<QLabel *>(u"waitingAbout"_s)->text().contains("2 time"_L1));
    }
};

QTEST_MAIN(SubscriptionsWindowTest)
#include "tst_subscriptions.moc"
