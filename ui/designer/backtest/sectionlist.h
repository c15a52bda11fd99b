// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/designer/backtest/coverage.h"
#include "ui/designer/backtest/rehearsal.h"

#include <QListWidget>

namespace Signalbox {

/// What a backtest or a shadow found, in one line each with its number: the verdicts, cases,
/// coverage.
class SectionList final : public QListWidget
{
    Q_OBJECT

public:
    enum Section { Verdicts, Cases, Coverages };

    explicit SectionList(QWidget *parent = nullptr);

    void hideCases(); ///< none are run
    void setFindings(const BacktestSummary &summary, const std::optional<QList<CaseResult>> &cases,
                     const Coverage &coverage);
    Section section() const;
    /// Of the section Verdicts; nothing: all of them.
    std::optional<BacktestVerdict> verdict() const;

private:
    void setLine(int row, const QString &icon, const QString &words, const QString &count);
};

} // namespace Signalbox
