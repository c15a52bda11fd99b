// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/arguments.h"
#include "app/ctl/plaintext.h"
#include "app/ctl/session.h"
#include "app/ctl/table.h"
#include "core/station/stationfilevalues.h"

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

QString problemOf(const SourceView &view)
{
    if (!view.source.enabled)
        return u"disabled"_s;
    if (view.openUntil)
        return u"open for registration until %1"_s.arg(toIso8601(*view.openUntil));
    return view.problem;
}

int listSources(Session &session)
{
    const auto sources = Session::await(session.station().sources());
    if (!sources)
        return session.fail(sources.error());
    Table table({u"NAME"_s, u"PROVIDER"_s, u"ADDRESS"_s, u">ACCEPTED"_s, u">REJECTED"_s,
                 u">WARNED"_s, u"LAST ARRIVAL"_s, u"OWNER"_s, u"PROBLEM"_s});
    for (const auto &view : *sources) {
        if (session.json()) {
            session.print(toJson(view));
            continue;
        }
        const auto &source = view.source;
        table.add({source.config.name, source.config.provider, view.address,
                   QString::number(view.accepted), QString::number(view.rejected),
                   QString::number(view.warned),
                   view.lastArrival ? relativeTime(*view.lastArrival, session.now()) : u"never"_s,
                   source.owner, problemOf(view)});
    }
    if (!session.json())
        session.print(table.text(u"no sources"_s));
    return Fine;
}

struct OpenRegistration
{
    std::string name;
    std::string duration = "10m";

    int operator()(Session &session) const
    {
        const auto time = StationFileValues::parseDuration(textOf(duration));
        if (!time)
            return session.misuse(u"expected --for with a time such as 90s or 10m"_s);
        const auto until = Session::await(session.station().openRegistration(textOf(name), *time));
        if (!until)
            return session.fail(until.error());
        if (session.json())
            session.print(toJson(*until));
        else
            session.print(u"%1 takes the secret that its vendor delivers, once, until %2\n"_s.arg(
                textOf(name), toIso8601(*until)));
        return Fine;
    }
};

} // namespace

void addSourcesCommand(CommandLine &line)
{
    auto *command = line.app.add_subcommand("sources", "Where events come in");
    command->require_subcommand(0, 1);
    command->callback([&line, command] {
        if (command->get_subcommands().empty())
            line.chosen = listSources;
    });
    auto *open = command->add_subcommand("open-registration",
                                         "Let the vendor deliver its secret to a source, once");
    const auto opening = std::make_shared<OpenRegistration>();
    open->add_option("name", opening->name, "The source")->required();
    open->add_option("--for", opening->duration,
                     "How long, such as 90s; 10m unless said otherwise");
    open->callback([&line, opening] { line.chosen = *opening; });
}

} // namespace Signalbox
