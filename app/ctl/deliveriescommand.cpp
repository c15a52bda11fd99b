// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/arguments.h"
#include "app/ctl/plaintext.h"
#include "app/ctl/session.h"
#include "app/ctl/table.h"

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

constexpr auto statuses = "scheduled, in_flight, retrying, held, succeeded, dead, cancelled";

struct ListDeliveries
{
    std::string event;
    std::string destination;
    std::string status;
    ListOptions options;

    int operator()(Session &session) const
    {
        DeliveryQuery query;
        query.event = EventId::parse(textOf(event));
        query.destination = textOf(destination);
        query.status = deliveryStatusFromName(textOf(status));
        QList<Delivery> deliveries;
        while (deliveries.size() < options.limit) {
            query.limit = options.pageSize(deliveries.size());
            const auto page = Session::await(session.station().deliveries(query));
            if (!page)
                return session.fail(page.error());
            deliveries += page->deliveries;
            if (!page->next)
                break;
            query.before = page->next;
        }
        show(session, deliveries);
        return Fine;
    }

    static void show(Session &session, const QList<Delivery> &deliveries)
    {
        if (session.json()) {
            for (const auto &delivery : deliveries)
                session.print(toJson(delivery));
            return;
        }
        Table table({u"CREATED"_s, u"STATUS"_s, u"DESTINATION"_s, u"TYPE"_s, u">ATTEMPTS"_s,
                     u"NEXT"_s, u"LAST ERROR"_s, u"ID"_s});
        for (const auto &delivery : deliveries) {
            QString next;
            if (delivery.waitsFor)
                next = u"waits"_s;
            else if (!isFinal(delivery.status))
                next = relativeTime(delivery.dueAt, session.now());
            table.add({relativeTime(delivery.createdAt, session.now()),
                       deliveryStatusName(delivery.status), delivery.destination, delivery.type,
                       QString::number(delivery.attempts), next, delivery.lastError,
                       delivery.id.toString()});
        }
        session.print(table.text(u"no deliveries"_s));
    }
};

struct ShowDelivery
{
    std::string id;

    int operator()(Session &session) const
    {
        const auto detail =
            Session::await(session.station().delivery(*DeliveryId::parse(textOf(id))));
        if (!detail)
            return session.fail(detail.error());
        if (session.json())
            session.print(toJson(*detail));
        else
            show(session, *detail);
        return Fine;
    }

    static void show(Session &session, const DeliveryDetail &detail)
    {
        const auto &delivery = detail.delivery;
        const auto row = [&](const QString &name, const QString &value) {
            session.print(name.leftJustified(12) + harmless(value) + u'\n');
        };
        row(u"delivery"_s, delivery.id.toString());
        row(u"status"_s, deliveryStatusName(delivery.status));
        row(u"event"_s, delivery.event.toString());
        row(u"destination"_s, delivery.destination);
        row(u"webhook-id"_s, delivery.webhookId);
        row(u"replay"_s, delivery.replay == 0 ? u"no"_s : QString::number(delivery.replay));
        if (!delivery.workflow.isEmpty())
            row(u"workflow"_s,
                u"%1, revision %2, node %3"_s.arg(delivery.workflow)
                    .arg(delivery.revision)
                    .arg(delivery.node));
        if (!delivery.orderKey.isEmpty())
            row(u"order key"_s, QString::fromUtf8(delivery.orderKey));
        if (delivery.waitsFor)
            row(u"waits for"_s, delivery.waitsFor->toString());
        else if (!isFinal(delivery.status))
            row(u"next"_s, relativeTime(delivery.dueAt, session.now()));
        Table table({u">#"_s, u"STARTED"_s, u"OUTCOME"_s, u">HTTP"_s, u">CONNECT"_s,
                     u">FIRST BYTE"_s, u">TOTAL"_s, u"ERROR"_s});
        for (const auto &attempt : detail.attempts)
            table.add({QString::number(attempt.number),
                       relativeTime(attempt.startedAt, session.now()),
                       attemptOutcomeName(attempt.outcome),
                       attempt.httpStatus == 0 ? u"–"_s : QString::number(attempt.httpStatus),
                       formatMicroseconds(attempt.timings.connect),
                       formatMicroseconds(attempt.timings.firstByte),
                       formatMicroseconds(attempt.timings.total), attempt.error});
        session.print(u'\n' + table.text(u"no attempts yet"_s));
    }
};

} // namespace

void addDeliveriesCommand(CommandLine &line)
{
    auto *deliveries = line.app.add_subcommand("deliveries", "What was sent on");
    deliveries->require_subcommand(1);

    auto *list = deliveries->add_subcommand("list", "Deliveries, newest first");
    const auto listing = std::make_shared<ListDeliveries>();
    list->add_option("--event", listing->event, "Only those of this event")
        ->check(knownId<EventId>());
    list->add_option("--destination", listing->destination, "Only those to this destination");
    list->add_option("--status", listing->status, "Only those with this status")
        ->check(knownWord(deliveryStatusFromName, statuses));
    listing->options.addTo(*list);
    list->callback([&line, listing] { line.chosen = *listing; });

    auto *show = deliveries->add_subcommand("show", "One delivery with its attempts");
    const auto showing = std::make_shared<ShowDelivery>();
    show->add_option("id", showing->id)->required()->check(knownId<DeliveryId>());
    show->callback([&line, showing] { line.chosen = *showing; });
}

} // namespace Signalbox
