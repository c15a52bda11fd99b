// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/arguments.h"
#include "app/ctl/plaintext.h"
#include "app/ctl/session.h"
#include "app/ctl/table.h"

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

int listWorkflows(Session &session)
{
    const auto workflows = Session::await(session.station().workflows());
    if (!workflows)
        return session.fail(workflows.error());
    Table table({u"NAME"_s, u">REVISION"_s, u">NODES"_s, u"STATE"_s, u"CHANGED"_s, u"OWNER"_s});
    for (const auto &workflow : *workflows) {
        if (session.json()) {
            session.print(toJson(workflow));
            continue;
        }
        table.add({workflow.config.name, QString::number(workflow.revision),
                   QString::number(workflow.config.graph.nodes.size()),
                   workflow.enabled ? u"enabled"_s : u"disabled"_s,
                   relativeTime(workflow.changedAt, session.now()), workflow.owner});
    }
    if (!session.json())
        session.print(table.text(u"no workflows"_s));
    return Fine;
}

} // namespace

void addWorkflowsCommand(CommandLine &line)
{
    auto *command = line.app.add_subcommand("workflows", "What decides where events go");
    command->callback([&line] { line.chosen = listWorkflows; });
}

} // namespace Signalbox
