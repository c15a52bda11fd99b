// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/scriptedstation.h"
#include "ui/designer/canvas.h"
#include "ui/designer/canvasscene.h"
#include "ui/designer/graphdocument.h"
#include "ui/designer/groupitem.h"
#include "ui/designer/grouppanel.h"
#include "ui/designer/minimap.h"
#include "ui/designer/nodeitem.h"
#include "ui/designer/trying/trypanel.h"
#include "ui/designer/workfloweditor.h"
#include "ui/designer/workflowspage.h"
#include "ui/shell/mainwindow.h"
#include "ui/widgets/theme.h"
#include "ui/widgets/timeformat.h"

#include <QAction>
#include <QComboBox>
#include <QDialog>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSettings>
#include <QStackedWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QTreeWidget>

using namespace Signalbox;
using namespace Qt::StringLiterals;

namespace {

Configured<WorkflowConfig> orders()
{
    Configured<WorkflowConfig> workflow;
    workflow.config.name = u"orders"_s;
    workflow.config.graph.nodes = {
        {u"in"_s, SourceNode{{u"shop"_s}}},
        {u"large"_s, FilterNode{u"body.amount > `10000`"_s}},
        {u"once"_s, DeduplicateNode{.key = u"body.id"_s}},
        {u"shape"_s, MapNode{{{u"total"_s, u"body.amount"_s}}, {}, {}, {}, {}, {}, {}, {}}},
        {u"billing"_s, DestinationNode{u"billing"_s}},
        {u"small"_s, StopNode{u"below the limit"_s}}};
    workflow.config.graph.edges = {{u"in"_s, u"out"_s, u"large"_s},
                                   {u"large"_s, u"pass"_s, u"once"_s},
                                   {u"large"_s, u"else"_s, u"small"_s},
                                   {u"once"_s, u"out"_s, u"shape"_s},
                                   {u"shape"_s, u"out"_s, u"billing"_s}};
    workflow.owner = u"gui"_s;
    workflow.revision = 4;
    return workflow;
}

/// What a station would say of a group that names what is not there.
QList<WorkflowProblem> unknownMembers(const Graph &graph)
{
    QList<WorkflowProblem> problems;
    for (int index = 0; index < graph.groups.size(); ++index) {
        if (graph.groups[index].nodes.contains(u"gone"_s))
            problems.append({WorkflowProblem::Reason::UnknownNode,
                             {},
                             u"groups"_s,
                             -1,
                             -1,
                             u"there is no node 'gone'"_s,
                             index,
                             u"gone"_s});
    }
    return problems;
}

} // namespace

/// Groups on the Workflows page, by keyboard and mouse, up to publishing them.
class GroupEditingTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_theme = std::make_unique<Theme>(Theme::Mode::Light); }
    void init();
    void cleanup() { m_page.reset(); }
    void cleanupTestCase() { m_theme.reset(); }

    void aGroupIsMadeNamedAndUndoneByKeyboard();
    void nodesArePutInAndTakenOut();
    void deletingDissolvesAndDuplicatingKeeps();
    void aNameThatIsTakenIsRefused();
    void groupsArePublishedAndSaidToBeLayout();
    void aBreakpointStaysWithItsNode();
    void aBrokenGroupIsShownAndFound();
    void whatAFileOwnsIsNotGrouped();
    void theOverviewIsRemembered();
    void groupsAndOverviewAreRendered_data();
    void groupsAndOverviewAreRendered();

private:
    template <typename T>
    T *find(const char *name) const
    {
        return m_page->findChild<T *>(QString::fromLatin1(name));
    }
    WorkflowEditor &editor() { return m_page->editor(); }
    Canvas &canvas() { return editor().canvas(); }
    CanvasScene &scene() { return canvas().canvasScene(); }
    const Graph &graph() { return editor().graph().graph; }
    void press(Qt::Key key, Qt::KeyboardModifiers with = {})
    {
        canvas().setFocus();
        QTest::keyClick(&canvas(), key, with);
    }
    void group(const QSet<QString> &nodes)
    {
        scene().select(nodes);
        press(Qt::Key_G, Qt::ControlModifier);
    }
    void chooseInMenu(const QString &menu, const QString &action);
    void open();

    SystemClock m_clock;
    TimeFormat m_times{m_clock};
    std::unique_ptr<ScriptedStation> m_station;
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<WorkflowsPage> m_page;
};

void GroupEditingTest::init()
{
    m_page.reset();
    m_station = std::make_unique<ScriptedStation>();
    m_station->problemsOf = unknownMembers;
    m_station->workflowValues = {orders()};
    SourceView source;
    source.source.config.name = u"shop"_s;
    m_station->sourceValues = {source};
    DestinationView destination;
    destination.destination.config.name = u"billing"_s;
    m_station->destinationValues = {destination};
    open();
}

void GroupEditingTest::open()
{
    m_page = std::make_unique<WorkflowsPage>(*m_station, m_times);
    m_page->resize(1280, 760);
    m_page->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
    QTRY_VERIFY(m_page->isSettled());
}

/// By the context menu of what is chosen; \a menu empty: in itself.
void GroupEditingTest::chooseInMenu(const QString &menu, const QString &action)
{
    Q_EMIT canvas().contextMenuWanted(canvas().mapToGlobal(QPoint(1, 1)));
    auto *shown = editor().findChild<QMenu *>(QString(), Qt::FindDirectChildrenOnly);
    QVERIFY(shown);
    auto actions = shown->actions();
    for (const auto *each : shown->actions()) {
        if (each->menu() && each->text() == menu)
            actions = each->menu()->actions();
    }
    for (auto *each : std::as_const(actions)) {
        if (each->text() == action)
            each->trigger();
    }
    shown->close();
    QTRY_VERIFY(!editor().findChild<QMenu *>(QString(), Qt::FindDirectChildrenOnly));
    m_page->activateWindow(); // the keyboard's again
    QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
}

void GroupEditingTest::aGroupIsMadeNamedAndUndoneByKeyboard()
{
    group({u"large"_s, u"once"_s});
    QCOMPARE(graph().groups,
             (QList<NodeGroup>{{u"Group"_s, GroupColor::Grey, {}, {u"large"_s, u"once"_s}}}));
    QCOMPARE(scene().chosenGroup(), u"Group"_s);
    auto *name = find<QLineEdit>("groupName");
    QTRY_VERIFY(name->isVisible());
    press(Qt::Key_Return);
    QTRY_VERIFY(name->hasFocus());
    QTest::keyClicks(name, u"Checks"_s); // in place of what was selected
    QTest::keyClick(name, Qt::Key_Return);
    QCOMPARE(graph().groups.first().name, u"Checks"_s);
    QVERIFY(name->hasFocus()); // the panel did not change under the hand
    QTest::keyClick(name, Qt::Key_Tab);
    auto *color = find<QComboBox>("groupColor");
    QTRY_VERIFY(color->hasFocus());
    QTest::keyClick(color, Qt::Key_Down);
    QCOMPARE(graph().groups.first().color, GroupColor::Blue);
    QTest::keyClick(color, Qt::Key_Tab);
    auto *comment = find<QPlainTextEdit>("groupComment");
    QTRY_VERIFY(comment->hasFocus());
    const int before = editor().document().history().count();
    QTest::keyClicks(comment, u"What is large, and new"_s);
    QCOMPARE(graph().groups.first().comment, u"What is large, and new"_s);
    QCOMPARE(editor().document().history().count(), before + 1); // typed in one go
    QVERIFY(!scene().groupItem(u"Checks"_s)->frame().isNull());
    const auto made = editor().graph();

    auto &history = editor().document().history();
    while (history.canUndo())
        history.undo();
    QCOMPARE(graph(), orders().config.graph);
    QVERIFY(!name->isVisible());
    while (history.canRedo())
        history.redo();
    QCOMPARE(editor().graph(), made);

    canvas().showGroup(u"Checks"_s);
    press(Qt::Key_G, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(graph().groups.isEmpty());
    QCOMPARE(scene().selectedNodes(), (QSet{u"large"_s, u"once"_s}));
    QCOMPARE(graph().nodes, orders().config.graph.nodes);
}

void GroupEditingTest::nodesArePutInAndTakenOut()
{
    group({u"large"_s, u"once"_s});
    auto *nodes = find<QListWidget>("groupNodes");
    QCOMPARE(nodes->count(), graph().nodes.size());
    QCOMPARE(nodes->item(1)->checkState(), Qt::Checked);
    nodes->setFocus();
    nodes->setCurrentRow(3);
    QTest::keyClick(nodes, Qt::Key_Space);
    QCOMPARE(graph().groups.first().nodes, (QStringList{u"large"_s, u"once"_s, u"shape"_s}));
    nodes->setCurrentRow(1);
    QTest::keyClick(nodes, Qt::Key_Space);
    QCOMPARE(graph().groups.first().nodes, (QStringList{u"once"_s, u"shape"_s}));
    QCOMPARE(nodes->item(1)->checkState(), Qt::Unchecked);
    QCOMPARE(nodes->currentRow(), 1);

    scene().select({u"large"_s});
    chooseInMenu(u"Put into the group"_s, u"Group"_s);
    QCOMPARE(graph().groups.first().nodes, (QStringList{u"once"_s, u"shape"_s, u"large"_s}));
    chooseInMenu({}, u"Take out of the group"_s);
    QCOMPARE(graph().groups.first().nodes, (QStringList{u"once"_s, u"shape"_s}));

    group({u"once"_s}); // into another
    QCOMPARE(graph().groups.size(), 2);
    QCOMPARE(nodes->item(3)->text(), u"shape (in Group)"_s);
    editor().document().history().undo();
    QCOMPARE(graph().groups.size(), 1);
    canvas().showGroup(u"Group"_s);
    for (const int row : {2, 3}) {
        nodes->setCurrentRow(row);
        QTest::keyClick(nodes, Qt::Key_Space);
    }
    QVERIFY(graph().groups.isEmpty()); // nothing was left in it
}

void GroupEditingTest::deletingDissolvesAndDuplicatingKeeps()
{
    group({u"large"_s, u"once"_s});
    press(Qt::Key_D, Qt::ControlModifier);
    QCOMPARE(graph().groups.size(), 2);
    QCOMPARE(graph().groups.last().nodes, (QStringList{u"large2"_s, u"once2"_s}));
    canvas().showGroup(graph().groups.last().name);
    press(Qt::Key_Delete);
    QCOMPARE(graph().groups.size(), 1);
    QVERIFY(editor().graph().node(u"large2"_s)); // its nodes stay
    canvas().showGroup(u"Group"_s);
    press(Qt::Key_X, Qt::ControlModifier);
    QVERIFY(graph().groups.isEmpty());
    QVERIFY(!editor().graph().node(u"large"_s));
    press(Qt::Key_V, Qt::ControlModifier);
    QCOMPARE(graph().groups,
             (QList<NodeGroup>{{u"Group"_s, GroupColor::Grey, {}, {u"large"_s, u"once"_s}}}));
    canvas().showGroup(u"Group"_s);
    QTest::mouseClick(find<QPushButton>("groupDissolve"), Qt::LeftButton);
    QVERIFY(graph().groups.isEmpty());
}

void GroupEditingTest::aNameThatIsTakenIsRefused()
{
    group({u"large"_s});
    group({u"once"_s});
    QCOMPARE(scene().chosenGroup(), u"Group 2"_s);
    auto *name = find<QLineEdit>("groupName");
    QTRY_VERIFY(name->isVisible());
    const auto type = [&](const QString &text) {
        name->setFocus();
        name->selectAll();
        QTest::keyClicks(name, text);
        QTest::keyClick(name, Qt::Key_Return);
    };
    auto *trouble = find<QLabel>("groupTrouble");
    type(u"Group"_s);
    QCOMPARE(graph().groups.last().name, u"Group 2"_s);
    QCOMPARE(name->text(), u"Group 2"_s);
    QVERIFY(trouble->isVisible());
    type(u"  "_s);
    QCOMPARE(graph().groups.last().name, u"Group 2"_s);
    QVERIFY(trouble->isVisible());
    type(u"  Two   words "_s);
    QCOMPARE(graph().groups.last().name, u"Two words"_s);
    QVERIFY(!trouble->isVisible());
}

void GroupEditingTest::groupsArePublishedAndSaidToBeLayout()
{
    group({u"large"_s, u"once"_s});
    QVERIFY(editor().isModified());
    auto *publish = find<QPushButton>("publishWorkflow");
    QTRY_VERIFY(publish->isEnabled());
    QTest::mouseClick(publish, Qt::LeftButton);
    auto *dialog = m_page->findChild<QDialog *>(u"publishDialog"_s);
    QVERIFY(dialog);
    QVERIFY(dialog->findChild<QLabel *>(u"publishLayoutOnly"_s));
    QVERIFY(!dialog->findChild<QPushButton *>(u"publishBacktest"_s)); // there is nothing to test
    const auto *changes = dialog->findChild<QTreeWidget *>(u"publishChanges"_s);
    QCOMPARE(changes->topLevelItemCount(), 1);
    QCOMPARE(changes->topLevelItem(0)->text(0), u"groups"_s);
    QCOMPARE(changes->topLevelItem(0)->child(0)->text(0), u"added"_s);
    QCOMPARE(changes->topLevelItem(0)->child(0)->text(1), u"Group: large, once"_s);
    QTest::mouseClick(dialog->findChild<QPushButton *>(u"publishAccept"_s), Qt::LeftButton);
    QTRY_COMPARE(m_station->published.size(), 1);
    QCOMPARE(m_station->published.first().graph, graph());
    QCOMPARE(m_station->published.first().graph.groups.size(), 1);
    QTRY_VERIFY(!editor().isModified());

    // With a node besides, it is no longer layout alone.
    editor().addNode(u"stop"_s);
    group({u"stop"_s});
    QTRY_VERIFY(publish->isEnabled());
    QTRY_VERIFY(!m_page->findChild<QDialog *>(u"publishDialog"_s));
    QTest::mouseClick(publish, Qt::LeftButton);
    dialog = m_page->findChild<QDialog *>(u"publishDialog"_s);
    QVERIFY(dialog);
    QVERIFY(!dialog->findChild<QLabel *>(u"publishLayoutOnly"_s));
    QVERIFY(dialog->findChild<QPushButton *>(u"publishBacktest"_s));
}

void GroupEditingTest::aBreakpointStaysWithItsNode()
{
    const auto &tries = editor().tryPanel();
    scene().select({u"large"_s});
    press(Qt::Key_F9);
    QVERIFY(tries.breakpoints().contains(u"large"_s));
    group({u"large"_s, u"once"_s});
    QVERIFY(tries.breakpoints().contains(u"large"_s));

    // A breakpoint goes along with its node's name, back and forth.
    canvas().showNode(u"large"_s);
    auto *name = find<QLineEdit>("nodeName");
    QTRY_VERIFY(name->isVisible());
    name->setFocus();
    name->selectAll();
    QTest::keyClicks(name, u"huge"_s);
    QTest::keyClick(name, Qt::Key_Return);
    QCOMPARE(tries.breakpoints().keys(), QStringList{u"huge"_s});
    QVERIFY(!scene().nodeItem(u"huge"_s)->stop().sentence.isEmpty());
    QCOMPARE(graph().groups.first().nodes, (QStringList{u"huge"_s, u"once"_s}));
    editor().document().history().undo();
    QCOMPARE(tries.breakpoints().keys(), QStringList{u"large"_s});
    QVERIFY(!scene().nodeItem(u"large"_s)->stop().sentence.isEmpty());
}

void GroupEditingTest::aBrokenGroupIsShownAndFound()
{
    auto broken = editor().graph();
    broken.graph.groups = {{u"Whole"_s, GroupColor::Grey, {}, {u"in"_s}},
                           {u"Broken"_s, GroupColor::Grey, {}, {u"large"_s, u"gone"_s}}};
    editor().document().change(u"Import"_s, broken);
    editor().showTab(WorkflowEditor::Problems);
    auto *problems = find<QListWidget>("workflowProblems");
    QTRY_COMPARE(problems->count(), 1);
    QVERIFY(!find<QPushButton>("publishWorkflow")->isEnabled());
    QVERIFY(scene().groupItem(u"Broken"_s)->toolTip().contains(u"no node \"gone\""_s));
    QTest::mouseClick(problems->viewport(), Qt::LeftButton, {},
                      problems->visualItemRect(problems->item(0)).center());
    QCOMPARE(scene().chosenGroup(), u"Broken"_s);
    QTRY_VERIFY(find<QLabel>("groupTrouble")->isVisible());
    auto *nodes = find<QListWidget>("groupNodes");
    QCOMPARE(nodes->count(), graph().nodes.size() + 1); // also what is not there
    nodes->setFocus();
    nodes->setCurrentRow(nodes->count() - 1);
    QTest::keyClick(nodes, Qt::Key_Space);
    QCOMPARE(graph().groups.last().nodes, QStringList{u"large"_s});
    QTRY_COMPARE(problems->count(), 0);
    QVERIFY(!find<QLabel>("groupTrouble")->isVisible());
}

void GroupEditingTest::whatAFileOwnsIsNotGrouped()
{
    m_station->workflowValues.first().owner = u"file:station.yaml"_s;
    m_station->workflowValues.first().config.graph.groups = {
        {u"Checks"_s, GroupColor::Teal, {}, {u"large"_s, u"once"_s}}};
    open();
    const auto before = editor().graph();
    group({u"in"_s});
    scene().select({u"large"_s});
    press(Qt::Key_G, Qt::ControlModifier | Qt::ShiftModifier);
    canvas().showGroup(u"Checks"_s);
    press(Qt::Key_Delete);
    press(Qt::Key_Down);
    QCOMPARE(editor().graph(), before);
    QTRY_VERIFY(find<QLineEdit>("groupName")->isVisible());
    QVERIFY(find<QLineEdit>("groupName")->isReadOnly());
    QVERIFY(find<QPlainTextEdit>("groupComment")->isReadOnly());
    QVERIFY(!find<QComboBox>("groupColor")->isEnabled());
    QVERIFY(!find<QListWidget>("groupNodes")->isEnabled());
    QVERIFY(!find<QPushButton>("groupDissolve")->isEnabled());
}

void GroupEditingTest::theOverviewIsRemembered()
{
    auto *map = find<Minimap>("minimap");
    auto *action = find<QAction>("overview");
    QVERIFY(!map->isVisible());
    press(Qt::Key_M, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(map->isVisible() && action->isChecked());
    const QTemporaryDir folder;
    QSettings settings(folder.filePath(u"window.ini"_s), QSettings::IniFormat);
    m_page->saveState(settings);
    m_page = std::make_unique<WorkflowsPage>(*m_station, m_times);
    m_page->restoreState(settings);
    m_page->show();
    QTRY_VERIFY(m_page->isSettled());
    QTRY_VERIFY(find<Minimap>("minimap")->isVisible());
    for (auto *button : editor().findChildren<QToolButton *>()) {
        if (button->defaultAction() == find<QAction>("overview"))
            QTest::mouseClick(button, Qt::LeftButton);
    }
    QVERIFY(!find<Minimap>("minimap")->isVisible());
}

void GroupEditingTest::groupsAndOverviewAreRendered_data()
{
    QTest::addColumn<bool>("dark");
    QTest::newRow("light") << false;
    QTest::newRow("dark") << true;
}

void GroupEditingTest::groupsAndOverviewAreRendered()
{
    QFETCH(bool, dark);
    m_page.reset();
    auto workflow = orders();
    workflow.config.graph.groups = {
        {u"Checks"_s,
         GroupColor::Violet,
         u"What is large, and only once a day.\nSmall ones are not billed."_s,
         {u"large"_s, u"once"_s}},
        {u"Billing"_s, GroupColor::Teal, {}, {u"shape"_s, u"billing"_s}}};
    m_station->workflowValues = {workflow};
    Theme theme(dark ? Theme::Mode::Dark : Theme::Mode::Light);
    MainWindow window(*m_station, {.remember = false, .theme = &theme, .clock = &m_clock});
    window.resize(1280, 800);
    window.show();
    auto *page = window.findChild<WorkflowsPage *>();
    window.showPage(page);
    QTRY_VERIFY(page->isSettled());
    const QDir folder(QCoreApplication::applicationDirPath() + u"/pictures"_s);
    QVERIFY(folder.mkpath(u"."_s));
    const auto save = [&](const QString &name) {
        const auto file = u"groups-%1-%2.png"_s.arg(name, dark ? u"dark"_s : u"light"_s);
        QCoreApplication::processEvents(); // what is laid out later
        QVERIFY(window.grab().save(folder.filePath(file)));
    };
    save(u"opened"_s);
    page->editor().setOverviewShown(true);
    page->editor().canvas().zoomToFit();
    save(u"whole"_s);
    page->editor().canvas().showGroup(u"Checks"_s);
    save(u"chosen"_s);
    QVERIFY(page->editor().groupPanel().isVisible());
}

QTEST_MAIN(GroupEditingTest)
#include "tst_groupediting.moc"
