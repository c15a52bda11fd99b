// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/filecontent.h"
#include "app/ctl/objectcommands.h"
#include "app/ctl/plaintext.h"
#include "app/ctl/session.h"
#include "app/ctl/table.h"
#include "core/domain/subscription.h"
#include "core/station/stationfilevalues.h"

#include <algorithm>

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

Result<QList<WaitingSubscription>> askForSubscriptions(Session &session, const QString &source)
{
    constexpr int searched = 1000; // all that a source keeps
    const auto page = Session::await(
        session.station().rejections({source, RejectionCause::HandshakeRefused, {}, searched}));
    if (!page)
        return page.error();
    return waitingSubscriptions(page->rejections);
}

struct ListSubscriptions
{
    std::string source;

    int operator()(Session &session) const
    {
        const auto waiting = askForSubscriptions(session, textOf(source));
        if (!waiting)
            return session.fail(waiting.error());
        Table table({u"ASKED"_s, u"SOURCE"_s, u"TOPIC"_s, u"REGION"_s, u"ACCOUNT"_s, u"WHAT"_s});
        for (const auto &one : *waiting) {
            if (session.json())
                session.print(toJson(one));
            table.add({relativeTime(one.askedAt, session.now()), one.source, harmless(one.topic),
                       harmless(one.region), harmless(one.account),
                       one.hasEnded ? u"has ended"_s : u"is to begin"_s});
        }
        if (!session.json())
            session.print(table.text(u"no subscription waits"_s));
        return Fine;
    }
};

struct ConfirmSubscription
{
    std::string source;
    std::string topic;

    int operator()(Session &session) const
    {
        const auto waiting = askForSubscriptions(session, textOf(source));
        if (!waiting)
            return session.fail(waiting.error());
        const auto found = std::ranges::find(*waiting, textOf(topic), &WaitingSubscription::topic);
        if (found == waiting->end())
            return session.fail(
                {ErrorCode::NotFound,
                 u"no subscription to %1 waits at %2"_s.arg(textOf(topic), textOf(source))});
        const auto done = Session::await(session.station().admitRejection(found->rejection));
        if (!done)
            return session.fail(done.error());
        if (session.json())
            session.print(toJson(*found));
        else
            session.print(u"%1 is confirmed, and one of the topics of %2\n"_s.arg(
                harmless(found->topic), found->source));
        return Fine;
    }
};

struct SaveSource
{
    std::string name;
    std::string provider;
    std::string secretFile;
    std::string slot;
    std::string publicUrl;
    std::vector<std::string> parameters;
    bool dryRun = false;

    int operator()(Session &session) const
    {
        const auto sources = Session::await(session.station().sources());
        if (!sources)
            return session.fail(sources.error());
        SourceDraft draft;
        draft.dryRun = dryRun;
        draft.config.name = textOf(name);
        const auto old =
            std::ranges::find(*sources, draft.config.name, [](const SourceView &view) -> QString {
                return view.source.config.name;
            });
        if (old != sources->end()) {
            draft.config = old->source.config;
            draft.base = old->source.revision;
        }
        if (!provider.empty())
            draft.config.provider = textOf(provider);
        if (!publicUrl.empty())
            draft.config.publicUrl = textOf(publicUrl);
        for (const auto &parameter : parameters) {
            const auto text = textOf(parameter);
            draft.config.parameters.insert(text.section(u'=', 0, 0), text.section(u'=', 1));
        }
        if (!secretFile.empty()) {
            auto secret = readSecret(textOf(secretFile));
            if (!secret)
                return session.fail(secret.error());
            // The new one takes the place of what the slot had.
            draft.config.secrets.removeIf(
                [&](const SourceSecret &one) { return one.slot == textOf(slot); });
            draft.secrets.append({textOf(slot), *std::move(secret), {}});
        }
        const auto report = Session::await(session.station().saveSource(draft));
        if (!report)
            return session.fail(report.error());
        const int code = showSaved(session, {ObjectKind::Source, draft.config.name}, *report);
        const bool fine = std::ranges::none_of(report->problems, &FieldProblem::prevents);
        return dryRun && fine ? int(Fine) : code;
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
    command->add_subcommand("list", "All of them")->callback([&line] {
        line.chosen = listSources;
    });
    auto *subscriptions = command->add_subcommand(
        "subscriptions", "Subscriptions that a vendor asks about and that wait for a yes");
    const auto waiting = std::make_shared<ListSubscriptions>();
    subscriptions->add_option("name", waiting->source, "Only those at this source");
    subscriptions->callback([&line, waiting] { line.chosen = *waiting; });
    auto *confirm = command->add_subcommand(
        "confirm", "Say yes to one: its topic becomes one of the source's, and the vendor is told");
    const auto confirming = std::make_shared<ConfirmSubscription>();
    confirm->add_option("name", confirming->source, "The source")->required();
    confirm->add_option("topic", confirming->topic, "As subscriptions lists it")->required();
    confirm->callback([&line, confirming] { line.chosen = *confirming; });
    auto *save = command->add_subcommand("save", "Make one, or change what is said of it here");
    const auto saving = std::make_shared<SaveSource>();
    save->add_option("NAME", saving->name)->required();
    save->add_option("--provider", saving->provider, "As providers list has them");
    save->add_option("--secret-file", saving->secretFile,
                     "Its secret, which the station keeps; -: from stdin");
    save->add_option("--slot", saving->slot, "Which of the provider's secrets that is");
    save->add_option("--public-url", saving->publicUrl, "What the vendor calls");
    save->add_option("--parameter", saving->parameters, "NAME=VALUE that the provider asks for")
        ->check(CLI::Validator(
            [](const std::string &text) {
                return text.find('=') == std::string::npos ? "expected NAME=VALUE" : std::string();
            },
            "NAME=VALUE"));
    save->add_flag("--dry-run", saving->dryRun, "Only say what is wrong");
    save->callback([&line, saving] { line.chosen = *saving; });
    addObjectCommands(*command, line, ObjectKind::Source);
}

} // namespace Signalbox
