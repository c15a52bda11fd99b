// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/arguments.h"
#include "app/ctl/session.h"
#include "core/station/stationfile.h"

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

/// What is switched off stays out: applying the file would switch it on.
template <typename Config>
void addEnabled(QList<Config> &configs, const Configured<Config> &configured)
{
    if (configured.enabled)
        configs.append(configured.config);
}

int exportStation(Session &session)
{
    const auto sources = Session::await(session.station().sources());
    if (!sources)
        return session.fail(sources.error());
    const auto destinations = Session::await(session.station().destinations());
    if (!destinations)
        return session.fail(destinations.error());
    const auto workflows = Session::await(session.station().workflows());
    if (!workflows)
        return session.fail(workflows.error());
    const auto status = Session::await(session.station().status());
    if (!status)
        return session.fail(status.error());
    StationConfig config;
    config.retain = status->retain;
    for (const auto &view : *sources)
        addEnabled(config.sources, view.source);
    for (const auto &view : *destinations)
        addEnabled(config.destinations, view.destination);
    for (const auto &workflow : *workflows)
        addEnabled(config.workflows, workflow);
    const auto text = writeStationFile(config);
    if (session.json())
        session.print(QJsonObject{{u"text"_s, QString::fromUtf8(text)}});
    else
        session.printRaw(text);
    return Fine;
}

} // namespace

void addExportCommand(CommandLine &line)
{
    auto *command =
        line.app.add_subcommand("export", "The configuration as a station file; no secrets in it");
    command->callback([&line] { line.chosen = exportStation; });
}

} // namespace Signalbox
