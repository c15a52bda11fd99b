// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/wheelguard.h"

#include <QAbstractSpinBox>
#include <QChildEvent>
#include <QComboBox>
#include <QScrollBar>

namespace Signalbox {

namespace {

bool changesByWheel(const QObject *object)
{
    return qobject_cast<const QComboBox *>(object) || qobject_cast<const QAbstractSpinBox *>(object)
        || (qobject_cast<const QAbstractSlider *>(object)
            && !qobject_cast<const QScrollBar *>(object));
}

/// Qt gives the focus to what has WheelFocus before anybody is asked about the event.
void takeWheelFocus(QWidget &widget)
{
    if (changesByWheel(&widget) && widget.focusPolicy() == Qt::WheelFocus)
        widget.setFocusPolicy(Qt::StrongFocus);
}

/// Sits on every widget of the form: what is added to one of them is met at once, and known for
/// what it is when it is polished.
class WheelGuard final : public QObject
{
public:
    using QObject::QObject;

    void watch(QWidget *widget)
    {
        // A list that pops up scrolls as it does anywhere. What was made without a parent is still
        // called a window when its parent hears of it.
        if (widget->windowType() != Qt::Widget && widget->windowType() != Qt::Window)
            return;
        widget->installEventFilter(this);
        takeWheelFocus(*widget);
        const auto children = widget->findChildren<QWidget *>(Qt::FindDirectChildrenOnly);
        for (auto *child : children)
            watch(child);
    }

protected:
    bool eventFilter(QObject *object, QEvent *event) override
    {
        switch (event->type()) {
        case QEvent::ChildAdded: {
            auto *child = static_cast<QChildEvent *>(event)->child();
            if (child->isWidgetType())
                watch(static_cast<QWidget *>(child));
            return false;
        }
        case QEvent::Polish: takeWheelFocus(*static_cast<QWidget *>(object)); return false;
        case QEvent::Wheel:
            if (!changesByWheel(object) || static_cast<QWidget *>(object)->hasFocus())
                return false;
            event->ignore(); // whoever scrolls gets it
            return true;
        default: return false;
        }
    }
};

} // namespace

void guardFromWheel(QWidget &form)
{
    (new WheelGuard(&form))->watch(&form);
}

} // namespace Signalbox
