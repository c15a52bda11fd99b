// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/shadowbench.h"

#include "core/routing/routedlistener.h"
#include "core/routing/router.h"
#include "core/routing/shadowjob.h"
#include "tests/bench/cputime.h"
#include "tests/bench/storedevents.h"
#include "tests/core/workflow/graphs.h"

#include <QCoreApplication>
#include <QTemporaryDir>

#include <thread>

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

/// One shadow, or none.
class OneShadow final : public RoutedListener
{
public:
    explicit OneShadow(ShadowJob *job)
        : m_job(job)
    {
    }
    bool isListening() const override { return m_job != nullptr; }
    void routed(const QList<Event> &events) override { m_job->routed(events); }

private:
    ShadowJob *m_job;
};

ShadowPlan planOfBench()
{
    const auto published = CompiledWorkflow::compile(u"bench"_s, 1, Graphs::tenNodes());
    const auto same = CompiledWorkflow::compile(u"bench"_s, 2, Graphs::tenNodes());
    return published && same ? ShadowPlan{u"bench"_s, Graphs::tenNodes(), {*published, *same}}
                             : ShadowPlan();
}

/// Routes all that is stored; nothing where that does not work.
ShadowFigures::Run routeAll(int events, ShadowJob *job)
{
    const QTemporaryDir folder;
    const auto url = u"sqlite://"_s + folder.filePath(u"bench.db"_s);
    {
        auto filled = openStore(url); // its only write session is the one that fills it
        if (!filled || !storeKilobytes(**filled, events))
            return {};
    }
    auto store = openStore(url);
    if (!store)
        return {};
    auto writer = Writer::start(**store);
    if (!writer)
        return {};
    const SystemClock clock;
    OneShadow listener(job);
    Router router(**store, **writer, clock, nullptr);
    router.setListener(&listener);
    router.setWorkflows(
        std::make_shared<const RoutingTable>(QList{planOfBench().revisions.published}));
    const auto before = cpuTimes(QCoreApplication::applicationPid());
    const auto begin = std::chrono::steady_clock::now();
    if (!router.start())
        return {};
    while (router.routedUpTo() < events)
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
    const auto used = cpuTimesPer(events, before, cpuTimes(QCoreApplication::applicationPid()));
    router.stop();
    writer->reset(); // before the router that listens to it
    return {double(events) / took.count(), used.value("sb-router"), 0};
}

} // namespace

ShadowFigures measureShadow(int events)
{
    ShadowFigures figures;
    if (!planOfBench().revisions.draft)
        return figures;
    figures.alone = routeAll(events, nullptr);
    const SystemClock clock;
    ShadowJob job(planOfBench(), clock, [] {});
    const auto before = cpuTimes(QCoreApplication::applicationPid());
    figures.shadowed = routeAll(events, &job);
    // Before it ends, and its thread with what is known of it.
    const auto after = cpuTimes(QCoreApplication::applicationPid());
    job.stop();
    const auto status = job.status();
    figures.compared = status.summary.events;
    figures.notCompared = status.notCompared;
    figures.shadowed.shadow =
        cpuTimesPer(double(figures.compared), before, after).value("sb-shadow");
    if (status.summary.unchanged != figures.compared)
        return {};
    return figures;
}

} // namespace Signalbox
