// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/arguments.h"
#include "app/ctl/diagnosistext.h"
#include "app/ctl/plaintext.h"
#include "app/ctl/session.h"
#include "app/ctl/table.h"

#include <QJsonDocument>

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

std::string causeNames()
{
    QStringList names;
    for (const auto cause : rejectionCauses())
        names.append(rejectionCauseName(cause));
    return names.join(u", "_s).toStdString();
}

struct ListRejections
{
    std::string source;
    std::string cause;
    ListOptions options;

    int operator()(Session &session) const
    {
        RejectionQuery query;
        query.source = textOf(source);
        query.cause = rejectionCauseFromName(textOf(cause));
        QList<Rejection> rejections;
        while (rejections.size() < options.limit) {
            query.limit = options.pageSize(rejections.size());
            const auto page = Session::await(session.station().rejections(query));
            if (!page)
                return session.fail(page.error());
            rejections += page->rejections;
            if (!page->next)
                break;
            query.before = page->next;
        }
        show(session, rejections);
        return Fine;
    }

    static void show(Session &session, const QList<Rejection> &rejections)
    {
        if (session.json()) {
            for (const auto &rejection : rejections)
                session.print(toJson(rejection));
            return;
        }
        Table table(
            {u"RECEIVED"_s, u">STATUS"_s, u"CAUSE"_s, u"SOURCE"_s, u"FROM"_s, u">SIZE"_s, u"ID"_s});
        for (const auto &rejection : rejections)
            table.add({relativeTime(rejection.request.receivedAt, session.now()),
                       QString::number(rejection.status), rejectionCauseName(rejection.cause),
                       rejection.source, rejection.request.peer, formatBytes(rejection.bodySize),
                       rejection.id.toString()});
        session.print(table.text(u"no rejections"_s));
    }
};

struct ShowRejection
{
    std::string id;

    int operator()(Session &session) const
    {
        const auto rejection =
            Session::await(session.station().rejection(*RejectionId::parse(textOf(id))));
        if (!rejection)
            return session.fail(rejection.error());
        const auto diagnosis = Session::await(session.station().diagnose(rejection->id));
        if (session.json()) {
            auto json = toJson(*rejection);
            if (diagnosis)
                json.insert("diagnosis"_L1, toJson(*diagnosis));
            session.print(json);
            return Fine;
        }
        show(session, *rejection);
        if (diagnosis)
            session.print(u'\n' + diagnosisText(*diagnosis));
        return Fine;
    }

    static void show(Session &session, const Rejection &rejection)
    {
        const auto &request = rejection.request;
        const auto row = [&](const QString &name, const QString &value) {
            session.print(name.leftJustified(12) + value + u'\n');
        };
        row(u"rejection"_s, rejection.id.toString());
        row(u"answered"_s, QString::number(rejection.status));
        row(u"cause"_s, rejectionCauseName(rejection.cause));
        row(u"detail"_s, harmless(rejection.detail));
        row(u"evidence"_s,
            harmless(QJsonDocument(rejection.evidence).toJson(QJsonDocument::Compact)));
        if (rejection.admitted)
            row(u"admitted as"_s, rejection.admitted->toString());
        if (rejection.event)
            row(u"event"_s, rejection.event->toString());
        row(u"source"_s, harmless(rejection.source));
        row(u"received"_s,
            u"%1 from %2"_s.arg(toIso8601(request.receivedAt), harmless(request.peer)));
        session.print(u"\n%1 %2\n"_s.arg(harmless(request.method), harmless(request.target)));
        for (const auto &field : request.headers.fields())
            session.print(u"%1: %2\n"_s.arg(harmless(field.name.toByteArray()),
                                            harmless(field.value.toByteArray())));
        session.print(u"\n%1\n"_s.arg(harmless(request.body, true)));
        if (rejection.bodySize > request.body.size())
            session.print(
                u"(%1 of %2 bytes are kept)\n"_s.arg(request.body.size()).arg(rejection.bodySize));
    }
};

struct AdmitRejection
{
    std::string id;

    int operator()(Session &session) const
    {
        const auto admitted =
            Session::await(session.station().admitRejection(*RejectionId::parse(textOf(id))));
        if (!admitted)
            return session.fail(admitted.error());
        if (session.json()) {
            session.print(toJson(*admitted));
            return Fine;
        }
        if (admitted->isEmpty())
            session.print(u"confirmed\n"_s);
        for (const auto &each : *admitted)
            session.print(u"%1 %2\n"_s.arg(ingestStatusName(each.status), each.event.toString()));
        return Fine;
    }
};

} // namespace

void addRejectionsCommand(CommandLine &line)
{
    auto *rejections = line.app.add_subcommand("rejections", "What was refused");
    rejections->require_subcommand(1);

    auto *list = rejections->add_subcommand("list", "Refused requests, newest first");
    const auto listing = std::make_shared<ListRejections>();
    list->add_option("--source", listing->source, "Only those to this source");
    list->add_option("--cause", listing->cause, "Only those with this cause")
        ->check(knownWord(rejectionCauseFromName, causeNames()));
    listing->options.addTo(*list);
    list->callback([&line, listing] { line.chosen = *listing; });

    auto *show = rejections->add_subcommand("show", "One refused request with its evidence");
    const auto showing = std::make_shared<ShowRejection>();
    show->add_option("id", showing->id)->required()->check(knownId<RejectionId>());
    show->callback([&line, showing] { line.chosen = *showing; });

    auto *admit = rejections->add_subcommand("admit", "Takes in what was refused, as an event");
    const auto admitting = std::make_shared<AdmitRejection>();
    admit->add_option("id", admitting->id)->required()->check(knownId<RejectionId>());
    admit->callback([&line, admitting] { line.chosen = *admitting; });
}

} // namespace Signalbox
