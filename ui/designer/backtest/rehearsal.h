// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/backtest.h"
#include "core/domain/workflowcase.h"

#include <QCoreApplication>

namespace Signalbox {

/// What was found out about one draft before it is published.
struct Rehearsal
{
    std::optional<BacktestStatus> backtest; ///< one that has finished
    std::optional<QList<CaseResult>> cases; ///< those that are kept with the workflow

    int failedCases() const;
    bool operator==(const Rehearsal &) const = default;
};

/// Backtests for people.
class RehearsalWords
{
    Q_DECLARE_TR_FUNCTIONS(Signalbox::RehearsalWords)

public:
    static QString verdict(BacktestVerdict verdict);
    static qint64 count(const BacktestSummary &summary, BacktestVerdict verdict);
    static QList<BacktestVerdict> verdicts(); ///< all of them
    /// A line for each thing that becomes different; how many events and cases there were.
    static QString summary(const Rehearsal &rehearsal);
    /// "1,204 events, 2.10 s, 573 a second"
    static QString pace(const BacktestStatus &status);
    static QString cases(const QList<CaseResult> &results);
};

} // namespace Signalbox
