// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/store/ingestconformance.h"

#include "core/support/bytes.h"

namespace Signalbox {

using namespace Qt::StringLiterals;

void IngestConformance::everyByteComesBack()
{
    QByteArray body;
    for (int i = 0; i < 100'000; ++i)
        body.append(char(i));
    auto event = newEvent(u"github"_s, "k\0\xff"_ba, body, u"type \u00e4\U0001F980"_s);
    event.event.occurredAt = at(-5);
    event.event.order = OrderPlace{"row\0\xff"_ba, "17"_ba};
    event.event.warning = u"Against a.json: \u00e4"_s;
    event.event.request.target = "/in/a%2Fb?q=\xff%00"_ba;
    event.event.request.headers =
        HeaderBlock("hOsT:  x \r\nX-Twice: 1\r\nx-twice:\r\nobs: \x80\xfe\t\r\n"_ba);

    const auto stored = store(event);
    event.event.seq = 1;
    QCOMPARE(stored, event.event);
    QCOMPARE(reader().eventBody(stored.id).value(), body);
    const auto found = reader().takeUnrouted(0, 10, 1'000'000);
    QCOMPARE(*found, QList{event.event});
}

void IngestConformance::emptyPartsComeBack()
{
    auto event = newEvent(QString(), QByteArray(), QByteArray(), QString());
    event.event.request = {};
    event.event.request.receivedAt = at(0);
    const auto stored = store(event);
    event.event.seq = 1;
    QCOMPARE(stored, event.event);
    QCOMPARE(stored.occurredAt, std::nullopt);
    auto warned = newEvent(u"s"_s, "k"_ba);
    warned.event.warning = u"w"_s;
    const auto back = store(warned);
    QCOMPARE(back.warning, u"w"_s);
    QCOMPARE(back.order, std::nullopt);
}

void IngestConformance::eventsAreNumberedInTheOrderOfCommit()
{
    for (int i = 1; i <= 3; ++i) {
        const auto event = store(newEvent(u"s"_s, QByteArray::number(i)));
        QCOMPARE(event.seq, i);
        QCOMPARE(summary(event.id).state, EventState::New);
    }
    const auto report = commit([](WriteSession &session) {
        QVERIFY(session.ingest(newEvent(u"s"_s, "4"_ba)));
        QVERIFY(session.ingest(newEvent(u"s"_s, "5"_ba)));
        QVERIFY(session.ingest(newEvent(u"s"_s, "5"_ba)));
    });
    QCOMPARE(report.events, 2);
    QCOMPARE(report.lastSeq, 5);
}

void IngestConformance::sameKeyAndBytesIsADuplicateOfTheOriginal()
{
    const auto original = store(newEvent(u"github"_s, "k"_ba, "body"_ba));
    auto copy = newEvent(u"github"_s, "k"_ba, "body"_ba);
    copy.event.request.receivedAt = at(60);
    copy.event.request.peer = u"[2001:db8::1]:443"_s;
    const auto report = commit([&](WriteSession &session) {
        const auto outcome = session.ingest(copy);
        QVERIFY(outcome);
        QCOMPARE(outcome->status, IngestStatus::Duplicate);
        QCOMPARE(outcome->event, original.id);
        QVERIFY(!outcome->rejection);
    });
    QCOMPARE(report.events, 0);
    QCOMPARE(report.lastSeq, 1);

    const auto detail = reader().event(original.id);
    QCOMPARE(detail->summary.duplicates, 1);
    QCOMPARE(detail->duplicates, (QList<Duplicate>{{at(60), u"[2001:db8::1]:443"_s}}));
    QCOMPARE(reader().event(copy.event.id).error().code, ErrorCode::NotFound);
    QCOMPARE(reader().events({})->events.size(), 1);
}

void IngestConformance::onlyTheNewestDuplicatesAreListed()
{
    const auto original = store(newEvent(u"github"_s, "k"_ba));
    commit([&](WriteSession &session) {
        for (int i = 1; i <= 130; ++i) {
            auto copy = newEvent(u"github"_s, "k"_ba);
            copy.event.request.receivedAt = at(i);
            QVERIFY(session.ingest(copy));
        }
    });
    const auto detail = reader().event(original.id);
    QCOMPARE(detail->summary.duplicates, 130);
    QCOMPARE(detail->duplicates.size(), 100);
    QCOMPARE(detail->duplicates.first().receivedAt, at(130));
    QCOMPARE(detail->duplicates.last().receivedAt, at(31));
}

void IngestConformance::sameKeyWithOtherBytesIsAConflictAndKept()
{
    const auto original = store(newEvent(u"github"_s, "k"_ba, "one"_ba));
    const auto other = newEvent(u"github"_s, "k"_ba, QByteArray(200'000, 'x'));
    IngestOutcome outcome;
    const auto report =
        commit([&](WriteSession &session) { outcome = session.ingest(other).value(); });
    QCOMPARE(outcome.status, IngestStatus::Conflict);
    QCOMPARE(outcome.event, original.id);
    QVERIFY(outcome.rejection);
    QCOMPARE(report.events, 0);
    QCOMPARE(report.rejections, 1);

    const auto rejection = reader().rejection(*outcome.rejection);
    QVERIFY(rejection);
    QCOMPARE(rejection->cause, RejectionCause::Conflict);
    QCOMPARE(rejection->status, 200);
    QCOMPARE(rejection->event, std::optional(original.id));
    QCOMPARE(rejection->key, "k"_ba);
    QCOMPARE(rejection->source, u"github"_s);
    QCOMPARE(rejection->request, other.event.request); // whole: it may be admitted later
    QCOMPARE(rejection->bodySize, 200'000);
    QCOMPARE(reader().eventBody(original.id).value(), "one"_ba);
}

void IngestConformance::anAdmittedConflictIsAnEventAndItsCopiesAreDuplicates()
{
    const auto original = store(newEvent(u"s"_s, "k"_ba, "one"_ba));
    auto other = newEvent(u"s"_s, "k"_ba, "two"_ba);
    other.admitConflict = true;
    store(other);
    auto copy = newEvent(u"s"_s, "k"_ba, "two"_ba);
    copy.admitConflict = true;
    auto copyOfOriginal = newEvent(u"s"_s, "k"_ba, "one"_ba);
    copyOfOriginal.admitConflict = true;
    const auto report = commit([&](WriteSession &session) {
        QCOMPARE(session.ingest(copy)->status, IngestStatus::Duplicate);
        QCOMPARE(session.ingest(copy)->event, other.event.id);
        QCOMPARE(session.ingest(copyOfOriginal)->event, original.id);
        QCOMPARE(session.ingest(copyOfOriginal)->status, IngestStatus::Duplicate);
    });
    QCOMPARE(report.events, 0);
    QCOMPARE(report.rejections, 0);
    QCOMPARE(reader().events({})->events.size(), 2);
}

void IngestConformance::aKeyIsFreeAgainAfterItsWindow()
{
    const auto copyAt = [](qint64 seconds, const QByteArray &body) {
        auto event = newEvent(u"s"_s, "k"_ba, body);
        event.event.request.receivedAt = at(seconds);
        event.keyWindow = std::chrono::seconds(60);
        return event;
    };
    const auto original = store(copyAt(0, "one"_ba));
    const auto statusOf = [&](const NewEvent &event) {
        std::optional<IngestStatus> status;
        commit([&](WriteSession &session) { status = session.ingest(event)->status; });
        return status;
    };
    QCOMPARE(statusOf(copyAt(59, "one"_ba)), IngestStatus::Duplicate);
    QCOMPARE(statusOf(copyAt(60, "two"_ba)), IngestStatus::Accepted);
    QCOMPARE(statusOf(copyAt(61, "one"_ba)), IngestStatus::Conflict);
    QCOMPARE(statusOf(copyAt(119, "two"_ba)), IngestStatus::Duplicate);
    QCOMPARE(statusOf(copyAt(121, "two"_ba)), IngestStatus::Accepted);
    QCOMPARE(summary(original.id).duplicates, 1);
}

void IngestConformance::signedBytesUnderAnotherKeyAreHeldWithinTheWindow()
{
    const auto signedAt = [](qint64 seconds, const QByteArray &key) {
        auto event = newEvent(u"s"_s, key, "same"_ba);
        event.event.request.receivedAt = at(seconds);
        event.replayDigest = digest16({"signed"_ba});
        event.replayWindow = std::chrono::seconds(60);
        return event;
    };
    const auto ingested = [&](const NewEvent &event) {
        IngestOutcome outcome;
        commit([&](WriteSession &session) { outcome = session.ingest(event).value(); });
        return outcome;
    };
    const auto original = store(signedAt(0, "1"_ba));
    QCOMPARE(ingested(signedAt(1, "1"_ba)).status, IngestStatus::Duplicate);
    reopen();
    const auto replay = signedAt(59, "2"_ba);
    const auto held = ingested(replay);
    QCOMPARE(held.status, IngestStatus::Replayed);
    QCOMPARE(held.event, original.id);
    const auto rejection = reader().rejection(*held.rejection);
    QCOMPARE(rejection->cause, RejectionCause::Replayed);
    QCOMPARE(rejection->event, std::optional(original.id));
    QCOMPARE(rejection->key, "2"_ba);
    QCOMPARE(rejection->request, replay.event.request);

    // Its key is not taken by that, and after the window the bytes are new again.
    auto other = newEvent(u"s"_s, "2"_ba, "other"_ba);
    QCOMPARE(ingested(other).status, IngestStatus::Accepted);
    QCOMPARE(ingested(signedAt(60, "3"_ba)).status, IngestStatus::Accepted);
    QCOMPARE(ingested(signedAt(119, "4"_ba)).status, IngestStatus::Replayed);

    const QList admitted{signedAt(59, "2#rej"_ba)};
    auto allowed = admitted;
    allowed.first().replayDigest.clear();
    commit([&](WriteSession &session) {
        const auto events = session.admitRejection(*held.rejection, allowed);
        QVERIFY(events);
        QCOMPARE(events->first().status, IngestStatus::Accepted);
    });
}

void IngestConformance::replaysInsideOneTransactionAreRecognised()
{
    auto first = newEvent(u"s"_s, "1"_ba);
    first.replayDigest = digest16({"signed"_ba});
    auto second = newEvent(u"s"_s, "2"_ba);
    second.replayDigest = first.replayDigest;
    const auto report = commit([&](WriteSession &session) {
        QCOMPARE(session.ingest(first)->status, IngestStatus::Accepted);
        const auto outcome = session.ingest(second);
        QCOMPARE(outcome->status, IngestStatus::Replayed);
        QCOMPARE(outcome->event, first.event.id);
        first.event.id = EventId::make(at(1));
        QCOMPARE(session.ingest(first)->status, IngestStatus::Duplicate);
    });
    QCOMPARE(report.events, 1);
    QCOMPARE(report.rejections, 1);
    QVERIFY(writer().begin());
    auto third = newEvent(u"s"_s, "3"_ba);
    third.replayDigest = digest16({"other"_ba});
    QVERIFY(writer().ingest(third));
    writer().rollback();
    QCOMPARE(store(third).seq, 2); // forgotten with its event
}

void IngestConformance::copiesInsideOneTransactionAreRecognised()
{
    const auto first = newEvent(u"github"_s, "k"_ba, "one"_ba);
    commit([&](WriteSession &session) {
        QCOMPARE(session.ingest(first)->status, IngestStatus::Accepted);
        const auto copy = session.ingest(newEvent(u"github"_s, "k"_ba, "one"_ba));
        QCOMPARE(copy->status, IngestStatus::Duplicate);
        QCOMPARE(copy->event, first.event.id);
        const auto other = session.ingest(newEvent(u"github"_s, "k"_ba, "two"_ba));
        QCOMPARE(other->status, IngestStatus::Conflict);
        QCOMPARE(other->event, first.event.id);
    });
    QCOMPARE(summary(first.event.id).duplicates, 1);
}

void IngestConformance::theSameKeyAtAnotherSourceIsAnotherEvent()
{
    store(newEvent(u"github"_s, "k"_ba));
    store(newEvent(u"stripe"_s, "k"_ba));
    QCOMPARE(reader().events({})->events.size(), 2);
}

void IngestConformance::aRolledBackEventIsForgottenWithItsKey()
{
    QVERIFY(writer().begin());
    QVERIFY(writer().ingest(newEvent(u"github"_s, "k"_ba)));
    writer().rollback();
    QVERIFY(reader().events({})->events.isEmpty());
    QCOMPARE(store(newEvent(u"github"_s, "k"_ba)).seq, 1);
    QCOMPARE(reader().counts()->events, 1);
}

void IngestConformance::storedAtIsTheTimeOfTheTransaction()
{
    const auto before = SystemClock().now();
    const auto event = store(newEvent(u"s"_s, "k"_ba));
    const auto detail = reader().event(event.id);
    QVERIFY(detail->storedAt >= before);
    QVERIFY(detail->storedAt <= SystemClock().now());
    QCOMPARE(detail->routedAt, std::nullopt);
}

void IngestConformance::unknownIdsAreNotFound()
{
    const auto event = EventId::make(at(0));
    QCOMPARE(reader().event(event).error().code, ErrorCode::NotFound);
    QCOMPARE(reader().eventBody(event).error().code, ErrorCode::NotFound);
    QCOMPARE(reader().traces(event).error().code, ErrorCode::NotFound);
    QCOMPARE(reader().rejection(RejectionId::make(at(0))).error().code, ErrorCode::NotFound);
    QCOMPARE(reader().delivery(DeliveryId::make(at(0))).error().code, ErrorCode::NotFound);
}

void IngestConformance::everythingSurvivesARestart()
{
    const auto event = store(newEvent(u"github"_s, "k"_ba, "one"_ba));
    const auto rejection = newRejection(u"x"_s, RejectionCause::Malformed);
    commit([&](WriteSession &session) { QVERIFY(session.addRejection(rejection)); });
    reopen();
    QCOMPARE(reader().event(event.id)->event, event);
    QVERIFY(reader().rejection(rejection.id));
    commit([&](WriteSession &session) {
        QCOMPARE(session.ingest(newEvent(u"github"_s, "k"_ba, "one"_ba))->status,
                 IngestStatus::Duplicate);
        QCOMPARE(session.ingest(newEvent(u"github"_s, "k"_ba, "two"_ba))->status,
                 IngestStatus::Conflict);
    });
    QCOMPARE(store(newEvent(u"github"_s, "next"_ba)).seq, 2);
}

void IngestConformance::countsAreKept()
{
    QCOMPARE(reader().counts()->events, 0);
    store(newEvent(u"s"_s, "1"_ba));
    store(newEvent(u"s"_s, "2"_ba));
    commit([&](WriteSession &session) {
        QVERIFY(session.ingest(newEvent(u"s"_s, "2"_ba)));
        QVERIFY(session.addRejection(newRejection(u"s"_s, RejectionCause::Loop)));
    });
    reopen();
    QCOMPARE(reader().counts()->events, 2);
    QCOMPARE(reader().counts()->rejections, 1);
}

} // namespace Signalbox
