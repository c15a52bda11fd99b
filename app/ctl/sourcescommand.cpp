// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/arguments.h"
#include "app/ctl/plaintext.h"
#include "app/ctl/session.h"
#include "app/ctl/table.h"

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

int listSources(Session &session)
{
    const auto sources = Session::await(session.station().sources());
    if (!sources)
        return session.fail(sources.error());
    Table table({u"NAME"_s, u"PROVIDER"_s, u"ADDRESS"_s, u">ACCEPTED"_s, u">REJECTED"_s,
                 u"LAST ARRIVAL"_s, u"OWNER"_s, u"PROBLEM"_s});
    for (const auto &view : *sources) {
        if (session.json()) {
            session.print(toJson(view));
            continue;
        }
        const auto &source = view.source;
        table.add({source.config.name, source.config.provider, view.address,
                   QString::number(view.accepted), QString::number(view.rejected),
                   view.lastArrival ? relativeTime(*view.lastArrival, session.now()) : u"never"_s,
                   source.owner, source.enabled ? view.problem : u"disabled"_s});
    }
    if (!session.json())
        session.print(table.text(u"no sources"_s));
    return Fine;
}

} // namespace

void addSourcesCommand(CommandLine &line)
{
    auto *command = line.app.add_subcommand("sources", "Where events come in");
    command->callback([&line] { line.chosen = listSources; });
}

} // namespace Signalbox
