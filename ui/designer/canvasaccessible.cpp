// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/designer/canvasaccessible.h"

#include "ui/designer/canvas.h"
#include "ui/designer/canvasscene.h"
#include "ui/designer/groupitem.h"
#include "ui/designer/nodeitem.h"

#include <QAccessibleWidget>
#include <QPointer>

#include <map>

namespace Signalbox {

namespace {

/// One node or group as an item of the list.
class AccessibleThing final : public QAccessibleInterface
{
public:
    AccessibleThing(Canvas *canvas, CanvasThing thing)
        : m_canvas(canvas)
        , m_thing(std::move(thing))
    {
    }

    const CanvasThing &thing() const { return m_thing; }

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
        case QAccessible::Name: return m_canvas->words(m_thing);
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
        state.selected = isGroup() ? m_canvas->canvasScene().chosenGroup() == m_thing.name
                                   : item()->isSelected();
        state.focused = m_canvas->standing() == m_thing && m_canvas->hasFocus();
        state.offscreen = !m_canvas->viewport()->rect().intersects(
            m_canvas->mapFromScene(item()->sceneBoundingRect()).boundingRect());
        return state;
    }

private:
    bool isGroup() const { return m_thing.kind == CanvasThing::Kind::Group; }
    QGraphicsItem *item() const
    {
        const auto &scene = m_canvas->canvasScene();
        if (isGroup())
            return scene.groupItem(m_thing.name);
        return scene.nodeItem(m_thing.name);
    }

    QPointer<Canvas> m_canvas;
    CanvasThing m_thing;
};

/// The canvas as a list, in the order in which Tab goes through it. What is gone stays without a
/// name.
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
        for (const auto &[thing, id] : m_ids)
            QAccessible::deleteAccessibleInterface(id);
    }

    int childCount() const override { return int(m_canvas->things().size()); }
    QAccessibleInterface *child(int index) const override
    {
        const auto things = m_canvas->things();
        return index >= 0 && index < things.size() ? interfaceOf(things[index]) : nullptr;
    }
    int indexOfChild(const QAccessibleInterface *child) const override
    {
        const auto *thing = dynamic_cast<const AccessibleThing *>(child);
        return thing ? int(m_canvas->things().indexOf(thing->thing())) : -1;
    }
    QAccessibleInterface *childAt(int x, int y) const override
    {
        const auto at = m_canvas->viewport()->mapFromGlobal(QPoint(x, y));
        const auto &scene = m_canvas->canvasScene();
        if (const auto *node = scene.nodeAt(m_canvas->mapToScene(at)))
            return interfaceOf(CanvasThing::node(node->nodeId()));
        const auto *group = scene.groupAt(m_canvas->mapToScene(at));
        return group ? interfaceOf(CanvasThing::group(group->group().name)) : nullptr;
    }
    QAccessibleInterface *focusChild() const override
    {
        const auto &standing = m_canvas->standing();
        return m_canvas->hasFocus() && standing.kind != CanvasThing::Kind::None
            ? interfaceOf(standing)
            : nullptr;
    }

private:
    QAccessibleInterface *interfaceOf(const CanvasThing &thing) const
    {
        const std::pair key(thing.kind, thing.name);
        const auto known = m_ids.find(key);
        if (known != m_ids.end())
            return QAccessible::accessibleInterface(known->second);
        auto *made = new AccessibleThing(m_canvas, thing);
        m_ids.emplace(key, QAccessible::registerAccessibleInterface(made));
        return made;
    }

    Canvas *m_canvas;
    mutable std::map<std::pair<CanvasThing::Kind, QString>, QAccessible::Id> m_ids;
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
