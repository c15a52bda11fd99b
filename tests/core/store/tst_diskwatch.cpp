// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/diskwatch.h"

#include <QTest>

using namespace Signalbox;

class DiskWatchTest final : public QObject
{
    Q_OBJECT

    static constexpr qint64 mega = 1024 * 1024;

private Q_SLOTS:
    void warnsAtATenthAndStopsAtTheReserve()
    {
        DiskWatch watch;
        const qint64 total = 100'000 * mega;
        QCOMPARE(watch.judge({10'000 * mega, total}), DiskLevel::Fine);
        QCOMPARE(watch.judge({10'000 * mega - 1, total}), DiskLevel::Low);
        QCOMPARE(watch.judge({256 * mega, total}), DiskLevel::Low);
        QCOMPARE(watch.judge({256 * mega - 1, total}), DiskLevel::Full);
        QCOMPARE(watch.level(), DiskLevel::Full);
        QVERIFY(!diskSentence(DiskLevel::Low).isEmpty());
        QVERIFY(diskSentence(DiskLevel::Fine).isEmpty());
    }

    void aLevelIsLeftALittleLater()
    {
        DiskWatch watch;
        const qint64 total = 100'000 * mega;
        watch.judge({200 * mega, total});
        QCOMPARE(watch.judge({287 * mega, total}), DiskLevel::Full);
        QCOMPARE(watch.judge({288 * mega, total}), DiskLevel::Low);
        QCOMPARE(watch.judge({10'999 * mega, total}), DiskLevel::Low);
        QCOMPARE(watch.judge({11'000 * mega, total}), DiskLevel::Fine);
    }

    void aSmallDiskKeepsAnEighth()
    {
        DiskWatch watch;
        QCOMPARE(watch.judge({12 * mega, 96 * mega}), DiskLevel::Fine);
        QCOMPARE(watch.judge({12 * mega - 1, 96 * mega}), DiskLevel::Full);
    }

    void aDiskThatFailedStaysFailedHoweverMuchIsFree()
    {
        DiskWatch watch;
        watch.fail();
        QCOMPARE(watch.judge({10'000 * mega, 96'000 * mega}), DiskLevel::Failed);
        QVERIFY(!diskSentence(DiskLevel::Failed).isEmpty());
    }
};

QTEST_APPLESS_MAIN(DiskWatchTest)
#include "tst_diskwatch.moc"
