// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/store/retentionconformance.h"

namespace Signalbox {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

RetentionRules rulesOf(Microseconds age, qint64 bytes = 1'000'000'000)
{
    RetentionRules rules;
    rules.station = {age, bytes};
    return rules;
}

} // namespace

void RetentionConformance::eventsGoWhenTheyAreTooOld()
{
    const auto first = ended(u"github"_s, 0);
    const auto second = ended(u"github"_s, 5, EventState::Stopped);
    const auto step = retain(rulesOf(10s), at(12));
    QCOMPARE(step.events, 1);
    QVERIFY(!isThere(first));
    QVERIFY(isThere(second));
    QCOMPARE(step.next, std::optional(at(15)));
    QCOMPARE(reader().events({})->events.size(), 1);
    QCOMPARE(reader().eventBody(first.id).error().code, ErrorCode::NotFound);
    QCOMPARE(retain(rulesOf(10s), at(16)).events, 1);
    QVERIFY(!retain(rulesOf(10s), at(17)).next);
}

void RetentionConformance::failedEventsStayThreeTimesAsLong()
{
    const auto dead = failed(0);
    const auto step = retain(rulesOf(10s), at(29));
    QCOMPARE(step.events, 0);
    QCOMPARE(step.next, std::optional(at(30)));
    QVERIFY(isThere(dead));
    QCOMPARE(reader().counts()->dead, 1);
    QCOMPARE(retain(rulesOf(10s), at(31)).events, 1);
    QVERIFY(!isThere(dead));
    QCOMPARE(reader().counts()->dead, 0);
    QVERIFY(reader().deliveries({})->deliveries.isEmpty());
}

void RetentionConformance::whatIsNotFinishedStays()
{
    const auto unrouted = store(newEvent(u"github"_s, "unrouted"_ba));
    const auto behind = ended(u"github"_s, 0); // above an event that is not routed
    QCOMPARE(retain(rulesOf(1s), at(100)).events, 0);
    commit([&](WriteSession &session) {
        QVERIFY(session.commitRouting(
            routing(unrouted, {newDelivery(unrouted, u"a"_s), newDelivery(unrouted, u"b"_s)})));
    });
    QCOMPARE(retain(rulesOf(1s), at(100)).events, 1);
    QVERIFY(!isThere(behind));

    // One delivery is dead, the other one still retries: failed, but not finished.
    const auto deliveries = reader().deliveries({})->deliveries;
    commit([&](WriteSession &session) {
        QVERIFY(session.recordAttempt(attempt(deliveries.at(0), 1, DeliveryStatus::Dead)));
        QVERIFY(session.recordAttempt(attempt(deliveries.at(1), 1, DeliveryStatus::Retrying)));
    });
    QCOMPARE(summary(unrouted.id).state, EventState::Failed);
    QCOMPARE(retain(rulesOf(1s, 1), at(100)).events, 0);
    commit([&](WriteSession &session) {
        QVERIFY(session.recordAttempt(attempt(deliveries.at(1), 2, DeliveryStatus::Succeeded)));
    });
    QCOMPARE(retain(rulesOf(1s), at(100)).events, 1);
    QVERIFY(!isThere(unrouted));
}

void RetentionConformance::aSourceMayKeepLongerOrShorter()
{
    const auto github = ended(u"github"_s, 0);
    const auto stripe = ended(u"stripe"_s, 0);
    const auto other = ended(u"other"_s, 0);
    auto rules = rulesOf(10s);
    rules.sources = {{u"github"_s, {100s, 0}}, {u"stripe"_s, {1s, 0}}};
    QCOMPARE(retain(rules, at(2)).events, 1);
    QVERIFY(!isThere(stripe));
    QCOMPARE(retain(rules, at(11)).events, 1);
    QVERIFY(!isThere(other));
    QVERIFY(isThere(github));
}

void RetentionConformance::theOldestGoWhenThereIsTooMuch()
{
    QList<Event> events;
    for (int i = 0; i < 10; ++i) {
        events.append(
            ended(i % 2 ? u"odd"_s : u"even"_s, i, EventState::Unmatched, QByteArray(10'000, 'x')));
    }
    QCOMPARE(retain(rulesOf(1h, held()), at(11)).events, 0);
    QCOMPARE(retain(rulesOf(1h, 55'000), at(11)).events, 5);
    for (int i = 0; i < 10; ++i)
        QCOMPARE(isThere(events.at(i)), i >= 5);
    QVERIFY(held() <= 55'000);
}

void RetentionConformance::failedEventsGoLastWhenThereIsTooMuch()
{
    const auto dead = failed(0);
    const auto unmatched = ended(u"github"_s, 1);
    QCOMPARE(retain(rulesOf(1h, held() - 1), at(2)).events, 1);
    QVERIFY(!isThere(unmatched));
    QVERIFY(isThere(dead));
    QCOMPARE(retain(rulesOf(1h, 1), at(2)).events, 1);
    QVERIFY(!isThere(dead));
}

void RetentionConformance::aSourceHasItsOwnBytes()
{
    const auto other = ended(u"other"_s, 0, EventState::Unmatched, QByteArray(10'000, 'x'));
    const auto first = ended(u"github"_s, 1, EventState::Unmatched, QByteArray(10'000, 'x'));
    const auto second = ended(u"github"_s, 2, EventState::Unmatched, QByteArray(10'000, 'x'));
    auto rules = rulesOf(1h);
    rules.sources = {{u"github"_s, {{}, 15'000}}};
    QCOMPARE(retain(rules, at(3)).events, 1);
    QVERIFY(!isThere(first));
    QVERIFY(isThere(second) && isThere(other));
}

void RetentionConformance::aStepIsSmall()
{
    for (int i = 0; i < 200; ++i)
        ended(u"github"_s, 0);
    RetentionStep step;
    commit([&](WriteSession &session) { step = session.retain(rulesOf(1s), at(10)).value(); });
    QVERIFY(step.more);
    QVERIFY(step.events > 0 && step.events <= 64);
    QCOMPARE(retain(rulesOf(1s), at(10)).events, 200 - step.events);
}

void RetentionConformance::aRemovedEventsKeyIsKnown()
{
    const auto event = ended(u"github"_s, 0);
    QCOMPARE(retain(rulesOf(1s), at(10)).events, 1);
    reopen();
    commit([&](WriteSession &session) {
        const auto copy = session.ingest(newEvent(u"github"_s, event.key));
        QVERIFY2(copy, qPrintable(copy ? QString() : copy.error().detail));
        QCOMPARE(copy->status, IngestStatus::Duplicate);
        QCOMPARE(copy->event, event.id);
        const auto other = session.ingest(newEvent(u"github"_s, event.key, "other"_ba));
        QCOMPARE(other->status, IngestStatus::Conflict);
        QCOMPARE(other->event, event.id);
    });
    QVERIFY(reader().events({})->events.isEmpty());
}

void RetentionConformance::countsAndBytesFollow()
{
    failed(0);
    ended(u"github"_s, 1);
    const auto delivered = storeAndRoute("delivered"_ba, {u"billing"_s}).first();
    commit([&](WriteSession &session) {
        QVERIFY(session.recordAttempt(attempt(delivered, 1, DeliveryStatus::Succeeded)));
    });
    QVERIFY(held() > 0);
    QCOMPARE(retain(rulesOf(1s), at(100)).events, 3);
    QCOMPARE(held(), 0);
    QCOMPARE(reader().counts()->events, 0);
    reopen();
    QCOMPARE(held(), 0);
}

void RetentionConformance::whatIsMadeForDeliveriesCounts()
{
    const auto event = store(newEvent(u"github"_s, "mapped"_ba));
    const auto first = newDelivery(event, u"billing"_s);
    const auto before = held();
    commit([&](WriteSession &session) {
        QVERIFY(session.putDestination(destination(u"billing"_s)));
        auto routed = routing(event, {first});
        routed.contents.insert(first.id, {QByteArray(50'000, 'x'), "text/plain"_ba, {}, {}, {}});
        QVERIFY(session.commitRouting(routed));
        QVERIFY(session.recordAttempt(attempt(first, 1, DeliveryStatus::Succeeded)));
    });
    const auto once = held();
    QVERIFY(once > before + 50'000);
    QList<DeliveryId> again;
    commit([&](WriteSession &session) { again = *session.replay({event.id, {}, false}, at(20)); });
    QVERIFY(held() > once + 50'000); // it sends the same
    QCOMPARE(again.size(), 1);
    const auto second = delivery(again.first());
    commit([&](WriteSession &session) {
        QVERIFY(session.recordAttempt(attempt(second, 1, DeliveryStatus::Succeeded)));
    });
    QCOMPARE(retain(rulesOf(1h, 90'000), at(30)).events, 1);
    QCOMPARE(held(), 0);
    reopen();
    QCOMPARE(held(), 0);
}

void RetentionConformance::duplicatesCount()
{
    const auto event = ended(u"github"_s, 0);
    const auto before = held();
    commit([&](WriteSession &session) {
        for (int i = 0; i < 100; ++i) {
            const auto again = session.ingest(newEvent(u"github"_s, event.key));
            QCOMPARE(again->status, IngestStatus::Duplicate);
        }
    });
    QVERIFY(held() >= before + 5000);
    QCOMPARE(retain(rulesOf(1h, before), at(3)).events, 1);
    QCOMPARE(held(), 0);
}

void RetentionConformance::eventsWithAFailedStepStayAsLongAsFailedOnes()
{
    auto event = newEvent(u"github"_s, "step"_ba);
    event.event.request.receivedAt = at(0);
    const auto broken = store(event);
    commit([&](WriteSession &session) {
        auto routed = routing(broken, {}, EventState::Stopped);
        routed.traces = {{u"w"_s, 1, {{u"shape"_s, u"map"_s, {}, u"no number"_s, {}, true, 1}}}};
        QVERIFY(session.commitRouting(routed));
    });
    const auto stopped = ended(u"github"_s, 0, EventState::Stopped);
    QCOMPARE(summary(broken.id).state, EventState::Stopped);
    const auto step = retain(rulesOf(10s), at(12));
    QCOMPARE(step.events, 1);
    QCOMPARE(step.next, std::optional(at(30)));
    QVERIFY(!isThere(stopped));
    QVERIFY(isThere(broken));

    const auto ordinary = ended(u"github"_s, 5);
    QCOMPARE(retain(rulesOf(1h, held() - 1), at(13)).events, 1);
    QVERIFY(!isThere(ordinary));
    QVERIFY(isThere(broken));
    QCOMPARE(retain(rulesOf(10s), at(31)).events, 1);
    QVERIFY(!isThere(broken));
}

void RetentionConformance::numbersAreNotGivenTwice()
{
    const auto event = failed(0);
    const auto delivery = reader().deliveries({})->deliveries.first().seq;
    commit([&](WriteSession &session) {
        QVERIFY(session.addRejection(newRejection(u"x"_s, RejectionCause::Loop)));
    });
    const auto removed = retain(rulesOf(1s), at(100));
    QCOMPARE(removed.events, 1);
    QCOMPARE(removed.rejections, 1);
    reopen();
    QCOMPARE(store(newEvent(u"github"_s, "next"_ba)).seq, event.seq + 1);
    const auto rejection = newRejection(u"x"_s, RejectionCause::Loop);
    commit([&](WriteSession &session) { QVERIFY(session.addRejection(rejection)); });
    QCOMPARE(reader().rejection(rejection.id)->seq, 2);
    QCOMPARE(storeAndRoute("again"_ba, {u"a"_s}).first().seq, delivery + 1);
}

void RetentionConformance::rejectionsGoWhenTheyAreTooOld()
{
    const auto rejection = newRejection(u"x"_s, RejectionCause::Loop); // received at 2 s
    commit([&](WriteSession &session) { QVERIFY(session.addRejection(rejection)); });
    QCOMPARE(retain(rulesOf(10s), at(11)).next, std::optional(at(12)));
    QCOMPARE(retain(rulesOf(10s), at(13)).rejections, 1);
    QCOMPARE(reader().rejection(rejection.id).error().code, ErrorCode::NotFound);
    QCOMPARE(reader().counts()->rejections, 0);
}

Event RetentionConformance::ended(const QString &source, qint64 seconds, EventState state,
                                  const QByteArray &body)
{
    auto event = newEvent(source, "key-" + QByteArray::number(++m_keys), body);
    event.event.request.receivedAt = at(seconds);
    const auto stored = store(event);
    commit([&](WriteSession &session) {
        auto routed = routing(stored, {}, state);
        routed.traces.append(Trace());
        QVERIFY(session.commitRouting(routed));
    });
    return stored;
}

Event RetentionConformance::failed(qint64 seconds)
{
    auto event = newEvent(u"github"_s, "key-" + QByteArray::number(++m_keys));
    event.event.request.receivedAt = at(seconds);
    const auto stored = store(event);
    const auto delivery = newDelivery(stored, u"billing"_s);
    commit([&](WriteSession &session) {
        QVERIFY(session.commitRouting(routing(stored, {delivery})));
        QVERIFY(session.recordAttempt(attempt(delivery, 1, DeliveryStatus::Dead)));
    });
    return stored;
}

RetentionStep RetentionConformance::retain(const RetentionRules &rules, Timestamp now)
{
    RetentionStep all;
    for (bool more = true; more;) {
        commit([&](WriteSession &session) {
            const auto step = session.retain(rules, now);
            if (!step)
                qFatal("%s", qUtf8Printable(step.error().detail));
            all.events += step->events;
            all.rejections += step->rejections;
            all.next = step->next;
            more = step->more;
        });
    }
    return all;
}

bool RetentionConformance::isThere(const Event &event)
{
    return reader().event(event.id).ok();
}

qint64 RetentionConformance::held()
{
    return commit([](WriteSession &) { }).held;
}

} // namespace Signalbox
