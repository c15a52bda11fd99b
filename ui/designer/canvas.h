// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/graph.h"
#include "ui/designer/canvasthing.h"

#include <QGraphicsView>
#include <QSet>

namespace Signalbox {

class CanvasScene;
class GraphDocument;
struct DesignedGraph;
class NodeItem;

/// Where a workflow is drawn. The mouse moves nodes, draws edges from a port's dot, and frames a
/// selection; the middle button or the space bar pans, Ctrl and the wheel or two fingers zoom. The
/// keyboard does the same: Tab goes from node to node and to the groups, arrows move what is
/// selected, Ctrl and arrows go on without choosing, Ctrl+Space adds where they stand to what is
/// chosen or takes it away. A group is taken at its title or edge. Every gesture is one change of
/// the document.
class Canvas final : public QGraphicsView
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Canvas)

public:
    static constexpr auto kindMime = "application/x-signalbox-node-kind";

    /// \a document is not owned and must outlive this object.
    explicit Canvas(GraphDocument &document, QWidget *parent = nullptr);
    ~Canvas() override;

    CanvasScene &canvasScene() { return *m_scene; }

    /// Nothing can be moved or drawn; looking and choosing go on.
    void setReadOnly(bool readOnly);
    void zoomBy(qreal factor);
    qreal zoom() const { return transform().m11(); }
    /// Everything, at most at its natural size; also in another size of this view, until somebody
    /// zooms or pans.
    void zoomToFit();
    /// The chosen nodes and edges, or the chosen group, at most at the natural size; without any,
    /// everything.
    void zoomToChosen();
    /// The same as zoomToFit() where it stays readable; otherwise where events enter, at a scale
    /// that is.
    void showBeginning();
    /// Moves the view by a share of what is seen, or so that \a point is its middle.
    void panBy(QPointF share);
    void lookAt(QPointF point);
    /// What is seen, in the scene.
    QRectF seenPart() const;
    /// Selects the node and makes sure that it is seen.
    void showNode(const QString &id);
    /// Selects the nodes and makes sure that they are seen; of more than fits, the first.
    void showNodes(const QSet<QString> &ids);
    /// Makes sure that the node is seen; nothing for one that is not there.
    void seeNode(const QString &id);
    /// The middle of what is seen, for what is placed without a mouse.
    QPointF middle() const;
    void showGroup(const QString &name);
    /// Nodes from left to right, from above.
    QStringList readingOrder() const;
    /// In that order, each group before the first of its nodes: as Tab goes.
    QList<CanvasThing> things() const;
    /// What is chosen alone.
    const CanvasThing &current() const { return m_current; }
    /// Where the keyboard stands: the same, or where it went from there without choosing.
    const CanvasThing &standing() const { return m_standing; }
    /// What a node is and where it leads, or what a group holds, for those who do not see the
    /// drawing.
    QString words(const CanvasThing &thing) const;

Q_SIGNALS:
    /// Exactly one node is selected: its id; else empty.
    void currentNodeChanged(const QString &id);
    /// The group that is chosen; else empty.
    void currentGroupChanged(const QString &name);
    /// Another part is seen, or at another scale.
    void viewMoved();
    /// A node of \a kind is to be placed.
    void nodeDropped(const QString &kind, const QPointF &place);
    /// An edge was dropped where no node is: what is to follow it?
    void edgeDropped(const Signalbox::Edge &from, const QPointF &place, const QPoint &global);
    /// Why an edge could not be drawn.
    void refused(const QString &sentence);
    void contextMenuWanted(const QPoint &global);
    /// Enter, or a double click on a node or a group's title.
    void editWanted();

protected:
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    bool viewportEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void keyReleaseEvent(QKeyEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    bool focusNextPrevChild(bool next) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dragMoveEvent(QDragMoveEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;
    void drawForeground(QPainter *painter, const QRectF &exposed) override;

private:
    enum class Gesture { None, Move, Draw, Pan, Frame };
    enum class Fit { None, Everything, Beginning };

    static QPointF snapped(QPointF point);
    bool takeGroup(QMouseEvent *event, QPointF at);
    void chooseAt(QPointF at);
    QString nodeWords(const QString &id) const;
    QString groupWords(const QString &name) const;
    void choose(const CanvasThing &thing);
    void stand(const CanvasThing &thing);
    void walk(bool next);
    void toggleStanding();
    QRectF placeOf(const CanvasThing &thing) const;
    void fit(Fit wish);
    void setZoom(qreal scale);
    qreal fittingScale(const QRectF &part) const;
    QRectF entrances() const;
    void see(const QRectF &part);

    void endGesture();
    bool isDrag(QPointF inView) const;
    void moveSelection(QPointF by);
    QHash<QString, QPointF> dragged(QPointF to) const;
    DesignedGraph dropped(QPointF at) const;
    void finishDraw(QPointF at, const QPoint &global);
    void applyTheme();
    void tellCurrent();
    void tellFocus() const;

    GraphDocument &m_document;
    CanvasScene *m_scene;
    Gesture m_gesture = Gesture::None;
    Qt::MouseButton m_button = Qt::NoButton; ///< that the gesture began with
    QPointF m_pressedAt; ///< in the scene
    QPointF m_heldAt; ///< in the view: where it was pressed, of Pan where the mouse was last
    bool m_dragged = false; ///< further than a click may be
    QString m_clicked; ///< the node that a click chooses alone; empty: it does not
    Edge m_draft;
    CanvasThing m_current;
    CanvasThing m_standing;
    bool m_spaceDown = false;
    bool m_readOnly = false;
    Fit m_fit = Fit::None; ///< is, and shall be in another size too
};

} // namespace Signalbox
