// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/backtest.h"

#include "core/domain/names.h"

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

constexpr Names<BacktestState, 4> states{{{
    {BacktestState::Running, "running"_L1},
    {BacktestState::Finished, "finished"_L1},
    {BacktestState::Cancelled, "cancelled"_L1},
    {BacktestState::Failed, "failed"_L1},
}}};

constexpr Names<BacktestVerdict, 5> verdicts{{{
    {BacktestVerdict::NewlyRouted, "newly_routed"_L1},
    {BacktestVerdict::NoLongerRouted, "no_longer_routed"_L1},
    {BacktestVerdict::DifferentDestination, "different_destination"_L1},
    {BacktestVerdict::DifferentPayload, "different_payload"_L1},
    {BacktestVerdict::NewError, "new_error"_L1},
}}};

} // namespace

QString backtestStateName(BacktestState state)
{
    return states.name(state);
}

std::optional<BacktestState> backtestStateFromName(QStringView name)
{
    return states.value(name);
}

QString backtestVerdictName(BacktestVerdict verdict)
{
    return verdicts.name(verdict);
}

std::optional<BacktestVerdict> backtestVerdictFromName(QStringView name)
{
    return verdicts.value(name);
}

void BacktestSummary::add(const QList<BacktestVerdict> &verdicts)
{
    ++events;
    if (verdicts.isEmpty())
        ++unchanged;
    for (const auto verdict : verdicts) {
        switch (verdict) {
        case BacktestVerdict::NewlyRouted: ++newlyRouted; break;
        case BacktestVerdict::NoLongerRouted: ++noLongerRouted; break;
        case BacktestVerdict::DifferentDestination: ++differentDestination; break;
        case BacktestVerdict::DifferentPayload: ++differentPayload; break;
        case BacktestVerdict::NewError: ++newErrors; break;
        }
    }
}

BacktestSummary &BacktestSummary::operator+=(const BacktestSummary &other)
{
    events += other.events;
    unchanged += other.unchanged;
    newlyRouted += other.newlyRouted;
    noLongerRouted += other.noLongerRouted;
    differentDestination += other.differentDestination;
    differentPayload += other.differentPayload;
    newErrors += other.newErrors;
    return *this;
}

} // namespace Signalbox
