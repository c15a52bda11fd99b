// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/chosenworkflow.h"
#include "app/ctl/filecontent.h"
#include "app/ctl/plaintext.h"
#include "app/ctl/session.h"
#include "app/ctl/workflowscommand.h"
#include "core/workflow/caserun.h"

#include <algorithm>

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

/// A file with both needs no station; otherwise the station gives what is asked of it.
struct TestWorkflow
{
    std::string workflow;
    std::string cases;
    bool save = false;

    int operator()(Session &session) const
    {
        const auto chosen = chooseWorkflow(textOf(workflow));
        if (!chosen)
            return session.fail(chosen.error());
        auto all = readAll(session, chosen->name);
        if (!all)
            return session.fail(all.error());
        if (save)
            return saveAll(session, chosen->name, *all);
        auto graph = chosen->graph;
        if (!graph) {
            const auto revision = revisionOf(session, chosen->name, chosen->revision);
            if (!revision)
                return session.fail(revision.error());
            graph = revision->graph;
        }
        const auto compiled = CompiledWorkflow::compile(chosen->name, chosen->revision, *graph);
        if (!compiled)
            return session.fail(compiled.error());
        if (all->isEmpty())
            return session.fail({ErrorCode::NotFound, u"there are no cases"_s});
        int failed = 0;
        for (auto &one : *all) {
            const auto result = run(session, **compiled, one);
            show(session, result);
            failed += result.passed() ? 0 : 1;
        }
        if (!session.json())
            session.print(u"%1 of %2 cases are as they shall be\n"_s.arg(all->size() - failed)
                              .arg(all->size()));
        return failed == 0 ? Fine : No;
    }

private:
    Result<QList<WorkflowCase>> readAll(Session &session, const QString &name) const
    {
        if (cases.empty())
            return Session::await(session.station().cases(name));
        const auto text = readContent(textOf(cases), 2 * WorkflowCase::mostBytes);
        if (!text)
            return text.error();
        auto all = readCases(*text);
        if (!all)
            return Error{all.error().code, textOf(cases) + u": "_s + all.error().detail};
        return all;
    }

    static int saveAll(Session &session, const QString &name, const QList<WorkflowCase> &cases)
    {
        const auto saved = Session::await(session.station().saveCases(name, cases));
        if (!saved)
            return session.fail(saved.error());
        session.print(u"%1 cases kept with %2\n"_s.arg(cases.size()).arg(name));
        return Fine;
    }

    static CaseResult run(Session &session, const CompiledWorkflow &workflow, WorkflowCase &one)
    {
        if (one.stored) {
            auto detail = Session::await(session.station().event(*one.stored));
            const auto body = Session::await(session.station().eventBody(*one.stored));
            if (!detail || !body)
                return {one.name, {!detail ? detail.error().detail : body.error().detail}, {}, {}};
            one.event = std::move(detail->event);
            one.event.request.body = *body;
        }
        return runCase(workflow, one);
    }

    static void show(Session &session, const CaseResult &result)
    {
        if (session.json()) {
            session.print(toJson(result));
            return;
        }
        session.print(u"%1  %2\n"_s.arg(result.passed() ? u"fine"_s : u"WRONG"_s,
                                        harmless(result.name)));
        for (const auto &difference : result.differences)
            session.print(u"  %1\n"_s.arg(harmless(difference)));
    }
};

} // namespace

void addTestWorkflowCommand(CommandLine &line)
{
    auto *command = line.app.add_subcommand("test-workflow", "Cases that a workflow has to fulfil");
    const auto test = std::make_shared<TestWorkflow>();
    command->add_option("--workflow", test->workflow, ChosenWorkflow::help)->required();
    command->add_option("--cases", test->cases,
                        "A file of cases; without it those that the station keeps");
    command->add_flag("--save", test->save, "Keep the file's cases at the station instead");
    command->callback([&line, test] { line.chosen = *test; });
}

} // namespace Signalbox
