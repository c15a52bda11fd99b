// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/designer/backtest/sectionlist.h"

#include "ui/widgets/format.h"
#include "ui/widgets/icons.h"

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

constexpr int changedRow = 0;
constexpr int firstVerdictRow = 1;
constexpr int verdictRows = 5;
constexpr int casesRow = firstVerdictRow + verdictRows;
constexpr int coverageRow = casesRow + 1;

} // namespace

SectionList::SectionList(QWidget *parent)
    : QListWidget(parent)
{
    setObjectName(u"backtestSections"_s);
    setAccessibleName(tr("What the backtest found"));
    setIconSize({16, 16});
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    for (int row = 0; row <= coverageRow; ++row)
        addItem(QString());
    setFindings({}, {}, {});
    setCurrentRow(0);
}

void SectionList::hideCases()
{
    item(casesRow)->setHidden(true);
}

void SectionList::setLine(int row, const QString &iconName, const QString &words,
                          const QString &count)
{
    auto *line = item(row);
    line->setIcon(icon(iconName));
    line->setText(count.isEmpty() ? words : u"%1: %2"_s.arg(words, count));
}

void SectionList::setFindings(const BacktestSummary &summary,
                              const std::optional<QList<CaseResult>> &cases,
                              const Coverage &coverage)
{
    setLine(changedRow, u"list"_s, tr("All that change"),
            formatCount(summary.events - summary.unchanged));
    const auto verdicts = RehearsalWords::verdicts();
    for (int at = 0; at < int(verdicts.size()); ++at) {
        const bool error = verdicts[at] == BacktestVerdict::NewError;
        const auto count = RehearsalWords::count(summary, verdicts[at]);
        setLine(firstVerdictRow + at,
                count == 0  ? u"minus"_s
                    : error ? u"circle-x"_s
                            : u"arrow-right"_s,
                RehearsalWords::verdict(verdicts[at]), formatCount(count));
    }
    Rehearsal rehearsal;
    rehearsal.cases = cases;
    const int failed = rehearsal.failedCases();
    const auto kept = cases ? cases->size() : 0;
    setLine(casesRow,
            failed > 0     ? u"circle-x"_s
                : kept > 0 ? u"circle-check"_s
                           : u"minus"_s,
            tr("Cases"),
            !cases           ? u"–"_s
                : failed > 0 ? tr("%1 of %2 fail").arg(failed).arg(kept)
                : kept > 0   ? tr("%1 pass").arg(kept)
                             : tr("none"));
    setLine(coverageRow, coverage.idle.isEmpty() ? u"eye"_s : u"triangle-alert"_s,
            tr("Branches without events"), formatCount(coverage.idle.size()));
}

SectionList::Section SectionList::section() const
{
    return currentRow() == casesRow ? Cases : currentRow() == coverageRow ? Coverages : Verdicts;
}

std::optional<BacktestVerdict> SectionList::verdict() const
{
    const auto verdicts = RehearsalWords::verdicts();
    const int at = currentRow() - firstVerdictRow;
    if (at < 0 || at >= verdicts.size())
        return {};
    return verdicts[at];
}

} // namespace Signalbox
