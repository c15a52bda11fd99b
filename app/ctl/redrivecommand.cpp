// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/arguments.h"
#include "app/ctl/session.h"

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

struct Redrive
{
    std::string delivery;
    std::string destination;
    bool dead = false;

    int operator()(Session &session) const
    {
        const bool all = dead && !destination.empty();
        if (delivery.empty() != all)
            return session.misuse(
                u"redrive takes either a delivery, or --destination NAME with --dead"_s);
        return all ? redriveAll(session) : redriveOne(session);
    }

    int redriveOne(Session &session) const
    {
        const auto id = *DeliveryId::parse(textOf(delivery));
        const auto done = Session::await(session.station().redrive(id));
        if (!done)
            return session.fail(done.error());
        tell(session, id);
        return Fine;
    }

    /// Goes through the pages by seq: what is redriven leaves the list meanwhile.
    int redriveAll(Session &session) const
    {
        DeliveryQuery query;
        query.destination = textOf(destination);
        query.status = DeliveryStatus::Dead;
        query.limit = 1000;
        qint64 count = 0;
        for (bool more = true; more;) {
            const auto page = Session::await(session.station().deliveries(query));
            if (!page)
                return session.fail(page.error());
            for (const auto &letter : page->deliveries) {
                const auto done = Session::await(session.station().redrive(letter.id));
                const bool raced = !done && done.error().code == ErrorCode::Conflict;
                if (!done && !raced)
                    return session.fail(done.error());
                if (!raced) {
                    tell(session, letter.id);
                    ++count;
                }
            }
            query.before = page->next;
            more = page->next.has_value();
        }
        if (count > 0)
            return Fine;
        session.complain(u"no dead letters for '%1'"_s.arg(textOf(destination)));
        return No;
    }

    static void tell(Session &session, const DeliveryId &id)
    {
        if (session.json())
            session.print(QJsonObject{{u"delivery"_s, id.toString()}});
        else
            session.print(u"redrives %1\n"_s.arg(id.toString()));
    }
};

} // namespace

void addRedriveCommand(CommandLine &line)
{
    auto *command = line.app.add_subcommand("redrive", "Dead letters back into the queue");
    const auto redrive = std::make_shared<Redrive>();
    command->add_option("delivery", redrive->delivery)->check(knownId<DeliveryId>());
    command->add_option("--destination", redrive->destination, "Those of this destination");
    command->add_flag("--dead", redrive->dead, "All of its dead letters");
    command->callback([&line, redrive] { line.chosen = *redrive; });
}

} // namespace Signalbox
