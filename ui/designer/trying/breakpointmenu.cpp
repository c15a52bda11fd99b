// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/designer/trying/breakpointmenu.h"

#include "ui/designer/nodewords.h"

#include <QActionGroup>
#include <QMenu>

namespace Signalbox {

using namespace Qt::StringLiterals;

void BreakpointMenu::add(QMenu &menu, const Node &node, const std::optional<Breakpoint> &present,
                         const Chosen &chosen)
{
    auto *choices = menu.addMenu(tr("Stop a trial here"));
    choices->setObjectName(u"breakpointMenu"_s);
    auto *group = new QActionGroup(choices);
    const auto addChoice = [&](const QString &words, const std::optional<Breakpoint> &breakpoint) {
        auto *action = choices->addAction(words);
        action->setCheckable(true);
        action->setChecked(breakpoint == present);
        group->addAction(action);
        QObject::connect(action, &QAction::triggered, choices,
                         [chosen, breakpoint] { chosen(breakpoint); });
    };
    addChoice(tr("Never"), {});
    addChoice(tr("Always (F9)"), Breakpoint());
    addChoice(tr("When the node fails"), Breakpoint{Breakpoint::When::Failing, {}});
    const auto ports = outputPorts(node.body);
    for (const auto &port : ports) {
        if (ports.size() > 1)
            addChoice(tr("When the event leaves by \"%1\"").arg(NodeWords::portName(port)),
                      Breakpoint{Breakpoint::When::Port, port});
    }
}

} // namespace Signalbox
