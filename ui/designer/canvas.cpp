// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/designer/canvas.h"

#include "ui/designer/canvasaccessible.h"
#include "ui/designer/canvasscene.h"
#include "ui/designer/graphdocument.h"
#include "ui/designer/layeredlayout.h"
#include "ui/widgets/tokens.h"

#include <QDropEvent>
#include <QMimeData>
#include <QScrollBar>

#include <cmath>

namespace Signalbox {

Canvas::Canvas(GraphDocument &document, QWidget *parent)
    : QGraphicsView(parent)
    , m_document(document)
    , m_scene(new CanvasScene(document, this))
{
    setScene(m_scene);
    setFrameShape(NoFrame);
    setRenderHint(QPainter::Antialiasing);
    setOptimizationFlag(DontSavePainterState);
    setViewportUpdateMode(SmartViewportUpdate);
    setTransformationAnchor(AnchorUnderMouse);
    setDragMode(RubberBandDrag);
    setAcceptDrops(true);
    makeCanvasesAccessible();
    setAccessibleName(tr("Workflow"));
    setAccessibleDescription(
        tr("Tab goes from node to node and to the groups, arrows move the chosen one, Enter edits "
           "it. Ctrl and arrows go on without choosing, Ctrl+Space adds to what is chosen or takes "
           "from it."));
    applyTheme();
    connect(m_scene, &CanvasScene::selectionChanged, this, &Canvas::tellCurrent);
    connect(m_scene, &CanvasScene::chosenGroupChanged, this, &Canvas::tellCurrent);
    connect(&document, &GraphDocument::opened, this, &Canvas::endGesture);
    connect(&document, &GraphDocument::opened, this, &Canvas::tellCurrent);
    connect(&document, &GraphDocument::nodeRemoved, this, &Canvas::endGesture);
    connect(&document, &GraphDocument::changed, this, [this] {
        if (placeOf(m_standing).isNull()) // it is gone
            stand(m_current);
    });
    for (const auto *bar : {horizontalScrollBar(), verticalScrollBar()}) // by hand
        connect(bar, &QScrollBar::actionTriggered, this, [this] { m_fit = Fit::None; });
}

Canvas::~Canvas()
{
    m_scene->disconnect(); // it tells of its items' end
}

void Canvas::applyTheme()
{
    setBackgroundBrush(Tokens::of(palette()).background);
}

void Canvas::changeEvent(QEvent *event)
{
    QGraphicsView::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        applyTheme();
}

void Canvas::setReadOnly(bool readOnly)
{
    if (m_readOnly != readOnly)
        endGesture();
    m_readOnly = readOnly;
    setAcceptDrops(!readOnly);
}

QPointF Canvas::snapped(QPointF point)
{
    const auto snap = [](qreal value) {
        return std::round(value / CanvasGrid::step) * CanvasGrid::step;
    };
    return {snap(point.x()), snap(point.y())};
}

QPointF Canvas::middle() const
{
    return snapped(mapToScene(viewport()->rect().center())
                   - QPointF(CanvasGrid::nodeWidth, CanvasGrid::nodeHeight) / 2);
}

void Canvas::dragEnterEvent(QDragEnterEvent *event)
{
    if (event->mimeData()->hasFormat(QLatin1StringView(kindMime)))
        event->acceptProposedAction();
}

void Canvas::dragMoveEvent(QDragMoveEvent *event)
{
    if (event->mimeData()->hasFormat(QLatin1StringView(kindMime)))
        event->acceptProposedAction();
}

void Canvas::dropEvent(QDropEvent *event)
{
    const auto kind = event->mimeData()->data(QLatin1StringView(kindMime));
    const auto half = QPointF(CanvasGrid::nodeWidth, CanvasGrid::nodeHeight) / 2;
    Q_EMIT nodeDropped(QString::fromUtf8(kind),
                       snapped(mapToScene(event->position().toPoint()) - half));
    event->acceptProposedAction();
}

} // namespace Signalbox
