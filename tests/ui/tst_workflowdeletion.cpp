// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/scriptedstation.h"
#include "ui/designer/helddialog.h"
#include "ui/designer/workfloweditor.h"
#include "ui/designer/workflowspage.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/theme.h"
#include "ui/widgets/timeformat.h"

#include <QDialogButtonBox>
#include <QDir>
#include <QLabel>
#include <QListView>
#include <QMessageBox>
#include <QPushButton>
#include <QRadioButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Signalbox;
using namespace Qt::StringLiterals;

namespace {

Configured<WorkflowConfig> named(const QString &name, const QString &owner = u"gui"_s)
{
    Configured<WorkflowConfig> workflow;
    workflow.config.name = name;
    workflow.config.graph = {{{u"in"_s, SourceNode{{u"stripe"_s}}},
                              {u"wait"_s, DelayNode{std::chrono::hours(1), {}}},
                              {u"out"_s, DestinationNode{u"billing"_s}}},
                             {{u"in"_s, u"out"_s, u"wait"_s}, {u"wait"_s, u"out"_s, u"out"_s}}};
    workflow.owner = owner;
    workflow.revision = 4;
    return workflow;
}

} // namespace

/// Deleting workflows on their page, with what becomes of the events that they hold.
class WorkflowDeletionTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_theme = std::make_unique<Theme>(Theme::Mode::Light); }
    void init();
    void cleanup() { m_page.reset(); }
    void cleanupTestCase() { m_theme.reset(); }

    void itAsksOnceAndForgetsTheDraft();
    void enterDeletesNothing();
    void heldEventsWantAChoice_data();
    void heldEventsWantAChoice();
    void noChoiceChangesNothing();
    void theLastOneLeavesAnEmptyPage();
    void whatChangesWhileThePageAsksIsAskedAgain();
    void whatAFileOwnsIsNotDeleted();
    void aDraftIsDeletedWithoutTheStation();
    void theQuestionIsReadInBothThemes();

private:
    template <typename T>
    T *find(const char *name) const
    {
        return m_page->findChild<T *>(QString::fromLatin1(name));
    }
    void choose(const QString &name);
    void pressDelete();
    void answerQuestion(const char *button);
    QStringList names() const;

    SystemClock m_clock;
    TimeFormat m_times{m_clock};
    std::unique_ptr<ScriptedStation> m_station;
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<WorkflowsPage> m_page;
};

void WorkflowDeletionTest::init()
{
    m_page.reset();
    m_station = std::make_unique<ScriptedStation>();
    m_station->workflowValues = {named(u"filed"_s, u"file:station.yaml"_s), named(u"later"_s),
                                 named(u"payments"_s)};
    m_page = std::make_unique<WorkflowsPage>(*m_station, m_times);
    m_page->resize(1130, 760);
    m_page->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
    QTRY_VERIFY(m_page->isSettled());
}

QStringList WorkflowDeletionTest::names() const
{
    QStringList list;
    const auto *model = find<QListView>("workflows")->model();
    for (int row = 0; row < model->rowCount(); ++row)
        list.append(model->index(row, 0).data().toString());
    return list;
}

void WorkflowDeletionTest::choose(const QString &name)
{
    m_page->showWorkflow(name);
    QTRY_COMPARE(m_page->editor().workflow(), name);
}

void WorkflowDeletionTest::pressDelete()
{
    auto *list = find<QListView>("workflows");
    list->setFocus();
    QTest::keyClick(list, Qt::Key_Delete);
}

void WorkflowDeletionTest::answerQuestion(const char *button)
{
    QTRY_VERIFY(find<QPushButton>(button));
    QTRY_VERIFY(find<QPushButton>(button)->isVisible());
    QTest::mouseClick(find<QPushButton>(button), Qt::LeftButton);
}

void WorkflowDeletionTest::itAsksOnceAndForgetsTheDraft()
{
    choose(u"payments"_s);
    m_page->editor().addNode(u"stop"_s);
    QVERIFY(m_page->editor().isModified());
    QSignalSpy noticed(m_page.get(), &Page::noticed);
    QTest::mouseClick(find<QPushButton>("deleteWorkflow"), Qt::LeftButton);
    answerQuestion("deleteAccept");
    QTRY_COMPARE(names(), (QStringList{u"filed"_s, u"later"_s}));
    QCOMPARE(m_station->removals, (QList<WorkflowRemoval>{{u"payments"_s, {}}}));
    QTRY_COMPARE(noticed.size(), 1);
    QVERIFY(m_page->editor().workflow() != "payments"_L1);
    // Nor does it come back as a draft.
    m_page->refresh();
    QTRY_VERIFY(m_page->isSettled());
    QCOMPARE(names().size(), 2);
    const QTemporaryDir folder;
    QSettings settings(folder.filePath(u"s.ini"_s), QSettings::IniFormat);
    m_page->saveState(settings);
    QVERIFY(!settings.value("workflows/drafts"_L1).toByteArray().contains("payments"));
}

void WorkflowDeletionTest::enterDeletesNothing()
{
    choose(u"payments"_s);
    pressDelete();
    QTRY_VERIFY(find<QMessageBox>("deleteQuestion"));
    QTest::keyClick(find<QMessageBox>("deleteQuestion"), Qt::Key_Return);
    QTRY_VERIFY(!find<QMessageBox>("deleteQuestion"));
    QVERIFY(m_station->removals.isEmpty());
    QCOMPARE(names().size(), 3);
}

void WorkflowDeletionTest::heldEventsWantAChoice_data()
{
    QTest::addColumn<QByteArray>("button");
    QTest::addColumn<HeldChoice>("choice");
    QTest::newRow("the first") << QByteArray() << HeldChoice::Release;
    QTest::newRow("release") << "heldRelease"_ba << HeldChoice::Release;
    QTest::newRow("discard") << "heldDiscard"_ba << HeldChoice::Discard;
}

void WorkflowDeletionTest::heldEventsWantAChoice()
{
    QFETCH(QByteArray, button);
    QFETCH(HeldChoice, choice);
    m_station->heldEvents = 12;
    choose(u"payments"_s);
    pressDelete();
    answerQuestion("deleteAccept");
    QTRY_VERIFY(find<HeldDialog>("heldDialog"));
    QVERIFY(find<QLabel>("heldCount")->text().contains(u"12"_s));
    QVERIFY(find<QRadioButton>("heldRelease")->isChecked());
    if (!button.isEmpty())
        QTest::mouseClick(find<QRadioButton>(button.constData()), Qt::LeftButton, {}, QPoint(8, 8));
    QSignalSpy noticed(m_page.get(), &Page::noticed);
    answerQuestion("heldAccept");
    QTRY_COMPARE(names().size(), 2);
    QCOMPARE(m_station->removals,
             (QList<WorkflowRemoval>{{u"payments"_s, {}}, {u"payments"_s, choice}}));
    QTRY_COMPARE(noticed.size(), 1);
    QVERIFY(noticed.first().first().toString().contains(u"12"_s));
}

void WorkflowDeletionTest::noChoiceChangesNothing()
{
    m_station->heldEvents = 1;
    choose(u"payments"_s);
    pressDelete();
    answerQuestion("deleteAccept");
    QTRY_VERIFY(find<HeldDialog>("heldDialog"));
    QVERIFY(find<HeldDialog>("heldDialog")
                ->findChild<QDialogButtonBox *>()
                ->button(QDialogButtonBox::Cancel)
                ->isDefault());
    QTest::keyClick(find<HeldDialog>("heldDialog"), Qt::Key_Return);
    QTRY_VERIFY(!find<HeldDialog>("heldDialog"));
    QCOMPARE(m_station->removals, (QList<WorkflowRemoval>{{u"payments"_s, {}}}));
    QCOMPARE(names().size(), 3);
}

void WorkflowDeletionTest::theLastOneLeavesAnEmptyPage()
{
    m_station->workflowValues = {named(u"payments"_s)};
    m_page->refresh();
    QTRY_COMPARE(names().size(), 1);
    pressDelete();
    answerQuestion("deleteAccept");
    QTRY_VERIFY(find<EmptyState>("workflowsEmpty")->isVisible());
    QVERIFY(!find<QPushButton>("deleteWorkflow")->isEnabled());
    // One of the same name begins anew.
    m_station->workflowValues = {named(u"payments"_s)};
    m_page->refresh();
    QTRY_COMPARE(names(), QStringList{u"payments"_s});
    QVERIFY(find<QPushButton>("deleteWorkflow")->isEnabled());
    QVERIFY(!m_page->editor().isModified());
}

void WorkflowDeletionTest::whatChangesWhileThePageAsksIsAskedAgain()
{
    m_station->hold();
    m_page->refresh(); // answered with three
    m_station->workflowValues = {named(u"payments"_s)};
    m_page->refresh();
    m_station->release();
    QTRY_COMPARE(names(), QStringList{u"payments"_s});
}

void WorkflowDeletionTest::whatAFileOwnsIsNotDeleted()
{
    choose(u"filed"_s);
    QSignalSpy noticed(m_page.get(), &Page::noticed);
    pressDelete();
    QTRY_COMPARE(noticed.size(), 1);
    QVERIFY(noticed.first().first().toString().contains(u"station.yaml"_s));
    QVERIFY(!find<QMessageBox>("deleteQuestion"));
}

void WorkflowDeletionTest::aDraftIsDeletedWithoutTheStation()
{
    const QTemporaryDir folder;
    QSettings settings(folder.filePath(u"s.ini"_s), QSettings::IniFormat);
    settings.setValue("workflows/drafts"_L1, R"({"sketch":{"graph":{"nodes":[],"edges":[]}}})"_ba);
    m_page->restoreState(settings);
    m_page->refresh();
    QTRY_VERIFY(names().contains(u"sketch"_s));
    choose(u"sketch"_s);
    pressDelete();
    answerQuestion("deleteAccept");
    QTRY_VERIFY(!names().contains(u"sketch"_s));
    QVERIFY(m_station->removals.isEmpty());
}

void WorkflowDeletionTest::theQuestionIsReadInBothThemes()
{
    const QDir folder(QCoreApplication::applicationDirPath() + u"/pictures"_s);
    QVERIFY(folder.mkpath(u"."_s));
    for (const auto &[mode, name] :
         {std::pair(Theme::Mode::Light, u"light"_s), std::pair(Theme::Mode::Dark, u"dark"_s)}) {
        m_theme->setMode(mode);
        HeldDialog dialog(u"payments"_s, 1234);
        dialog.show();
        QVERIFY(QTest::qWaitForWindowExposed(&dialog));
        QVERIFY(dialog.grab().save(folder.filePath(u"held-%1.png"_s.arg(name))));
        QVERIFY(m_page->grab().save(folder.filePath(u"deletion-%1.png"_s.arg(name))));
        for (const auto *label : dialog.findChildren<QLabel *>())
            QVERIFY2(label->height() >= label->heightForWidth(label->width()),
                     qPrintable(label->text()));
    }
    m_theme->setMode(Theme::Mode::Light);
}

QTEST_MAIN(WorkflowDeletionTest)
#include "tst_workflowdeletion.moc"
