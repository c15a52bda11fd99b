// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/support/cancellation.h"

#include <QTest>

#include <optional>

using namespace Signalbox;

class CancellationTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whoWatchesIsCalled()
    {
        Cancellation signal;
        int first = 0;
        int second = 0;
        const Cancellation::Watch one(signal, [&first] { ++first; });
        std::optional<Cancellation::Watch> other;
        other.emplace(signal, [&second] { ++second; });
        QVERIFY(!signal.isStopped());
        QCOMPARE(first + second, 0);
        other.reset();
        signal.stop();
        QVERIFY(signal.isStopped() && signal.flag());
        QCOMPARE(first, 1);
        QCOMPARE(second, 0);
    }

    void whoComesTooLateIsCalledAtOnce()
    {
        Cancellation signal;
        signal.stop();
        int called = 0;
        const Cancellation::Watch late(signal, [&called] { ++called; });
        QCOMPARE(called, 1);
    }
};

QTEST_GUILESS_MAIN(CancellationTest)
#include "tst_cancellation.moc"
