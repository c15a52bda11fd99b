// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/arguments.h"
#include "app/ctl/backtestview.h"
#include "app/ctl/chosenworkflow.h"
#include "app/ctl/filecontent.h"
#include "app/ctl/plaintext.h"
#include "app/ctl/session.h"

#include <QJsonDocument>
#include <QTimer>

#include <csignal>

namespace Signalbox {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

volatile std::sig_atomic_t interrupted = 0;

void interrupt(int)
{
    interrupted = 1;
}

/// Runs the event loop for a moment.
void pause(std::chrono::milliseconds time)
{
    QEventLoop loop;
    QTimer::singleShot(time, &loop, &QEventLoop::quit);
    loop.exec();
}

struct Backtest
{
    std::string workflow;
    std::string since;
    std::string until;
    std::vector<std::string> filter;
    std::string expect;
    int differences = 10;

    int operator()(Session &session) const
    {
        const auto request = makeRequest(session);
        if (!request)
            return session.misuse(request.error().detail);
        const auto expected = readExpected();
        if (!expected)
            return session.misuse(expected.error().detail);
        const auto id = Session::await(session.station().startBacktest(*request));
        if (!id)
            return session.fail(id.error());
        const auto status = wait(session, *id);
        if (!status)
            return session.fail(status.error());
        if (session.json())
            session.print(toJson(*status));
        else
            session.print(BacktestView::summary(*status));
        if (const auto shown = showDifferences(session, *status); !shown)
            return session.fail(shown.error());
        // It is of no use to anybody else.
        (void)Session::await(session.station().endBacktest(*id));
        if (status->state != BacktestState::Finished) {
            session.complain(status->state == BacktestState::Failed ? status->error
                                                                    : u"cancelled"_s);
            return No;
        }
        const auto deviations = BacktestView::deviations(status->summary, *expected);
        for (const auto &line : deviations)
            session.complain(line);
        return deviations.isEmpty() ? Fine : No;
    }

private:
    Result<BacktestRequest> makeRequest(Session &session) const
    {
        const auto chosen = chooseWorkflow(textOf(workflow));
        if (!chosen)
            return chosen.error();
        QStringList words;
        for (const auto &word : filter)
            words.append(textOf(word));
        if (!since.empty())
            words.append(u"since:"_s + textOf(since));
        if (!until.empty())
            words.append(u"until:"_s + textOf(until));
        auto parsed = parseEventFilter(words.join(u' '), session.now());
        if (!parsed)
            return parsed.error();
        return BacktestRequest{chosen->name, chosen->graph, chosen->revision, *std::move(parsed)};
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

    /// Until it has ended, with a line of progress for a person; an interrupt cancels it.
    static Result<BacktestStatus> wait(Session &session, const BacktestId &id)
    {
        std::signal(SIGINT, interrupt);
        std::signal(SIGTERM, interrupt);
        bool cancelled = false;
        while (true) {
            const auto status = Session::await(session.station().backtest(id));
            if (!status || status->state != BacktestState::Running) {
                BacktestView::progress({});
                return status;
            }
            BacktestView::progress(*status);
            if (interrupted && !std::exchange(cancelled, true)) {
                if (const auto ended = Session::await(session.station().endBacktest(id)); !ended)
                    return ended.error();
            }
            pause(cancelled ? 20ms : 200ms);
        }
    }

    Result<void> showDifferences(Session &session, const BacktestStatus &status) const
    {
        BacktestQuery query;
        query.id = status.id;
        for (int shown = 0; shown < differences;) {
            query.limit = std::min(1000, differences - shown);
            const auto page = Session::await(session.station().backtestDifferences(query));
            if (!page)
                return page.error();
            for (const auto &difference : page->differences) {
                if (session.json())
                    session.print(toJson(difference));
                else
                    session.print(BacktestView::difference(difference));
            }
            shown += int(page->differences.size());
            if (!page->next)
                break;
            query.after = *page->next;
        }
        return {};
    }
};

} // namespace

void addBacktestCommand(CommandLine &line)
{
    auto *command =
        line.app.add_subcommand("backtest", "A draft over stored events; nothing is sent");
    const auto test = std::make_shared<Backtest>();
    command->add_option("--workflow", test->workflow, ChosenWorkflow::help)->required();
    command->add_option("--since", test->since, "15m, 2h, 3d ago, or a time");
    command->add_option("--until", test->until, "Likewise");
    command->add_option("--filter", test->filter, "As for events list");
    command->add_option("--expect", test->expect,
                        "JSON with what the summary shall be; anything else is exit code 1");
    command->add_option("--differences", test->differences, "How many events that differ to show")
        ->check(CLI::Range(0, 1000))
        ->capture_default_str();
    command->callback([&line, test] { line.chosen = *test; });
}

} // namespace Signalbox
