// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/arguments.h"
#include "app/ctl/session.h"
#include "core/expression/envelope.h"
#include "core/expression/jmespath.h"
#include "core/expression/schemainference.h"

#include <QJsonDocument>

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

constexpr int mostEvents = 1000;

struct InferSchema
{
    std::string source;
    std::string type;
    int limit = 200;

    int operator()(Session &session) const
    {
        EventQuery query;
        query.filter.source = textOf(source);
        query.filter.type = textOf(type);
        QList<EventSummary> events;
        while (events.size() < limit) {
            query.limit = limit - int(events.size());
            const auto page = Session::await(session.station().events(query));
            if (!page)
                return session.fail(page.error());
            events += page->events;
            if (!page->next)
                break;
            query.before = page->next;
        }
        if (events.isEmpty()) {
            session.complain(u"no event of this source and type is stored"_s);
            return No;
        }
        SchemaInference inference;
        for (const auto &event : std::as_const(events)) {
            const auto body = bodyOf(session, event.id);
            if (!body)
                return session.fail(body.error());
            inference.add(*body);
        }
        if (session.json())
            session.print(QJsonDocument::fromJson(inference.schema()).object());
        else
            session.printRaw(inference.schema());
        return Fine;
    }

    /// As expressions see it.
    static Result<Document> bodyOf(Session &session, const EventId &id)
    {
        const auto detail = Session::await(session.station().event(id));
        if (!detail)
            return detail.error();
        auto event = detail->event;
        auto bytes = Session::await(session.station().eventBody(id));
        if (!bytes)
            return bytes.error();
        event.request.body = *std::move(bytes);
        return Expression::compile(u"body"_s)->evaluate(envelopeOf(event));
    }
};

} // namespace

void addInferSchemaCommand(CommandLine &line)
{
    auto *command = line.app.add_subcommand(
        "infer-schema", "A JSON Schema that the newest events of a source hold, to begin with");
    const auto infer = std::make_shared<InferSchema>();
    command->add_option("--source", infer->source, "The source")->required();
    command->add_option("--type", infer->type, "Only this event type, or a prefix ending in *");
    command->add_option("--limit", infer->limit, "How many events are looked at")
        ->check(CLI::Range(1, mostEvents))
        ->capture_default_str();
    command->callback([&line, infer] { line.chosen = *infer; });
}

} // namespace Signalbox
