// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/station/suspensionwatch.h"

#include <QSignalSpy>
#include <QTest>

using namespace Signalbox;
using namespace std::chrono_literals;

class SuspensionWatchTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsOfASleepOnce()
    {
        Microseconds suspended = 5min; // before this program began
        SuspensionWatch watch([&] { return suspended; });
        QSignalSpy slept(&watch, &SuspensionWatch::slept);
        watch.check(); // somebody set the clock
        QCOMPARE(slept.size(), 0);
        suspended += 40min;
        watch.check();
        watch.check();
        QCOMPARE(slept.size(), 1);
        QCOMPARE(slept.first().first().value<Microseconds>(), Microseconds(40min));
    }

    void aMomentIsNoSleep()
    {
        Microseconds suspended = 0s;
        SuspensionWatch watch([&] { return suspended; });
        QSignalSpy slept(&watch, &SuspensionWatch::slept);
        suspended += 900ms;
        watch.check();
        QCOMPARE(slept.size(), 0);
    }

    void theMachinesOwnClocksAgreeWhileItIsAwake()
    {
        const auto before = SuspensionWatch::suspendedSinceBoot();
        QCOMPARE_LT(SuspensionWatch::suspendedSinceBoot() - before, Microseconds(100ms));
    }
};

QTEST_GUILESS_MAIN(SuspensionWatchTest)
#include "tst_suspensionwatch.moc"
