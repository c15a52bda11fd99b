// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/arguments.h"
#include "app/ctl/session.h"

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

struct Replay
{
    std::string event;
    std::vector<std::string> destinations;
    bool asNew = false;

    int operator()(Session &session) const
    {
        ReplayRequest request;
        request.event = *EventId::parse(textOf(event));
        for (const auto &destination : destinations)
            request.destinations.append(textOf(destination));
        request.asNew = asNew;
        const auto deliveries = Session::await(session.station().replay(request));
        if (!deliveries)
            return session.fail(deliveries.error());
        for (const auto &delivery : *deliveries) {
            if (session.json())
                session.print(QJsonObject{{u"delivery"_s, delivery.toString()}});
            else
                session.print(u"replays as %1\n"_s.arg(delivery.toString()));
        }
        return Fine;
    }
};

} // namespace

void addReplayCommand(CommandLine &line)
{
    auto *command = line.app.add_subcommand("replay", "New deliveries from a stored event");
    const auto replay = std::make_shared<Replay>();
    command->add_option("event", replay->event)->required()->check(knownId<EventId>());
    command->add_option("--to", replay->destinations,
                        "Only to this destination (again for more); else wherever it went before");
    command->add_flag("--as-new", replay->asNew,
                      "With a new webhook-id, so that receivers do not take it for a repetition");
    command->callback([&line, replay] { line.chosen = *replay; });
}

} // namespace Signalbox
