// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/store/serialconformance.h"

namespace Signalbox {

using namespace Qt::StringLiterals;

void SerialConformance::makeSerial(const QString &name, bool serial)
{
    auto value = destination(name);
    value.config.serial = serial;
    value.changedAt = at(50);
    commit([&](WriteSession &session) { QVERIFY(session.putDestination(value)); });
}

DeliveryId SerialConformance::route(const QByteArray &orderKey, const QString &source)
{
    const auto event = store(newEvent(source, "serial-" + QByteArray::number(++m_events)));
    auto made = newDelivery(event, u"s"_s);
    made.orderKey = orderKey;
    commit([&](WriteSession &session) { QVERIFY(session.commitRouting(routing(event, {made}))); });
    return made.id;
}

void SerialConformance::end(const DeliveryId &id, int number, DeliveryStatus status)
{
    commit([&](WriteSession &session) {
        QVERIFY(session.recordAttempt(attempt(delivery(id), number, status)));
    });
}

QList<DeliveryId> SerialConformance::due(qint64 seconds, const QString &name)
{
    QList<DeliveryId> ids;
    const auto due = reader().dueDeliveries(name, at(seconds), 100, 1 << 20, {});
    for (const auto &one : *due)
        ids.append(one.delivery.id);
    return ids;
}

void SerialConformance::onlyTheFirstOfAKeyIsDue()
{
    makeSerial(u"s"_s);
    const auto first = route("a"_ba);
    const auto second = route("a"_ba);
    const auto third = route("a"_ba);
    const auto other = route("b"_ba);
    QCOMPARE(due(), (QList{first, other}));
    QCOMPARE(before(first), std::nullopt);
    QCOMPARE(before(second), std::optional(first));
    QCOMPARE(before(third), std::optional(first));
    QCOMPARE(delivery(third).orderKey, "a"_ba);
    QCOMPARE(delivery(third).status, DeliveryStatus::Scheduled);
    QCOMPARE(reader().counts()->pending, 4);
    DeliveryQuery query;
    query.destination = u"s"_s;
    QCOMPARE(reader().deliveries(query)->deliveries.at(1).waitsFor, std::optional(first));
}

void SerialConformance::theNextGoesWhenTheOneBeforeHasEnded_data()
{
    QTest::addColumn<DeliveryStatus>("status");
    QTest::newRow("delivered") << DeliveryStatus::Succeeded;
    QTest::newRow("dead") << DeliveryStatus::Dead;
    QTest::newRow("cancelled") << DeliveryStatus::Cancelled;
}

void SerialConformance::theNextGoesWhenTheOneBeforeHasEnded()
{
    QFETCH(DeliveryStatus, status);
    makeSerial(u"s"_s);
    const auto first = route("a"_ba);
    const auto second = route("a"_ba);
    const auto third = route("a"_ba);
    const auto report = commit([&](WriteSession &session) {
        QVERIFY(session.recordAttempt(attempt(delivery(first), 1, status)));
    });
    QCOMPARE(report.destinations, QStringList{u"s"_s}); // somebody has to look
    QCOMPARE(due(), QList{second});
    QCOMPARE(delivery(second).dueAt, at(11)); // when the first one ended
    QCOMPARE(before(third), std::optional(second));
    end(second);
    QCOMPARE(due(), QList{third});
    QVERIFY(commit([&](WriteSession &session) {
                QVERIFY(session.recordAttempt(attempt(delivery(third), 1, status)));
            }).destinations.isEmpty());
    QCOMPARE(reader().counts()->pending, 0);
    QVERIFY(due().isEmpty());
    const auto fourth = route("a"_ba);
    QCOMPARE(due(), QList{fourth}); // nobody to wait for
}

void SerialConformance::aRetryHoldsBackItsKeyAlone()
{
    makeSerial(u"s"_s);
    const auto first = route("a"_ba);
    const auto second = route("a"_ba);
    end(first, 1, DeliveryStatus::Retrying); // due at 15
    const auto other = route("b"_ba);
    QCOMPARE(due(14), QList{other});
    QCOMPARE(due(15), (QList{other, first}));
    QCOMPARE(before(second), std::optional(first));
    end(first, 2, DeliveryStatus::Succeeded);
    QCOMPARE(due(21), (QList{other, second}));
}

void SerialConformance::withoutAKeyItIsThatOfTheSource()
{
    makeSerial(u"s"_s);
    const auto first = route({}, u"github"_s);
    const auto second = route({}, u"github"_s);
    const auto other = route({}, u"stripe"_s);
    QCOMPARE(due(), (QList{first, other}));
    QCOMPARE(before(second), std::optional(first));
    QCOMPARE(delivery(other).orderKey, "stripe"_ba);
    const QByteArray longKey(1000, 'k');
    QVERIFY(route(longKey) != route(longKey));
    QCOMPARE(due().size(), 3);
    QVERIFY(delivery(due().last()).orderKey.size() <= maxQueueKey);
}

void SerialConformance::aReplayStandsBehind()
{
    makeSerial(u"s"_s);
    const auto first = route("a"_ba);
    const auto second = route("a"_ba);
    QList<DeliveryId> replayed;
    commit([&](WriteSession &session) {
        replayed = *session.replay({delivery(first).event, {}, false}, at(60));
    });
    QCOMPARE(delivery(replayed.first()).orderKey, "a"_ba);
    QCOMPARE(before(replayed.first()), std::optional(first));
    end(first);
    end(second);
    QCOMPARE(due(), replayed);

    // Of an event that went elsewhere before: the key that its sender gave.
    makeSerial(u"t"_s);
    auto event = newEvent(u"github"_s, "ordered"_ba);
    event.event.order = OrderPlace{"c"_ba, "1"_ba};
    const auto stored = store(event);
    commit([&](WriteSession &session) {
        QVERIFY(session.commitRouting(routing(stored, {newDelivery(stored, u"s"_s)})));
        replayed = *session.replay({stored.id, {u"t"_s}, false}, at(60));
    });
    QCOMPARE(delivery(replayed.first()).orderKey, "c"_ba);
}

void SerialConformance::aRedriveWaitsForWhatIsOnItsWay()
{
    makeSerial(u"s"_s);
    const auto first = route("a"_ba);
    const auto second = route("a"_ba);
    const auto third = route("a"_ba);
    end(first, 1, DeliveryStatus::Dead);
    commit([&](WriteSession &session) { QVERIFY(session.redrive(first, at(70))); });
    QCOMPARE(due(), QList{second});
    QCOMPARE(before(first), std::optional(second));
    end(second);
    QCOMPARE(due(), QList{first}); // its place is before the third
    QCOMPARE(before(third), std::optional(first));
    end(first, 2);
    QCOMPARE(due(), QList{third});
    end(third, 1, DeliveryStatus::Dead);
    commit([&](WriteSession &session) { QVERIFY(session.redrive(third, at(80))); });
    QCOMPARE(due(), QList{third});
}

void SerialConformance::otherDestinationsHaveNoKeys()
{
    makeSerial(u"t"_s);
    const auto first = route("a"_ba);
    const auto second = route("a"_ba);
    QCOMPARE(due(), (QList{first, second}));
    QCOMPARE(delivery(first).orderKey, QByteArray());
    end(first, 1, DeliveryStatus::Dead);
    commit([&](WriteSession &session) { QVERIFY(session.redrive(first, at(70))); });
    QCOMPARE(due().size(), 2);
}

void SerialConformance::whatWaitsGoesWhenTheOrderIsGivenUp()
{
    makeSerial(u"s"_s);
    makeSerial(u"t"_s);
    const auto first = route("a"_ba);
    const auto second = route("a"_ba);
    const auto third = route("b"_ba);
    auto value = destination(u"s"_s);
    value.changedAt = at(60);
    const auto report =
        commit([&](WriteSession &session) { QVERIFY(session.putDestination(value)); });
    QCOMPARE(report.destinations, QStringList{u"s"_s});
    QCOMPARE(due(), (QList{first, third, second}));
    QCOMPARE(before(second), std::nullopt);
    QCOMPARE(delivery(first).orderKey, QByteArray());
    // They are none of the business of those that come when it is serial again.
    makeSerial(u"s"_s);
    const auto fourth = route("a"_ba);
    QCOMPARE(before(fourth), std::nullopt);
    end(first);
    // Nor does anything wait for ever at one that is gone.
    const auto fifth = route("a"_ba);
    QCOMPARE(before(fifth), std::optional(fourth));
    commit([](WriteSession &session) { QVERIFY(session.removeDestination(u"s"_s)); });
    QCOMPARE(before(fifth), std::nullopt);
}

void SerialConformance::theOrderOutlivesARestart()
{
    makeSerial(u"s"_s);
    const auto first = route("a"_ba);
    const auto second = route("a"_ba);
    reopen();
    QCOMPARE(due(), QList{first});
    const auto third = route("a"_ba);
    QCOMPARE(before(third), std::optional(first));
    end(first);
    QCOMPARE(due(), QList{second});
}

} // namespace Signalbox
