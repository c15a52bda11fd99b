// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/monitor/histogram.h"

#include <QTest>

#include <algorithm>
#include <random>
#include <vector>

using namespace Signalbox;

class HistogramTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void emptyAnswersZero() { QCOMPARE(Histogram().quantile(0.5), 0); }

    void smallValuesAreExact()
    {
        Histogram histogram;
        for (qint64 value = 0; value < 8; ++value)
            histogram.record(value);
        QCOMPARE(histogram.quantile(0.5), 3);
        QCOMPARE(histogram.quantile(1.0), 7);
    }

    void quantilesAreAtMostAnEighthTooHigh()
    {
        std::mt19937_64 random(7);
        std::lognormal_distribution<double> distribution(9, 2);
        std::vector<qint64> values;
        Histogram histogram;
        for (int i = 0; i < 50'000; ++i) {
            values.push_back(qint64(distribution(random)));
            histogram.record(values.back());
        }
        std::ranges::sort(values);
        for (const double q : {0.01, 0.5, 0.9, 0.95, 0.99, 0.999}) {
            const auto exact = values[size_t(std::ceil(q * double(values.size()))) - 1];
            QVERIFY(histogram.quantile(q) >= exact);
            QVERIFY(double(histogram.quantile(q)) <= double(exact) * 1.125 + 1);
        }
    }

    void addingIsRecordingTogether()
    {
        Histogram left;
        Histogram right;
        Histogram both;
        for (qint64 value = 1; value < 100'000; value = value * 3 + 1) {
            (value % 2 ? left : right).record(value);
            both.record(value);
        }
        left.add(right);
        QCOMPARE(left.count(), both.count());
        for (const double q : {0.1, 0.5, 0.9})
            QCOMPARE(left.quantile(q), both.quantile(q));
    }

    void outliersStayInRange()
    {
        Histogram histogram;
        histogram.record(-5);
        histogram.record(std::numeric_limits<qint64>::max());
        QCOMPARE(histogram.count(), 2);
        QCOMPARE(histogram.quantile(0.5), 0);
        QVERIFY(histogram.quantile(1.0) > 0);
    }
};

QTEST_GUILESS_MAIN(HistogramTest)
#include "tst_histogram.moc"
