// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/arguments.h"
#include "app/ctl/filecontent.h"
#include "app/ctl/plaintext.h"
#include "app/ctl/problemtext.h"
#include "app/ctl/session.h"
#include "core/station/stationfilebundle.h"

#include <QFileInfo>

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

QString describe(const ConfigurationChange &change)
{
    using Action = ConfigurationChange::Action;
    const auto what = u"%1 %2"_s.arg(change.kind, harmless(change.name));
    switch (change.action) {
    case Action::Create: return u"create  "_s + what;
    case Action::Update: return u"update  %1: %2"_s.arg(what, change.fields.join(u", "));
    case Action::Enable: return u"enable  "_s + what;
    case Action::Disable: return u"disable %1 (no longer named)"_s.arg(what);
    }
    Q_UNREACHABLE_RETURN({});
}

struct Apply
{
    std::string file;
    std::string name;
    bool dryRun = false;

    int operator()(Session &session) const
    {
        const auto path = textOf(file);
        if (path == "-"_L1 && name.empty())
            return session.misuse(u"a file from stdin needs --name"_s);
        const auto text = readContent(path, 1024 * 1024);
        if (!text)
            return session.fail(text.error());
        if (!text->isValidUtf8())
            return session.fail({ErrorCode::Invalid, u"%1: not UTF-8 text"_s.arg(path)});
        const auto owner = name.empty() ? QFileInfo(path).fileName() : textOf(name);
        const auto report = Session::await(
            session.station().apply(withSchemaFiles(*text, QFileInfo(path).path()), owner, dryRun));
        if (!report)
            return session.fail(report.error());
        show(session, owner, *report);
        return dryRun && !report->changes.isEmpty() ? No : Fine;
    }

    void show(Session &session, const QString &owner, const ApplyReport &report) const
    {
        if (session.json()) {
            session.print(toJson(report));
            return;
        }
        for (const auto &change : report.changes)
            session.print((dryRun ? u"would "_s : QString()) + describe(change) + u'\n');
        if (report.changes.isEmpty())
            session.print(u"nothing to change\n"_s);
        for (const auto &secret : report.missingSecrets)
            session.complain(
                u"no secret found for %1: what needs it does not work yet"_s.arg(secret));
        complainOf(session, owner, report.warnings);
    }
};

} // namespace

void addApplyCommand(CommandLine &line)
{
    auto *command = line.app.add_subcommand("apply", "Make the station what a station file says");
    const auto apply = std::make_shared<Apply>();
    command->add_option("file", apply->file, "The station file, - for stdin")->required();
    command->add_option("--name", apply->name,
                        "What owns the objects that it names; else the file's name");
    command->add_flag("--dry-run", apply->dryRun,
                      "Only say what would change; exit code 1 when something would");
    command->callback([&line, apply] { line.chosen = *apply; });
}

} // namespace Signalbox
