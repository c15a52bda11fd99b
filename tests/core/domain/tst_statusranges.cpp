// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/retrypolicy.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace Signalbox;

class TestStatusRanges : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsCodesAndRanges()
    {
        const QList<StatusRange> expected{{408, 408}, {429, 429}, {500, 599}};
        QCOMPARE(parseStatusRanges(u"408,429,500-599"), expected);
        QCOMPARE(parseStatusRanges(u" 408 , 429, 500 - 599 "), expected);
    }

    void writesTheShortForm()
    {
        QCOMPARE(formatStatusRanges({{408, 408}, {500, 599}}), u"408,500-599"_s);
        QCOMPARE(formatStatusRanges({}), QString());
    }

    void refusesWhatIsNoList_data()
    {
        QTest::addColumn<QString>("text");
        for (const auto *text : {"", ",", "408,", "abc", "5xx", "500-", "-599", "500-599-600",
                                 "599-500", "99", "600", "100-600", "-408"})
            QTest::newRow(text) << QString::fromLatin1(text);
    }
    void refusesWhatIsNoList()
    {
        QFETCH(QString, text);
        QVERIFY(!parseStatusRanges(text));
    }
};

QTEST_GUILESS_MAIN(TestStatusRanges)
#include "tst_statusranges.moc"
