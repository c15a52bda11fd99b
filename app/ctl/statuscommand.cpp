// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/arguments.h"
#include "app/ctl/plaintext.h"
#include "app/ctl/session.h"

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

int showStatus(Session &session)
{
    const auto status = Session::await(session.station().status());
    if (!status)
        return session.fail(status.error());
    if (session.json()) {
        session.print(toJson(*status));
        return Fine;
    }
    const auto outages = Session::await(session.station().outages());
    if (!outages)
        return session.fail(outages.error());
    const auto row = [&](const QString &name, const QString &value) {
        session.print(name.leftJustified(12) + harmless(value) + u'\n');
    };
    row(u"receives at"_s, status->ingestUrl.isEmpty() ? u"nowhere"_s : status->ingestUrl);
    row(u"admin API"_s, status->adminUrl);
    row(u"store"_s, status->storeUrl);
    row(u"problem"_s, status->problem.isEmpty() ? u"none"_s : status->problem);
    if (!status->warning.isEmpty())
        row(u"warning"_s, status->warning);
    row(u"arrivals"_s, u"%1/s"_s.arg(status->arrivalsPerSecond, 0, 'f', 1));
    row(u"queue"_s, QString::number(status->queueDepth));
    row(u"p95"_s, u"%1 ms"_s.arg(status->p95, 0, 'f', 1));
    row(u"events"_s, QString::number(status->events));
    row(u"rejections"_s, QString::number(status->rejections));
    row(u"dead"_s, QString::number(status->dead));
    if (!outages->isEmpty()) {
        const auto &last = outages->first();
        row(u"last outage"_s,
            u"%1, %2 to %3"_s.arg(outageCauseName(last.cause), toIso8601(last.from),
                                  toIso8601(last.until)));
    }
    return Fine;
}

} // namespace

void addStatusCommand(CommandLine &line)
{
    auto *command = line.app.add_subcommand("status", "How the station is");
    command->callback([&line] { line.chosen = showStatus; });
}

} // namespace Signalbox
