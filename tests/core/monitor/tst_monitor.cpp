// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/monitor/monitor.h"
#include "core/monitor/prometheus.h"

#include <QTest>

#include <thread>

using namespace Signalbox;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class MonitorTest final : public QObject
{
    Q_OBJECT

    static constexpr Timestamp start{1'790'000'000s};

    static Attempt attempt(int number, AttemptOutcome outcome, Timestamp at, qint64 total)
    {
        Attempt attempt;
        attempt.number = number;
        attempt.outcome = outcome;
        attempt.startedAt = at;
        attempt.timings.total = total;
        return attempt;
    }

private Q_SLOTS:
    void theWayOfEventsIsCountedByRevision()
    {
        Monitor monitor;
        QCOMPARE(monitor.flow(u"payments"_s), (WorkflowFlow{u"payments"_s, 0, {}, {}}));
        const auto step = [](const QString &node, const QString &port, qint64 us, bool failed) {
            TraceStep step;
            step.node = node;
            step.port = port;
            step.microseconds = us;
            step.failed = failed;
            return step;
        };
        const Trace passed{u"payments"_s,
                           2,
                           {step(u"in"_s, u"out"_s, 1, false), step(u"big"_s, u"pass"_s, 3, false),
                            step(u"to"_s, {}, 2, false)}};
        const Trace failed{
            u"payments"_s, 2, {step(u"in"_s, u"out"_s, 1, false), step(u"big"_s, {}, 4, true)}};
        monitor.walked(passed, start);
        monitor.walked(failed, start + 5s);
        monitor.walked({u"other"_s, 1, {step(u"in"_s, u"out"_s, 1, false)}}, start);
        const NodeFlow big{u"big"_s, 2, 1, 7, 4, {{u"pass"_s, 1}}};
        const NodeFlow in{u"in"_s, 2, 0, 2, 1, {{u"out"_s, 2}}};
        const NodeFlow to{u"to"_s, 1, 0, 2, 2, {}};
        QCOMPARE(monitor.flow(u"payments"_s),
                 (WorkflowFlow{u"payments"_s, 2, start, {big, in, to}}));

        // A newer revision begins anew; what an older one still holds counts no more.
        monitor.walked({u"payments"_s, 3, {step(u"in"_s, u"out"_s, 1, false)}}, start + 9s);
        monitor.walked(passed, start + 10s);
        QCOMPARE(
            monitor.flow(u"payments"_s),
            (WorkflowFlow{
                u"payments"_s, 3, start + 9s, {NodeFlow{u"in"_s, 1, 0, 1, 1, {{u"out"_s, 1}}}}}));
    }

    void countsFallIntoTheirSecond()
    {
        Monitor monitor;
        monitor.ingested(u"github"_s, IngestStatus::Accepted, 100, start, 2ms);
        monitor.ingested(u"github"_s, IngestStatus::Duplicate, 100, start + 900ms, 2ms);
        monitor.rejected(u"github"_s, RejectionCause::SignatureMismatch, start + 1s);
        const auto series = monitor.series(start + 1s, 3, 1);
        QCOMPARE(series.points.size(), 3);
        QCOMPARE(series.points[0].arrivals, 0);
        QCOMPARE(series.points[1].arrivals, 2);
        QCOMPARE(series.points[1].accepted, 1);
        QCOMPARE(series.points[1].duplicates, 1);
        QCOMPARE(series.points[2].rejected, 1);
        QCOMPARE(series.points[2].at, start + 1s);
    }

    void widerBucketsSumUp()
    {
        Monitor monitor;
        for (int i = 0; i < 20; ++i)
            monitor.ingested(u"a"_s, IngestStatus::Accepted, 1, start + std::chrono::seconds(i),
                             1ms);
        const auto series = monitor.series(start + 19s, 2, 10);
        QCOMPARE(series.points[0].accepted + series.points[1].accepted, 20);
    }

    void whatIsOlderThanTheReachIsForgotten()
    {
        Monitor monitor;
        monitor.ingested(u"a"_s, IngestStatus::Accepted, 1, start, 1ms);
        const auto later = start + std::chrono::seconds(Monitor::reachSeconds);
        monitor.ingested(u"a"_s, IngestStatus::Accepted, 1, later, 1ms);
        qint64 accepted = 0;
        for (const auto &point : monitor.series(later, Monitor::reachSeconds, 1).points)
            accepted += point.accepted;
        QCOMPARE(accepted, 1);
    }

    void retriesFailuresAndLatencyAreToldApart()
    {
        Monitor monitor;
        monitor.attempted(u"b"_s, attempt(1, AttemptOutcome::HttpError, start, 1000),
                          DeliveryStatus::Retrying, start);
        monitor.attempted(u"b"_s, attempt(2, AttemptOutcome::Success, start + 100ms, 5000),
                          DeliveryStatus::Succeeded, start);
        monitor.attempted(u"b"_s, attempt(1, AttemptOutcome::Timeout, start, 1000),
                          DeliveryStatus::Dead, start);
        const auto point = monitor.series(start, 1, 1).points.first();
        QCOMPARE(point.attempts, 3);
        QCOMPARE(point.retries, 1);
        QCOMPARE(point.failures, 2);
        QCOMPARE(point.dead, 1);
        QCOMPARE(point.delivered, 1);
        QVERIFY(point.p95 >= 105 && point.p95 < 120);
    }

    void namesFromTheNetworkDoNotGrowTheTotals()
    {
        Monitor monitor;
        for (int i = 0; i < 1000; ++i)
            monitor.rejected(u"made-up-%1"_s.arg(i), RejectionCause::UnknownSource, start);
        QCOMPARE(monitor.totals().sources.size(), 1);
    }

    void noNameFillsTheMemory()
    {
        Monitor monitor;
        monitor.ingested(u"ours"_s, IngestStatus::Accepted, 1, start, 1ms);
        for (int i = 0; i < 2 * Monitor::mostSources; ++i) {
            monitor.overloaded(u"made-up-%1"_s.arg(i), start);
            monitor.rejected(u"other-%1"_s.arg(i), RejectionCause::TooLarge, start);
        }
        monitor.overloaded(u"ours"_s, start);
        const auto totals = monitor.totals();
        QVERIFY(totals.sources.size() <= Monitor::mostSources + 1);
        QCOMPARE(totals.sources[u"ours"_s].overloaded, 1);
    }

    void countsAreRightFromManyThreads()
    {
        Monitor monitor;
        {
            std::vector<std::jthread> threads;
            for (int t = 0; t < 4; ++t) {
                threads.emplace_back([&] {
                    for (int i = 0; i < 5000; ++i)
                        monitor.ingested(u"a"_s, IngestStatus::Accepted, 1, start, 1ms);
                });
            }
        }
        QCOMPARE(monitor.totals().sources[u"a"_s].accepted, 20'000);
    }

    void prometheusTextHasFamiliesLabelsAndCumulativeBuckets()
    {
        Monitor monitor;
        monitor.ingested(u"git\"hub"_s, IngestStatus::Accepted, 10, start, 700us);
        monitor.ingested(u"git\"hub"_s, IngestStatus::Accepted, 10, start, 3ms);
        monitor.rejected(u"git\"hub"_s, RejectionCause::SignatureMissing, start);
        StationStatus status;
        status.queueDepth = 7;
        const auto text = prometheusText(monitor.totals(), status);
        QVERIFY(text.contains("# TYPE signalbox_requests_total counter\n"));
        QVERIFY(text.contains(
            "signalbox_requests_total{source=\"git\\\"hub\",status=\"accepted\"} 2\n"));
        QVERIFY(text.contains(
            "signalbox_rejections_total{cause=\"signature_missing\",source=\"git\\\"hub\"} 1\n"));
        QVERIFY(text.contains("signalbox_acknowledgement_seconds_bucket{le=\"0.001\"} 1\n"));
        QVERIFY(text.contains("signalbox_acknowledgement_seconds_bucket{le=\"+Inf\"} 2\n"));
        QVERIFY(text.contains("signalbox_acknowledgement_seconds_count 2\n"));
        QVERIFY(text.contains("signalbox_pending_deliveries 7\n"));
    }
};

QTEST_GUILESS_MAIN(MonitorTest)
#include "tst_monitor.moc"
