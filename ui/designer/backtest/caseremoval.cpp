// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/designer/backtest/caseremoval.h"

#include "ui/widgets/errorwords.h"
#include "ui/widgets/whendone.h"

#include <QPointer>

#include <algorithm>
#include <memory>
#include <utility>

namespace Signalbox {

namespace {

using CaseList = QList<WorkflowCase>;

/// A case with its place among the others, as it was when it was taken.
struct TakenCase
{
    WorkflowCase one;
    qsizetype index = 0;
};

QFuture<Result<void>> changeCases(Station &station, const QString &workflow,
                                  const std::function<Result<CaseList>(CaseList)> &change)
{
    return station.cases(workflow)
        .then(&station,
              [&station, workflow, change](const Result<CaseList> &known) {
                  const auto next = known ? change(*known) : known;
                  return next ? station.saveCases(workflow, *next)
                              : QtFuture::makeReadyValueFuture(Result<void>(next.error()));
              })
        .unwrap();
}

ObjectHistory::Step takingCase(Station &station, const QString &workflow, const QString &name,
                               const std::shared_ptr<TakenCase> &taken)
{
    const auto take = [name, taken](CaseList cases) -> Result<CaseList> {
        const auto found = std::ranges::find(cases, name, &WorkflowCase::name);
        if (found == cases.end())
            return Error{ErrorCode::NotFound, {}};
        *taken = {*found, found - cases.begin()};
        cases.erase(found);
        return cases;
    };
    return [&station, workflow, take] { return changeCases(station, workflow, take); };
}

ObjectHistory::Step puttingBack(Station &station, const QString &workflow,
                                const std::shared_ptr<TakenCase> &taken)
{
    const auto put = [taken](CaseList cases) -> Result<CaseList> {
        if (std::ranges::find(cases, taken->one.name, &WorkflowCase::name) != cases.end())
            return Error{ErrorCode::Conflict,
                         CaseRemoval::tr("there is a case \"%1\" again").arg(taken->one.name)};
        cases.insert(std::min(taken->index, cases.size()), taken->one);
        return cases;
    };
    return [&station, workflow, put] { return changeCases(station, workflow, put); };
}

} // namespace

CaseRemoval::CaseRemoval(Station &station, QObject *parent)
    : QObject(parent)
    , m_station(station)
{
    connect(&m_history, &ObjectHistory::undone, this, [this](const QString &text) {
        Q_EMIT noticed(tr("Undone: %1").arg(text));
        Q_EMIT casesChanged();
    });
    connect(&m_history, &ObjectHistory::redone, this, [this](const QString &text) {
        Q_EMIT noticed(tr("Done again: %1").arg(text));
        Q_EMIT casesChanged();
    });
    connect(&m_history, &ObjectHistory::failed, this,
            [this](const Error &error) { Q_EMIT problemFound(ErrorWords::sentence(error)); });
}

void CaseRemoval::remove(const QString &workflow, const QString &name)
{
    if (std::exchange(m_asking, true))
        return;
    const auto taken = std::make_shared<TakenCase>();
    const auto take = takingCase(m_station, workflow, name, taken);
    whenDone(this, take(), [this, workflow, name, taken, take](const Result<void> &done) {
        m_asking = false;
        if (done) {
            const auto change = m_history.add(tr("case \"%1\" of %2 removed").arg(name, workflow),
                                              puttingBack(m_station, workflow, taken), take);
            Q_EMIT changeNoticed(tr("The case \"%1\" is removed.").arg(name),
                                 [removal = QPointer(this), change] {
                                     if (removal)
                                         removal->takeBack(change);
                                 });
        } else {
            Q_EMIT problemFound(ErrorWords::sentence(done.error()));
        }
        Q_EMIT casesChanged();
    });
}

void CaseRemoval::takeBack(quint64 change)
{
    if (!m_history.takeBack(change))
        Q_EMIT noticed(tr("Something else was changed since. Ctrl+Z in the list of cases takes it "
                          "back, step by step."));
}

} // namespace Signalbox
