// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/objectcommands.h"

#include "app/ctl/plaintext.h"
#include "app/ctl/session.h"

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

using Change = QFuture<Result<void>> (*)(Station &station, const ObjectName &object);

int run(Session &session, const ObjectName &object, Change change, const QString &done)
{
    const auto changed = Session::await(change(session.station(), object));
    if (!changed)
        return session.fail(changed.error());
    if (session.json())
        session.print(
            QJsonObject{{objectKindName(object.kind), object.name}, {u"status"_s, done}});
    else
        session.print(u"%1 %2 %3\n"_s.arg(objectKindName(object.kind), harmless(object.name), done));
    return Fine;
}

/// Of a workflow, whose nodes may hold events.
struct DeleteWorkflow
{
    std::string name;
    std::string held;

    int operator()(Session &session) const
    {
        const WorkflowRemoval removal{textOf(name), heldChoiceFromName(textOf(held))};
        const auto report = Session::await(session.station().removeWorkflow(removal));
        if (!report)
            return session.fail(report.error());
        if (!report->removed) {
            session.complain(u"workflow %1 holds %2 events: add --held release, and they go on at "
                             "once, or --held discard, and they end (they stay in the store and "
                             "can be replayed)"_s.arg(harmless(removal.workflow))
                                 .arg(report->held));
            return No;
        }
        if (session.json()) {
            auto json = toJson(*report);
            json.insert("workflow"_L1, removal.workflow);
            json.insert("status"_L1, u"deleted"_s);
            session.print(json);
            return Fine;
        }
        session.print(u"workflow %1 deleted\n"_s.arg(harmless(removal.workflow)));
        if (removal.held && report->held > 0)
            session.print(*removal.held == HeldChoice::Release
                              ? u"%1 held events go on\n"_s.arg(report->held)
                              : u"%1 held events end\n"_s.arg(report->held));
        return Fine;
    }
};

void addDeleteWorkflow(CLI::App &command, CommandLine &line)
{
    auto *one = command.add_subcommand("delete", "Remove it; what went through it stays");
    const auto deleting = std::make_shared<DeleteWorkflow>();
    one->add_option("NAME", deleting->name)->required();
    one->add_option("--held", deleting->held,
                    "What becomes of the events that its nodes hold: release (they go on at once) "
                    "or discard (they end)")
        ->check(knownWord(heldChoiceFromName, "release, discard"));
    one->callback([&line, deleting] { line.chosen = *deleting; });
}

} // namespace

void addObjectCommands(CLI::App &command, CommandLine &line, ObjectKind kind)
{
    const auto add = [&](const char *word, const char *help, const QString &done, Change change) {
        auto *one = command.add_subcommand(word, help);
        const auto name = std::make_shared<std::string>();
        one->add_option("NAME", *name)->required();
        one->callback([&line, name, kind, done, change] {
            line.chosen = [object = ObjectName{kind, textOf(*name)}, done,
                           change](Session &session) { return run(session, object, change, done); };
        });
    };
    add("enable", "Put it to work", u"enabled"_s,
        [](Station &station, const ObjectName &object) { return station.setEnabled(object, true); });
    add("disable", "Put it out of work", u"disabled"_s, [](Station &station,
                                                           const ObjectName &object) {
        return station.setEnabled(object, false);
    });
    add("detach", "Make a station file's one ours to change", u"detached"_s,
        [](Station &station, const ObjectName &object) { return station.detach(object); });
    if (kind == ObjectKind::Workflow) {
        addDeleteWorkflow(command, line);
        return;
    }
    add("delete", "Remove it; what went through it stays", u"deleted"_s,
        [](Station &station, const ObjectName &object) { return station.remove(object); });
}

int showSaved(Session &session, const ObjectName &object, const SaveReport &report)
{
    if (session.json()) {
        session.print(toJson(report));
    } else {
        for (const auto &problem : report.problems)
            session.complain((problem.prevents ? u""_s : u"warning: "_s)
                             + (problem.field.isEmpty() ? u""_s : problem.field + u": "_s)
                             + problem.detail);
        if (report.revision > 0)
            session.print(u"%1 %2 saved, revision %3\n"_s.arg(objectKindName(object.kind),
                                                              harmless(object.name))
                              .arg(report.revision));
    }
    return report.revision > 0 ? Fine : No;
}

} // namespace Signalbox
