// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/workflowscommand.h"

#include "app/ctl/objectcommands.h"
#include "app/ctl/plaintext.h"
#include "app/ctl/session.h"
#include "app/ctl/table.h"
#include "core/domain/fileduration.h"
#include "core/station/stationfile.h"

#include <algorithm>

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

QString tracesKept(Microseconds age)
{
    return age.count() > 0 ? formatFileDuration(age) : u"as events"_s;
}

int listWorkflows(Session &session)
{
    const auto workflows = Session::await(session.station().workflows());
    if (!workflows)
        return session.fail(workflows.error());
    Table table({u"NAME"_s, u">REVISION"_s, u">NODES"_s, u"TRACES"_s, u"STATE"_s, u"CHANGED"_s,
                 u"OWNER"_s});
    for (const auto &workflow : *workflows) {
        if (session.json()) {
            session.print(toJson(workflow));
            continue;
        }
        table.add({workflow.config.name, QString::number(workflow.revision),
                   QString::number(workflow.config.graph.nodes.size()),
                   tracesKept(workflow.config.traceAge),
                   workflow.enabled ? u"enabled"_s : u"disabled"_s,
                   relativeTime(workflow.changedAt, session.now()), workflow.owner});
    }
    if (!session.json())
        session.print(table.text(u"no workflows"_s));
    return Fine;
}

struct ShowWorkflow
{
    std::string name;
    int revision = 0;

    int operator()(Session &session) const
    {
        const auto shown = revisionOf(session, textOf(name), revision);
        if (!shown)
            return session.fail(shown.error());
        if (session.json()) {
            session.print(toJson(*shown));
            return Fine;
        }
        StationConfig config;
        config.workflows = {{shown->info.workflow, shown->graph}};
        if (revision == 0) {
            const auto published = publishedWorkflow(session, shown->info.workflow);
            if (!published)
                return session.fail(published.error());
            config.workflows.first().traceAge = published->config.traceAge;
        }
        session.printRaw(writeStationFile(config));
        return Fine;
    }
};

} // namespace

Result<Configured<WorkflowConfig>> publishedWorkflow(Session &session, const QString &name)
{
    const auto workflows = Session::await(session.station().workflows());
    if (!workflows)
        return workflows.error();
    const auto found = std::ranges::find(
        *workflows, name, [](const auto &one) -> const QString & { return one.config.name; });
    if (found != workflows->end())
        return *found;
    Configured<WorkflowConfig> none;
    none.revision = 0;
    return none;
}

Result<int> publishedRevision(Session &session, const QString &workflow)
{
    const auto published = publishedWorkflow(session, workflow);
    if (!published)
        return published.error();
    return published->revision;
}

Result<WorkflowRevision> revisionOf(Session &session, const QString &workflow, int revision)
{
    if (revision > 0)
        return Session::await(session.station().revision(workflow, revision));
    const auto published = publishedRevision(session, workflow);
    if (!published)
        return published.error();
    if (*published == 0)
        return Error{ErrorCode::NotFound, u"there is no workflow '%1'"_s.arg(workflow)};
    return Session::await(session.station().revision(workflow, *published));
}

void addWorkflowsCommand(CommandLine &line)
{
    auto *command = line.app.add_subcommand("workflows", "What decides where events go");
    command->require_subcommand(0, 1);
    command->callback([&line, command] {
        if (command->get_subcommands().empty())
            line.chosen = listWorkflows;
    });
    command->add_subcommand("list", "All of them")->callback([&line] {
        line.chosen = listWorkflows;
    });
    auto *show = command->add_subcommand("show", "One as a station file, to edit and publish");
    const auto showing = std::make_shared<ShowWorkflow>();
    show->add_option("NAME", showing->name)->required();
    show->add_option("--revision", showing->revision, "Instead of the published one")
        ->check(CLI::PositiveNumber);
    show->callback([&line, showing] { line.chosen = *showing; });
    addRevisionCommands(*command, line);
    addPublishCommands(*command, line);
    addObjectCommands(*command, line, ObjectKind::Workflow);
}

} // namespace Signalbox
