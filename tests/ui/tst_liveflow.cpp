// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/scriptedstation.h"
#include "ui/designer/canvas.h"
#include "ui/designer/canvasscene.h"
#include "ui/designer/graphdocument.h"
#include "ui/designer/live/liveflow.h"
#include "ui/designer/workfloweditor.h"
#include "ui/designer/workflowspage.h"
#include "ui/widgets/theme.h"
#include "ui/widgets/timeformat.h"

#include <QAccessible>
#include <QDeadlineTimer>
#include <QElapsedTimer>
#include <QLabel>
#include <QTest>

using namespace Signalbox;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto longerThanAPause = 1500ms;

/// Counts how often it was asked what goes through a workflow.
class FlowStation final : public ScriptedStation
{
public:
    QFuture<Result<WorkflowFlow>> flow(const QString &workflow) override
    {
        asked.append(workflow);
        return QtFuture::makeReadyValueFuture(Result<WorkflowFlow>(flowValue));
    }

    WorkflowFlow flowValue;
    QStringList asked;
};

Configured<WorkflowConfig> orders()
{
    Configured<WorkflowConfig> workflow;
    workflow.config.name = u"orders"_s;
    workflow.config.graph = {{{u"in"_s, SourceNode{{u"shop"_s}}},
                              {u"big"_s, FilterNode{u"body.amount > `10`"_s}},
                              {u"out"_s, DestinationNode{u"billing"_s}},
                              {u"spare"_s, StopNode{}}},
                             {{u"in"_s, u"out"_s, u"big"_s}, {u"big"_s, u"pass"_s, u"out"_s}}};
    workflow.owner = u"gui"_s;
    workflow.revision = 3;
    return workflow;
}

} // namespace

/// When the editor asks what goes through a workflow, and where it says so.
class LiveFlowTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_theme = std::make_unique<Theme>(Theme::Mode::Light); }
    void init();
    void cleanup() { m_page.reset(); }
    void cleanupTestCase() { m_theme.reset(); }

    void aStormOfChangesIsOneQuestionASecond();
    void theLastChangeIsNotLost();
    void aHiddenViewAsksNothing();
    void anotherWorkflowIsAskedForAtOnce();
    void whatCoversTheFiguresStopsTheQuestions();
    void theChosenNodeSaysWhatGoesThroughIt();
    void whatIsOnlyDrawnHasNoFiguresInTheEditor();

private:
    void openPage();
    WorkflowEditor &editor() { return m_page->editor(); }
    Canvas &canvas() { return editor().canvas(); }
    void change() { Q_EMIT m_station->statusChanged({}); }
    /// Whether a question comes after \a before of them, although the pause between two is over.
    bool isAskedAgain(qsizetype before)
    {
        return QTest::qWaitFor([&] { return m_station->asked.size() > before; },
                               QDeadlineTimer(longerThanAPause));
    }

    SystemClock m_clock;
    TimeFormat m_times{m_clock};
    std::unique_ptr<FlowStation> m_station;
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<WorkflowsPage> m_page;
};

void LiveFlowTest::init()
{
    m_station = std::make_unique<FlowStation>();
    m_station->flowValue = {u"orders"_s,
                            3,
                            {},
                            {{u"big"_s, 100, 7, 1200, 14, {{u"pass"_s, 60}}},
                             {u"in"_s, 100, 0, 100, 1, {{u"out"_s, 100}}}}};
    m_station->workflowValues = {orders()};
}

void LiveFlowTest::openPage()
{
    m_page = std::make_unique<WorkflowsPage>(*m_station, m_times);
    m_page->resize(1130, 760);
    m_page->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
    QTRY_VERIFY(m_page->isSettled());
    QTRY_VERIFY(!canvas().canvasScene().marks().edges.isEmpty());
}

void LiveFlowTest::aStormOfChangesIsOneQuestionASecond()
{
    QWidget view;
    auto *live = new LiveFlow(*m_station, &view);
    view.show();
    QElapsedTimer since;
    since.start();
    live->setWorkflow(u"orders"_s);
    QTRY_COMPARE(m_station->asked.size(), 1);
    int changes = 0;
    const auto changeUntil = [&](qsizetype questions) {
        change();
        ++changes;
        return m_station->asked.size() >= questions;
    };
    QTRY_VERIFY_WITH_TIMEOUT(changeUntil(3), 20'000);
    QVERIFY(changes > 3);
    QCOMPARE_GE(since.elapsed(), 1800); // two pauses, by a coarse timer
}

void LiveFlowTest::theLastChangeIsNotLost()
{
    QWidget view;
    auto *live = new LiveFlow(*m_station, &view);
    view.show();
    live->setWorkflow(u"orders"_s);
    change(); // before the first is answered
    QTRY_COMPARE(m_station->asked.size(), 2);
    change(); // within the pause
    QTRY_COMPARE(m_station->asked.size(), 3);
    QVERIFY(!isAskedAgain(3)); // without a change there is nothing to ask
}

void LiveFlowTest::aHiddenViewAsksNothing()
{
    QWidget view;
    auto *live = new LiveFlow(*m_station, &view);
    live->setWorkflow(u"orders"_s);
    change();
    QVERIFY(!isAskedAgain(0));
    view.show();
    QTRY_COMPARE(m_station->asked.size(), 1);
    view.hide();
    change();
    QVERIFY(!isAskedAgain(1));
    view.show();
    QTRY_COMPARE(m_station->asked.size(), 2);
}

void LiveFlowTest::anotherWorkflowIsAskedForAtOnce()
{
    QWidget view;
    auto *live = new LiveFlow(*m_station, &view);
    view.show();
    live->setWorkflow(u"orders"_s);
    QTRY_COMPARE(m_station->asked.size(), 1);
    QElapsedTimer since;
    since.start();
    live->setWorkflow(u"refunds"_s);
    QTRY_COMPARE(m_station->asked, (QStringList{u"orders"_s, u"refunds"_s}));
    QCOMPARE_LT(since.elapsed(), 900);
}

void LiveFlowTest::whatCoversTheFiguresStopsTheQuestions()
{
    openPage();
    for (const auto tab : {WorkflowEditor::Try, WorkflowEditor::Backtest, WorkflowEditor::Shadow}) {
        editor().showTab(tab);
        const auto before = m_station->asked.size();
        change();
        QVERIFY2(!isAskedAgain(before), qPrintable(QString::number(tab)));
        editor().showTab(WorkflowEditor::Problems);
        QTRY_COMPARE(m_station->asked.size(), before + 1);
        QTRY_VERIFY(!canvas().canvasScene().marks().edges.isEmpty());
    }
}

void LiveFlowTest::theChosenNodeSaysWhatGoesThroughIt()
{
    openPage();
    const auto *line = m_page->findChild<QLabel *>(u"nodeFlow"_s);
    QVERIFY(line);
    QVERIFY(!line->isVisible());
    canvas().showNode(u"big"_s);
    QTRY_VERIFY(line->isVisible());
    QVERIFY2(line->text().startsWith("100 event"_L1), qPrintable(line->text()));
    QVERIFY(line->text().contains(u"p95 14 µs"_s));
    QVERIFY(line->text().endsWith(", 7 failed"_L1));

    auto *list = QAccessible::queryAccessibleInterface(&canvas());
    QVERIFY(list);
    QString description;
    for (int i = 0; i < list->childCount(); ++i) {
        if (list->child(i)->text(QAccessible::Name).startsWith("big,"_L1))
            description = list->child(i)->text(QAccessible::Description);
    }
    QVERIFY(description.contains(u"p95 14 µs"_s));
    QVERIFY(description.contains("7 failed"_L1));

    m_station->flowValue.nodes[0].failed = 8; // it goes on while the node is chosen
    change();
    QTRY_VERIFY(line->text().endsWith(", 8 failed"_L1));
    canvas().showNode(u"spare"_s); // nothing came there
    QTRY_VERIFY(!line->isVisible());
    canvas().showNode(u"big"_s);
    QTRY_VERIFY(line->isVisible());
    editor().showTab(WorkflowEditor::Try); // what is laid over the drawing now is another thing
    QTRY_VERIFY(!line->isVisible());
}

void LiveFlowTest::whatIsOnlyDrawnHasNoFiguresInTheEditor()
{
    openPage();
    const Edge drawn{u"big"_s, u"pass"_s, u"spare"_s};
    editor().document().change(u"Connect"_s, GraphEdit::connected(editor().graph(), drawn));
    const auto &marks = canvas().canvasScene().marks();
    QCOMPARE(marks.edges.size(), 2);
    QVERIFY(!marks.edges.contains(drawn));
    change();
    QTRY_COMPARE_GE(m_station->asked.size(), 2);
    QCOMPARE(marks.edges.size(), 2);

    QVERIFY(marks.nodes.contains(u"big"_s));
    const auto without = GraphEdit::removed(editor().graph(), {u"big"_s}, {});
    const Node another{u"big"_s, StopNode{u"all"_s}};
    editor().document().change(u"Replace"_s, GraphEdit::added(without, another, {}));
    QVERIFY(!marks.nodes.contains(u"big"_s)); // it has only the name of what is published
    QVERIFY(marks.nodes.contains(u"in"_s));
}

QTEST_MAIN(LiveFlowTest)
#include "tst_liveflow.moc"
