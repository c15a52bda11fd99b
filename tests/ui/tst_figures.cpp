// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/scenes.h"
#include "ui/inspector/bodytext.h"
#include "ui/inspector/waterfallbars.h"
#include "ui/models/decimate.h"
#include "ui/models/niceceiling.h"
#include "ui/models/seriespoints.h"
#include "ui/widgets/chips.h"
#include "ui/widgets/diagnosiswords.h"
#include "ui/widgets/format.h"
#include "ui/widgets/rejectionwords.h"
#include "ui/widgets/statewords.h"
#include "ui/widgets/timeformat.h"

#include <QFile>
#include <QTest>

using namespace Signalbox;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

class TurnedClock final : public Clock
{
public:
    Timestamp now() const override { return m_now; }
    Timestamp m_now = fromMicroseconds(1'800'000'000'000'000);
};

} // namespace

class FiguresTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }
    void durationsHaveThreeDigits_data();
    void durationsHaveThreeDigits();
    void bytesHaveThreeDigits();
    void timesAreRelativeWithinADay();
    void textIsReadableInBothThemes();
    void everyStateHasAWordAndAnIcon();
    void everyCauseHasASentence();
    void everyMistakeHasASentenceAndAFix();
    void chipsThatDoNotFitAreCounted();
    void decimationKeepsPeaks();
    void percentilesLeaveOutWhereNothingWasDelivered();
    void axesEndOnReadableNumbers();
    void waterfallFollowsTheEvent();
    void waterfallKeepsTheNewestAttempts();
    void bodiesAreBounded();
    void hexShowsBytes();
};

void FiguresTest::durationsHaveThreeDigits_data()
{
    QTest::addColumn<qint64>("us");
    QTest::addColumn<QString>("text");
    QTest::newRow("zero") << qint64(0) << u"0 µs"_s;
    QTest::newRow("µs") << qint64(850) << u"850 µs"_s;
    QTest::newRow("ms") << qint64(4210) << u"4.21 ms"_s;
    QTest::newRow("tens of ms") << qint64(42'100) << u"42.1 ms"_s;
    QTest::newRow("below a second") << qint64(999'000) << u"999 ms"_s;
    QTest::newRow("rounds up to a second") << qint64(999'900) << u"1.00 s"_s;
    QTest::newRow("s") << qint64(75'000'000) << u"75.0 s"_s;
    QTest::newRow("min") << qint64(738'000'000) << u"12.3 min"_s;
    QTest::newRow("an hour") << qint64(3'600'000'000) << u"1.00 h"_s;
    QTest::newRow("h") << qint64(11'520'000'000) << u"3.20 h"_s;
    QTest::newRow("d") << qint64(172'800'000'000) << u"2.00 d"_s;
    QTest::newRow("a clock that stepped back") << qint64(-5) << u"0 µs"_s;
}

void FiguresTest::durationsHaveThreeDigits()
{
    QFETCH(qint64, us);
    QFETCH(QString, text);
    QCOMPARE(formatDuration(Microseconds(us)), text);
}

void FiguresTest::bytesHaveThreeDigits()
{
    QCOMPARE(formatBytes(0), u"0 B"_s);
    QCOMPARE(formatBytes(999), u"999 B"_s);
    QCOMPARE(formatBytes(1234), u"1.23 kB"_s);
    QCOMPARE(formatBytes(25'000'000), u"25.0 MB"_s);
}

void FiguresTest::timesAreRelativeWithinADay()
{
    const TurnedClock clock;
    TimeFormat times(clock);
    QCOMPARE(times.relative(clock.m_now), u"now"_s);
    QCOMPARE(times.relative(clock.m_now - 12s), u"12 s ago"_s);
    QCOMPARE(times.relative(clock.m_now - 5min - 2s), u"5 min ago"_s);
    QCOMPARE(times.relative(clock.m_now - 3h), u"3 h ago"_s);
    QCOMPARE(times.relative(clock.m_now + 5s), u"in 5 s"_s);
    times.setUtc(true);
    QCOMPARE(times.exact(clock.m_now), u"2027-01-15 08:00:00.000 UTC"_s);
    QVERIFY(times.relative(clock.m_now - 25h).contains("2027"_L1));
}

void FiguresTest::textIsReadableInBothThemes()
{
    for (const auto *tokens : {&Tokens::light(), &Tokens::darkTheme()}) {
        for (const auto &ground : {tokens->background, tokens->surface, tokens->chosen()}) {
            QCOMPARE_GE(contrast(tokens->text, ground), 4.5);
            QCOMPARE_GE(contrast(tokens->muted, ground), 4.5);
        }
        QCOMPARE_GE(contrast(tokens->onAccent, tokens->accent), 4.5);
        for (const auto tone : {Tone::Quiet, Tone::Accent, Tone::Good, Tone::Warn, Tone::Bad}) {
            QCOMPARE_GE(contrast(tokens->tone(tone), tokens->surface), 4.5);
            QCOMPARE_GE(contrast(tokens->tone(tone), tokens->tint(tone)), 4.5);
        }
    }
}

void FiguresTest::everyStateHasAWordAndAnIcon()
{
    for (int i = 0; i <= int(EventState::Cancelled); ++i) {
        const auto look = StateWords::look(EventState(i));
        QVERIFY(!look.word.isEmpty());
        QVERIFY(QFile::exists(u":/icons/lucide/%1.svg"_s.arg(look.icon)));
        QVERIFY(!StateWords::sentence(EventState(i)).isEmpty());
    }
    for (int i = 0; i <= int(DeliveryStatus::Cancelled); ++i) {
        const auto look = StateWords::look(DeliveryStatus(i));
        QVERIFY(!look.word.isEmpty());
        QVERIFY(QFile::exists(u":/icons/lucide/%1.svg"_s.arg(look.icon)));
    }
}

void FiguresTest::everyCauseHasASentence()
{
    const Scenes scenes(SystemClock().now());
    for (const auto cause : rejectionCauses()) {
        QVERIFY(!RejectionWords::look(cause).word.isEmpty());
        QVERIFY(RejectionWords::sentence(scenes.rejection(1, cause)).endsWith(u'.'));
    }
}

void FiguresTest::everyMistakeHasASentenceAndAFix()
{
    for (int i = 0; i <= int(Mistake::BodyCut); ++i) {
        Diagnosis diagnosis;
        diagnosis.mistake = Mistake(i);
        diagnosis.subject = u"https://a.example/x"_s;
        QVERIFY(DiagnosisWords::sentence(diagnosis).endsWith(u'.'));
        QVERIFY(DiagnosisWords::fix(diagnosis).endsWith(u'.'));
    }
    Diagnosis url;
    url.mistake = Mistake::Url;
    url.subject = u"https://a.example/x"_s;
    QVERIFY(DiagnosisWords::sentence(url).contains(url.subject));
    QVERIFY(DiagnosisWords::fix(url).contains(url.subject));
}

void FiguresTest::chipsThatDoNotFitAreCounted()
{
    const QFontMetrics metrics{QFont()};
    QList<Look> looks;
    for (int i = 0; i < 6; ++i)
        looks.append({u"destination-%1"_s.arg(i), u"clock"_s, Tone::Quiet});
    const int one = ChipLayout::width(looks[0], metrics);
    const auto all = ChipLayout::make({0, 0, 7 * one, 28}, looks, metrics);
    QCOMPARE(all.chips.size(), 6);
    QCOMPARE(all.hidden, 0);
    const QRect cell(10, 0, 3 * one, 28);
    const auto some = ChipLayout::make(cell, looks, metrics);
    QCOMPARE(some.chips.size(), 2);
    QCOMPARE(some.hidden, 4);
    QVERIFY(cell.contains(some.more));
    const QRect narrow(0, 0, 60, 28);
    const auto cut = ChipLayout::make(narrow, looks, metrics);
    QCOMPARE(cut.chips.size(), 1);
    QVERIFY(cut.more.right() <= narrow.right() + one);
}

void FiguresTest::decimationKeepsPeaks()
{
    QList<QPointF> points;
    for (int i = 0; i < 1000; ++i)
        points.append({double(i), i == 537 ? 99.0 : 1.0});
    const auto kept = decimate(points, 100);
    QCOMPARE(kept.size(), 100);
    QVERIFY(kept.contains(QPointF(537, 99)));
    QCOMPARE(decimate(points, 2000).size(), 1000);
    QVERIFY(decimate({}, 10).isEmpty());
}

void FiguresTest::percentilesLeaveOutWhereNothingWasDelivered()
{
    MonitorSeries series;
    for (int i = 0; i < 4; ++i) {
        MonitorPoint point;
        point.p95 = i % 2 ? 12.5 : 0;
        point.delivered = i % 2;
        series.points.append(point);
    }
    const QList<QPointF> expected{{-2, 12.5}, {0, 12.5}};
    QCOMPARE(SeriesPoints::percentile(series, &MonitorPoint::p95), expected);
    QCOMPARE(SeriesPoints::totalOfLast(series, &MonitorPoint::delivered, 2), 1);
}

void FiguresTest::axesEndOnReadableNumbers()
{
    QCOMPARE(niceCeiling(0), 3.0);
    QCOMPARE(niceCeiling(3.1), 4.5);
    QCOMPARE(niceCeiling(5), 6.0);
    QCOMPARE(niceCeiling(29), 30.0);
    QCOMPARE(niceCeiling(31), 45.0);
    QCOMPARE(niceCeiling(2100), 2400.0);
}

void FiguresTest::waterfallFollowsTheEvent()
{
    const Scenes scenes(SystemClock().now());
    const auto event = scenes.event(1, u"push"_s, EventState::Delivered, 60s);
    const auto bars = WaterfallBars::make(
        event, {scenes.delivery(event, u"billing"_s, DeliveryStatus::Succeeded, 1)});
    QCOMPARE(bars.size(), 4);
    QCOMPARE(bars[0].label, u"stored"_s);
    QCOMPARE(bars[0].end, 830us);
    QCOMPARE(bars[1].start, 830us);
    QCOMPARE(bars[2].look.tone, Tone::Bad);
    QCOMPARE(bars[3].look.tone, Tone::Good);
    QVERIFY(bars[3].start >= bars[2].end);
    QVERIFY(WaterfallBars::describe(bars).contains("204"_L1));
}

void FiguresTest::waterfallKeepsTheNewestAttempts()
{
    const Scenes scenes(SystemClock().now());
    const auto event = scenes.event(1, u"push"_s, EventState::Failed, 9h);
    const auto bars = WaterfallBars::make(
        event, {scenes.delivery(event, u"billing"_s, DeliveryStatus::Dead, 12)});
    QCOMPARE(bars.size(), WaterfallBars::maxBars);
    QVERIFY(bars.last().label.endsWith("12"_L1));
}

void FiguresTest::bodiesAreBounded()
{
    QCOMPARE(rawText(QByteArray(2 * shownRawBytes, 'x')).size(), shownRawBytes);
    QCOMPARE(rawText(QByteArray("a\0b", 3)), u"a\u2400b"_s);
    QVERIFY(hexText(QByteArray(2 * shownHexBytes, 'x')).count(u'\n') == shownHexBytes / 16);
}

void FiguresTest::hexShowsBytes()
{
    QCOMPARE(hexText("{\"a\":1}\xff"),
             u"00000000  7b 22 61 22 3a 31 7d ff                           {\"a\":1}.\n"_s);
    QCOMPARE(hexText({}), QString());
}

QTEST_MAIN(FiguresTest)
#include "tst_figures.moc"
