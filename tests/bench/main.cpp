// SPDX-License-Identifier: GPL-3.0-or-later
// Takes the figures of design section 9 that exist so far, side by side in one run: medians over
// several rounds, the baseline and the product taking turns.
#include "tests/bench/backtestbench.h"
#include "tests/bench/bareserver.h"
#include "tests/bench/ingestbench.h"
#include "tests/bench/routingbench.h"
#include "tests/bench/scriptbench.h"
#include "tests/bench/shadowbench.h"
#include "tests/bench/writerbench.h"

#include <QCommandLineParser>
#include <QCoreApplication>

#include <cstdio>

using namespace Signalbox;
using namespace Qt::StringLiterals;

namespace {

constexpr int few = 64; ///< connections
constexpr int many = 512; ///< enough to keep the processor busy while the disk syncs

/// What is measured in each round, and the medians of it.
class Bench
{
public:
    Bench(QString self, QStringList figures, int seconds, qint64 keys)
        : m_self(std::move(self))
        , m_figures(std::move(figures))
        , m_seconds(seconds)
    {
        if (keys > 0) {
            std::printf("making a store with %lld keys\n", qlonglong(keys));
            std::fflush(stdout);
            m_grown = std::make_unique<IngestTarget>(keys);
        }
    }

    void run()
    {
        if (wants(u"ingest"_s))
            ingest(few, "ingest");
        if (wants(u"crowd"_s))
            ingest(many, "crowd");
        if (m_grown)
            grown();
        if (wants(u"end-to-end"_s))
            endToEnd();
        if (wants(u"writer"_s))
            writer();
        if (wants(u"routing"_s))
            routing();
        if (wants(u"script"_s))
            script();
        if (wants(u"backtest"_s))
            backtest();
        if (wants(u"shadow"_s))
            shadow();
    }

    void printMedians() const
    {
        std::printf("medians:");
        const char *separator = " ";
        for (const auto &[name, values] : m_values) {
            const auto value = median(values);
            std::printf(value < 10 ? "%s%s %.2f" : "%s%s %.0f", separator, name.constData(), value);
            separator = ", ";
        }
        std::printf("\n");
    }

    bool complete() const { return m_complete; }

private:
    bool wants(const QString &figure) const
    {
        return m_figures.isEmpty() || m_figures.contains(figure);
    }

    void routing()
    {
        const auto figures = measureRouting();
        std::printf(
            "  1 kB through ten nodes       %8.1f us of a core, with reading the body %.1f\n",
            figures.evaluation, figures.whole);
        note("routing, microseconds", figures.evaluation);
    }

    void script()
    {
        const auto figures = measureScripts();
        std::printf("  scripts on one core          %8.0f/s  %.1f us, of a kilobyte that goes on "
                    "whole %.1f us\n",
                    1e6 / figures.simple, figures.simple, figures.kilobyte);
        note("scripts/s", figures.kilobyte > 0 ? 1e6 / figures.simple : 0);
    }

    void backtest()
    {
        const auto figures = measureBacktest(20'000 * m_seconds);
        std::printf("  backtest, two revisions      %8.0f/s  %lld events, %.1f us of a core each\n",
                    figures.perSecond, qlonglong(figures.events), figures.microseconds);
        note("backtest events/s", figures.perSecond);
    }

    void shadow()
    {
        const auto figures = measureShadow(10'000 * m_seconds);
        const auto print = [](const char *what, const ShadowFigures::Run &run) {
            std::printf("  %-28s %8.0f/s  router %.1f us an event\n", what, run.perSecond,
                        run.router);
        };
        print("routed without a shadow", figures.alone);
        print("routed beside a shadow", figures.shadowed);
        std::printf("    compared %lld, %.1f us each, not compared %lld\n",
                    qlonglong(figures.compared), figures.shadowed.shadow,
                    qlonglong(figures.notCompared));
        note("shadow, router's time ratio",
             figures.alone.router > 0 ? figures.shadowed.router / figures.alone.router : 0);
        note("shadow, rate ratio",
             figures.alone.perSecond > 0 ? figures.shadowed.perSecond / figures.alone.perSecond
                                         : 0);
    }

    void ingest(int connections, const QByteArray &name)
    {
        std::printf("  %d connections\n", connections);
        const auto bare = measureBare(m_self, connections, m_seconds);
        print("bare QHttpServer, 2 threads", bare);
        const auto durable = IngestTarget().measure(connections, m_seconds);
        print("durable ingest", durable);
        note(name + " bare/s", bare.perSecond);
        note(name + " durable/s", durable.perSecond);
        note(name + " ratio", durable.perSecond / std::max(1.0, bare.perSecond));
    }

    void grown()
    {
        std::printf("  store with many keys, %d connections\n", few);
        const auto empty = IngestTarget().measure(few, m_seconds);
        print("durable ingest, empty store", empty);
        const auto full = m_grown->measure(few, m_seconds);
        print("durable ingest, many keys", full);
        note("grown to empty ratio", full.perSecond / std::max(1.0, empty.perSecond));
    }

    void endToEnd()
    {
        const auto figures = measureEndToEnd(5'000 * m_seconds);
        m_complete = m_complete && figures.events > 0 && figures.delivered == figures.events;
        std::printf("  in, routed, delivered        %8.0f/s  %lld of %lld events\n",
                    figures.perSecond, qlonglong(figures.delivered), qlonglong(figures.events));
        note("end to end/s", figures.perSecond);
    }

    void writer()
    {
        const auto figures = measureWriter(40'000 * m_seconds, 250);
        std::printf("  SQLite writer alone          %8.0f rows/s  %lld rows, %lld syncs, "
                    "journal_mode %s, synchronous %s\n",
                    figures.eventsPerSecond, qlonglong(figures.events), qlonglong(figures.syncs),
                    qPrintable(figures.journalMode), qPrintable(figures.synchronous));
        note("writer rows/s", figures.eventsPerSecond);
    }

    void print(const char *what, const HttpFigures &figures)
    {
        m_complete = m_complete && figures.refused == 0;
        const auto &latency = figures.latency;
        std::printf("  %-28s %8.0f/s  p50 %.2f  p95 %.2f  p99 %.2f  worst %.1f ms  refused %lld\n"
                    "    server CPU, us a request   %s\n",
                    what, figures.perSecond, latency.p50, latency.p95, latency.p99, latency.worst,
                    qlonglong(figures.refused), describe(figures.cpu).constData());
        std::fflush(stdout);
    }

    void note(const QByteArray &name, double value)
    {
        m_complete = m_complete && value > 0;
        for (auto &[known, values] : m_values) {
            if (known == name)
                return values.append(value);
        }
        m_values.emplace_back(name, QList{value});
    }

    QString m_self;
    QStringList m_figures;
    int m_seconds;
    std::unique_ptr<IngestTarget> m_grown;
    std::vector<std::pair<QByteArray, QList<double>>> m_values;
    bool m_complete = true;
};

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    const QCommandLineOption serve(u"serve-bare"_s, u"Serve the baseline."_s);
    const QCommandLineOption rounds(u"rounds"_s, u"How often each figure is taken."_s, u"n"_s,
                                    u"5"_s);
    const QCommandLineOption seconds(u"seconds"_s, u"Length of one load."_s, u"s"_s, u"4"_s);
    const QCommandLineOption only(
        u"only"_s,
        u"Figures to take, of ingest,crowd,end-to-end,writer,routing,script,backtest,shadow; all "
        u"without it."_s,
        u"figures"_s);
    const QCommandLineOption keys(
        u"keys"_s, u"Also compare an empty store with one that has n keys (design: 10000000)."_s,
        u"n"_s, u"0"_s);
    parser.addOptions({serve, rounds, seconds, only, keys});
    parser.addHelpOption();
    parser.process(application);
    if (parser.isSet(serve))
        return serveBare();

    const int roundCount = std::max(1, parser.value(rounds).toInt());
    const int length = std::max(1, parser.value(seconds).toInt());
    const auto sync = measureSync();
    std::printf(
        "900-byte bodies, %d rounds of %d s; one fdatasync on this disk takes %.2f ms, so %d "
        "connections, each waiting for one, cannot exceed %.0f/s\n",
        roundCount, length, sync, few, few / sync * 1000);
    Bench bench(application.applicationFilePath(),
                parser.value(only).split(u',', Qt::SkipEmptyParts), length,
                parser.value(keys).toLongLong());
    for (int round = 1; round <= roundCount; ++round) {
        std::printf("round %d\n", round);
        bench.run();
    }
    bench.printMedians();
    return bench.complete() ? 0 : 1;
}
