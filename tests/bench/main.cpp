// SPDX-License-Identifier: GPL-3.0-or-later
// Takes the figures of design section 9 that exist so far, side by side in one run: medians over
// several rounds, the baseline and the product taking turns.
#include "tests/bench/bareserver.h"
#include "tests/bench/countingvfs.h"
#include "tests/bench/ingestbench.h"
#include "tests/bench/writerbench.h"

#include <QCommandLineParser>
#include <QCoreApplication>

#include <cstdio>

using namespace Signalbox;
using namespace Qt::StringLiterals;

namespace {

constexpr int few = 64; ///< connections
constexpr int many = 512; ///< enough to keep the processor busy while the disk syncs

} // namespace

int main(int argc, char *argv[])
{
    CountingVfs::install();
    QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    const QCommandLineOption serve(u"serve-bare"_s, u"Serve the baseline."_s);
    const QCommandLineOption rounds(u"rounds"_s, u"How often each figure is taken."_s, u"n"_s, u"5"_s);
    const QCommandLineOption seconds(u"seconds"_s, u"Length of one load."_s, u"s"_s, u"4"_s);
    parser.addOptions({serve, rounds, seconds});
    parser.addHelpOption();
    parser.process(application);
    if (parser.isSet(serve))
        return serveBare();

    const int roundCount = std::max(1, parser.value(rounds).toInt());
    const int length = std::max(1, parser.value(seconds).toInt());
    QList<double> bare;
    QList<double> ingest;
    QList<double> ratios;
    QList<double> crowd;
    QList<double> crowdRatios;
    QList<double> endToEnd;
    QList<double> writer;
    bool complete = true;
    const auto sync = measureSync();
    std::printf("900-byte bodies, %d rounds of %d s; one fdatasync on this disk takes %.2f ms, so %d "
                "connections, each waiting for one, cannot exceed %.0f/s\n",
                roundCount, length, sync, few, few / sync * 1000);
    for (int round = 1; round <= roundCount; ++round) {
        const auto baseline = measureBare(application.applicationFilePath(), few, length);
        const auto durable = measureIngest(few, length);
        const auto baselineCrowd = measureBare(application.applicationFilePath(), many, length);
        const auto durableCrowd = measureIngest(many, length);
        const auto delivered = measureEndToEnd(5'000 * length);
        const auto rows = measureWriter(40'000 * length, 250);
        bare.append(baseline.perSecond);
        ingest.append(durable.perSecond);
        ratios.append(durable.perSecond / baseline.perSecond);
        crowd.append(durableCrowd.perSecond);
        crowdRatios.append(durableCrowd.perSecond / baselineCrowd.perSecond);
        endToEnd.append(delivered.perSecond);
        writer.append(rows.eventsPerSecond);
        complete = complete && baseline.perSecond > 0 && durable.perSecond > 0 && durable.refused + durableCrowd.refused == 0
            && delivered.delivered == delivered.events && delivered.events > 0
            && rows.eventsPerSecond > 0;
        std::printf("round %d\n"
                    "  %d connections\n"
                    "  bare QHttpServer, 2 threads  %8.0f/s  p50 %.2f  p95 %.2f  p99 %.2f ms\n"
                    "  durable ingest               %8.0f/s  p50 %.2f  p95 %.2f  p99 %.2f ms  "
                    "worst %.1f ms  refused %lld  ratio %.2f\n"
                    "  %d connections\n"
                    "  bare QHttpServer, 2 threads  %8.0f/s  p50 %.2f  p95 %.2f  p99 %.2f ms\n"
                    "  durable ingest               %8.0f/s  p50 %.2f  p95 %.2f  p99 %.2f ms  "
                    "worst %.1f ms  refused %lld  ratio %.2f\n"
                    "  the rest\n"
                    "  in, routed, delivered        %8.0f/s  %lld of %lld events\n"
                    "  SQLite writer alone          %8.0f rows/s  %lld rows, %lld syncs, "
                    "journal_mode %s, synchronous %s\n",
                    round, few, baseline.perSecond, baseline.latency.p50, baseline.latency.p95,
                    baseline.latency.p99, durable.perSecond, durable.latency.p50,
                    durable.latency.p95, durable.latency.p99, durable.latency.worst,
                    qlonglong(durable.refused), durable.perSecond / baseline.perSecond, many,
                    baselineCrowd.perSecond, baselineCrowd.latency.p50, baselineCrowd.latency.p95,
                    baselineCrowd.latency.p99, durableCrowd.perSecond, durableCrowd.latency.p50,
                    durableCrowd.latency.p95, durableCrowd.latency.p99, durableCrowd.latency.worst,
                    qlonglong(durableCrowd.refused),
                    durableCrowd.perSecond / baselineCrowd.perSecond,
                    delivered.perSecond, qlonglong(delivered.delivered),
                    qlonglong(delivered.events), rows.eventsPerSecond, qlonglong(rows.events),
                    qlonglong(rows.syncs), qPrintable(rows.journalMode),
                    qPrintable(rows.synchronous));
        std::fflush(stdout);
    }
    std::printf("medians: bare %.0f/s, durable ingest %.0f/s, ratio %.2f; with %d connections %.0f/s, "
                "ratio %.2f; end to end %.0f/s; writer alone %.0f rows/s\n",
                median(bare), median(ingest), median(ratios), many, median(crowd),
                median(crowdRatios), median(endToEnd), median(writer));
    return complete ? 0 : 1;
}
