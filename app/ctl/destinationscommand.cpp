// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/arguments.h"
#include "app/ctl/plaintext.h"
#include "app/ctl/session.h"
#include "app/ctl/table.h"

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

} // namespace

void addDestinationsCommand(CommandLine &line)
{
    auto *command = line.app.add_subcommand("destinations", "Where events go");
    command->callback([&line] { line.chosen = listDestinations; });
}

} // namespace Signalbox
