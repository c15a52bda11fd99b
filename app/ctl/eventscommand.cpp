// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/arguments.h"
#include "app/ctl/plaintext.h"
#include "app/ctl/session.h"
#include "app/ctl/table.h"

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

struct ListEvents
{
    std::vector<std::string> filter;
    ListOptions options;

    int operator()(Session &session) const
    {
        QStringList words;
        for (const auto &word : filter)
            words.append(textOf(word));
        const auto parsed = parseEventFilter(words.join(u' '), session.now());
        if (!parsed)
            return session.misuse(parsed.error().detail);
        EventQuery query;
        query.filter = *parsed;
        QList<EventSummary> events;
        while (events.size() < options.limit) {
            query.limit = options.pageSize(events.size());
            const auto page = Session::await(session.station().events(query));
            if (!page)
                return session.fail(page.error());
            events += page->events;
            if (!page->next)
                break;
            query.before = page->next;
        }
        show(session, events);
        return Fine;
    }

    static void show(Session &session, const QList<EventSummary> &events)
    {
        if (session.json()) {
            for (const auto &event : events)
                session.print(toJson(event));
            return;
        }
        Table table(
            {u"RECEIVED"_s, u"STATE"_s, u"SOURCE"_s, u"TYPE"_s, u"ROUTE"_s, u">SIZE"_s, u"ID"_s});
        for (const auto &event : events) {
            QStringList route;
            for (const auto &chip : event.route)
                route.append(chip.destination);
            table.add({relativeTime(event.receivedAt, session.now()), eventStateName(event.state),
                       event.source, event.type, route.join(u", "), formatBytes(event.bodySize),
                       event.id.toString()});
        }
        session.print(table.text(u"no events"_s));
    }
};

struct ShowEvent
{
    std::string id;
    bool raw = false;

    int operator()(Session &session) const
    {
        const auto event = *EventId::parse(textOf(id));
        if (raw) {
            const auto body = Session::await(session.station().eventBody(event));
            if (!body)
                return session.fail(body.error());
            session.printRaw(*body);
            return Fine;
        }
        const auto detail = Session::await(session.station().event(event));
        if (!detail)
            return session.fail(detail.error());
        if (session.json()) {
            session.print(toJson(*detail));
            return Fine;
        }
        showHead(session, *detail);
        return showWay(session, *detail);
    }

    static void showHead(Session &session, const EventDetail &detail)
    {
        const auto &summary = detail.summary;
        const auto &request = detail.event.request;
        const auto row = [&](const QString &name, const QString &value) {
            session.print(name.leftJustified(12) + value + u'\n');
        };
        row(u"event"_s, summary.id.toString());
        row(u"state"_s, eventStateName(summary.state));
        row(u"source"_s, harmless(summary.source));
        row(u"type"_s, harmless(summary.type));
        row(u"key"_s, harmless(summary.key));
        row(u"received"_s,
            u"%1 (%2) from %3"_s.arg(toIso8601(summary.receivedAt),
                                     relativeTime(summary.receivedAt, session.now()),
                                     harmless(request.peer)));
        row(u"size"_s, formatBytes(summary.bodySize));
        row(u"duplicates"_s, QString::number(summary.duplicates));
        if (!detail.event.warning.isEmpty())
            row(u"warning"_s, harmless(detail.event.warning));
        for (const auto &parent : detail.parents)
            row(u"made of"_s, parent.toString());
        session.print(u"\n%1 %2\n"_s.arg(harmless(request.method), harmless(request.target)));
        for (const auto &field : request.headers.fields())
            session.print(u"%1: %2\n"_s.arg(harmless(field.name.toByteArray()),
                                            harmless(field.value.toByteArray())));
    }

    /// Why it went where it went, and what became of it there.
    static int showWay(Session &session, const EventDetail &detail)
    {
        const auto id = detail.summary.id;
        const auto traces = Session::await(session.station().traces(id));
        if (!traces)
            return session.fail(traces.error());
        Table steps({u"WORKFLOW"_s, u">REVISION"_s, u"NODE"_s, u"KIND"_s, u"PORT"_s, u"DETAIL"_s});
        for (const auto &trace : *traces) {
            for (const auto &step : trace.steps)
                steps.add({trace.workflow, QString::number(trace.revision), step.node, step.kind,
                           step.port, step.detail});
        }
        for (const auto &workflow : detail.tracesRemoved)
            steps.add({workflow, {}, {}, {}, {}, u"trace kept no longer"_s});
        session.print(u'\n' + steps.text(u"no workflow took it"_s));
        Table table(
            {u"DESTINATION"_s, u"STATUS"_s, u">ATTEMPTS"_s, u"LAST ERROR"_s, u"DELIVERY"_s});
        DeliveryQuery query;
        query.event = id;
        for (bool more = true; more;) {
            const auto page = Session::await(session.station().deliveries(query));
            if (!page)
                return session.fail(page.error());
            for (const auto &delivery : page->deliveries)
                table.add({delivery.destination, deliveryStatusName(delivery.status),
                           QString::number(delivery.attempts), delivery.lastError,
                           delivery.id.toString()});
            query.before = page->next;
            more = page->next.has_value();
        }
        session.print(u'\n' + table.text(u"no deliveries"_s));
        return Fine;
    }
};

} // namespace

void addEventsCommand(CommandLine &line)
{
    auto *events = line.app.add_subcommand("events", "What was received");
    events->require_subcommand(1);

    auto *list = events->add_subcommand("list", "Events, newest first");
    const auto listing = std::make_shared<ListEvents>();
    list->add_option("filter", listing->filter,
                     "source:github type:push* state:failed destination:billing since:15m text");
    listing->options.addTo(*list);
    list->callback([&line, listing] { line.chosen = *listing; });

    auto *show = events->add_subcommand("show", "One event: request, trace, deliveries");
    const auto showing = std::make_shared<ShowEvent>();
    show->add_option("id", showing->id)->required()->check(knownId<EventId>());
    show->add_flag("--raw", showing->raw, "Only the body, byte for byte");
    show->callback([&line, showing] { line.chosen = *showing; });
}

} // namespace Signalbox
