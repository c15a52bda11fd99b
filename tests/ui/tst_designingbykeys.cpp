// SPDX-License-Identifier: GPL-3.0-or-later
// The way of tst_designing.cpp with keys alone, in the whole window: every place is reached by Tab
// and the shortcuts, nothing is given the focus.
#include "tests/ui/tennodes.h"
#include "tests/ui/trialstation.h"
#include "ui/designer/backtest/backtestpanel.h"
#include "ui/designer/canvas.h"
#include "ui/designer/canvasscene.h"
#include "ui/designer/graphdocument.h"
#include "ui/designer/workfloweditor.h"
#include "ui/designer/workflowspage.h"
#include "ui/shell/mainwindow.h"
#include "ui/widgets/choice.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/theme.h"

#include <QApplication>
#include <QButtonGroup>
#include <QClipboard>
#include <QComboBox>
#include <QContextMenuEvent>
#include <QDialog>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTableView>
#include <QTimer>
#include <QWindow>

#include <algorithm>
#include <functional>
#include <memory>

using namespace Signalbox;
using namespace Qt::StringLiterals;

class DesigningByKeysTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_theme = std::make_unique<Theme>(Theme::Mode::Light); }
    void init();
    void cleanup();
    void cleanupTestCase() { m_theme.reset(); }

    void theWholeWay();
    void tabLeavesThePanelOfANode();

private:
    template <typename T>
    T *find(const char *name) const
    {
        return m_window->findChild<T *>(QString::fromLatin1(name));
    }
    /// A field of the node panel, once it is there to be seen.
    template <typename T>
    T *field(const char *name) const
    {
        if (!QTest::qWaitFor([&] { return find<T>(name) && find<T>(name)->isVisible(); }))
            qFatal("no field %s", name);
        return find<T>(name);
    }
    WorkflowsPage &page() const { return *m_window->findChild<WorkflowsPage *>(); }
    WorkflowEditor &editor() const { return page().editor(); }
    Canvas &canvas() const { return editor().canvas(); }
    CanvasScene &scene() const { return canvas().canvasScene(); }
    const Graph &graph() const { return editor().graph().graph; }

    QWidget *keyboard() const;
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) const
    {
        QTest::keyClick(keyboard(), key, modifiers);
    }
    void type(const QString &text) const { QTest::keyClicks(keyboard(), text); }
    void pressUntil(Qt::Key key, const std::function<bool()> &enough) const;
    void goTo(const QWidget *place, Qt::Key key = Qt::Key_Tab) const;
    void goToCanvas() const;
    void chooseInMenus(const QStringList &words) const;
    void chooseInMenuOf(QPushButton *button, const QString &words) const;

    void newWorkflow(const QString &name) const;
    void choose(const QString &node) const;
    void add(const Node &node) const;
    void connectNodes(const Edge &edge) const;
    void goToExpression() const;
    void fill(const Node &node) const;
    void publish(int revision) const;
    void openRevisions(int count) const;

    std::unique_ptr<TrialStation> m_station;
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<MainWindow> m_window;
};

void DesigningByKeysTest::init()
{
    m_station = std::make_unique<TrialStation>(60);
    m_window = std::make_unique<MainWindow>(
        m_station->station(), ShellOptions{.remember = false, .theme = m_theme.get()});
    m_window->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
}

void DesigningByKeysTest::cleanup()
{
    m_window.reset();
    m_station.reset();
}

/// What a key reaches. The end of a menu or a dialog gives the keyboard back to what is below it, as
/// window managers do.
QWidget *DesigningByKeysTest::keyboard() const
{
    if (auto *popup = QApplication::activePopupWidget())
        return popup->focusWidget() ? popup->focusWidget() : popup;
    const auto *active = QApplication::activeWindow();
    if (!active || !active->isVisible() || active->windowType() == Qt::Popup) {
        auto *dialog = QApplication::activeModalWidget();
        auto *window = dialog ? dialog : m_window.get();
        window->activateWindow();
        if (!QTest::qWaitFor([window] { return QApplication::activeWindow() == window; }))
            qFatal("the window does not become active");
    }
    auto *focused = QApplication::focusWidget();
    return focused ? focused : QApplication::activeWindow();
}

void DesigningByKeysTest::pressUntil(Qt::Key key, const std::function<bool()> &enough) const
{
    for (int i = 0; i < 500 && !enough(); ++i)
        press(key);
    QVERIFY(enough());
}

void DesigningByKeysTest::goTo(const QWidget *place, Qt::Key key) const
{
    QVERIFY(place);
    constexpr int mostSteps = 200; // through every node, and everything around the canvas
    for (int i = 0; i < mostSteps && keyboard() != place; ++i)
        press(key);
    QVERIFY2(keyboard() == place, qPrintable(place->objectName()));
}

void DesigningByKeysTest::goToCanvas() const
{
    press(Qt::Key_F, Qt::ControlModifier);
    QTRY_VERIFY(find<QLineEdit>("paletteSearch")->hasFocus());
    goTo(&canvas());
}

void DesigningByKeysTest::chooseInMenus(const QStringList &words) const
{
    for (const auto &word : words) {
        const auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
        QVERIFY2(menu, qPrintable(word));
        pressUntil(Qt::Key_Down, [&] {
            const auto *action = menu->activeAction();
            return action && action->text() == word;
        });
        press(Qt::Key_Return);
    }
}

/// Whether the button waits for its menu or not.
void DesigningByKeysTest::chooseInMenuOf(QPushButton *button, const QString &words) const
{
    QTRY_VERIFY(button && button->isEnabled());
    goTo(button);
    bool chosen = false;
    QTimer::singleShot(0, m_window.get(), [&] {
        chooseInMenus({words});
        chosen = true;
    });
    press(Qt::Key_Space);
    QTRY_VERIFY(chosen);
}

void DesigningByKeysTest::newWorkflow(const QString &name) const
{
    press(Qt::Key_Space);
    QTRY_VERIFY(find<QLineEdit>("workflowName"));
    QTRY_VERIFY(find<QLineEdit>("workflowName")->hasFocus());
    type(name);
    press(Qt::Key_Return);
    QTRY_COMPARE(editor().workflow(), name);
    QTRY_VERIFY(!find<QDialog>("newWorkflowDialog"));
    QTRY_VERIFY(canvas().isVisible());
}

void DesigningByKeysTest::choose(const QString &node) const
{
    goToCanvas();
    press(Qt::Key_Escape);
    const auto isChosen = [&] { return scene().selectedNodes() == QSet{node}; };
    for (int i = 0; i <= TenNodes::nodes.size() && !isChosen(); ++i)
        press(Qt::Key_Tab);
    QVERIFY2(isChosen(), qPrintable(node));
}

void DesigningByKeysTest::add(const Node &node) const
{
    press(Qt::Key_F, Qt::ControlModifier);
    QTRY_VERIFY(find<QLineEdit>("paletteSearch")->hasFocus());
    press(Qt::Key_A, Qt::ControlModifier);
    const auto kind = nodeKind(node.body);
    type(kind);
    const auto *palette = find<QListWidget>("palette");
    pressUntil(Qt::Key_Down, [&] {
        return palette->currentItem()
            && palette->currentItem()->text().compare(kind, Qt::CaseInsensitive) == 0;
    });
    press(Qt::Key_Return);
    QVERIFY2(editor().graph().node(node.id), qPrintable(node.id));
    QCOMPARE(scene().selectedNodes(), QSet{node.id});
    QTRY_VERIFY(canvas().hasFocus());
    if (std::holds_alternative<SourceNode>(node.body)) // what it can name is asked for
        QTRY_COMPARE(field<QListWidget>("nodeSources")->count(), 1);
    for (int i = 0; i < int(graph().nodes.size()); ++i) // beside the others
        press(Qt::Key_Down, Qt::ShiftModifier);
}

void DesigningByKeysTest::connectNodes(const Edge &edge) const
{
    choose(edge.from);
    // What platforms make of the menu key.
    const auto middle = m_window->rect().center();
    QContextMenuEvent menuKey(QContextMenuEvent::Keyboard, middle, m_window->mapToGlobal(middle));
    QCoreApplication::sendEvent(m_window->windowHandle(), &menuKey);
    const bool several = outputPorts(editor().graph().node(edge.from)->body).size() > 1;
    chooseInMenus({several ? u"Connect %1 to"_s.arg(edge.port) : u"Connect to"_s, edge.to});
    QVERIFY2(graph().edges.contains(edge), qPrintable(edge.from + edge.port + edge.to));
}

/// From the builder of a condition to its text.
void DesigningByKeysTest::goToExpression() const
{
    const auto *views = field<Choice>("conditionView")->group();
    const auto *text = find<QPlainTextEdit>("nodeExpression");
    constexpr int mostSteps = 20;
    const auto go = [this](Qt::Key key, const std::function<bool()> &there) {
        for (int i = 0; i < mostSteps && !there(); ++i)
            press(key);
        QVERIFY(there());
    };
    go(Qt::Key_Backtab, [&] {
        const auto buttons = views->buttons();
        return std::ranges::any_of(buttons, [&](const auto *each) { return each == keyboard(); });
    });
    if (keyboard() != views->button(1))
        press(Qt::Key_Right);
    press(Qt::Key_Space);
    QTRY_VERIFY(text->isVisible());
    go(Qt::Key_Tab, [&] { return keyboard() == text; });
}

void DesigningByKeysTest::fill(const Node &node) const
{
    choose(node.id);
    press(Qt::Key_Return);
    QVERIFY(keyboard() != &canvas());
    if (std::holds_alternative<SourceNode>(node.body)) {
        press(Qt::Key_Space);
    } else if (const auto *filter = std::get_if<FilterNode>(&node.body)) {
        goToExpression();
        type(filter->expression);
    } else if (const auto *destination = std::get_if<DestinationNode>(&node.body)) {
        const auto *box = qobject_cast<QComboBox *>(keyboard());
        QVERIFY(box);
        pressUntil(Qt::Key_Down, [&] { return box->currentText() == destination->destination; });
    } else if (const auto *stop = std::get_if<StopNode>(&node.body)) {
        type(stop->reason);
    }
    QVERIFY2(editor().graph().node(node.id)->body == node.body, qPrintable(node.id));
}

void DesigningByKeysTest::publish(int revision) const
{
    const auto *button = find<QPushButton>("publishWorkflow");
    QTRY_VERIFY(button->isEnabled());
    goTo(button);
    press(Qt::Key_Space);
    QTRY_VERIFY(find<QLineEdit>("publishNote"));
    QTRY_VERIFY(find<QLineEdit>("publishNote")->hasFocus());
    press(Qt::Key_Return);
    QTRY_VERIFY(!editor().isModified());
    QTRY_VERIFY(!find<QLineEdit>("publishNote"));
    QCOMPARE(await(m_station->station().revision(u"orders"_s, revision))->graph, graph());
}

void DesigningByKeysTest::openRevisions(int count) const
{
    goTo(find<QPushButton>("workflowRevisions"));
    press(Qt::Key_Space);
    QTRY_VERIFY(find<QTableView>("revisions"));
    QTRY_VERIFY(find<QTableView>("revisions")->hasFocus());
    QTRY_COMPARE(find<QTableView>("revisions")->model()->rowCount(), count);
}

void DesigningByKeysTest::theWholeWay()
{
    press(Qt::Key_3, Qt::ControlModifier);
    QTRY_VERIFY(page().isVisible());
    QTRY_VERIFY(page().isSettled());
    goTo(find<EmptyState>("workflowsEmpty")->findChild<QPushButton *>());
    newWorkflow(u"orders"_s);
    for (const auto &node : TenNodes::nodes) {
        if (!QTest::currentTestFailed())
            add(node);
    }
    for (const auto &edge : TenNodes::edges) {
        if (!QTest::currentTestFailed())
            connectNodes(edge);
    }
    for (const auto &node : TenNodes::nodes) {
        if (!QTest::currentTestFailed())
            fill(node);
    }
    if (QTest::currentTestFailed())
        return; // the nodes are not there
    goToCanvas();
    press(Qt::Key_A, Qt::ControlModifier | Qt::ShiftModifier); // arranged
    QCOMPARE(graph(), (Graph{TenNodes::nodes, TenNodes::edges}));
    const auto made = editor().graph();

    const auto &history = editor().document().history();
    for (int i = 0; i < 500 && history.canUndo(); ++i)
        QTest::keySequence(keyboard(), QKeySequence::Undo);
    QCOMPARE(graph(), Graph());
    for (int i = 0; i < 500 && history.canRedo(); ++i)
        QTest::keySequence(keyboard(), QKeySequence::Redo);
    QCOMPARE(editor().graph(), made);

    QTRY_VERIFY(editor().isSettled());
    QCOMPARE(find<QListWidget>("workflowProblems")->count(), 0);
    press(Qt::Key_2, Qt::AltModifier);
    const auto *events = find<QTableView>("tryEvents");
    QTRY_VERIFY(events->model()->rowCount() > 0);
    goTo(events);
    pressUntil(Qt::Key_Down, [&] { return events->currentIndex().row() == 2; });
    press(Qt::Key_F5);
    QTRY_COMPARE(events->model()->index(2, 2).data().toString(), u"to billing"_s);
    QVERIFY(scene().marks().edges.contains(TenNodes::edges[1]));

    press(Qt::Key_3, Qt::AltModifier);
    goTo(find<QPushButton>("backtestStart"));
    press(Qt::Key_Space);
    QTRY_VERIFY(editor().backtestPanel().rehearsal().backtest.has_value());
    publish(1);
    choose(u"stop"_s);
    press(Qt::Key_Return);
    type(u"tiny"_s); // in place of what stands there
    publish(2);
    if (QTest::currentTestFailed())
        return;
    QVERIFY(graph() != made.graph);

    openRevisions(2);
    press(Qt::Key_Down);
    const auto *back = find<QPushButton>("rollBack");
    QTRY_VERIFY(back->isEnabled());
    goTo(back);
    press(Qt::Key_Space);
    QTRY_VERIFY(find<QLineEdit>("publishNote"));
    QTRY_VERIFY(find<QLineEdit>("publishNote")->hasFocus());
    press(Qt::Key_Return);
    QTRY_COMPARE(graph(), made.graph);
    QTRY_VERIFY(!find<QLineEdit>("publishNote"));
    QCOMPARE(await(m_station->station().revision(u"orders"_s, 3))->graph, made.graph);

    // Out as text, and in again as another workflow: the very same.
    QGuiApplication::clipboard()->clear();
    openRevisions(3);
    chooseInMenuOf(find<QPushButton>("exportRevision"), u"To the clipboard"_s);
    QTRY_VERIFY(QGuiApplication::clipboard()->text().contains("filter3"_L1));
    press(Qt::Key_Escape);
    QTRY_VERIFY(!find<QDialog>("revisionsDialog"));
    goTo(find<QPushButton>("newWorkflow"));
    newWorkflow(u"copy"_s);
    QCOMPARE(graph(), Graph());
    openRevisions(0);
    chooseInMenuOf(find<QPushButton>("importWorkflow"), u"From the clipboard"_s);
    QTRY_COMPARE(graph(), made.graph);
    QCOMPARE(editor().workflow(), u"copy"_s);
}

void DesigningByKeysTest::tabLeavesThePanelOfANode()
{
    press(Qt::Key_3, Qt::ControlModifier);
    QTRY_VERIFY(page().isVisible());
    QTRY_VERIFY(page().isSettled());
    goTo(find<EmptyState>("workflowsEmpty")->findChild<QPushButton *>());
    newWorkflow(u"orders"_s);
    add(TenNodes::nodes.first());
    fill(TenNodes::nodes.first());
    QVERIFY(find<QPushButton>("editNodeSource")->isEnabled());
    goTo(find<QPushButton>("workflowRevisions"));
    choose(u"source"_s);
    press(Qt::Key_Return);
    goTo(&canvas(), Qt::Key_Backtab);
    QCOMPARE(scene().selectedNodes(), QSet{TenNodes::nodes.first().id});
}

QTEST_MAIN(DesigningByKeysTest)
#include "tst_designingbykeys.moc"
