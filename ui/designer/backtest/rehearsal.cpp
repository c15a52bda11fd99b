// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/designer/backtest/rehearsal.h"

#include "ui/widgets/format.h"

#include <algorithm>

namespace Signalbox {

using namespace Qt::StringLiterals;

int Rehearsal::failedCases() const
{
    return cases ? int(std::ranges::count_if(
                       *cases, [](const CaseResult &result) { return !result.passed(); }))
                 : 0;
}

QString RehearsalWords::verdict(BacktestVerdict verdict)
{
    switch (verdict) {
    case BacktestVerdict::NewlyRouted: return tr("newly routed");
    case BacktestVerdict::NoLongerRouted: return tr("no longer routed");
    case BacktestVerdict::DifferentDestination: return tr("other destination");
    case BacktestVerdict::DifferentPayload: return tr("other payload");
    case BacktestVerdict::NewError: return tr("new error");
    }
    Q_UNREACHABLE_RETURN({});
}

QList<BacktestVerdict> RehearsalWords::verdicts()
{
    return {BacktestVerdict::NewlyRouted, BacktestVerdict::NoLongerRouted,
            BacktestVerdict::DifferentDestination, BacktestVerdict::DifferentPayload,
            BacktestVerdict::NewError};
}

qint64 RehearsalWords::count(const BacktestSummary &summary, BacktestVerdict verdict)
{
    switch (verdict) {
    case BacktestVerdict::NewlyRouted: return summary.newlyRouted;
    case BacktestVerdict::NoLongerRouted: return summary.noLongerRouted;
    case BacktestVerdict::DifferentDestination: return summary.differentDestination;
    case BacktestVerdict::DifferentPayload: return summary.differentPayload;
    case BacktestVerdict::NewError: return summary.newErrors;
    }
    Q_UNREACHABLE_RETURN(0);
}

QString RehearsalWords::summary(const Rehearsal &rehearsal)
{
    QStringList lines;
    if (const auto &backtest = rehearsal.backtest) {
        const auto &summary = backtest->summary;
        lines.append(tr("Backtest over %n stored event(s): %1 go as before.", nullptr,
                        int(std::min<qint64>(summary.events, std::numeric_limits<int>::max())))
                         .arg(formatCount(summary.unchanged)));
        for (const auto each : verdicts()) {
            if (const auto count = RehearsalWords::count(summary, each); count > 0)
                lines.append(u"  %1: %2"_s.arg(verdict(each), formatCount(count)));
        }
    }
    if (rehearsal.cases)
        lines.append(cases(*rehearsal.cases));
    return lines.join(u'\n');
}

QString RehearsalWords::pace(const BacktestStatus &status)
{
    const auto seconds = double(status.elapsed.count()) / 1e6;
    const auto rate = seconds > 0 ? double(status.summary.events) / seconds : 0;
    return tr("%1 events, %2, %3 a second")
        .arg(formatCount(status.summary.events), formatDuration(status.elapsed), formatRate(rate));
}

QString RehearsalWords::cases(const QList<CaseResult> &results)
{
    if (results.isEmpty())
        return tr("No cases are kept with this workflow.");
    Rehearsal rehearsal;
    rehearsal.cases = results;
    const int failed = rehearsal.failedCases();
    if (failed == 0)
        return tr("All of %n case(s) are as they shall be.", nullptr, int(results.size()));
    return tr("%1 of %n case(s) are not as they shall be.", nullptr, int(results.size()))
        .arg(failed);
}

} // namespace Signalbox
