// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/focuslead.h"

#include <QFocusEvent>
#include <QPointer>
#include <QWidget>

namespace Signalbox {

namespace {

class FocusLead final : public QObject
{
public:
    FocusLead(QWidget &whole, QWidget &part)
        : QObject(&whole)
        , m_part(&part)
    {
        whole.installEventFilter(this);
    }

protected:
    bool eventFilter(QObject *, QEvent *event) override
    {
        if (event->type() != QEvent::FocusIn || !m_part)
            return false;
        m_part->setFocus(static_cast<QFocusEvent *>(event)->reason());
        return true;
    }

private:
    QPointer<QWidget> m_part;
};

} // namespace

void leadFocus(QWidget &whole, QWidget &part)
{
    const auto children = whole.children();
    for (auto *child : children)
        delete dynamic_cast<FocusLead *>(child);
    new FocusLead(whole, part);
}

} // namespace Signalbox
