// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPixmap>
#include <QTransform>
#include <QWidget>

namespace Signalbox {

class Canvas;
class GraphDocument;
struct Tokens;

/// The whole workflow in a corner of its canvas, with a frame around what is seen. A click or a
/// drag moves the view there; with the focus the arrows do, Home shows everything, and Escape goes
/// back to the canvas. Cards are drawn anew only when the document changed, and nothing is while it
/// is hidden.
class Minimap final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Minimap)

public:
    /// A child of \a canvas. Neither is owned; both must outlive this object. Hidden at the start.
    Minimap(const GraphDocument &document, Canvas &canvas);

    /// In the scene; for tests and for the mouse.
    QPointF toScene(QPointF point) const;
    QPointF fromScene(QPointF point) const;
    /// How often the cards were drawn.
    int drawings() const { return m_drawings; }

protected:
    void showEvent(QShowEvent *event) override;
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void place();
    void forgetPicture();
    void drawPicture();
    QRectF drawGroups(QPainter *painter, const Tokens &tokens) const;
    QRectF drawCards(QPainter *painter, const Tokens &tokens) const;

    const GraphDocument &m_document;
    Canvas &m_canvas;
    QPixmap m_picture; ///< of the cards; null: to be drawn
    QTransform m_toMap; ///< from the scene
    QPointF m_grip; ///< from the middle of the frame to where it was taken, in the scene
    int m_drawings = 0;
};

} // namespace Signalbox
