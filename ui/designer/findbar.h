// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QLabel;
class QLineEdit;

namespace Signalbox {

class Canvas;
class GraphDocument;

/// Finds nodes by their names and what is in them, in the corner of a canvas. Enter and Down go to
/// the next, Shift+Enter and Up to the one before, Escape closes it. No key reaches the canvas.
class FindBar final : public QFrame
{
    Q_OBJECT

public:
    /// Becomes a child of \a canvas. \a document is not owned and must outlive this object.
    FindBar(const GraphDocument &document, Canvas &canvas);

    void open();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void keyReleaseEvent(QKeyEvent *event) override;

private:
    void passBy(QKeyEvent *event);
    void find(int step);
    QStringList found() const; ///< in reading order
    void close();
    void place();

    const GraphDocument &m_document;
    Canvas &m_canvas;
    QLineEdit *m_text;
    QLabel *m_count;
    int m_at = -1; ///< which of those that were found is shown
};

} // namespace Signalbox
