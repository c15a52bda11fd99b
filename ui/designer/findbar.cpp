// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/designer/findbar.h"

#include "core/domain/configjson.h"
#include "ui/designer/canvas.h"
#include "ui/designer/graphdocument.h"
#include "ui/widgets/labels.h"

#include <QCoreApplication>
#include <QHBoxLayout>
#include <QJsonDocument>
#include <QJsonObject>
#include <QKeyEvent>
#include <QLineEdit>

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

constexpr int barWidth = 280;
constexpr int fromCorner = 12;

/// All that is written in a node, as in files.
QString textOf(const Node &node)
{
    const auto json = toJson(Graph{{node}, {}});
    return QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Compact));
}

} // namespace

FindBar::FindBar(const GraphDocument &document, Canvas &canvas)
    : QFrame(&canvas)
    , m_document(document)
    , m_canvas(canvas)
    , m_text(new QLineEdit(this))
    , m_count(makeLabel({}, "muted", this))
{
    setProperty("panel", true);
    setObjectName(u"findBar"_s);
    m_text->setObjectName(u"findText"_s);
    m_text->setPlaceholderText(tr("Find in the workflow"));
    m_text->setAccessibleName(tr("Find in the workflow"));
    m_text->installEventFilter(this);
    m_count->setObjectName(u"findCount"_s);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(4, 4, 8, 4);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_count);
    setFixedWidth(barWidth);
    canvas.installEventFilter(this);
    hide();
    connect(m_text, &QLineEdit::textChanged, this, [this] {
        m_at = -1;
        find(1);
    });
}

void FindBar::open()
{
    place();
    show();
    raise();
    m_text->setFocus(Qt::ShortcutFocusReason);
    m_text->selectAll();
}

void FindBar::close()
{
    hide();
    m_canvas.setFocus(Qt::OtherFocusReason);
}

void FindBar::place()
{
    adjustSize();
    move(m_canvas.viewport()->width() - width() - fromCorner, fromCorner);
}

bool FindBar::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == &m_canvas && event->type() == QEvent::Resize && isVisible())
        place();
    if (watched != m_text || event->type() != QEvent::KeyPress)
        return QFrame::eventFilter(watched, event);
    const auto &key = static_cast<const QKeyEvent &>(*event);
    switch (key.key()) {
    case Qt::Key_Escape: close(); return true;
    case Qt::Key_Down: find(1); return true;
    case Qt::Key_Up: find(-1); return true;
    case Qt::Key_Return:
    case Qt::Key_Enter: find(key.modifiers() & Qt::ShiftModifier ? -1 : 1); return true;
    default: return QFrame::eventFilter(watched, event);
    }
}

void FindBar::keyPressEvent(QKeyEvent *event)
{
    passBy(event);
}

void FindBar::keyReleaseEvent(QKeyEvent *event)
{
    passBy(event);
}

/// What the field has no use for goes to those around the canvas: there it would move nodes.
void FindBar::passBy(QKeyEvent *event)
{
    if (auto *around = m_canvas.parentWidget())
        QCoreApplication::sendEvent(around, event);
    event->accept();
}

QStringList FindBar::found() const
{
    const auto wish = m_text->text().trimmed();
    QStringList ids;
    if (wish.isEmpty())
        return ids;
    for (const auto &id : m_canvas.readingOrder()) {
        const auto *node = m_document.graph().node(id);
        if (node && textOf(*node).contains(wish, Qt::CaseInsensitive))
            ids.append(id);
    }
    return ids;
}

void FindBar::find(int step)
{
    const auto ids = found();
    if (ids.isEmpty()) {
        m_at = -1;
        m_count->setText(m_text->text().isEmpty() ? QString() : tr("none"));
        return;
    }
    const int count = int(ids.size());
    m_at = m_at < 0 && step < 0 ? count - 1 : (m_at + step + count) % count;
    m_count->setText(tr("%1 of %2").arg(m_at + 1).arg(count));
    m_canvas.showNode(ids[m_at]);
}

} // namespace Signalbox
