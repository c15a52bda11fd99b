// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/support/clock.h"

#include <QDateTime>
#include <QRandomGenerator>
#include <QTest>
#include <QTimeZone>

using namespace Signalbox;
using namespace Qt::StringLiterals;

class Iso8601Test : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void timesAreWrittenAsQtWritesThem();
    void whatIsReadIsATime_data();
    void whatIsReadIsATime();
};

void Iso8601Test::timesAreWrittenAsQtWritesThem()
{
    constexpr qint64 million = 1'000'000;
    const auto year = [](int number) {
        return QDateTime(QDate(number, 1, 1), QTime(0, 0), QTimeZone::UTC).toSecsSinceEpoch();
    };
    QRandomGenerator random(20261127);
    QList<qint64> times{0,
                        -1,
                        1,
                        -million,
                        million - 1,
                        year(1) * million,
                        year(2000) * million,
                        year(10'000) * million,
                        year(10'000) * million - 1,
                        year(1) * million - 1};
    for (int n = 0; n < 20'000; ++n)
        times.append(random.bounded(year(1), year(10'000)) * million + random.bounded(million));
    for (const qint64 us : std::as_const(times)) {
        const qint64 fraction = ((us % million) + million) % million;
        const auto whole = QDateTime::fromSecsSinceEpoch((us - fraction) / million, QTimeZone::UTC);
        const auto expected =
            whole.toString(u"yyyy-MM-ddTHH:mm:ss"_s) + u".%1Z"_s.arg(fraction, 6, 10, QChar(u'0'));
        QCOMPARE(toIso8601(fromMicroseconds(us)), expected);
        if (us >= year(1) * million && us < year(10'000) * million)
            QCOMPARE(fromIso8601(expected), fromMicroseconds(us));
    }
    QVERIFY(!toIso8601(Timestamp::max()).isEmpty());
    QVERIFY(!toIso8601(Timestamp::min()).isEmpty());
}

void Iso8601Test::whatIsReadIsATime_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<qint64>("microseconds"); // since 2026-01-01; -1: it is no time
    const auto row = [](const char *text, qint64 microseconds) {
        QTest::newRow(text) << QString::fromUtf8(text) << microseconds;
    };
    row("2026-01-01T00:00:00Z", 0);
    row("2026-01-01T00:00:01.5Z", 1'500'000);
    row("2026-01-01T00:00:01.000001Z", 1'000'001);
    row("2026-01-01T00:00:01.0000019Z", 1'000'001);
    row("2026-01-02T01:02:03.25Z", 90'123'250'000);
    row("2026-01-01T02:00:00+01:00", 3'600'000'000);
    row("2026-01-01T02:00:00.5+01:00", 3'600'500'000);
    row("2026-01-01T00:00:00.Z", -1);
    row("2026-01-01T00:00:00", -1);
    row("2026-01-01T00:00:60Z", -1);
    row("2026-01-01T00:60:00Z", -1);
    row("2026-01-01T25:00:00Z", -1);
    row("2026-02-29T00:00:00Z", -1);
    row("2026-13-01T00:00:00Z", -1);
    row("2026-00-01T00:00:00Z", -1);
    row("2026-01-00T00:00:00Z", -1);
    row("0000-01-01T00:00:00Z", -1);
    row("2026-01-01T00:00:0xZ", -1);
    row("2026-01-01T00:00:00.xZ", -1);
    row("Z", -1);
    row("", -1);
}

void Iso8601Test::whatIsReadIsATime()
{
    QFETCH(QString, text);
    QFETCH(qint64, microseconds);
    constexpr qint64 begin = 1'767'225'600'000'000; // 2026-01-01
    const auto read = fromIso8601(text);
    QCOMPARE(read ? toMicroseconds(*read) - begin : -1, microseconds);
}

QTEST_GUILESS_MAIN(Iso8601Test)
#include "tst_iso8601.moc"
