// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/designer/canvasaccessible.h"

#include "ui/designer/canvas.h"
#include "ui/designer/canvasscene.h"
#include "ui/designer/nodeitem.h"
#include "ui/designer/nodewords.h"

#include <QAccessibleWidget>
#include <QPointer>

#include <map>

namespace Signalbox {

namespace {

/// One node as an item of the list.
class AccessibleNode final : public QAccessibleInterface
{
public:
    AccessibleNode(Canvas *canvas, QString id)
        : m_canvas(canvas)
        , m_id(std::move(id))
    {
    }

    const QString &id() const { return m_id; }

    bool isValid() const override { return m_canvas && item(); }
    QObject *object() const override { return nullptr; }
    QWindow *window() const override { return m_canvas->window()->windowHandle(); }
    QAccessibleInterface *childAt(int, int) const override { return nullptr; }
    QAccessibleInterface *parent() const override
    {
        return QAccessible::queryAccessibleInterface(m_canvas.data());
    }
    QAccessibleInterface *child(int) const override { return nullptr; }
    int childCount() const override { return 0; }
    int indexOfChild(const QAccessibleInterface *) const override { return -1; }
    void setText(QAccessible::Text, const QString &) override { }
    QAccessible::Role role() const override { return QAccessible::ListItem; }

    QString text(QAccessible::Text text) const override
    {
        if (!isValid())
            return {};
        switch (text) {
        case QAccessible::Name: return m_canvas->nodeWords(m_id);
        case QAccessible::Description: return item()->toolTip();
        default: return {};
        }
    }

    QRect rect() const override
    {
        if (!isValid())
            return {};
        const auto shown = m_canvas->mapFromScene(item()->sceneBoundingRect()).boundingRect();
        return {m_canvas->viewport()->mapToGlobal(shown.topLeft()), shown.size()};
    }

    QAccessible::State state() const override
    {
        QAccessible::State state;
        state.selectable = true;
        state.multiSelectable = true;
        state.focusable = true;
        if (!isValid()) {
            state.invalid = true;
            return state;
        }
        state.selected = item()->isSelected();
        state.focused = state.selected && m_canvas->hasFocus();
        state.offscreen = !m_canvas->viewport()->rect().intersects(
            m_canvas->mapFromScene(item()->sceneBoundingRect()).boundingRect());
        return state;
    }

private:
    NodeItem *item() const { return m_canvas->canvasScene().nodeItem(m_id); }

    QPointer<Canvas> m_canvas;
    QString m_id;
};

/// The canvas as a list, in the order in which Tab goes through it. Nodes that are gone give their
/// interfaces back.
class AccessibleCanvas final : public QAccessibleWidget
{
public:
    explicit AccessibleCanvas(Canvas *canvas)
        : QAccessibleWidget(canvas, QAccessible::List)
        , m_canvas(canvas)
    {
    }
    ~AccessibleCanvas() override
    {
        for (const auto &[node, id] : m_ids)
            QAccessible::deleteAccessibleInterface(id);
    }

    int childCount() const override { return int(m_canvas->readingOrder().size()); }
    QAccessibleInterface *child(int index) const override
    {
        const auto ids = m_canvas->readingOrder();
        return index >= 0 && index < ids.size() ? interfaceOf(ids[index]) : nullptr;
    }
    int indexOfChild(const QAccessibleInterface *child) const override
    {
        const auto *node = dynamic_cast<const AccessibleNode *>(child);
        return node ? int(m_canvas->readingOrder().indexOf(node->id())) : -1;
    }
    QAccessibleInterface *childAt(int x, int y) const override
    {
        const auto at = m_canvas->viewport()->mapFromGlobal(QPoint(x, y));
        const auto *node = m_canvas->canvasScene().nodeAt(m_canvas->mapToScene(at));
        return node ? interfaceOf(node->nodeId()) : nullptr;
    }
    QAccessibleInterface *focusChild() const override
    {
        const auto nodes = m_canvas->canvasScene().selectedNodes();
        return m_canvas->hasFocus() && nodes.size() == 1 ? interfaceOf(*nodes.begin()) : nullptr;
    }

private:
    QAccessibleInterface *interfaceOf(const QString &node) const
    {
        const auto known = m_ids.find(node);
        if (known != m_ids.end())
            return QAccessible::accessibleInterface(known->second);
        auto *made = new AccessibleNode(m_canvas, node);
        m_ids.emplace(node, QAccessible::registerAccessibleInterface(made));
        return made;
    }

    Canvas *m_canvas;
    mutable std::map<QString, QAccessible::Id> m_ids;
};

QAccessibleInterface *canvasInterface(const QString &, QObject *object)
{
    auto *canvas = qobject_cast<Canvas *>(object);
    return canvas ? new AccessibleCanvas(canvas) : nullptr;
}

} // namespace

void makeCanvasesAccessible()
{
    static const bool once = [] {
        QAccessible::installFactory(canvasInterface);
        return true;
    }();
    Q_UNUSED(once)
}

} // namespace Signalbox
