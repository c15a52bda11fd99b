// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/delivery/tracecontext.h"

#include <QTest>

using namespace Signalbox;
using namespace Qt::StringLiterals;

namespace {

const auto traceId = "4bf92f3577b34da6a3ce929d0e0e4736"_ba;
const auto spanId = "00f067aa0ba902b7"_ba;

} // namespace

class TestTraceContext : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsWhatIsValid_data();
    void readsWhatIsValid();
    void keepsTheTraceAndTakesANewSpan();
    void startsASampledTraceWithoutAValidOne();
};

void TestTraceContext::readsWhatIsValid_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<bool>("isValid");

    const auto plain = "00-" + traceId + '-' + spanId;
    QTest::newRow("version 00") << plain + "-01" << true;
    QTest::newRow("flags unknown to us") << plain + "-ff" << true;
    QTest::newRow("later version, more fields") << "cc" + plain.sliced(2) + "-01-what" << true;
    QTest::newRow("later version, glued") << "cc" + plain.sliced(2) + "-01what" << false;
    QTest::newRow("version 00, more fields") << plain + "-01-what" << false;
    QTest::newRow("version ff") << "ff" + plain.sliced(2) + "-01" << false;
    QTest::newRow("no trace id") << "00-" + QByteArray(32, '0') + '-' + spanId + "-01" << false;
    QTest::newRow("no span id") << "00-" + traceId + '-' + QByteArray(16, '0') + "-01" << false;
    QTest::newRow("upper case") << "00-" + traceId.toUpper() + '-' + spanId + "-01" << false;
    QTest::newRow("too short") << plain + "-0" << false;
    QTest::newRow("other hyphens") << "00_" + traceId + '-' + spanId + "-01" << false;
    QTest::newRow("empty") << QByteArray() << false;
}

void TestTraceContext::readsWhatIsValid()
{
    QFETCH(const QByteArray, value);
    QFETCH(const bool, isValid);

    const auto context = parseTraceparent(value);
    QCOMPARE(context.has_value(), isValid);
    if (isValid) {
        QCOMPARE(context->traceId, traceId);
        QCOMPARE(context->spanId, spanId);
    }
}

void TestTraceContext::keepsTheTraceAndTakesANewSpan()
{
    const auto sent = parseTraceparent(continueTrace(TraceContext{traceId, spanId, 0xfd}));
    QVERIFY(sent);
    QCOMPARE(sent->traceId, traceId);
    QVERIFY(sent->spanId != spanId);
    QCOMPARE(sent->flags, 0x01); // only flags that we know
}

void TestTraceContext::startsASampledTraceWithoutAValidOne()
{
    const auto first = parseTraceparent(continueTrace({}));
    const auto second = parseTraceparent(continueTrace({}));
    QVERIFY(first && second);
    QVERIFY(first->traceId != second->traceId);
    QCOMPARE(first->flags, 0x01);
}

QTEST_GUILESS_MAIN(TestTraceContext)
#include "tst_tracecontext.moc"
