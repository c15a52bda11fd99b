// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/backtestbench.h"

#include "core/routing/backtestjob.h"
#include "tests/bench/storedevents.h"
#include "tests/core/workflow/graphs.h"

#include <QTemporaryDir>

#include <ctime>
#include <thread>

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

double processSeconds()
{
    timespec used{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &used);
    return double(used.tv_sec) + double(used.tv_nsec) / 1e9;
}

} // namespace

BacktestFigures measureBacktest(int events)
{
    QTemporaryDir folder;
    auto store = openStore(u"sqlite://"_s + folder.filePath(u"bench.db"_s));
    if (!store || !storeKilobytes(**store, events))
        return {};
    const auto published = CompiledWorkflow::compile(u"bench"_s, 1, Graphs::tenNodes());
    const auto same = CompiledWorkflow::compile(u"bench"_s, 2, Graphs::tenNodes());
    if (!published || !same)
        return {};
    const double before = processSeconds();
    BacktestJob job(**store, {u"bench"_s, {*published, *same}, {}}, SystemClock().now());
    while (job.isRunning())
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
    const double used = processSeconds() - before;
    const auto status = job.status();
    BacktestFigures figures;
    if (status.state != BacktestState::Finished || status.summary.unchanged != events)
        return figures;
    figures.events = status.summary.events;
    figures.perSecond = double(figures.events) * 1e6 / double(status.elapsed.count());
    figures.microseconds = used * 1e6 / double(figures.events);
    return figures;
}

} // namespace Signalbox
