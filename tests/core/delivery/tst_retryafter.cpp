// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/delivery/retryafter.h"

#include <QTest>

using namespace Signalbox;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestRetryAfter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsSecondsAndDates_data();
    void readsSecondsAndDates();
};

void TestRetryAfter::readsSecondsAndDates_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<qint64>("seconds"); // -1: nothing

    QTest::newRow("seconds") << "120"_ba << qint64(120);
    QTest::newRow("zero") << "0"_ba << qint64(0);
    QTest::newRow("blanks around") << " 7 "_ba << qint64(7);
    QTest::newRow("IMF-fixdate") << "Sun, 06 Nov 1994 08:51:37 GMT"_ba << qint64(120);
    QTest::newRow("RFC 850") << "Sunday, 06-Nov-94 08:51:37 GMT"_ba << qint64(120);
    QTest::newRow("asctime") << "Sun Nov  6 08:51:37 1994"_ba << qint64(120);
    QTest::newRow("past date") << "Sun, 06 Nov 1994 08:00:00 GMT"_ba << qint64(0);
    QTest::newRow("beyond 64 bits") << "99999999999999999999999"_ba << qint64(366 * 86400);
    QTest::newRow("negative") << "-5"_ba << qint64(-1);
    QTest::newRow("fraction") << "1.5"_ba << qint64(-1);
    QTest::newRow("ISO 8601") << "1994-11-06T08:51:37Z"_ba << qint64(-1);
    QTest::newRow("words") << "in a little while, please"_ba << qint64(-1);
    QTest::newRow("empty") << ""_ba << qint64(-1);
}

void TestRetryAfter::readsSecondsAndDates()
{
    QFETCH(const QByteArray, value);
    QFETCH(const qint64, seconds);

    const auto now = *fromIso8601(u"1994-11-06T08:49:37.900000Z");
    const auto wait = parseRetryAfter(value, now);
    QCOMPARE(wait.has_value(), seconds >= 0);
    if (wait)
        QCOMPARE(*wait, Microseconds(std::chrono::seconds(seconds)));
}

QTEST_GUILESS_MAIN(TestRetryAfter)
#include "tst_retryafter.moc"
