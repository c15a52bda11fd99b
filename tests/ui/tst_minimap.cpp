// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/threadtime.h"
#include "ui/designer/canvas.h"
#include "ui/designer/canvasscene.h"
#include "ui/designer/cardgeometry.h"
#include "ui/designer/graphdocument.h"
#include "ui/designer/hues.h"
#include "ui/designer/layeredlayout.h"
#include "ui/designer/minimap.h"
#include "ui/designer/nodeitem.h"
#include "ui/widgets/theme.h"
#include "ui/widgets/tokens.h"

#include <QApplication>
#include <QScopeGuard>
#include <QScrollBar>
#include <QTest>

#include <algorithm>
#include <cmath>

using namespace Signalbox;
using namespace Qt::StringLiterals;

/// The overview in the corner of the canvas.
class MinimapTest final : public QObject
{
    Q_OBJECT

    /// A chain of \a count nodes in rows of twenty, from a source to a stop.
    static DesignedGraph chain(int count)
    {
        DesignedGraph graph;
        for (int i = 0; i < count; ++i) {
            const auto id = u"n%1"_s.arg(i);
            NodeBody body = FilterNode{u"body.a == `%1`"_s.arg(i)};
            if (i == 0)
                body = SourceNode{{u"shop"_s}};
            else if (i == count - 1)
                body = StopNode{u"the end"_s};
            graph.graph.nodes.append({id, body});
            graph.places.insert(id, QPointF(i % 20 * 240, i / 20 * 64));
            if (i > 0)
                graph.graph.edges.append({u"n%1"_s.arg(i - 1), i == 1 ? u"out"_s : u"pass"_s, id});
        }
        return graph;
    }
    QPointF middleOf(const QString &id) const
    {
        return m_canvas->canvasScene().nodeItem(id)->cardInScene().center();
    }
    QPoint onMap(const QString &id) const { return m_map->fromScene(middleOf(id)).toPoint(); }
    QPointF seenMiddle() const { return m_canvas->seenPart().center(); }
    /// A few pixels of the map are as far as this in the scene.
    qreal tolerance() const { return 3 * (m_map->toScene({1, 0}) - m_map->toScene({})).x(); }
    void showMap();

private Q_SLOTS:
    void initTestCase() { m_theme = std::make_unique<Theme>(Theme::Mode::Light); }
    void init();
    void cleanup();
    void cleanupTestCase() { m_theme.reset(); }

    void nothingIsDrawnWhileItIsHidden();
    void cardsAreDrawnAnewOnlyWhenTheDocumentChanged();
    void cardsHaveTheirKindsColour_data();
    void cardsHaveTheirKindsColour();
    void aClickShowsThatPart();
    void theFrameIsDragged();
    void theKeyboardMovesTheView();
    void itStandsInTheCorner();
    void anEmptyWorkflowIsNoTrouble();
    void fiveHundredNodesArePannedSmoothlyBesideIt();

private:
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<GraphDocument> m_document;
    std::unique_ptr<Canvas> m_canvas;
    Minimap *m_map = nullptr;
};

void MinimapTest::init()
{
    m_document = std::make_unique<GraphDocument>();
    m_document->open(chain(60));
    m_canvas = std::make_unique<Canvas>(*m_document);
    m_map = new Minimap(*m_document, *m_canvas);
    m_canvas->resize(900, 500);
    m_canvas->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_canvas.get()));
    m_canvas->showBeginning();
    m_canvas->setFocus();
}

void MinimapTest::cleanup()
{
    m_canvas.reset();
    m_document.reset();
}

void MinimapTest::showMap()
{
    m_map->show();
    QTRY_VERIFY(m_map->drawings() > 0);
}

void MinimapTest::nothingIsDrawnWhileItIsHidden()
{
    m_document->change(u"Move"_s, GraphEdit::moved(m_document->graph(), {{u"n3"_s, {8.0, 800.0}}}));
    m_canvas->panBy({0.5, 0});
    QCoreApplication::processEvents();
    QCOMPARE(m_map->drawings(), 0);
    showMap();
    QCOMPARE(m_map->drawings(), 1);
    m_map->hide();
    m_document->history().undo();
    QCoreApplication::processEvents();
    QCOMPARE(m_map->drawings(), 1);
    m_map->show();
    QTRY_COMPARE(m_map->drawings(), 2); // as it is now
}

void MinimapTest::cardsAreDrawnAnewOnlyWhenTheDocumentChanged()
{
    showMap();
    const int before = m_map->drawings();
    const auto image = m_map->grab().toImage();
    for (int i = 0; i < 10; ++i) {
        m_canvas->panBy({0.1, 0});
        m_map->repaint();
    }
    QCOMPARE(m_map->drawings(), before);
    QVERIFY(m_map->grab().toImage() != image); // the frame went along
    m_canvas->zoomBy(0.5);
    m_map->repaint();
    QCOMPARE(m_map->drawings(), before);
    m_document->change(u"Remove"_s, GraphEdit::removed(m_document->graph(), {u"n59"_s}, {}));
    QTRY_COMPARE(m_map->drawings(), before + 1);
}

void MinimapTest::cardsHaveTheirKindsColour_data()
{
    QTest::addColumn<bool>("dark");
    QTest::newRow("light") << false;
    QTest::newRow("dark") << true;
}

void MinimapTest::cardsHaveTheirKindsColour()
{
    QFETCH(bool, dark);
    m_theme->setMode(dark ? Theme::Mode::Dark : Theme::Mode::Light);
    const auto restored = qScopeGuard([this] { m_theme->setMode(Theme::Mode::Light); });
    auto graph = m_document->graph();
    graph.graph.groups = {{u"Later"_s, GroupColor::Teal, {}, {u"n57"_s, u"n58"_s}}};
    m_document->change(u"Group"_s, graph);
    showMap();
    m_canvas->lookAt(middleOf(u"n30"_s)); // so that the frame is over neither
    const auto &tokens = dark ? Tokens::darkTheme() : Tokens::light();
    const auto image = m_map->grab().toImage();
    const auto colorAt = [&](QPointF scenePoint) {
        const auto at = m_map->fromScene(scenePoint) * image.devicePixelRatio();
        return image.pixelColor(at.toPoint());
    };
    QCOMPARE(colorAt(middleOf(u"n0"_s)), Hues::of(GroupColor::Blue, tokens));
    QCOMPARE(colorAt(middleOf(u"n59"_s)), Hues::of(GroupColor::Grey, tokens));
    QCOMPARE(colorAt(middleOf(u"n19"_s)), Hues::of(GroupColor::Violet, tokens));
    const auto between = (middleOf(u"n57"_s) + middleOf(u"n58"_s)) / 2;
    QVERIFY(colorAt(between) != tokens.surface); // the group's frame
    for (const auto color : Hues::all()) {
        // To be told from the ground, as a sign beside a word has to be.
        QCOMPARE_GE(contrast(Hues::of(color, tokens), tokens.surface), 3.0);
        QVERIFY(!Hues::name(color).isEmpty());
    }
}

void MinimapTest::aClickShowsThatPart()
{
    showMap();
    QVERIFY(!m_canvas->seenPart().contains(middleOf(u"n38"_s)));
    QTest::mouseClick(m_map, Qt::LeftButton, {}, onMap(u"n38"_s));
    QVERIFY(m_canvas->seenPart().contains(middleOf(u"n38"_s)));
    QCOMPARE_LE(std::abs(seenMiddle().x() - middleOf(u"n38"_s).x()), tolerance());
    QCOMPARE(m_document->history().count(), 0);
}

void MinimapTest::theFrameIsDragged()
{
    showMap();
    m_canvas->lookAt(middleOf(u"n10"_s));
    const auto before = seenMiddle();
    const auto from = m_map->fromScene(before).toPoint() + QPoint(4, 0); // not in its middle
    QTest::mousePress(m_map, Qt::LeftButton, {}, from);
    QCOMPARE_LE(std::abs(seenMiddle().x() - before.x()), tolerance()); // no jump
    const auto by = QPoint(30, 0);
    QTest::mouseMove(m_map, from + by / 2);
    QTest::mouseMove(m_map, from + by);
    QTest::mouseRelease(m_map, Qt::LeftButton, {}, from + by);
    const auto moved = m_map->toScene(from + by) - m_map->toScene(from);
    QCOMPARE_LE(std::abs(seenMiddle().x() - before.x() - moved.x()), tolerance());
}

void MinimapTest::theKeyboardMovesTheView()
{
    showMap();
    m_canvas->showNode(m_canvas->things().last().name);
    QTest::keyClick(m_canvas.get(), Qt::Key_Tab);
    QTRY_VERIFY(m_map->hasFocus());
    QVERIFY(!m_map->accessibleName().isEmpty());
    m_canvas->lookAt(middleOf(u"n30"_s));
    const auto press = [this](Qt::Key key, Qt::KeyboardModifiers with = {}) {
        const auto before = seenMiddle();
        QTest::keyClick(m_map, key, with);
        return seenMiddle() - before;
    };
    const auto width = m_canvas->seenPart().width();
    QCOMPARE_GT(press(Qt::Key_Right).x(), 0);
    QCOMPARE_LT(press(Qt::Key_Left).x(), 0);
    QCOMPARE_GT(press(Qt::Key_Down).y(), 0);
    QCOMPARE_LT(press(Qt::Key_Up).y(), 0);
    QCOMPARE_GT(press(Qt::Key_Right, Qt::ShiftModifier).x(), width * 0.9);
    const auto zoom = m_canvas->zoom();
    QTest::keyClick(m_map, Qt::Key_Home);
    QCOMPARE_LT(m_canvas->zoom(), zoom);
    QTest::keyClick(m_map, Qt::Key_Escape);
    QTRY_VERIFY(m_canvas->hasFocus());
}

void MinimapTest::itStandsInTheCorner()
{
    showMap();
    for (const auto size : {QSize(900, 500), QSize(1200, 700), QSize(300, 160)}) {
        m_canvas->resize(size);
        QTRY_VERIFY(m_canvas->viewport()->rect().contains(m_map->geometry()));
        const auto room = m_canvas->viewport()->rect();
        QCOMPARE_LE(room.right() - m_map->geometry().right(), 16);
        QCOMPARE_LE(room.bottom() - m_map->geometry().bottom(), 16);
        QCOMPARE_LE(m_map->height(), room.height() / 2);
    }
}

void MinimapTest::anEmptyWorkflowIsNoTrouble()
{
    m_document->open({});
    showMap();
    QTest::mouseClick(m_map, Qt::LeftButton);
    QTest::keyClick(m_map, Qt::Key_Right);
    QTest::keyClick(m_map, Qt::Key_Home);
    QVERIFY(!m_map->grab().isNull());
}

void MinimapTest::fiveHundredNodesArePannedSmoothlyBesideIt()
{
    m_document->open(chain(500));
    showMap();
    for (const bool whole : {true, false}) {
        if (whole)
            m_canvas->zoomToFit();
        else
            m_canvas->showBeginning();
        const int drawn = m_map->drawings();
        QList<qint64> frames;
        for (int i = 0; i < 40; ++i) {
            const qint64 start = threadMicroseconds();
            m_canvas->horizontalScrollBar()->setValue(m_canvas->horizontalScrollBar()->value() + 7);
            m_canvas->viewport()->repaint();
            m_map->repaint();
            frames.append(threadMicroseconds() - start);
        }
        std::ranges::sort(frames);
        qInfo("500 nodes %s: median of a pan's frames %lld us, the overview shown",
              whole ? "at once" : "in part", frames[frames.size() / 2]);
        QCOMPARE_LT(frames[frames.size() / 2], 16'000 * slowness);
        QCOMPARE_LE(m_map->drawings(), drawn + 1);
    }
}

QTEST_MAIN(MinimapTest)
#include "tst_minimap.moc"
