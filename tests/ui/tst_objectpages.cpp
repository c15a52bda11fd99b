// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/station/localstation.h"
#include "ui/destinations/destinationspage.h"
#include "ui/sources/sourcespage.h"
#include "ui/widgets/cardspane.h"
#include "ui/widgets/objectedits.h"
#include "ui/widgets/secretfield.h"
#include "ui/widgets/theme.h"
#include "ui/widgets/timeformat.h"

#include <QApplication>
#include <QCheckBox>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QtCrypto>

using namespace Signalbox;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

template <typename T>
Result<T> await(const QFuture<Result<T>> &future)
{
    if (!QTest::qWaitFor([&] { return future.isFinished(); }, 10'000))
        return Error{ErrorCode::Timeout, u"no answer"_s};
    return future.result();
}

} // namespace

/// The pages Sources and Destinations over a real station, by mouse and keyboard.
class ObjectPagesTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_theme = std::make_unique<Theme>(Theme::Mode::Light); }
    void cleanupTestCase() { m_theme.reset(); }
    void init();
    void cleanup();

    void aNewcomerMakesASourceAndSendsATestIntoIt();
    void theGalleryFindsByNameAndCategory();
    void whatIsWrongIsSaidAtItsField();
    void holdingReplaysIsOfferedWhereItIsWorthIt();
    void aSecretThatIsKeptIsNeverShownAndStaysUnlessReplaced();
    void aReferenceIsNotASecret();
    void changesAreTakenBackAndMadeAgain();
    void aSourceIsDisabledAndDeletedAndComesBack();
    void whatAFileOwnsIsOnlyDetached();
    void whatChangedMeanwhileIsNotOverwritten();
    void aDestinationIsMadeChangedAndTakenBack();
    void aSigningSecretIsMadeUp();

private:
    template <typename T>
    T *find(const QString &name) const
    {
        for (auto *window : QApplication::topLevelWidgets()) {
            auto *dialog = qobject_cast<QDialog *>(window);
            if (!dialog || !dialog->isVisible())
                continue;
            if (auto *found = dialog->findChild<T *>(name))
                return found;
        }
        return m_page->findChild<T *>(name);
    }
    QDialog *dialog() const { return qobject_cast<QDialog *>(QApplication::activeModalWidget()); }
    void click(const QString &button)
    {
        if (!dialog()) // it shows what the station has now
            QTRY_VERIFY(m_page->isSettled());
        const auto seen = [&] {
            const auto *there = find<QAbstractButton>(button);
            return there && there->isVisible();
        };
        QTRY_VERIFY2(seen(), qPrintable(button));
        auto *found = find<QAbstractButton>(button);
        QTest::mouseClick(found, Qt::LeftButton);
    }
    void type(const QString &field, const QString &text)
    {
        auto *found = find<QLineEdit>(field);
        QVERIFY2(found, qPrintable(field));
        found->setFocus();
        QTest::keyClick(found, Qt::Key_A, Qt::ControlModifier);
        if (text.isEmpty())
            QTest::keyClick(found, Qt::Key_Delete);
        QTest::keyClicks(found, text);
    }
    void typeSecret(const QString &slot, const QString &text)
    {
        auto *found = find<SecretField>(u"secret_"_s + slot);
        QVERIFY2(found, qPrintable(slot));
        QTest::keyClicks(found->lineEdit(), text);
    }
    /// Ctrl+Z, or with Shift, on the page.
    void press(Qt::KeyboardModifiers modifiers)
    {
        m_page->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
        QTest::keyClick(m_page.get(), Qt::Key_Z, modifiers);
    }
    template <typename PageType>
    void show()
    {
        m_page = std::make_unique<PageType>(*m_station, m_times);
        m_page->resize(1130, 760);
        m_page->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
        QTRY_VERIFY(m_page->isSettled());
    }
    void makeSource(const QString &provider, const QString &name);
    SourceView source(const QString &name);

    QCA::Initializer m_qca;
    SystemClock m_clock;
    TimeFormat m_times{m_clock};
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<LocalStation> m_station;
    std::unique_ptr<Page> m_page;
};

void ObjectPagesTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    StationOptions options;
    options.storeUrl = u"sqlite://"_s + m_folder->filePath(u"events.db"_s);
    options.receiverThreads = 1;
    auto pipeline = Pipeline::start(options);
    QVERIFY2(pipeline, pipeline ? "" : qPrintable(pipeline.error().detail));
    m_station = std::make_unique<LocalStation>(*std::move(pipeline));
    QVERIFY(m_station->listen({QHostAddress::LocalHost, 0}));
}

void ObjectPagesTest::cleanup()
{
    m_page.reset();
    m_station.reset();
}

SourceView ObjectPagesTest::source(const QString &name)
{
    const auto sources = await(m_station->sources());
    for (const auto &view : sources ? *sources : QList<SourceView>()) {
        if (view.source.config.name == name)
            return view;
    }
    return {};
}

void ObjectPagesTest::makeSource(const QString &provider, const QString &name)
{
    click(u"newSource"_s);
    QTRY_VERIFY(find<QListView>(u"providers"_s)->model()->rowCount() > 100);
    type(u"providerFilter"_s, provider);
    QTest::keyClick(find<QLineEdit>(u"providerFilter"_s), Qt::Key_Return);
    type(u"sourceName"_s, name);
}

void ObjectPagesTest::aNewcomerMakesASourceAndSendsATestIntoIt()
{
    show<SourcesPage>();
    makeSource(u"stripe"_s, u"shop"_s);
    typeSecret(u"signing_secret"_s, u"whsec_secret of the shop"_s);
    click(u"saveSource"_s);
    QTRY_COMPARE(source(u"shop"_s).source.config.provider, u"stripe"_s);
    QTRY_VERIFY(!dialog());
    const auto kept = source(u"shop"_s);
    QCOMPARE(kept.source.owner, u"gui"_s);
    QVERIFY(kept.problem.isEmpty());
    QVERIFY(kept.source.config.secrets.first().text.startsWith("{stored"_L1));
    QTRY_COMPARE(find<QLabel>(u"cardName"_s)->text(), u"shop"_s);
    QCOMPARE(find<QLineEdit>(u"address"_s)->text(), kept.address);

    click(u"testSource"_s);
    QTRY_VERIFY(find<QPlainTextEdit>(u"testBody"_s)->toPlainText().contains("charge.succeeded"_L1));
    click(u"sendTest"_s);
    QTRY_VERIFY(find<QLabel>(u"testAnswer"_s)->text().contains("accepted"_L1));
    const auto events = await(m_station->events({}));
    QCOMPARE(events->events.size(), 1);
    QCOMPARE(events->events.first().type, u"charge.succeeded"_s);
    find<QPlainTextEdit>(u"testBody"_s)->setPlainText(u"{"_s);
    click(u"sendTest"_s);
    QTRY_VERIFY(find<QLabel>(u"testAnswer"_s)->text().contains("malformed"_L1, Qt::CaseInsensitive));
    dialog()->reject();
}

void ObjectPagesTest::theGalleryFindsByNameAndCategory()
{
    show<SourcesPage>();
    click(u"newSource"_s);
    auto *list = find<QListView>(u"providers"_s);
    QTRY_VERIFY(list->model()->rowCount() > 100);
    QVERIFY(!find<QPushButton>(u"saveSource"_s)->isVisible());
    type(u"providerFilter"_s, u"hub git"_s);
    QTRY_COMPARE(list->currentIndex().data().toString(), u"GitHub"_s);
    type(u"providerFilter"_s, u"payments"_s);
    QVERIFY(list->model()->rowCount() > 5);
    const auto first = list->currentIndex().data().toString();
    QTest::keyClick(find<QLineEdit>(u"providerFilter"_s), Qt::Key_Down);
    QVERIFY(list->currentIndex().data().toString() != first);
    QTest::keyClick(find<QLineEdit>(u"providerFilter"_s), Qt::Key_Escape);
    QTRY_VERIFY(!dialog());
}

void ObjectPagesTest::whatIsWrongIsSaidAtItsField()
{
    show<SourcesPage>();
    makeSource(u"stripe"_s, u"No Good"_s);
    typeSecret(u"signing_secret"_s, u"whsec_x"_s);
    click(u"saveSource"_s);
    QTRY_VERIFY(find<QLabel>(u"problem_name"_s)->isVisible());
    QVERIFY(find<QLineEdit>(u"sourceName"_s)->hasFocus());
    type(u"sourceName"_s, u"good"_s);
    click(u"sourceMore"_s);
    type(u"source_rate_limit"_s, u"many"_s);
    click(u"saveSource"_s);
    QTRY_VERIFY(find<QLabel>(u"problem_rate_limit"_s)->isVisible());
    type(u"source_rate_limit"_s, u"200/s"_s);
    type(u"source_allow"_s, u"10.0.0.0/8, nowhere"_s);
    type(u"source_key"_s, u"body."_s);
    click(u"saveSource"_s);
    QTRY_VERIFY(find<QLabel>(u"problem_allow"_s)->isVisible());
    QVERIFY(find<QLabel>(u"problem_key"_s)->isVisible());
    QVERIFY(!find<QLabel>(u"problem_rate_limit"_s)->isVisible());
    type(u"source_allow"_s, u"10.0.0.0/8"_s);
    type(u"source_key"_s, u"body.id"_s);
    click(u"saveSource"_s);
    QTRY_VERIFY(!dialog());
    const auto config = source(u"good"_s).source.config;
    QCOMPARE(config.intake.allow, QStringList{u"10.0.0.0/8"_s});
    QCOMPARE(config.intake.key, u"body.id"_s);
    QCOMPARE(config.admission.rateLimit->count, 200);
}

void ObjectPagesTest::holdingReplaysIsOfferedWhereItIsWorthIt()
{
    show<SourcesPage>();
    makeSource(u"github"_s, u"repository"_s); // signs neither a time nor an id
    typeSecret(u"secret"_s, u"correct horse"_s);
    QTRY_VERIFY(find<QLineEdit>(u"source_replay_window"_s)->isVisible());
    type(u"source_replay_window"_s, u"an hour"_s);
    click(u"saveSource"_s);
    QTRY_VERIFY(find<QLabel>(u"problem_replay_window"_s)->isVisible());
    type(u"source_replay_window"_s, u"1 h"_s);
    click(u"saveSource"_s);
    QTRY_VERIFY(!dialog());
    QCOMPARE(source(u"repository"_s).source.config.intake.replayWindow,
             Microseconds(std::chrono::hours(1)));

    makeSource(u"stripe"_s, u"shop"_s); // signs a time
    QVERIFY(!find<QLineEdit>(u"source_replay_window"_s)->isVisible());
    click(u"sourceMore"_s);
    QTRY_VERIFY(find<QLineEdit>(u"source_replay_window"_s)->isVisible());
    QTest::keyClick(dialog(), Qt::Key_Escape);
    QTRY_VERIFY(!dialog());

    makeSource(u"api key"_s, u"script"_s); // signs nothing
    QVERIFY(!find<QLineEdit>(u"source_replay_window"_s));
}

void ObjectPagesTest::aSecretThatIsKeptIsNeverShownAndStaysUnlessReplaced()
{
    show<SourcesPage>();
    makeSource(u"stripe"_s, u"shop"_s);
    typeSecret(u"signing_secret"_s, u"whsec_first"_s);
    QCOMPARE(find<QLineEdit>(u"secretText"_s)->echoMode(), QLineEdit::Password);
    click(u"saveSource"_s);
    QTRY_VERIFY(!dialog());
    const auto first = source(u"shop"_s).source.config.secrets;
    click(u"editObject"_s);
    QTRY_VERIFY(find<SecretField>(u"secret_signing_secret"_s));
    for (const auto *line : dialog()->findChildren<QLineEdit *>())
        QVERIFY(!line->text().contains("whsec_first"_L1));
    type(u"source_public_url"_s, u"https://hooks.example.org/in/shop"_s);
    click(u"saveSource"_s);
    QTRY_VERIFY(!dialog());
    QCOMPARE(source(u"shop"_s).source.config.secrets, first);
    QCOMPARE(source(u"shop"_s).address, u"https://hooks.example.org/in/shop"_s);
    click(u"editObject"_s);
    QTRY_VERIFY(find<SecretField>(u"secret_signing_secret"_s));
    typeSecret(u"signing_secret"_s, u"whsec_second"_s);
    click(u"saveSource"_s);
    QTRY_VERIFY(!dialog());
    QCOMPARE(source(u"shop"_s).source.config.secrets.size(), 1);
    QVERIFY(source(u"shop"_s).source.config.secrets != first);
}

void ObjectPagesTest::aReferenceIsNotASecret()
{
    qputenv("OBJECTPAGES_SECRET", "from the environment");
    show<SourcesPage>();
    makeSource(u"github"_s, u"code"_s);
    typeSecret(u"secret"_s, u"${OBJECTPAGES_SECRET}"_s);
    click(u"saveSource"_s);
    QTRY_VERIFY(!dialog());
    QCOMPARE(source(u"code"_s).source.config.secrets.first().text, u"${OBJECTPAGES_SECRET}"_s);
    QVERIFY(source(u"code"_s).problem.isEmpty());
}

void ObjectPagesTest::changesAreTakenBackAndMadeAgain()
{
    show<SourcesPage>();
    auto &page = static_cast<SourcesPage &>(*m_page);
    makeSource(u"github"_s, u"code"_s);
    typeSecret(u"secret"_s, u"one"_s);
    click(u"saveSource"_s);
    QTRY_VERIFY(!dialog());
    click(u"editObject"_s);
    QTRY_VERIFY(find<QLineEdit>(u"source_public_url"_s));
    type(u"source_public_url"_s, u"https://a.example/in/code"_s);
    click(u"saveSource"_s);
    QTRY_VERIFY(!dialog());
    const auto secrets = source(u"code"_s).source.config.secrets;
    press(Qt::ControlModifier);
    QTRY_COMPARE(source(u"code"_s).source.config.publicUrl, QString());
    QCOMPARE(source(u"code"_s).source.config.secrets, secrets);
    QTRY_VERIFY(page.edits().history().canUndo());
    press(Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_COMPARE(source(u"code"_s).source.config.publicUrl, u"https://a.example/in/code"_s);
    QTRY_VERIFY(page.edits().history().canUndo());
    press(Qt::ControlModifier);
    QTRY_VERIFY(page.edits().history().canRedo());
    press(Qt::ControlModifier);
    QTRY_COMPARE(await(m_station->sources())->size(), 0);
    QTRY_VERIFY(page.edits().history().canRedo());
    QVERIFY(!page.edits().history().canUndo());
}

void ObjectPagesTest::aSourceIsDisabledAndDeletedAndComesBack()
{
    show<SourcesPage>();
    auto &page = static_cast<SourcesPage &>(*m_page);
    makeSource(u"github"_s, u"code"_s);
    typeSecret(u"secret"_s, u"one"_s);
    click(u"saveSource"_s);
    QTRY_VERIFY(!dialog());
    QTRY_COMPARE(find<QLabel>(u"cardName"_s)->text(), u"code"_s);
    click(u"enableObject"_s);
    QTRY_VERIFY(!source(u"code"_s).source.enabled);
    QTRY_COMPARE(find<QPushButton>(u"enableObject"_s)->text(), u"Enable"_s);
    click(u"enableObject"_s);
    QTRY_VERIFY(source(u"code"_s).source.enabled);
    click(u"deleteObject"_s);
    QTRY_VERIFY(find<QPushButton>(u"deleteAccept"_s));
    click(u"deleteAccept"_s);
    QTRY_COMPARE(await(m_station->sources())->size(), 0);
    QTRY_VERIFY(page.edits().history().canUndo());
    page.edits().history().undo();
    QTRY_COMPARE(source(u"code"_s).source.config.provider, u"github"_s);
}

void ObjectPagesTest::whatAFileOwnsIsOnlyDetached()
{
    QVERIFY(await(m_station->apply("sources: [{name: code, provider: github}]\n", u"a.yaml"_s,
                                   false)));
    show<SourcesPage>();
    QTRY_VERIFY(find<QPushButton>(u"detachObject"_s)->isVisible());
    for (const auto *name : {"editObject", "enableObject", "deleteObject"})
        QVERIFY(!find<QPushButton>(QString::fromLatin1(name))->isVisible());
    click(u"detachObject"_s);
    QTRY_VERIFY(find<QPushButton>(u"editObject"_s)->isVisible());
    QVERIFY(!find<QPushButton>(u"detachObject"_s)->isVisible());
}

void ObjectPagesTest::whatChangedMeanwhileIsNotOverwritten()
{
    show<SourcesPage>();
    makeSource(u"github"_s, u"code"_s);
    typeSecret(u"secret"_s, u"one"_s);
    click(u"saveSource"_s);
    QTRY_VERIFY(!dialog());
    click(u"editObject"_s);
    QTRY_VERIFY(find<QLineEdit>(u"source_public_url"_s));
    SourceDraft other;
    other.config = source(u"code"_s).source.config;
    other.config.publicUrl = u"https://other.example/in/code"_s;
    other.base = source(u"code"_s).source.revision;
    QVERIFY(await(m_station->saveSource(other)));
    type(u"source_public_url"_s, u"https://mine.example/in/code"_s);
    click(u"saveSource"_s);
    QTRY_VERIFY(find<QLabel>(u"sourceFailure"_s)->isVisible());
    QVERIFY(find<QLabel>(u"sourceFailure"_s)->text().contains("meanwhile"_L1));
    QCOMPARE(source(u"code"_s).source.config.publicUrl, other.config.publicUrl);
    dialog()->reject();
}

void ObjectPagesTest::aDestinationIsMadeChangedAndTakenBack()
{
    show<DestinationsPage>();
    click(u"newDestination"_s);
    QTRY_VERIFY(find<QLineEdit>(u"destinationName"_s));
    type(u"destinationName"_s, u"billing"_s);
    type(u"destinationUrl"_s, u"ftp://nowhere"_s);
    click(u"saveDestination"_s);
    QTRY_VERIFY(find<QLabel>(u"problem_http.url"_s)->isVisible());
    type(u"destinationUrl"_s, u"http://127.0.0.1:9/hooks"_s);
    click(u"saveDestination"_s);
    QTRY_VERIFY(!dialog());
    const auto config = [this] {
        const auto all = await(m_station->destinations());
        return all && !all->isEmpty() ? all->first().destination.config : DestinationConfig();
    };
    QCOMPARE(config().url, u"http://127.0.0.1:9/hooks"_s);
    QCOMPARE(config().retry, RetryPolicy());
    QTRY_COMPARE(find<QLabel>(u"cardName"_s)->text(), u"billing"_s);
    click(u"editObject"_s);
    QTRY_VERIFY(find<QToolButton>(u"destinationMore"_s));
    click(u"destinationMore"_s);
    type(u"destinationRetryOn"_s, u"often"_s);
    click(u"saveDestination"_s);
    QTRY_VERIFY(find<QLabel>(u"problem_retry.retry_on"_s)->isVisible());
    type(u"destinationRetryOn"_s, u"500-599"_s);
    type(u"destinationInitial"_s, u"soon"_s);
    click(u"saveDestination"_s);
    QTRY_VERIFY(find<QLabel>(u"problem_retry.initial"_s)->isVisible());
    type(u"destinationInitial"_s, u"1 min 30 s"_s);
    find<QCheckBox>(u"destinationSerial"_s)->click();
    click(u"saveDestination"_s);
    QTRY_VERIFY(!dialog());
    QVERIFY(config().serial);
    QCOMPARE(config().retry.retryOn, (QList<StatusRange>{{500, 599}}));
    QCOMPARE(config().retry.initial, 90s);
    press(Qt::ControlModifier);
    QTRY_COMPARE(config().retry, RetryPolicy());
    QVERIFY(!config().serial);
}

void ObjectPagesTest::aSigningSecretIsMadeUp()
{
    show<DestinationsPage>();
    click(u"newDestination"_s);
    QTRY_VERIFY(find<QLineEdit>(u"destinationName"_s));
    type(u"destinationName"_s, u"billing"_s);
    type(u"destinationUrl"_s, u"http://127.0.0.1:9/"_s);
    click(u"newSecret"_s);
    const auto made = find<QLineEdit>(u"secretText"_s)->text();
    QVERIFY(made.startsWith("whsec_"_L1));
    QCOMPARE(find<QLineEdit>(u"secretText"_s)->echoMode(), QLineEdit::Normal);
    click(u"saveDestination"_s);
    QTRY_VERIFY(!dialog());
    const auto all = await(m_station->destinations());
    QVERIFY(all->first().destination.config.secret->text.startsWith("{stored"_L1));
    QVERIFY(all->first().problem.isEmpty());
}

QTEST_MAIN(ObjectPagesTest)
#include "tst_objectpages.moc"
