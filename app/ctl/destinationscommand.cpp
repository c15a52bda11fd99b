// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/filecontent.h"
#include "app/ctl/objectcommands.h"
#include "app/ctl/plaintext.h"
#include "app/ctl/session.h"
#include "app/ctl/table.h"

#include <algorithm>

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

int listDestinations(Session &session)
{
    const auto destinations = Session::await(session.station().destinations());
    if (!destinations)
        return session.fail(destinations.error());
    Table table({u"NAME"_s, u"URL"_s, u">PENDING"_s, u">DEAD"_s, u">SUCCEEDED"_s, u">FAILED"_s,
                 u"LAST SUCCESS"_s, u"OWNER"_s, u"PROBLEM"_s});
    for (const auto &view : *destinations) {
        if (session.json()) {
            session.print(toJson(view));
            continue;
        }
        const auto &destination = view.destination;
        table.add({destination.config.name, destination.config.url, QString::number(view.pending),
                   QString::number(view.dead), QString::number(view.succeeded),
                   QString::number(view.failedAttempts),
                   view.lastSuccess ? relativeTime(*view.lastSuccess, session.now()) : u"never"_s,
                   destination.owner, destination.enabled ? view.problem : u"disabled"_s});
    }
    if (!session.json())
        session.print(table.text(u"no destinations"_s));
    return Fine;
}

struct SaveDestination
{
    std::string name;
    std::string url;
    std::string secretFile;
    std::optional<int> concurrency;
    std::optional<int> attempts;
    std::optional<bool> serial;
    bool dryRun = false;

    int operator()(Session &session) const
    {
        const auto destinations = Session::await(session.station().destinations());
        if (!destinations)
            return session.fail(destinations.error());
        DestinationDraft draft;
        draft.dryRun = dryRun;
        draft.config.name = textOf(name);
        const auto old = std::ranges::find(*destinations, draft.config.name,
                                           [](const DestinationView &view) -> QString {
                                               return view.destination.config.name;
                                           });
        if (old != destinations->end()) {
            draft.config = old->destination.config;
            draft.base = old->destination.revision;
        }
        if (!url.empty())
            draft.config.url = textOf(url);
        draft.config.concurrency = concurrency.value_or(draft.config.concurrency);
        draft.config.serial = serial.value_or(draft.config.serial);
        draft.config.retry.maxAttempts = attempts.value_or(draft.config.retry.maxAttempts);
        if (!secretFile.empty()) {
            auto secret = readSecret(textOf(secretFile));
            if (!secret)
                return session.fail(secret.error());
            draft.secret = *std::move(secret);
        }
        const auto report = Session::await(session.station().saveDestination(draft));
        if (!report)
            return session.fail(report.error());
        const int code = showSaved(session, {ObjectKind::Destination, draft.config.name}, *report);
        const bool fine = std::ranges::none_of(report->problems, &FieldProblem::prevents);
        return dryRun && fine ? int(Fine) : code;
    }
};

} // namespace

void addDestinationsCommand(CommandLine &line)
{
    auto *command = line.app.add_subcommand("destinations", "Where events go");
    command->require_subcommand(0, 1);
    command->callback([&line, command] {
        if (command->get_subcommands().empty())
            line.chosen = listDestinations;
    });
    command->add_subcommand("list", "All of them")->callback([&line] {
        line.chosen = listDestinations;
    });
    auto *save = command->add_subcommand("save", "Make one, or change what is said of it here");
    const auto saving = std::make_shared<SaveDestination>();
    save->add_option("NAME", saving->name)->required();
    save->add_option("--http", saving->url, "An http or https URL");
    save->add_option("--secret-file", saving->secretFile,
                     "What signs its deliveries; the station keeps it; -: from stdin");
    save->add_option("--concurrency", saving->concurrency, "Attempts at the same time");
    save->add_option("--serial", saving->serial,
                     "true: deliveries of one order key go one after another");
    save->add_option("--max-attempts", saving->attempts, "Of each delivery");
    save->add_flag("--dry-run", saving->dryRun, "Only say what is wrong");
    save->callback([&line, saving] { line.chosen = *saving; });
    addObjectCommands(*command, line, ObjectKind::Destination);
}

} // namespace Signalbox
