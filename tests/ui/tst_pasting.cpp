// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/station/graphtext.h"
#include "tests/ui/scriptedstation.h"
#include "ui/designer/canvas.h"
#include "ui/designer/canvasscene.h"
#include "ui/designer/clipboardgraph.h"
#include "ui/designer/editoractions.h"
#include "ui/designer/graphdocument.h"
#include "ui/designer/layeredlayout.h"
#include "ui/designer/textpaste.h"
#include "ui/widgets/whendone.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QMimeData>
#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace Signalbox;
using namespace Qt::StringLiterals;

/// Text from a station file on the canvas. The station reads it as a real one does.
class PastingTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void whatStandsInAStationFileIsPastedByOneStep();
    void whatTheCanvasCopiedAsTextAsksNobody();
    void itsPlaceIsThatOfTheGesture();
    void whatIsPastedTwiceBeforeTheAnswerIsThereTwice();
    void nothingIsPastedIntoAnotherWorkflow();
    void nothingIsPastedIntoWhatAFileOwnsByNow();
    void aTextThatCannotBePastedSaysWhy_data();
    void aTextThatCannotBePastedSaysWhy();
    void aTextThatIsNoGraphIsNotSent_data();
    void aTextThatIsNoGraphIsNotSent();

private:
    static DesignedGraph shop();
    void paste(const QString &text);
    /// Whatever the station has answered until now has arrived.
    void waitForAnswers();
    const DesignedGraph &graph() { return m_document->graph(); }

    ScriptedStation m_station;
    std::unique_ptr<GraphDocument> m_document;
    std::unique_ptr<Canvas> m_canvas;
    EditorActions *m_actions = nullptr;
};

DesignedGraph PastingTest::shop()
{
    return {{{{u"in"_s, SourceNode{{u"shop"_s}}}, {u"out"_s, DestinationNode{u"billing"_s}}},
             {{u"in"_s, u"out"_s, u"out"_s}}},
            {{u"in"_s, {0, 400}}, {u"out"_s, {248, 400}}}};
}

void PastingTest::init()
{
    m_station.graphOf = [](const QByteArray &text) { return readGraphText(text); };
    m_station.readTexts.clear();
    m_document = std::make_unique<GraphDocument>();
    m_canvas = std::make_unique<Canvas>(*m_document);
    m_actions = new EditorActions(m_station, *m_document, *m_canvas, m_canvas.get());
    m_document->open(shop());
}

void PastingTest::cleanup()
{
    m_station.release();
    m_canvas.reset();
    m_document.reset();
}

void PastingTest::paste(const QString &text)
{
    QGuiApplication::clipboard()->setText(text);
    for (auto *action : m_canvas->actions()) {
        if (action->text() == "Paste"_L1)
            return action->trigger();
    }
    QFAIL("there is no such action");
}

void PastingTest::waitForAnswers()
{
    bool answered = false;
    whenDone(m_document.get(), m_station.validate({}),
             [&](const Result<QList<WorkflowProblem>> &) { answered = true; });
    QTRY_VERIFY(answered);
}

void PastingTest::whatStandsInAStationFileIsPastedByOneStep()
{
    const auto before = graph();
    paste(u"  - name: orders\n"
          "    nodes:\n"
          "      - id: in\n"
          "        source: shop\n"
          "      - id: big\n"
          "        filter: body.amount > `10`\n"
          "    edges:\n"
          "      - in > big\n"
          "    groups:\n"
          "      - {name: Checks, nodes: [big]}\n"_s);
    QCOMPARE(graph(), before); // it is being read
    QTRY_VERIFY(graph().node(u"big"_s));
    QCOMPARE(graph().node(u"big"_s)->body, NodeBody(FilterNode{u"body.amount > `10`"_s}));
    QVERIFY(graph().graph.edges.contains(Edge{u"in2"_s, u"out"_s, u"big"_s}));
    QCOMPARE(graph().group(u"Checks"_s)->nodes, QStringList{u"big"_s});
    QCOMPARE(m_canvas->canvasScene().selectedNodes(), (QSet{u"in2"_s, u"big"_s}));
    QCOMPARE(m_document->history().count(), 1);
    m_document->history().undo();
    QCOMPARE(graph(), before);
}

void PastingTest::whatTheCanvasCopiedAsTextAsksNobody()
{
    paste(ClipboardGraph::mimeOf(shop())->text());
    QVERIFY(graph().node(u"out2"_s));
    QVERIFY(m_station.readTexts.isEmpty());
}

void PastingTest::itsPlaceIsThatOfTheGesture()
{
    const Graph lone{{{u"lone"_s, StopNode{u"enough"_s}}}, {}};
    const auto laidOut = layeredLayout(lone).value(u"lone"_s);
    constexpr QPointF step(4 * CanvasGrid::step, 4 * CanvasGrid::step);
    m_document->open(GraphEdit::moved(shop(), {{u"out"_s, laidOut + step}}));
    m_station.hold();
    paste(u"id: lone\nstop: enough\n"_s);
    m_document->change(u"Move"_s, GraphEdit::moved(graph(), {{u"out"_s, {800, 800}}}));
    m_station.release();
    QTRY_VERIFY(graph().node(u"lone"_s));
    QCOMPARE(graph().place(u"lone"_s), laidOut + 2 * step);
}

void PastingTest::whatIsPastedTwiceBeforeTheAnswerIsThereTwice()
{
    m_station.hold();
    paste(u"id: lone\nstop: enough\n"_s);
    paste(u"id: lone\nstop: enough\n"_s);
    m_station.release();
    QTRY_VERIFY(graph().node(u"lone2"_s));
    QVERIFY(graph().place(u"lone"_s) != graph().place(u"lone2"_s));
}

void PastingTest::nothingIsPastedIntoAnotherWorkflow()
{
    const QSignalSpy refused(m_canvas.get(), &Canvas::refused);
    m_station.hold();
    paste(u"id: lone\nstop: enough\n"_s);
    paste(u"id: 'no id'\nstop: enough\n"_s);
    const DesignedGraph other{{{{u"else"_s, StopNode{u"x"_s}}}, {}}, {{u"else"_s, {0, 0}}}};
    m_document->open(other);
    m_station.release();
    waitForAnswers();
    QCOMPARE(graph(), other);
    QCOMPARE(refused.size(), 0);
}

void PastingTest::nothingIsPastedIntoWhatAFileOwnsByNow()
{
    m_station.hold();
    paste(u"id: lone\nstop: enough\n"_s);
    m_actions->setReadOnly(true);
    m_station.release();
    waitForAnswers();
    QCOMPARE(graph(), shop());
}

void PastingTest::aTextThatCannotBePastedSaysWhy_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("begin");
    QTest::addColumn<QString>("end");
    QTest::newRow("one problem") << u"nodes:\n  - {id: a b, stop: x}\n"_s
                                 << u"The text on the clipboard cannot be pasted. Line 2: "
                                    "nodes[0].id: "_s
                                 << u"'a b'"_s;
    QTest::newRow("two") << u"nodes:\n  - {id: a b, stop: x}\n  - {id: c, stop: x, map: y}\n"_s
                         << u"The text on the clipboard cannot be pasted. Line 2: "_s
                         << u"(and 1 more problem(s))"_s;
    QTest::newRow("not YAML") << u"nodes: [{id: in"_s
                              << u"The text on the clipboard cannot be pasted. Line 1: "_s
                              << QString();
    QTest::newRow("no nodes") << u"nodes: []\n"_s << TextPaste::nothingThere() << QString();
}

void PastingTest::aTextThatCannotBePastedSaysWhy()
{
    QFETCH(QString, text);
    QFETCH(QString, begin);
    QFETCH(QString, end);
    const QSignalSpy refused(m_canvas.get(), &Canvas::refused);
    paste(text);
    QTRY_COMPARE(refused.size(), 1);
    const auto sentence = refused[0][0].toString();
    QVERIFY2(sentence.startsWith(begin), qPrintable(sentence));
    QVERIFY2(sentence.endsWith(end), qPrintable(sentence));
    QCOMPARE(graph(), shop());
}

void PastingTest::aTextThatIsNoGraphIsNotSent_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("nothing") << QString();
    QTest::newRow("a word") << u"hello"_s;
    QTest::newRow("a sentence") << u"The nodes, and how they are drawn."_s;
    QTest::newRow("too long") << u"nodes: ["_s + QString(TextPaste::largestText, u' ') + u']';
}

void PastingTest::aTextThatIsNoGraphIsNotSent()
{
    QFETCH(QString, text);
    const QSignalSpy refused(m_canvas.get(), &Canvas::refused);
    paste(text);
    QCOMPARE(refused.size(), 1);
    QCOMPARE(refused[0][0].toString(), TextPaste::nothingThere());
    QVERIFY(m_station.readTexts.isEmpty());
}

QTEST_MAIN(PastingTest)
#include "tst_pasting.moc"
