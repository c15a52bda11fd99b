// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/filecontent.h"
#include "app/ctl/plaintext.h"
#include "app/ctl/problemtext.h"
#include "app/ctl/session.h"
#include "app/ctl/workflowscommand.h"
#include "core/domain/configjson.h"
#include "core/domain/fileduration.h"
#include "core/station/stationfilebundle.h"
#include "core/station/stationfilecheck.h"

#include <QFileInfo>

#include <algorithm>

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

/// What publish and rollback have in common.
struct Publishing
{
    std::string author;
    std::string note;
    std::optional<int> base;

    void addTo(CLI::App &command)
    {
        command.add_option("--note", note, "What changes and why");
        command.add_option("--author", author, "Instead of the user's name");
        command
            .add_option("--base", base,
                        "Refuse when another revision is published by now; 0: a new workflow")
            ->check(CLI::NonNegativeNumber);
    }

    int run(Session &session, PublishRequest request) const
    {
        const auto user = qEnvironmentVariable("USER", u"signalboxctl"_s);
        request.author = author.empty() ? user : textOf(author);
        request.note = textOf(note);
        if (base) {
            request.base = *base;
        } else {
            const auto published = publishedRevision(session, request.workflow);
            if (!published)
                return session.fail(published.error());
            request.base = *published;
        }
        const auto report = Session::await(session.station().publish(request));
        if (!report)
            return session.fail(report.error());
        if (session.json())
            session.print(toJson(*report));
        else
            complainOf(session, report->problems);
        if (report->revision == 0)
            return No;
        if (!session.json())
            session.print(
                report->changed
                    ? u"published %1, revision %2\n"_s.arg(request.workflow).arg(report->revision)
                    : u"%1 is published already, as revision %2\n"_s.arg(request.workflow)
                          .arg(report->revision));
        return Fine;
    }
};

struct Publish
{
    Publishing publishing;
    std::string file;
    std::string name;
    bool dryRun = false;

    int operator()(Session &session) const
    {
        const auto text = readContent(textOf(file), 1024 * 1024);
        if (!text)
            return session.fail(text.error());
        const auto workflow = readWorkflowFile(
            withSchemaFiles(*text, QFileInfo(textOf(file)).path()), textOf(file), textOf(name));
        if (!workflow)
            return session.fail(workflow.error());
        if (dryRun)
            return check(session, *workflow);
        PublishRequest request;
        request.workflow = workflow->name;
        request.graph = workflow->graph;
        if (workflow->traceAge.count() > 0) // a file that does not say it leaves it
            request.traceAge = workflow->traceAge;
        return publishing.run(session, request);
    }

    /// What publishing would change, and what is wrong with it.
    static int check(Session &session, const WorkflowConfig &workflow)
    {
        const auto problems = Session::await(session.station().validate(workflow.graph));
        if (!problems)
            return session.fail(problems.error());
        const auto published = publishedWorkflow(session, workflow.name);
        if (!published)
            return session.fail(published.error());
        Graph before;
        if (published->revision > 0) {
            const auto revision = revisionOf(session, workflow.name, published->revision);
            if (!revision)
                return session.fail(revision.error());
            before = revision->graph;
        }
        const auto diff = diffGraphs(before, workflow.graph);
        const auto age = workflow.traceAge;
        const bool keeps = age.count() > 0 && age != published->config.traceAge;
        if (session.json()) {
            QJsonObject json{{u"diff"_s, toJson(diff)},
                             {u"problems"_s, toJson(*problems).value("problems"_L1)}};
            if (keeps)
                json.insert("retain"_L1, traceRetainJson(age));
            session.print(json);
        } else {
            session.print(harmless(formatGraphDiff(diff), true));
            if (keeps)
                session.print(u"~ retain.traces: %1\n"_s.arg(formatFileDuration(age)));
            complainOf(session, *problems);
        }
        const bool refused = std::ranges::any_of(*problems, [](const WorkflowProblem &problem) {
            return preventsPublishing(problem.reason);
        });
        return refused || keeps || !diff.isEmpty() ? No : Fine;
    }
};

struct RollBack
{
    Publishing publishing;
    std::string name;
    int revision = 0;

    int operator()(Session &session) const
    {
        PublishRequest request;
        request.workflow = textOf(name);
        request.from = revision;
        return publishing.run(session, request);
    }
};

} // namespace

void addPublishCommands(CLI::App &workflows, CommandLine &line)
{
    auto *publish = workflows.add_subcommand("publish", "A file's workflow as the next revision");
    const auto publishing = std::make_shared<Publish>();
    publish->add_option("FILE", publishing->file, "As workflows show writes one")->required();
    publish->add_option("--name", publishing->name, "Which of several in the file");
    publish->add_flag("--dry-run", publishing->dryRun, "Only say what would change");
    publishing->publishing.addTo(*publish);
    publish->callback([&line, publishing] { line.chosen = *publishing; });

    auto *back = workflows.add_subcommand("rollback", "An earlier revision as the next one");
    const auto rolling = std::make_shared<RollBack>();
    back->add_option("NAME", rolling->name)->required();
    back->add_option("REVISION", rolling->revision)->required()->check(CLI::PositiveNumber);
    rolling->publishing.addTo(*back);
    back->callback([&line, rolling] { line.chosen = *rolling; });
}

} // namespace Signalbox
