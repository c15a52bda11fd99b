// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/arguments.h"
#include "app/ctl/backtestview.h"
#include "app/ctl/chosenworkflow.h"
#include "app/ctl/filecontent.h"
#include "app/ctl/plaintext.h"
#include "app/ctl/problemtext.h"
#include "app/ctl/session.h"

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

QString endText(const ShadowStatus &status)
{
    switch (status.end.value_or(ShadowEnd::Stopped)) {
    case ShadowEnd::Stopped: return u"it was stopped"_s;
    case ShadowEnd::Published: return u"revision %1 was published"_s.arg(status.endRevision);
    case ShadowEnd::Enabled: return u"the workflow was enabled"_s;
    case ShadowEnd::Disabled: return u"the workflow was disabled"_s;
    case ShadowEnd::Removed: return u"the workflow was deleted"_s;
    case ShadowEnd::Failed: return u"it failed: "_s + harmless(status.error);
    }
    Q_UNREACHABLE_RETURN({});
}

/// How it stands, and what it found.
QString shadowText(const ShadowStatus &status, Timestamp now)
{
    const auto against = status.publishedRevision > 0
        ? u"revision %1"_s.arg(status.publishedRevision)
        : u"no published revision"_s;
    auto text = u"%1, started %2, against %3\n"_s.arg(shadowStateName(status.state),
                                                      relativeTime(status.startedAt, now), against);
    if (status.state == ShadowState::Ended)
        text += u"ended %1: %2\n"_s.arg(relativeTime(status.endedAt.value_or(now), now),
                                        endText(status));
    text += u"%1 events compared, %2 not compared, %3 waiting\n"_s.arg(status.summary.events)
                .arg(status.notCompared)
                .arg(status.waiting);
    return text + BacktestView::counts(status.summary);
}

struct StartShadow
{
    std::string workflow;

    int operator()(Session &session) const
    {
        const auto chosen = chooseWorkflow(textOf(workflow));
        if (!chosen)
            return session.misuse(chosen.error().detail);
        const auto report = Session::await(session.station().startShadow(
            ShadowRequest{chosen->name, chosen->graph, chosen->revision}));
        if (!report)
            return session.fail(report.error());
        if (session.json())
            session.print(toJson(*report));
        else
            complainOf(session, report->problems);
        if (!report->started)
            return No;
        if (!session.json())
            session.print(u"%1 is shadowed from now on\n"_s.arg(chosen->name));
        return Fine;
    }
};

/// What show and stop have in common: what was found, and whether it was expected.
struct ShadowOutcome
{
    std::string name;
    std::string expect;

    void addTo(CLI::App &command)
    {
        command.add_option("NAME", name, "A workflow")->required();
        command.add_option("--expect", expect,
                           "JSON with what the summary shall be; anything else is exit code 1");
    }

    Result<QJsonObject> readExpected() const
    {
        if (expect.empty())
            return QJsonObject();
        const auto text = readContent(textOf(expect), 1024 * 1024);
        if (!text)
            return text.error();
        return BacktestView::readExpected(*text, textOf(expect));
    }

    static int judge(Session &session, const ShadowStatus &status, const QJsonObject &expected)
    {
        const auto deviations = BacktestView::deviations(status.summary, expected);
        for (const auto &line : deviations)
            session.complain(line);
        return deviations.isEmpty() && status.end != ShadowEnd::Failed ? Fine : No;
    }

    static void print(Session &session, const ShadowStatus &status)
    {
        if (session.json())
            session.print(toJson(status));
        else
            session.print(shadowText(status, session.now()));
    }
};

struct ShowShadow
{
    ShadowOutcome outcome;
    int differences = 10;

    int operator()(Session &session) const
    {
        const auto expected = outcome.readExpected();
        if (!expected)
            return session.misuse(expected.error().detail);
        const auto status = Session::await(session.station().shadow(textOf(outcome.name)));
        if (!status)
            return session.fail(status.error());
        ShadowOutcome::print(session, *status);
        if (differences > 0) {
            const auto shown = showDifferences(session);
            if (!shown)
                return session.fail(shown.error());
        }
        return ShadowOutcome::judge(session, *status, *expected);
    }

private:
    /// The newest of those that are kept, oldest first.
    Result<void> showDifferences(Session &session) const
    {
        ShadowQuery query;
        query.workflow = textOf(outcome.name);
        query.limit = ShadowStatus::mostDifferences;
        const auto page = Session::await(session.station().shadowDifferences(query));
        if (!page)
            return page.error();
        const auto known = page->differences.size();
        for (const auto &difference :
             page->differences.last(std::min<qsizetype>(known, differences))) {
            if (session.json())
                session.print(toJson(difference));
            else
                session.print(BacktestView::difference(difference));
        }
        return {};
    }
};

struct StopShadow
{
    ShadowOutcome outcome;

    int operator()(Session &session) const
    {
        const auto expected = outcome.readExpected();
        if (!expected)
            return session.misuse(expected.error().detail);
        const auto status = Session::await(session.station().stopShadow(textOf(outcome.name)));
        if (!status)
            return session.fail(status.error());
        ShadowOutcome::print(session, *status);
        return ShadowOutcome::judge(session, *status, *expected);
    }
};

} // namespace

void addShadowCommand(CommandLine &line)
{
    auto *command =
        line.app.add_subcommand("shadow", "A draft beside what is published, on live traffic");
    command->require_subcommand(1);
    auto *start = command->add_subcommand("start", "Run it from now on; nothing is sent");
    const auto starting = std::make_shared<StartShadow>();
    start->add_option("--workflow", starting->workflow, ChosenWorkflow::help)->required();
    start->callback([&line, starting] { line.chosen = *starting; });

    auto *show = command->add_subcommand("show", "What it has found so far");
    const auto showing = std::make_shared<ShowShadow>();
    showing->outcome.addTo(*show);
    show->add_option("--differences", showing->differences,
                     "How many events that differ to show, of the newest")
        ->check(CLI::Range(0, ShadowStatus::mostDifferences))
        ->capture_default_str();
    show->callback([&line, showing] { line.chosen = *showing; });

    auto *stop = command->add_subcommand("stop", "End it and forget it; what it had found");
    const auto stopping = std::make_shared<StopShadow>();
    stopping->outcome.addTo(*stop);
    stop->callback([&line, stopping] { line.chosen = *stopping; });
}

} // namespace Signalbox
