// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/delivery/deliveryfixture.h"
#include "tests/support/httpsink.h"

#include <QLoggingCategory>
#include <QTest>

#include <algorithm>
#include <random>

using namespace Signalbox;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// Deliveries of one order key to a serial destination go one after another, to real receivers.
class TestDeliverySerial : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// A line for each of thousands of attempts would hide the rest.
    void initTestCase() { QLoggingCategory::setFilterRules(u"signalbox.delivery.info=false"_s); }

    void tenThousandKeysArriveInOrder();
    void aRetryHoldsBackItsKeyAlone();
    void aDeadOneLetsTheNextGo();
    void oneOfAKeyIsOnItsWayAtATime();
    void theOrderCanBeGivenUp();
    void aReplayGoesBehind();
    void whatCannotBeDeliveredHoldsNobodyBack();
};

namespace {

using SteadyTime = std::chrono::steady_clock::time_point;

DeliveryTarget serialTarget(const QString &url)
{
    auto target = quickTarget(u"out"_s, url);
    target.config.serial = true;
    return target;
}

void use(DeliveryFixture &fixture, const DeliveryTarget &target)
{
    fixture.putDestination(target.config);
    fixture.setTarget(target);
}

using Ordered = QList<std::pair<QByteArray, QByteArray>>;

/// Deliveries of one key with bodies 1, 2, …
Ordered numbered(const QByteArray &key, int count)
{
    Ordered list;
    for (int n = 1; n <= count; ++n)
        list.append({key, key + ' ' + QByteArray::number(n)});
    return list;
}

QByteArrayList bodiesOf(const HttpSink &sink)
{
    QByteArrayList bodies;
    for (const auto &request : sink.requests())
        bodies.append(request.body);
    return bodies;
}

/// What arrived of one key last, and what it was answered.
struct Last
{
    int number = 0;
    SinkAnswer answer;
    SteadyTime arrivedAt;
};

/// What is wrong with a further request of the key, if anything. \a cutAt: whatever was on its way
/// then was given up.
QByteArray wrongAfter(const Last &last, int number, SteadyTime arrivedAt, SteadyTime cutAt)
{
    const bool first = last.number == 0;
    const bool cut = !first && last.arrivedAt <= cutAt && arrivedAt > cutAt;
    const bool ended = first || last.answer.status == 200;
    if (number != last.number + (ended ? 1 : 0) && !(cut && number == last.number))
        return "number " + QByteArray::number(number) + " after " + QByteArray::number(last.number);
    if (!first && !cut && arrivedAt + 1ms < last.arrivedAt + last.answer.delay)
        return "number " + QByteArray::number(number) + " before the last one was answered";
    return {};
}

} // namespace

void TestDeliverySerial::tenThousandKeysArriveInOrder()
{
    constexpr int keys = 10'000;
    constexpr int each = 3;
    constexpr int all = keys * each;
    std::mt19937 random(20261128);
    QList<int> turns; // whose next one comes
    for (int key = 0; key < keys; ++key)
        turns += QList<int>(each, key);
    std::ranges::shuffle(turns, random);

    // One attempt of eight fails, and none takes as long as the one before.
    QList<SinkAnswer> answers;
    for (int at = 0; at < all + all / each; ++at) {
        SinkAnswer answer;
        answer.status = random() % 8 == 0 ? 503 : 200;
        answer.delay = std::chrono::milliseconds(random() % 6);
        answers.append(answer);
    }
    HttpSink sink;
    sink.script(answers);
    DeliveryFixture fixture;
    auto target = serialTarget(sink.url());
    target.config.concurrency = 64;
    use(fixture, target);
    fixture.start();
    QList<int> made(keys, 0);
    constexpr int atOnce = 1000;
    for (int from = 0; from < all; from += atOnce) {
        Ordered some;
        for (const int key : turns.mid(from, atOnce))
            some.append({"key " + QByteArray::number(key),
                         QByteArray::number(key) + ' ' + QByteArray::number(++made[key])});
        fixture.addOrdered(u"out"_s, some);
    }
    QTRY_VERIFY_WITH_TIMEOUT(sink.count() > all / 2, 120'000);
    fixture.stop(); // what is on its way is cut off
    const auto cutAt = std::chrono::steady_clock::now();
    fixture.start();
    QTRY_COMPARE_WITH_TIMEOUT(fixture.pending(), 0, 240'000);

    QList<Last> last(keys);
    const auto requests = sink.requests();
    for (qsizetype at = 0; at < requests.size(); ++at) {
        const auto words = requests.at(at).body.split(' ');
        Last &before = last[words.at(0).toInt()];
        const int number = words.at(1).toInt();
        const auto wrong = wrongAfter(before, number, requests.at(at).arrivedAt, cutAt);
        const QByteArray said = "key " + words.at(0) + ": " + wrong;
        QVERIFY2(wrong.isEmpty(), said.constData());
        before = {number, answers.value(at), requests.at(at).arrivedAt};
    }
    for (const Last &one : std::as_const(last)) {
        QCOMPARE(one.number, each);
        QCOMPARE(one.answer.status, 200);
    }
    qInfo("%d requests, %d at the same time", int(requests.size()), sink.mostAtOnce());
    QVERIFY(sink.mostAtOnce() > 8); // keys do not wait for each other
}

void TestDeliverySerial::aRetryHoldsBackItsKeyAlone()
{
    HttpSink sink;
    sink.script({{.status = 503, .headers = "Retry-After: 3600\r\n"_ba}});
    DeliveryFixture fixture;
    use(fixture, serialTarget(sink.url()));
    fixture.start();
    const auto held = fixture.addOrdered(u"out"_s, numbered("a"_ba, 3));
    QTRY_COMPARE(fixture.status(held.first()), DeliveryStatus::Retrying);
    const auto other = fixture.addOrdered(u"out"_s, numbered("b"_ba, 3));
    QTRY_COMPARE(fixture.status(other.last()), DeliveryStatus::Succeeded);
    QCOMPARE(sink.count(), 4);
    const auto waiting = fixture.detail(held.last()).delivery;
    QCOMPARE(waiting.status, DeliveryStatus::Scheduled);
    QCOMPARE(waiting.waitsFor, std::optional(held.first()));
    // Nobody looks whether its time has come: that comes with the end of the other.
    quint64 turns = 0;
    QTRY_COMPARE(std::exchange(turns, fixture.dispatcher().turns()), fixture.dispatcher().turns());
    const auto hasWoken = [&] { return fixture.dispatcher().turns() != turns; };
    QVERIFY(!QTest::qWaitFor(hasWoken, 1000));
}

void TestDeliverySerial::aDeadOneLetsTheNextGo()
{
    HttpSink sink;
    sink.script({{.status = 500}, {.status = 500}});
    DeliveryFixture fixture;
    auto target = serialTarget(sink.url());
    target.config.retry.maxAttempts = 2;
    use(fixture, target);
    fixture.start();
    const auto ids = fixture.addOrdered(u"out"_s, numbered("a"_ba, 3));
    QTRY_COMPARE(fixture.status(ids.last()), DeliveryStatus::Succeeded);
    QCOMPARE(fixture.status(ids.first()), DeliveryStatus::Dead);
    QCOMPARE(bodiesOf(sink), (QByteArrayList{"a 1", "a 1", "a 2", "a 3"}));
    // Put back into the queue it goes once more, whatever went by meanwhile.
    fixture.redrive(ids.first());
    QTRY_COMPARE(fixture.status(ids.first()), DeliveryStatus::Succeeded);
    QCOMPARE(bodiesOf(sink).last(), "a 1"_ba);
}

void TestDeliverySerial::oneOfAKeyIsOnItsWayAtATime()
{
    HttpSink sink;
    sink.answerWith({.delay = 10ms});
    DeliveryFixture fixture;
    use(fixture, serialTarget(sink.url()));
    fixture.start();
    const auto ids = fixture.addOrdered(u"out"_s, numbered({}, 20)); // that of their source
    QTRY_COMPARE(fixture.pending(), 0);
    QCOMPARE(sink.mostAtOnce(), 1);
    QByteArrayList expected;
    for (const auto &[key, body] : numbered({}, 20))
        expected.append(body);
    QCOMPARE(bodiesOf(sink), expected);
}

void TestDeliverySerial::theOrderCanBeGivenUp()
{
    HttpSink sink;
    sink.answerWith({.kind = SinkAnswer::Kind::Hang});
    DeliveryFixture fixture;
    auto target = serialTarget(sink.url());
    use(fixture, target);
    fixture.start();
    fixture.addOrdered(u"out"_s, numbered("a"_ba, 5));
    QTRY_COMPARE(sink.count(), 1);
    target.config.serial = false;
    use(fixture, target);
    QTRY_COMPARE(sink.count(), 5);
    sink.release();
    QTRY_COMPARE(fixture.pending(), 0);
}

void TestDeliverySerial::aReplayGoesBehind()
{
    HttpSink sink;
    DeliveryFixture fixture;
    use(fixture, serialTarget(sink.url()));
    const auto ids = fixture.addOrdered(u"out"_s, numbered("a"_ba, 3));
    fixture.replay({fixture.detail(ids.first()).delivery.event, {}, false});
    fixture.start();
    QTRY_COMPARE(fixture.pending(), 0);
    QCOMPARE(bodiesOf(sink), (QByteArrayList{"a 1", "a 2", "a 3", "a 1"}));
}

void TestDeliverySerial::whatCannotBeDeliveredHoldsNobodyBack()
{
    // The dispatcher knows no such destination, nor does the store any more.
    DeliveryFixture fixture;
    fixture.putDestination(serialTarget(u"http://127.0.0.1:9/"_s).config);
    const auto ids = fixture.addOrdered(u"out"_s, numbered("a"_ba, 30));
    fixture.removeDestination(u"out"_s);
    fixture.start();
    QTRY_COMPARE(fixture.pending(), 0);
    QCOMPARE(fixture.status(ids.last()), DeliveryStatus::Dead);
}

QTEST_GUILESS_MAIN(TestDeliverySerial)
#include "tst_deliveryserial.moc"
