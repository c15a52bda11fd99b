// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/backtestbench.h"

#include "core/routing/backtestjob.h"
#include "core/support/bytes.h"
#include "tests/core/workflow/graphs.h"

#include <QTemporaryDir>

#include <ctime>
#include <thread>

namespace Signalbox {

using namespace Qt::StringLiterals;

namespace {

NewEvent kilobyteEvent(int number)
{
    NewEvent made;
    auto &event = made.event;
    const auto now = fromMicroseconds(1'764'000'000'000'000) + Microseconds(number);
    event.id = EventId::make(now);
    event.source = u"shop"_s;
    event.type = u"order"_s;
    event.key = QByteArray::number(number);
    event.request = {"POST"_ba,
                     "/in/shop"_ba,
                     HeaderBlock("Host: a\r\nContent-Type: application/json\r\n"),
                     Graphs::kilobyte(),
                     u"127.0.0.1:1"_s,
                     now};
    made.keyDigest = digest16({"shop", event.key});
    made.contentDigest = digest16({event.request.body});
    return made;
}

bool fillStore(Store &store, int events)
{
    const auto session = store.writeSession();
    for (int from = 0; session && from < events; from += 1000) {
        if (!(*session)->begin())
            return false;
        for (int at = from; at < std::min(events, from + 1000); ++at) {
            if (!(*session)->ingest(kilobyteEvent(at)))
                return false;
        }
        if (!(*session)->commit())
            return false;
    }
    return session.ok();
}

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
    if (!store || !fillStore(**store, events))
        return {};
    const auto published = CompiledWorkflow::compile(u"bench"_s, 1, Graphs::tenNodes());
    const auto same = CompiledWorkflow::compile(u"bench"_s, 2, Graphs::tenNodes());
    if (!published || !same)
        return {};
    const double before = processSeconds();
    BacktestJob job(**store, {u"bench"_s, *published, *same, {}}, SystemClock().now());
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
